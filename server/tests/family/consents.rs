//! Consents for a child: by whoever may, for a child without an account too; and they still count when the child signs up.

use portico_identity::portal::invitations::{InvitationUsed, Invitees};

use crate::portal::{self, hex};
use crate::{NOOR, on_both_engines, words_of};

const BORN: Option<&str> = Some("2015-05-12");

on_both_engines! {
    async fn an_adult_decides_for_a_child_without_an_account_and_it_counts_after_the_child_signed_up(site: Site) {
        site.publish_purposes_without_documents().await;
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        let path = format!("/account/family/children/{}/consents", listed.child);
        assert_eq!(anna.member.browser.get(&path).await.status, 404, "not before she is verified");
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        let page = anna.member.browser.get(&path).await;
        assert!(page.body.contains("consent-photos") && words_of(&page.body).contains("Consents for Noor"), "{}", page.body);
        assert!(!page.body.contains("consent-newsletter"), "what needs no age is the child's own");
        let (text, agree) = (hex(&site.purpose_hash("photos", "en")), format!("{path}/photos"));
        anna.member.browser.post_form(&agree, &[("decision", "agree"), ("text", &text)]).await.leads_to(&path);
        assert!(words_of(&anna.member.browser.get(&path).await.body).contains("You agreed"));
        assert!(site.identity.may_use(listed.child, "photos").await.unwrap());
        let wrong = anna.member.browser.post_form(&agree, &[("decision", "agree"), ("text", &"0".repeat(64))]).await;
        assert_eq!(wrong.status, 409);
        let unknown = format!("{path}/nothing");
        assert_eq!(anna.member.browser.post_form(&unknown, &[("decision", "agree"), ("text", &text)]).await.status, 404);

        let noor = site.owner("Noor", "noor@mail.example").await;
        let code = site.codes(Invitees::Students).await.remove(0).made.code;
        assert!(matches!(noor.uses(&site, &code, BORN).await, InvitationUsed::Joined { .. }));
        assert!(site.identity.may_use(noor.id, "photos").await.unwrap(), "what was said before still counts");
        let history = site.identity.consent_history(&noor.who, "photos").await.unwrap().unwrap();
        assert_eq!(history.entries.len(), 1);
        let found = site.identity.consent_entry(&noor.who, history.entries[0].event).await.unwrap();
        assert_eq!(found.unwrap().0, "photos", "a receipt can be made of it");
        let path = format!("/account/family/children/{}/consents", noor.id);
        let decline = [("decision", "decline"), ("text", text.as_str())];
        anna.member.browser.post_form(&format!("{path}/photos"), &decline).await.leads_to(&path);
        assert!(!site.identity.may_use(noor.id, "photos").await.unwrap());
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn who_is_barred_ended_or_has_no_right_to_consent_decides_nothing(site: Site) {
        site.publish_purposes_without_documents().await;
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        let decides = async || site.identity.acting_for(&anna.who, listed.child).await.unwrap().is_some();
        assert!(decides().await);
        let edge = site.literal(listed.edge);
        for (without, with) in [
            ("rights = '{\"see\":[\"*\"]}'", "rights = '{\"consent\":[\"*\"]}'"),
            ("ends_at = 5", "ends_at = NULL"),
            ("retired_at = 5", "retired_at = NULL"),
            ("verified_at = NULL", "verified_at = 5"),
            ("begins_at = 9000000000000000", "begins_at = 5"),
            ("barred_at = 5", "barred_at = NULL"),
        ] {
            site.database.tamper(&format!("UPDATE guardianship SET {without} WHERE id = {edge}")).await;
            assert!(!decides().await, "{without}");
            site.database.tamper(&format!("UPDATE guardianship SET {with} WHERE id = {edge}")).await;
            assert!(decides().await, "{with}");
        }
    }
}
