//! Every step of registration that an answer can fail (WebAuthn L3 §7.1): nothing is kept, and the right answer still works.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Browser, Faults, HOUR, MINUTE, SECOND, Site, SoftPasskey, at_once};

const REFUSED: (u16, &str) = (422, "passkey-refused");
const EXPIRED: (u16, &str) = (400, "ceremony-expired");

/// Each fault with its answer and the algorithm it is tried with, so that no library checks for us alone.
fn faults() -> Vec<(&'static str, Faults, (u16, &'static str))> {
    let none = Faults::default;
    let origin = |origin: &str| Faults { origin: Some(origin.into()), ..Faults::default() };
    vec![
        ("§7.1-7: the type of the other ceremony", Faults { swapped_type: true, ..none() }, REFUSED),
        ("§7.1-8: another challenge", Faults { other_challenge: true, ..none() }, EXPIRED),
        ("§7.1-9: another origin", origin("https://evil.example"), REFUSED),
        ("§7.1-9: a sub-domain", origin("https://www.portal.example"), REFUSED),
        ("§7.1-9: plain http", origin("http://portal.example"), REFUSED),
        ("§7.1-9: another port", origin("https://portal.example:8443"), REFUSED),
        ("§7.1-9: a longer name", origin("https://portal.example.evil.example"), REFUSED),
        ("§7.1-10: a foreign frame", Faults { cross_origin: true, ..none() }, REFUSED),
        ("§7.1-14: another relying party", Faults { rp_id: Some("evil.example".into()), ..none() }, REFUSED),
        ("§7.1-14: the domain above", Faults { rp_id: Some("example".into()), ..none() }, REFUSED),
        ("§7.1-15: nobody was there", Faults { user_absent: true, ..none() }, REFUSED),
        ("§7.1-16: nobody was verified", Faults { user_unverified: true, ..none() }, REFUSED),
        ("§7.1-17: backed up but not eligible", Faults { backed_up_but_not_eligible: true, ..none() }, REFUSED),
        ("§7.1-20: an algorithm not offered", Faults { algorithm_not_offered: true, ..none() }, REFUSED),
        ("§7.1-25: 1024 bytes of credential id", Faults { oversized_credential_id: true, ..none() }, REFUSED),
        ("an empty credential id", Faults { credential_id: Some(Vec::new()), ..none() }, REFUSED),
    ]
}

async fn ready_to_register(site: &Site, address: &str) -> Browser {
    let (browser, mail) = site.applicant("Piet", address).await;
    browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
    browser
}

async fn refuse_all(site: &Site, algorithm: Algorithm) {
    let newcomer = ready_to_register(site, "piet@mail.example").await;
    let member = site.member_with("Anna", "anna@mail.example", SoftPasskey::new(algorithm)).await;
    let before = site.record_of(&member).await;
    for (what, faults, (status, code)) in faults() {
        for browser in [&newcomer, &member.browser] {
            let answer = browser.create_passkey_with(&mut SoftPasskey::new(algorithm), &faults).await;
            assert_eq!(answer.problem(), (status, code.to_owned()), "{what} ({algorithm:?})");
        }
        assert_eq!(site.record_of(&member).await, before, "{what} ({algorithm:?})");
        assert_eq!(site.database.count("person").await, 1, "{what} ({algorithm:?})");
    }
    for browser in [&newcomer, &member.browser] {
        assert_eq!(browser.create_passkey(&mut SoftPasskey::new(algorithm)).await.status, 200);
    }
}

