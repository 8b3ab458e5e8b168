use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use serde_json::{Value, json};

use super::*;
use crate::es256::SigningKey;
use crate::keys::KeyRing;
use crate::random::Rng;
use crate::receipts::Receipt;
use crate::test_folder::TestFolder;

fn folder(name: &str) -> TestFolder {
    TestFolder::new(&format!("receipts-{name}"))
}

fn ring(folder: &Path) -> KeyRing {
    KeyRing::open(folder, &Rng::default(), 1).unwrap()
}

fn record() -> Value {
    let text = r#"{"text":"words"}"#;
    json!({
        "record_id": "r1",
        "pii_processing": { "privacy_notice": { "text": text, "hash": hex(&sha256(text.as_bytes())) } },
        "event": { "event_state": "dpv:ConsentGiven" },
    })
}

fn signed(keys: &KeyRing, kind: &str, record: &Value) -> Receipt {
    Receipt { record: record.clone(), jws: keys.signing().unwrap().sign(kind, record).unwrap() }
}

/// A token with this header, this payload and this signature.
fn token(header: &Value, payload: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(payload));
    let signature = URL_SAFE_NO_PAD.encode(sign(message.as_bytes()));
    format!("{message}.{signature}")
}

#[test]
fn a_receipt_is_verified_by_file_and_keys_alone_also_after_a_rotation() {
    let folder = folder("rotated");
    let file = signed(&ring(&folder), KIND, &record()).to_file();
    KeyRing::rotate(&folder, &Rng::default(), 2).unwrap();
    let after = ring(&folder);
    let verified = verify(&file, &after.jwks()).unwrap();
    assert_eq!(verified.record, record());
    assert_eq!(json!(verified.key), after.jwks()["keys"][1]["kid"]);
    // What is signed now names the newer key.
    let newer = verify(&signed(&after, KIND, &record()).to_file(), &after.jwks()).unwrap();
    assert_eq!(json!(newer.key), after.jwks()["keys"][0]["kid"]);
}

#[test]
fn no_byte_of_a_receipt_can_be_changed() {
    let keys = ring(&folder("bytes"));
    let (receipt, jwks) = (signed(&keys, KIND, &record()), keys.jwks());
    for at in 0..receipt.jws.len() {
        for other in [b'A', b'Q', b'.', b'='] {
            let mut jws = receipt.jws.clone().into_bytes();
            if jws[at] == other {
                continue;
            }
            jws[at] = other;
            let file = Receipt { record: record(), jws: String::from_utf8(jws).unwrap() }.to_file();
            assert!(verify(&file, &jwks).is_err(), "byte {at} as {}", char::from(other));
        }
        let cut = Receipt { record: record(), jws: receipt.jws[..at].to_owned() };
        assert!(verify(&cut.to_file(), &jwks).is_err(), "cut at {at}");
    }
}

#[test]
fn what_the_file_shows_is_what_was_signed() {
    let keys = ring(&folder("differs"));
    let mut receipt = signed(&keys, KIND, &record());
    receipt.record["event"]["event_state"] = json!("dpv:ConsentWithdrawn");
    assert_eq!(verify(&receipt.to_file(), &keys.jwks()), Err(ReceiptProblem::RecordDiffers));
    receipt.record = record();
    receipt.record["more"] = json!(1);
    assert_eq!(verify(&receipt.to_file(), &keys.jwks()), Err(ReceiptProblem::RecordDiffers));
    let mut other_text = record();
    other_text["pii_processing"]["privacy_notice"]["text"] = json!("other words");
    assert_eq!(verify(&signed(&keys, KIND, &other_text).to_file(), &keys.jwks()), Err(ReceiptProblem::TextDiffers));
}

