//! Consents for a child: by whoever may, for a child without an account too; and they still count when the child signs up.

use portico_identity::portal::invitations::{InvitationUsed, Invitees};

use crate::portal::{self, hex};
use crate::{NOOR, Says, on_both_engines, words_of};

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

    async fn a_child_who_decides_alone_is_said_to(site: Site) {
        site.publish_purposes_without_documents().await;
        // Seventeen; the age of digital consent is sixteen.
        let listed = site.school_says(1, &Says { child: ("Noor", "2009-05-12"), ..NOOR }).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, Some("2009-05-12")).await, InvitationUsed::Linked { .. }));
        let path = format!("/account/family/children/{}/consents", listed.child);
        let page = anna.member.browser.get(&path).await;
        let words = words_of(&page.body);
        assert!(words.contains("Noor turned 16 on 12 May 2025 and has decided about this alone since then."), "{words}");
        for contradiction in ["too young", "There is nothing to decide", "<form id=\"consent-"] {
            assert!(!words.contains(contradiction) && !page.body.contains(contradiction), "{contradiction}: {words}");
        }
        let (text, decline) = (hex(&site.purpose_hash("photos", "en")), format!("{path}/photos"));
        let answer = anna.member.browser.post_form(&decline, &[("decision", "decline"), ("text", &text)]).await;
        assert_eq!(answer.status, 404, "it is Noor's");
    }

    async fn the_page_speaks_of_the_child_by_name(site: Site) {
        site.publish_purposes_without_documents().await;
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        let path = format!("/account/family/children/{}/consents", listed.child);
        let (browser, text) = (&anna.member.browser, hex(&site.purpose_hash("photos", "en")));
        let words = words_of(&browser.get(&path).await.body);
        assert!(words.contains("Noor is too young to decide these alone") && words.contains("they mean Noor"), "{words}");
        assert!(!words.contains("decides alone") && !words.contains("There is nothing"), "{words}");
        for (decision, said) in [("agree", "Saved. You agreed for Noor."), ("decline", "You said no for Noor, and Noor’s data is not used")] {
            browser.post_form(&format!("{path}/photos"), &[("decision", decision), ("text", &text)]).await.leads_to(&path);
            let words = words_of(&browser.get(&path).await.body);
            assert!(words.contains(said) && !words.contains("Your data is not used"), "{words}");
        }
    }

    async fn the_policies_decide_who_consents_for_a_child(site: Site) {
        site.publish_purposes_without_documents().await;
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        let path = format!("/account/family/children/{}/consents", listed.child);
        assert_eq!(anna.member.browser.get(&path).await.status, 200);
        // A relation at a school where the child is not a student reaches nothing, and decides nothing.
        let school = format!("UPDATE affiliation SET ends_at = 5 WHERE person_id = {}", site.literal(listed.child));
        site.database.tamper(&school).await;
        assert!(site.identity.acting_for(&anna.who, listed.child).await.unwrap().is_none());
        let (text, agree) = (hex(&site.purpose_hash("photos", "en")), format!("{path}/photos"));
        assert_eq!(anna.member.browser.get(&path).await.status, 404);
        assert_eq!(anna.member.browser.post_form(&agree, &[("decision", "agree"), ("text", &text)]).await.status, 404);
        assert_eq!(site.database.count("consent_event").await, 0);
    }
}