on_both_engines! {
    async fn a_wrong_answer_with_es256_makes_no_passkey(site: Site) {
        refuse_all(&site, Algorithm::Es256).await;
    }

    async fn a_wrong_answer_with_ed25519_makes_no_passkey(site: Site) {
        refuse_all(&site, Algorithm::Ed25519).await;
    }

    async fn a_wrong_answer_with_rs256_makes_no_passkey(site: Site) {
        refuse_all(&site, Algorithm::Rs256).await;
    }

    async fn a_credential_id_is_registered_once_over_all_people(site: Site) {
        let mut anna = site.member("Anna", "anna@mail.example").await;
        let before = site.record_of(&anna).await;
        let newcomer = ready_to_register(&site, "eve@mail.example").await;
        let member = site.member("Piet", "piet@mail.example").await;
        let stolen = Faults { credential_id: anna.passkey.credential_id().map(<[u8]>::to_vec), ..Faults::default() };
        for browser in [&newcomer, &member.browser] {
            let mut passkey = SoftPasskey::new(Algorithm::Es256);
            let answer = browser.create_passkey_with(&mut passkey, &stolen).await;
            assert_eq!(answer.problem(), (409, "passkey-known".to_owned()));
            let forged = Faults { user_handle: anna.passkey.user_handle().map(<[u8]>::to_vec), ..Faults::default() };
            assert_eq!(site.browser().sign_in_with(&mut passkey, &forged).await.status, 401, "it has another key");
        }
        // Its owner's own list excludes it too.
        let again = anna.browser.create_passkey_with(&mut SoftPasskey::new(Algorithm::Es256), &stolen).await;
        assert!(matches!(again.status.as_u16(), 409 | 422));
        assert_eq!(site.record_of(&anna).await, before);
        assert_eq!(site.database.count("person").await, 2);
        anna.sign_in_elsewhere(&site).await;
    }

    async fn an_answer_to_a_registration_counts_once(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let options = member.browser.ask_to_register().await;
        let answer = SoftPasskey::new(Algorithm::Es256).register(&options.body, site.origin, &Faults::default()).unwrap();
        assert_eq!(member.browser.register(&answer).await.status, 200);
        assert_eq!(member.browser.register(&answer).await.problem(), (400, "ceremony-expired".to_owned()));
        assert_eq!(site.database.count("passkey").await, 2);
    }

    async fn a_refused_answer_has_spent_its_ceremony(site: Site) {
        let browser = ready_to_register(&site, "piet@mail.example").await;
        let options = browser.ask_to_register().await;
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        let absent = Faults { user_absent: true, ..Faults::default() };
        let wrong = passkey.register(&options.body, site.origin, &absent).unwrap();
        let right = passkey.register(&options.body, site.origin, &Faults::default()).unwrap();
        assert_eq!(browser.register(&wrong).await.problem(), (422, "passkey-refused".to_owned()));
        assert_eq!(browser.register(&right).await.problem(), (400, "ceremony-expired".to_owned()));
    }

    async fn a_registration_is_finished_within_five_minutes(site: Site) {
        let browser = ready_to_register(&site, "piet@mail.example").await;
        for (wait, status) in [(5 * MINUTE, 400), (5 * MINUTE - SECOND, 200)] {
            let options = browser.ask_to_register().await;
            let mut passkey = SoftPasskey::new(Algorithm::Es256);
            let answer = passkey.register(&options.body, site.origin, &Faults::default()).unwrap();
            site.wait(wait);
            assert_eq!(browser.register(&answer).await.status.as_u16(), status);
        }
    }

    async fn five_ceremonies_of_one_sign_up_finishing_at_once_make_one_account(site: Site) {
        let browser = ready_to_register(&site, "piet@mail.example").await;
        let mut credentials = Vec::new();
        for _ in 0..5 {
            let options = browser.ask_to_register().await;
            let mut passkey = SoftPasskey::new(Algorithm::Es256);
            credentials.push(passkey.register(&options.body, site.origin, &Faults::default()).unwrap());
        }
        let answers = at_once(credentials.len(), |number| {
            let (browser, credential) = (browser.copy(), credentials[number].clone());
            async move { browser.register(&credential).await }
        });
        let answers = answers.await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        assert!(answers.iter().all(|answer| answer.status == 200 || answer.status.is_client_error()));
        assert_eq!((site.database.count("person").await, site.database.count("passkey").await), (1, 1));
    }

    async fn fifty_hands_with_one_registration_make_one_account(site: Site) {
        let browser = ready_to_register(&site, "piet@mail.example").await;
        let options = browser.ask_to_register().await;
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        let credential = passkey.register(&options.body, site.origin, &Faults::default()).unwrap();
        let answers = at_once(50, |_| {
            let (browser, credential) = (browser.copy(), credential.clone());
            async move { browser.register(&credential).await }
        });
        let answers = answers.await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        assert!(answers.iter().all(|answer| answer.status == 200 || matches!(answer.status.as_u16(), 400 | 401)));
        assert_eq!((site.database.count("person").await, site.database.count("passkey").await), (1, 1));
        assert_eq!(site.browser().sign_in(&mut passkey).await.status, 200);
    }
}

#[tokio::test]
async fn without_a_session_no_passkey_is_created() {
    let site = Site::sqlite().await;
    let needed = (401, "session-needed".to_owned());
    let stranger = site.browser();
    assert_eq!(stranger.ask_to_register().await.problem(), needed);
    let (waiting, _) = site.applicant("Piet", "piet@mail.example").await;
    assert_eq!(waiting.ask_to_register().await.problem(), needed, "the address is not confirmed yet");

    let confirmed = ready_to_register(&site, "anna@mail.example").await;
    let options = confirmed.ask_to_register().await;
    let mut passkey = SoftPasskey::new(Algorithm::Es256);
    let answer = passkey.register(&options.body, site.origin, &Faults::default()).unwrap();
    assert_eq!(stranger.register(&answer).await.problem(), needed);
    assert_eq!(waiting.register(&answer).await.problem(), needed);
    assert_eq!(confirmed.register(&answer).await.status, 200, "others' tries spend nothing");
}

#[tokio::test]
async fn ten_minutes_after_the_last_passkey_another_needs_a_new_sign_in() {
    let site = Site::sqlite().await;
    let mut member = site.member("Anna", "anna@mail.example").await;
    site.wait(10 * MINUTE - SECOND);
    let options = member.browser.ask_to_register().await;
    assert_eq!(options.status, 200);
    let mut second = SoftPasskey::new(Algorithm::Es256);
    let answer = second.register(&options.body, site.origin, &Faults::default()).unwrap();
    site.wait(SECOND);
    let needed = (401, "recent-auth-needed".to_owned());
    assert_eq!(member.browser.ask_to_register().await.problem(), needed);
    assert_eq!(member.browser.register(&answer).await.problem(), needed, "at the second call too");
    assert!(member.browser.is_signed_in().await);
    assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
    assert_eq!(member.browser.create_passkey(&mut second).await.status, 200);
    site.wait(HOUR);
    assert_eq!(member.browser.ask_to_register().await.problem(), (401, "session-needed".to_owned()));
}