#[test]
fn another_algorithm_type_or_extension_is_refused() {
    let keys = ring(&folder("kinds"));
    let jwks = keys.jwks();
    let own = &keys.signing().unwrap().public;
    let header = |alg: &str| json!({ "alg": alg, "typ": KIND, "kid": own.thumbprint() });
    let check = |jws: String| verify(&Receipt { record: record(), jws }.to_file(), &jwks);
    for alg in ["none", "None", "", "ES384", "EdDSA"] {
        assert_eq!(check(token(&header(alg), &record(), |_| Vec::new())), Err(ReceiptProblem::OtherKind), "{alg}");
    }
    // The public key taken for a shared secret (RFC 8725 §2.1).
    let public = own.to_jwk().to_string();
    let hs256 = token(&header("HS256"), &record(), |message| {
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, public.as_bytes()), message).as_ref().to_vec()
    });
    assert_eq!(check(hs256), Err(ReceiptProblem::OtherKind));
    assert_eq!(check(signed(&keys, "recipient+jwt", &record()).jws), Err(ReceiptProblem::OtherKind));
    assert_eq!(check(signed(&keys, "JWT", &record()).jws), Err(ReceiptProblem::OtherKind));
    let critical = json!({ "alg": "ES256", "typ": KIND, "kid": own.thumbprint(), "crit": ["b64"], "b64": false });
    assert_eq!(check(token(&critical, &record(), |_| vec![0; 64])), Err(ReceiptProblem::OtherKind));
    assert_eq!(check(token(&header("ES256"), &record(), |_| vec![0; 64])), Err(ReceiptProblem::Forged));
}

#[test]
fn a_key_of_another_does_not_count_whatever_it_is_called() {
    let keys = ring(&folder("own"));
    let rng = Rng::default();
    let thief = SigningKey::from_pkcs8(&SigningKey::draw(&rng).unwrap(), &rng).unwrap();
    let foreign = Receipt { record: record(), jws: thief.sign(KIND, &record()).unwrap() };
    assert_eq!(verify(&foreign.to_file(), &keys.jwks()), Err(ReceiptProblem::UnknownKey));
    // A set that calls the thief's key by our name.
    let mut jwks = keys.jwks();
    let ours = jwks["keys"][0]["kid"].clone();
    jwks["keys"][0] = thief.public.to_jwk();
    jwks["keys"][0]["kid"] = ours;
    assert_eq!(verify(&signed(&keys, KIND, &record()).to_file(), &jwks), Err(ReceiptProblem::UnknownKey));
    // The thief's own key in the header chooses nothing.
    let own = keys.signing().unwrap().public.thumbprint();
    let header = json!({ "alg": "ES256", "typ": KIND, "kid": own, "jwk": thief.public.to_jwk() });
    let parts = thief.sign(KIND, &record()).unwrap();
    let signature = parts.rsplit('.').next().unwrap().to_owned();
    let jws = token(&header, &record(), |_| URL_SAFE_NO_PAD.decode(&signature).unwrap());
    assert_eq!(verify(&Receipt { record: record(), jws }.to_file(), &keys.jwks()), Err(ReceiptProblem::Forged));
}

#[test]
fn what_is_no_receipt_is_refused() {
    let keys = ring(&folder("none"));
    let receipt = signed(&keys, KIND, &record());
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let twice = format!(r#"{{"record":{{}},"record":{},"receipt":"{}"}}"#, record(), receipt.jws);
    for text in ["", "{}", "null", "[]", r#"{"record":{}}"#, &nested, &twice] {
        assert_eq!(verify(text, &keys.jwks()), Err(ReceiptProblem::NotAReceipt));
    }
    for jws in ["", "..", "a.b", "a.b.c", "a.b.c.d"] {
        let file = Receipt { record: record(), jws: jws.into() }.to_file();
        assert_eq!(verify(&file, &keys.jwks()), Err(ReceiptProblem::OtherKind), "{jws}");
    }
    let huge = receipt.to_file() + &" ".repeat(LARGEST_FILE);
    assert_eq!(verify(&huge, &keys.jwks()), Err(ReceiptProblem::TooLarge));
    for jwks in [json!(null), json!({}), json!({ "keys": {} }), json!({ "keys": [1, {}] })] {
        assert_eq!(verify(&receipt.to_file(), &jwks), Err(ReceiptProblem::UnknownKey));
    }
}
