//! Making and using passkeys of every algorithm that is offered, and what is kept of them.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Faults, Setup, Site, SoftPasskey};

async fn make_and_use(site: &Site, algorithm: Algorithm) {
    let mut member = site.member_with("Anna", "anna@mail.example", SoftPasskey::new(algorithm)).await;
    assert!(member.browser.is_signed_in().await);
    for _ in 0..2 {
        let browser = member.sign_in_elsewhere(site).await;
        assert!(browser.is_signed_in().await);
    }
    let record = site.record_of(&member).await;
    assert_eq!(record.passkeys[0].last_used_at, Some(site.clock.now()));
    assert_eq!(Some(record.person.user_handle.as_slice()), member.passkey.user_handle());
}

on_both_engines! {
    async fn an_es256_passkey_is_made_and_used(site: Site) {
        make_and_use(&site, Algorithm::Es256).await;
    }

    async fn an_ed25519_passkey_is_made_and_used(site: Site) {
        make_and_use(&site, Algorithm::Ed25519).await;
    }

    async fn an_rs256_passkey_is_made_and_used(site: Site) {
        make_and_use(&site, Algorithm::Rs256).await;
    }

    async fn a_credential_id_of_1023_bytes_is_accepted(site: Site) {
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        passkey.credential_id_length = 1023;
        let mut member = site.member_with("Anna", "anna@mail.example", passkey).await;
        member.sign_in_elsewhere(&site).await;
    }

    async fn the_backup_state_follows_the_passkey(site: Site) {
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        passkey.backup_eligible = true;
        let mut member = site.member_with("Anna", "anna@mail.example", passkey).await;
        for backed_up in [false, true, false] {
            member.passkey.backed_up = backed_up;
            member.sign_in_elsewhere(&site).await;
            let kept = site.record_of(&member).await.passkeys.remove(0);
            assert_eq!((kept.backup_eligible, kept.backup_state), (true, backed_up));
        }
    }
}

#[tokio::test]
async fn a_passkey_works_on_plain_localhost_too() {
    let site = Setup::default().at("http://localhost:3000").on(portal::Database::sqlite()).await;
    let mut member = site.member("Anna", "anna@mail.example").await;
    assert!(member.sign_in_elsewhere(&site).await.is_signed_in().await);
}

#[tokio::test]
async fn the_provider_gives_an_unnamed_passkey_its_name() {
    let site = Site::sqlite().await;
    let mut passkey = SoftPasskey::new(Algorithm::Es256);
    passkey.aaguid = 0xea9b8d66_4d01_1d21_3ce4_b6b48cb575d4_u128.to_be_bytes();
    let member = site.member_with("Anna", "anna@mail.example", passkey).await;
    assert_eq!(site.record_of(&member).await.passkeys[0].name, "Google Password Manager");
    assert!(member.browser.get("/account/passkeys").await.body.contains("Google Password Manager"));
}

#[tokio::test]
async fn extensions_that_nobody_asked_for_are_ignored() {
    let faults = Faults { unknown_client_extension: true, unknown_authenticator_extension: true, ..Faults::default() };
    for algorithm in [Algorithm::Es256, Algorithm::Ed25519, Algorithm::Rs256] {
        let site = Site::sqlite().await;
        let (browser, mail) = site.applicant("Anna", "anna@mail.example").await;
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        let mut passkey = SoftPasskey::new(algorithm);
        let created = browser.create_passkey_with(&mut passkey, &faults).await;
        assert_eq!(created.status, 200, "{algorithm:?}: {}", created.body);
        let signed_in = site.browser().sign_in_with(&mut passkey, &faults).await;
        assert_eq!(signed_in.status, 200, "{algorithm:?}: {}", signed_in.body);
    }
}

#[tokio::test]
async fn the_answer_tells_the_browser_which_passkeys_are_valid() {
    let site = Site::sqlite().await;
    let mut member = site.member("Anna de Wit", "anna@mail.example").await;
    let browser = site.browser();
    let accepted = browser.sign_in(&mut member.passkey).await.json()["accepted"].clone();
    let options = member.browser.ask_to_register().await.json();
    let known = &options["publicKey"]["excludeCredentials"][0]["id"];
    assert_eq!(accepted["rpId"], "portal.example");
    assert_eq!(accepted["userId"], options["publicKey"]["user"]["id"]);
    assert_eq!(accepted["allAcceptedCredentialIds"], serde_json::json!([known]));
    assert_eq!((&accepted["name"], &accepted["displayName"]), (&"anna@mail.example".into(), &"Anna de Wit".into()));
}
