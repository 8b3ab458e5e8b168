//! What the home page asks of a family: consents to decide for a child, claims that wait, a coming of age that is near.

use portico_identity::portal::invitations::{InvitationUsed, Invitees};

use crate::owner::Owner;
use crate::portal::{self, DAY, Site, hex};
use crate::{Listed, NOOR, Says, on_both_engines, words_of};

async fn linked(site: &Site, born: &'static str) -> (Owner, Listed) {
    let listed = site.school_says(1, &Says { child: ("Noor", born), ..NOOR }).await;
    let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
    assert!(matches!(anna.uses(site, &code, Some(born)).await, InvitationUsed::Linked { .. }));
    (anna, listed)
}

on_both_engines! {
    async fn a_parent_is_asked_for_each_child_until_it_is_answered(site: Site) {
        let (anna, listed) = linked(&site, "2015-05-12").await;
        let browser = &anna.member.browser;
        let path = format!("/account/family/children/{}/consents", listed.child);
        assert!(!browser.get("/home").await.body.contains(&path), "nothing is asked");
        site.publish_purposes_without_documents().await;
        let page = browser.get("/home").await.body;
        assert!(page.contains(&path) && words_of(&page).contains("Decide for Noor"), "{page}");
        let hash = hex(&site.purpose_hash("photos", "en"));
        browser.post_form(&format!("{path}/photos"), &[("decision", "decline"), ("text", &hash)]).await.leads_to(&path);
        assert!(!browser.get("/home").await.body.contains(&path), "a no is an answer");
        site.publish_purpose_again("photos", false, |_| {}).await;
        assert!(browser.get("/home").await.body.contains(&path), "another text is another question");
    }

    async fn a_claim_that_waits_is_told_to_whoever_made_it(site: Site) {
        site.school_says(1, &NOOR).await;
        let (eve, code) = (site.owner("Eve Zwart", "eve@mail.example").await, site.code_for("Noor").await);
        assert!(!words_of(&eve.member.browser.get("/home").await.body).contains("Westerpark"));
        assert!(matches!(eve.uses(&site, &code, Some("2015-05-12")).await, InvitationUsed::Waits { .. }));
        let words = words_of(&eve.member.browser.get("/home").await.body);
        assert!(words.contains("Westerpark looks at your request") && !words.contains("Noor"), "{words}");
        let claim = site.identity.list_claims().await.unwrap().remove(0);
        let _refused = site.identity.decide_claim(claim.id, false).await.unwrap();
        assert!(!words_of(&eve.member.browser.get("/home").await.body).contains("looks at your request"));
    }

    async fn a_student_is_told_within_three_months_of_coming_of_age(site: Site) {
        // 95 days before.
        let (_anna, _) = linked(&site, "2009-04-20").await;
        let mut noor = site.owner("Noor", "noor@mail.example").await;
        let code = site.codes(Invitees::Students).await.remove(0).made.code;
        assert!(matches!(noor.uses(&site, &code, Some("2009-04-20")).await, InvitationUsed::Joined { .. }));
        let asks = |page: &str| words_of(page).contains("you decide who sees what");
        assert!(!asks(&noor.member.browser.get("/home").await.body));
        site.wait(6 * DAY);
        let page = noor.member.sign_in_elsewhere(&site).await.get("/home").await.body;
        assert!(words_of(&page).contains("From 20 April 2027 on you decide who sees what"), "{}", words_of(&page));
        assert!(page.contains("href=\"/portal/parents\""));
        site.wait(90 * DAY);
        assert!(!asks(&noor.member.sign_in_elsewhere(&site).await.get("/home").await.body), "it is so by now");
    }

    async fn what_is_chosen_on_a_student_s_page_leads_back_there(site: Site) {
        let (anna, _) = linked(&site, "2010-04-20").await;
        let noor = site.owner("Noor", "noor@mail.example").await;
        let code = site.codes(Invitees::Students).await.remove(0).made.code;
        assert!(matches!(noor.uses(&site, &code, Some("2010-04-20")).await, InvitationUsed::Joined { .. }));
        let (browser, path) = (&noor.member.browser, format!("/account/family/{}/choose", anna.id));
        assert!(browser.get("/portal/parents").await.body.contains("name=\"from\" value=\"parents\""));
        assert!(!browser.get("/account/family").await.body.contains("name=\"from\""));
        let keep = |from| [("choice", "withhold"), ("topic", "results"), ("from", from)];
        browser.post_form(&path, &keep("parents")).await.leads_to("/portal/parents");
        let words = words_of(&browser.get("/portal/parents").await.body);
        assert!(words.contains("Done. It holds from now on.") && words.contains("you keep it to yourself"), "{words}");
        // What is refused is refused where it was asked.
        let refused = browser.post_form(&path, &[("choice", "withhold"), ("from", "parents")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("name=\"from\" value=\"parents\"") && words_of(&refused.body).contains("What my parents see"));
        for elsewhere in ["//elsewhere.example", "https://elsewhere.example/", "/portal/parents", ""] {
            let answer = browser.post_form(&path, &keep(elsewhere)).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (422, ""), "{elsewhere}");
        }
        // Whoever is no student has no such page to be led to.
        let own = format!("/account/family/{}/choose", noor.id);
        assert_eq!(anna.member.browser.post_form(&own, &keep("parents")).await.status, 404);
        browser.post_form(&path, &[("choice", "end"), ("topic", "results")]).await.leads_to("/account/family");
    }
}
