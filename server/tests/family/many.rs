//! Many families at the same moment: whoever held one connection and waited for another would let all of them wait.

use std::collections::BTreeSet;

use crate::portal::{self, Answer, at_once, hex};
use crate::{NOOR, on_both_engines};

fn statuses(answers: &[Answer]) -> BTreeSet<u16> {
    answers.iter().map(|answer| answer.status.as_u16()).collect()
}

on_both_engines! {
    async fn sixteen_open_the_family_page_and_decide_about_consents_at_once(site: Site) {
        site.publish_purposes_without_documents().await;
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        let _linked = anna.uses(&site, &code, Some("2015-05-12")).await;
        let consents = format!("/account/family/children/{}/consents", listed.child);
        for path in ["/account/family", &consents, "/account/family", &consents] {
            let answers = at_once(16, |_| {
                let (browser, path) = (anna.member.browser.copy(), path.to_owned());
                async move { browser.get(&path).await }
            })
            .await;
            assert_eq!(statuses(&answers), BTreeSet::from([200]), "{path}");
        }
        let (text, decide) = (hex(&site.purpose_hash("photos", "en")), format!("{consents}/photos"));
        let answers = at_once(16, |number| {
            let (browser, path, text) = (anna.member.browser.copy(), decide.clone(), text.clone());
            let decision = ["agree", "decline"][number % 2];
            async move { browser.post_form(&path, &[("decision", decision), ("text", &text)]).await }
        })
        .await;
        assert_eq!(statuses(&answers), BTreeSet::from([303]));
    }
}
