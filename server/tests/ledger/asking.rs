//! A new version is asked once after signing in; whoever puts it off is left in peace, and nothing is used meanwhile.

use crate::portal::{self, Site};
use crate::{Agree, Decline, on_both_engines};

const ASKED: &str = "/account/consents/new?return=%2Fhome";

/// Where signing in in a new browser leads.
async fn next(site: &Site, anna: &mut crate::Owner) -> String {
    let answer = site.browser().sign_in(&mut anna.member.passkey).await;
    answer.json()["next"].as_str().unwrap().to_owned()
}

on_both_engines! {
    async fn a_new_version_is_asked_once_and_can_be_put_off(site: Site) {
        let mut anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        assert_eq!(next(&site, &mut anna).await, "/home", "nothing is new");
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        assert_eq!(next(&site, &mut anna).await, ASKED);
        assert_eq!(next(&site, &mut anna).await, "/home", "once");
        assert_eq!(site.ledger().await, ["newsletter 1 given self account", "newsletter 2 requested rule sign-in"]);
        assert_eq!(site.count_events("consent-asked").await, 1);
        assert!(!site.may_use(&anna, "newsletter").await);
        let to_ask = site.identity.consents_to_ask(&anna.who, "en").await.unwrap();
        assert_eq!(to_ask.iter().map(|card| card.purpose.as_str()).collect::<Vec<_>>(), ["newsletter"]);
        let _given = site.decide(&anna, "newsletter", Agree).await;
        assert!(site.may_use(&anna, "newsletter").await);
        assert!(site.identity.consents_to_ask(&anna.who, "en").await.unwrap().is_empty());
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn who_declined_is_asked_about_a_new_version_too_and_answers_for_good(site: Site) {
        let mut anna = site.anna().await;
        let _refused = site.decide(&anna, "newsletter", Decline).await;
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        assert_eq!(next(&site, &mut anna).await, ASKED);
        let _refused = site.decide(&anna, "newsletter", Decline).await;
        assert!(site.identity.consents_to_ask(&anna.who, "en").await.unwrap().is_empty());
        site.publish_purpose_again("newsletter", true, |_| {}).await;
        assert_eq!(next(&site, &mut anna).await, "/home", "other words for the same");
    }

    async fn who_never_answered_is_not_asked(site: Site) {
        let mut anna = site.anna().await;
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        let before = site.database.count("consent_event").await;
        assert_eq!(next(&site, &mut anna).await, "/home");
        assert_eq!(site.database.count("consent_event").await, before);
    }

    async fn the_way_back_stays_on_this_site(site: Site) {
        let mut anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        for (version, (asked, next)) in [
            ("%2Faccount%2Fsessions%3Fpage%3D2", "/account/consents/new?return=%2Faccount%2Fsessions%3Fpage%3D2"),
            ("%2F%2Fevil.example", ASKED),
            ("https%3A%2F%2Fevil.example", ASKED),
        ].into_iter().enumerate() {
            site.publish_purpose_again("newsletter", false, |_| {}).await;
            let browser = site.browser();
            let options = browser.ask_to_sign_in().await;
            let answer = anna.member.passkey.authenticate(&options.body, site.origin, &portal::Faults::default()).unwrap();
            let path = format!("/api/passkey/sign-in?return={asked}");
            let answer = browser.post(&path, portal::JSON, answer).await;
            assert_eq!(answer.json()["next"], next, "{version}");
        }
    }

    async fn a_frozen_or_restricted_account_is_not_asked(site: Site) {
        let mut anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        for column in ["frozen_at", "restricted_at"] {
            site.database.tamper(&format!("UPDATE person SET {column} = 1")).await;
            assert_eq!(next(&site, &mut anna).await, "/home", "{column}");
            site.database.tamper(&format!("UPDATE person SET {column} = NULL")).await;
        }
        assert_eq!(next(&site, &mut anna).await, ASKED);
    }
}
