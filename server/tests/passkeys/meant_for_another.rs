//! Answers that are right, and meant for another session, another person or the other ceremony.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Faults, SoftPasskey};

const EXPIRED: (u16, &str) = (400, "ceremony-expired");

on_both_engines! {
    async fn a_sign_in_belongs_to_the_session_that_began_it(site: Site) {
        let mut anna = site.member("Anna", "anna@mail.example").await;
        let mut eve = site.member("Eve", "eve@mail.example").await;
        let (victim, thief) = (site.browser(), site.browser());
        let options = victim.ask_to_sign_in().await;
        let of_thief = thief.ask_to_sign_in().await;
        let answer = anna.passkey.authenticate(&options.body, site.origin, &Faults::default()).unwrap();
        for browser in [&thief, &eve.browser, &site.browser()] {
            assert_eq!(browser.redeem(&answer).await.problem(), (EXPIRED.0, EXPIRED.1.to_owned()));
        }
        // Nor does somebody else's answer sign the victim in.
        let of_eve = eve.passkey.authenticate(&of_thief.body, site.origin, &Faults::default()).unwrap();
        assert_eq!(victim.redeem(&of_eve).await.problem(), (EXPIRED.0, EXPIRED.1.to_owned()));
        assert_eq!(victim.redeem(&answer).await.status, 200, "others' tries spend nothing");
    }

    async fn a_registration_belongs_to_the_session_that_began_it(site: Site) {
        let anna = site.member("Anna", "anna@mail.example").await;
        let mut eve = site.member("Eve", "eve@mail.example").await;
        let before = site.record_of(&eve).await;
        let options = anna.browser.ask_to_register().await;
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        let answer = passkey.register(&options.body, site.origin, &Faults::default()).unwrap();
        assert_eq!(eve.browser.register(&answer).await.problem(), (EXPIRED.0, EXPIRED.1.to_owned()));
        assert_eq!(site.record_of(&eve).await, before);
        let elsewhere = eve.sign_in_elsewhere(&site).await;
        assert_eq!(elsewhere.register(&answer).await.problem(), (EXPIRED.0, EXPIRED.1.to_owned()));
        assert_eq!(anna.browser.register(&answer).await.status, 200);
    }

    async fn a_registration_begun_as_one_person_is_not_finished_as_another(site: Site) {
        let anna = site.member("Anna", "anna@mail.example").await;
        let mut eve = site.member("Eve", "eve@mail.example").await;
        let options = anna.browser.ask_to_register().await;
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        let answer = passkey.register(&options.body, site.origin, &Faults::default()).unwrap();
        // The same browser, now with Eve signed in.
        assert_eq!(anna.browser.sign_in(&mut eve.passkey).await.status, 200);
        assert_eq!(anna.browser.register(&answer).await.problem(), (EXPIRED.0, EXPIRED.1.to_owned()));
        assert_eq!(site.record_of(&eve).await.passkeys.len(), 1);
    }

    async fn an_answer_never_fits_the_other_ceremony(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let browser = &member.browser;
        let (for_new, for_known) = (browser.ask_to_register().await, browser.ask_to_sign_in().await);
        let mut second = SoftPasskey::new(Algorithm::Es256);

        // The challenge of a registration, signed as a sign-in, and the other way round.
        let challenge = |of: &portal::Answer| portal::public_key(of)["challenge"].clone();
        let request = serde_json::json!({ "publicKey": { "challenge": challenge(&for_new), "rpId": "portal.example" } });
        let answer = member.passkey.authenticate(&request.to_string(), site.origin, &Faults::default()).unwrap();
        assert_eq!(browser.redeem(&answer).await.problem(), (EXPIRED.0, EXPIRED.1.to_owned()));
        let mut creation = for_new.json();
        creation["publicKey"]["challenge"] = challenge(&for_known);
        let answer = second.register(&creation.to_string(), site.origin, &Faults::default()).unwrap();
        assert_eq!(browser.register(&answer).await.problem(), (EXPIRED.0, EXPIRED.1.to_owned()));

        // An answer at the address of the other call.
        let right = member.passkey.authenticate(&for_known.body, site.origin, &Faults::default()).unwrap();
        assert!(browser.register(&right).await.status.is_client_error());
        let new = second.register(&for_new.body, site.origin, &Faults::default()).unwrap();
        assert!(browser.redeem(&new).await.status.is_client_error());
        assert_eq!(site.database.count("passkey").await, 1);
    }

    async fn a_ceremony_ends_with_its_session(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let options = member.browser.ask_to_sign_in().await;
        let answer = member.passkey.authenticate(&options.body, site.origin, &Faults::default()).unwrap();
        member.browser.sign_out().await.leads_to("/sign-in");
        assert_eq!(member.browser.redeem(&answer).await.problem(), (EXPIRED.0, EXPIRED.1.to_owned()));
    }
}
