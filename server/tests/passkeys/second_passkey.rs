//! A further passkey: it opens the same account, and its owner is told.

use portico_identity::letters::{Letter, Notice};
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Faults, Site, SoftPasskey, text_of};

on_both_engines! {
    async fn a_second_passkey_opens_the_same_account_and_its_owner_is_told(site: Site) {
        let mut member = site.member("Anna de Wit", "anna@mail.example").await;
        let mut second = SoftPasskey::new(Algorithm::Ed25519);
        let added = member.browser.create_passkey(&mut second).await;
        assert_eq!((added.status.as_u16(), &added.json()["next"]), (200, &"/account/passkeys".into()));
        let page = member.browser.get("/account/passkeys").await;
        assert!(page.body.contains("role=\"status\""), "said once");

        let told = site.letters_to("anna@mail.example").await.pop();
        let Some(Letter::Notice { name, notice, at, .. }) = told else { panic!("{told:?}") };
        assert_eq!((name.as_str(), at), ("Anna de Wit", site.clock.now()));
        assert_eq!(notice, Notice::PasskeyAdded { passkey: String::new() });
        let browser = site.browser();
        assert_eq!(browser.sign_in(&mut second).await.status, 200);
        assert!(text_of(&browser.get("/home").await.body).contains("Anna de Wit"));
        member.sign_in_elsewhere(&site).await;
        assert_eq!(site.record_of(&member).await.passkeys.len(), 2);
    }
}

/// Registers a passkey that its owner calls so.
async fn named(site: &Site, browser: &portal::Browser, name: Value) -> portal::Answer {
    let options = browser.ask_to_register().await;
    let credential =
        SoftPasskey::new(Algorithm::Es256).register(&options.body, site.origin, &Faults::default()).unwrap();
    let mut credential: Value = serde_json::from_str(&credential).unwrap();
    credential["name"] = name;
    browser.post_json("/api/passkey/register", &credential).await
}

#[tokio::test]
async fn a_passkey_is_called_what_its_owner_says() {
    let site = Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    let long = "n".repeat(5000);
    for (said, kept) in [
        (json!("Mijn telefoon"), "Mijn telefoon"),
        (json!("  <b>\"laptop\"</b>\u{7}\r\n "), "<b>\"laptop\"</b>"),
        (json!(""), ""),
        (json!(null), ""),
        (json!(7), ""),
        (json!(["a"]), ""),
        (json!(long), &long[..60]),
    ] {
        assert_eq!(named(&site, &member.browser, said.clone()).await.status, 200, "{said}");
        let passkeys = site.record_of(&member).await.passkeys;
        assert!(passkeys.iter().any(|passkey| passkey.name == kept), "{said}: {passkeys:?}");
    }
    let page = member.browser.get("/account/passkeys").await.body;
    assert!(text_of(&page).contains("<b>\"laptop\"</b>") && !page.contains("<b>\""));
}

#[tokio::test]
async fn one_device_is_not_registered_twice() {
    let site = Site::sqlite().await;
    let mut member = site.member("Anna", "anna@mail.example").await;
    let options = member.browser.ask_to_register().await;
    let refused = member.passkey.register(&options.body, site.origin, &Faults::default());
    assert!(refused.is_err(), "the device itself sees that it is excluded");
}
