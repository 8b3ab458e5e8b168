//! Every step of signing in that an answer can fail (WebAuthn L3 §7.2): nobody is signed in, the account is untouched, and the right
//! passkey still works.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Faults, MINUTE, SECOND, Site, SoftPasskey, at_once};

const REFUSED: (u16, &str) = (401, "passkey-refused");
const EXPIRED: (u16, &str) = (400, "ceremony-expired");

fn faults(other_handle: &[u8]) -> Vec<(&'static str, Faults, (u16, &'static str))> {
    let none = Faults::default;
    let origin = |origin: &str| Faults { origin: Some(origin.into()), ..Faults::default() };
    vec![
        ("§7.2-6: another person's user handle", Faults { user_handle: Some(other_handle.into()), ..none() }, REFUSED),
        ("§7.2-6: nobody's user handle", Faults { user_handle: Some(vec![7; 64]), ..none() }, REFUSED),
        ("§7.2-6: an empty user handle", Faults { user_handle: Some(Vec::new()), ..none() }, REFUSED),
        ("§7.2-6: no user handle", Faults { no_user_handle: true, ..none() }, REFUSED),
        ("§7.2-10: the type of the other ceremony", Faults { swapped_type: true, ..none() }, REFUSED),
        ("§7.2-11: another challenge", Faults { other_challenge: true, ..none() }, EXPIRED),
        ("§7.2-12: another origin", origin("https://evil.example"), REFUSED),
        ("§7.2-12: a sub-domain", origin("https://www.portal.example"), REFUSED),
        ("§7.2-12: plain http", origin("http://portal.example"), REFUSED),
        ("§7.2-13: a foreign frame", Faults { cross_origin: true, ..none() }, REFUSED),
        ("§7.2-15: another relying party", Faults { rp_id: Some("evil.example".into()), ..none() }, REFUSED),
        ("§7.2-16: nobody was there", Faults { user_absent: true, ..none() }, REFUSED),
        ("§7.2-17: nobody was verified", Faults { user_unverified: true, ..none() }, REFUSED),
        ("§7.2-18: backed up but not eligible", Faults { backed_up_but_not_eligible: true, ..none() }, REFUSED),
        ("§7.2-19: eligibility changed", Faults { eligibility_changed: true, ..none() }, REFUSED),
        ("§7.2-21: one bit of the signature", Faults { flipped_signature_bit: true, ..none() }, REFUSED),
        ("§7.2-22: the counter stands still", Faults { counter: Some(1), ..none() }, REFUSED),
        ("§7.2-22: the counter goes back to 0", Faults { counter: Some(0), ..none() }, REFUSED),
    ]
}

async fn refuse_all(site: &Site, algorithm: Algorithm, backup_eligible: bool) {
    let mut passkey = SoftPasskey::new(algorithm);
    (passkey.counts, passkey.backup_eligible) = (true, backup_eligible);
    let mut anna = site.member_with("Anna", "anna@mail.example", passkey).await;
    let piet = site.member("Piet", "piet@mail.example").await;
    anna.sign_in_elsewhere(site).await;
    assert_eq!(anna.passkey.counter(), 1);

    let before = site.record_of(&anna).await;
    for (what, faults, (status, code)) in faults(piet.passkey.user_handle().unwrap()) {
        let browser = site.browser();
        let answer = browser.sign_in_with(&mut anna.passkey, &faults).await;
        assert_eq!(answer.problem(), (status, code.to_owned()), "{what} ({algorithm:?})");
        assert!(!browser.is_signed_in().await, "{what} ({algorithm:?})");
        assert_eq!(site.record_of(&anna).await, before, "{what} ({algorithm:?})");
    }
    let refusals = site.count_events("sign-in-refused").await;
    assert_eq!(refusals, u64::try_from(faults(&[]).len() - 1).unwrap(), "each of them is on record");
    assert!(anna.sign_in_elsewhere(site).await.is_signed_in().await);
}

