//! The options, exactly: what is asked of authenticators is what they give.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::portal::{Answer, Browser, Database, Setup, Site, public_key};

fn bytes(value: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(value.as_str().unwrap()).unwrap()
}

async fn ready_to_register(site: &Site, address: &str) -> Browser {
    let (browser, mail) = site.applicant("Anna de Wit", address).await;
    browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
    browser
}

/// The options without what is random.
fn fixed_part(options: &Answer) -> Value {
    assert_eq!(options.status, 200, "{}", options.body);
    assert!(options.header("content-type").starts_with("application/json"));
    let mut options = options.json();
    let public_key = options["publicKey"].as_object_mut().unwrap();
    assert!(bytes(&public_key.remove("challenge").unwrap()).len() >= 16);
    options
}

#[tokio::test]
async fn a_new_passkey_is_asked_for_exactly_so() {
    let site = Site::sqlite().await;
    let browser = ready_to_register(&site, "anna@mail.example").await;
    let mut options = fixed_part(&browser.ask_to_register().await);
    let user_id = options["publicKey"]["user"].as_object_mut().unwrap().remove("id").unwrap();
    assert_eq!(bytes(&user_id).len(), 64);
    let extensions = options["publicKey"].as_object_mut().unwrap().remove("extensions").unwrap_or_default();
    assert_eq!(extensions["credProps"], true, "{extensions}");
    let expected = json!({ "publicKey": {
        "rp": { "id": "portal.example", "name": "Portico" },
        "user": { "name": "anna@mail.example", "displayName": "Anna de Wit" },
        "pubKeyCredParams": [
            { "type": "public-key", "alg": -7 },
            { "type": "public-key", "alg": -8 },
            { "type": "public-key", "alg": -257 },
        ],
        "timeout": 300_000,
        "excludeCredentials": [],
        "attestation": "none",
        "authenticatorSelection": {
            "residentKey": "required",
            "requireResidentKey": true,
            "userVerification": "required",
        },
    } });
    assert_eq!(options, expected);
}

#[tokio::test]
async fn signing_in_is_asked_for_exactly_so() {
    let site = Site::sqlite().await;
    let expected = json!({
        "rpId": "portal.example",
        "timeout": 300_000,
        "allowCredentials": [],
        "userVerification": "required",
    });
    for (asked, mediation) in [
        (json!({}), None),
        (json!({ "mediation": "modal" }), None),
        (json!({ "mediation": "conditional" }), Some("conditional")),
    ] {
        let options = fixed_part(&site.browser().post_json("/api/passkey/sign-in/options", &asked).await);
        assert_eq!(options["publicKey"], expected);
        assert_eq!(options.get("mediation").and_then(Value::as_str), mediation);
        assert_eq!(options.as_object().unwrap().len(), 1 + usize::from(mediation.is_some()));
    }
}

#[tokio::test]
async fn everybody_is_asked_to_sign_in_the_same_way() {
    let site = Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    let stranger = fixed_part(&site.browser().ask_to_sign_in().await);
    assert_eq!(fixed_part(&member.browser.ask_to_sign_in().await), stranger);
}

#[tokio::test]
async fn passkeys_that_exist_are_excluded() {
    let site = Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    let options = public_key(&member.browser.ask_to_register().await);
    let excluded = options["excludeCredentials"].as_array().unwrap();
    assert_eq!(excluded.len(), 1);
    assert_eq!(bytes(&excluded[0]["id"]), member.passkey.credential_id().unwrap());
    assert_eq!(excluded[0]["type"], "public-key");
}

#[tokio::test]
async fn a_thousand_challenges_differ() {
    let site = Setup::default().without_limits().on(Database::sqlite()).await;
    let browser = site.browser();
    let mut seen = HashSet::new();
    for _ in 0..1000 {
        let challenge = bytes(&public_key(&browser.ask_to_sign_in().await)["challenge"]);
        assert!(challenge.len() >= 16);
        assert!(seen.insert(challenge), "a challenge came twice");
    }
}

#[tokio::test]
async fn a_user_handle_is_random_and_means_nothing() {
    let site = Site::sqlite().await;
    let mut handles = HashSet::new();
    for _ in 0..2 {
        let browser = ready_to_register(&site, "anna@mail.example").await;
        let first = bytes(&public_key(&browser.ask_to_register().await)["user"]["id"]);
        let again = bytes(&public_key(&browser.ask_to_register().await)["user"]["id"]);
        assert_eq!(first, again, "one person has one handle");
        assert_eq!(first.len(), 64);
        let text = String::from_utf8_lossy(&first).into_owned();
        assert!(!text.contains("anna") && !text.contains("Anna"));
        // The same name and address give another handle: it is made of neither.
        assert!(handles.insert(first));
    }
}