on_both_engines! {
    async fn a_wrong_answer_with_es256_signs_nobody_in(site: Site) {
        refuse_all(&site, Algorithm::Es256, false).await;
    }

    async fn a_wrong_answer_with_ed25519_signs_nobody_in(site: Site) {
        refuse_all(&site, Algorithm::Ed25519, true).await;
    }

    async fn a_wrong_answer_with_rs256_signs_nobody_in(site: Site) {
        refuse_all(&site, Algorithm::Rs256, true).await;
    }

    async fn an_unknown_passkey_is_named_so_that_the_browser_can_forget_it(site: Site) {
        site.member("Anna", "anna@mail.example").await;
        let mut elsewhere = Site::sqlite().await.member("Anna", "anna@mail.example").await;
        let browser = site.browser();
        let answer = browser.sign_in(&mut elsewhere.passkey).await;
        assert_eq!(answer.problem(), (401, "passkey-unknown".to_owned()));
        assert!(!browser.is_signed_in().await);
    }

    async fn an_answer_to_a_sign_in_counts_once(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let browser = site.browser();
        let options = browser.ask_to_sign_in().await;
        let answer = member.passkey.authenticate(&options.body, site.origin, &Faults::default()).unwrap();
        let thief = browser.copy();
        assert_eq!(browser.redeem(&answer).await.status, 200);
        for replaying in [browser, thief, site.browser()] {
            assert_eq!(replaying.redeem(&answer).await.problem(), (400, "ceremony-expired".to_owned()));
        }
    }

    async fn fifty_hands_with_one_answer_sign_in_once(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let browser = site.browser();
        let options = browser.ask_to_sign_in().await;
        let credential = member.passkey.authenticate(&options.body, site.origin, &Faults::default()).unwrap();
        let answers = at_once(50, |_| {
            let (browser, credential) = (browser.copy(), credential.clone());
            async move { browser.redeem(&credential).await }
        });
        let answers = answers.await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        assert_eq!(answers.iter().filter(|answer| answer.status == 400).count(), 49);
        assert_eq!(site.count_events("signed-in").await, 1);
    }

    async fn a_sign_in_is_finished_within_five_minutes(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let browser = site.browser();
        for (wait, status) in [(5 * MINUTE, 400), (5 * MINUTE - SECOND, 200)] {
            let options = browser.ask_to_sign_in().await;
            let answer = member.passkey.authenticate(&options.body, site.origin, &Faults::default()).unwrap();
            site.wait(wait);
            assert_eq!(browser.redeem(&answer).await.status.as_u16(), status);
        }
    }
}

#[tokio::test]
async fn twenty_refused_answers_close_an_account_to_their_network_and_to_no_other() {
    let site = Site::sqlite().await;
    let mut member = site.member("Anna", "anna@mail.example").await;
    let attacker = site.browser();
    let bad = Faults { flipped_signature_bit: true, ..Faults::default() };
    for _ in 0..20 {
        assert_eq!(attacker.sign_in_with(&mut member.passkey, &bad).await.status, 401);
    }
    let limited = attacker.sign_in_with(&mut member.passkey, &bad).await;
    assert_eq!((limited.problem(), limited.retry_after()), ((429, "too-many-requests".to_owned()), 60));
    member.sign_in_elsewhere(&site).await;
}

#[tokio::test]
async fn every_refusal_is_a_problem_in_words_with_the_requests_name() {
    let site = Site::sqlite().await;
    let mut member = site.member("Anna", "anna@mail.example").await;
    let bad = Faults { flipped_signature_bit: true, ..Faults::default() };
    let answer = site.browser().sign_in_with(&mut member.passkey, &bad).await;
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json();
    assert_eq!(problem["status"], 401);
    assert!(problem["title"].as_str().is_some_and(|title| title.len() > 10));
    assert!(problem["request_id"].as_str().is_some_and(|id| id.len() == 10));
    assert!(!answer.body.to_lowercase().contains("signature"), "which step failed is for the log");
}

#[tokio::test]
async fn one_passkey_cannot_sign_for_another() {
    let site = Site::sqlite().await;
    let anna = site.member("Anna", "anna@mail.example").await;
    let mut eve = site.member("Eve", "eve@mail.example").await;
    let before = site.record_of(&anna).await;
    let as_anna = Faults {
        credential_id: anna.passkey.credential_id().map(<[u8]>::to_vec),
        user_handle: anna.passkey.user_handle().map(<[u8]>::to_vec),
        ..Faults::default()
    };
    let browser = site.browser();
    let answer = browser.sign_in_with(&mut eve.passkey, &as_anna).await;
    assert_eq!(answer.problem(), (401, "passkey-refused".to_owned()));
    assert!(!browser.is_signed_in().await);
    assert_eq!(site.record_of(&anna).await, before);
}
