//! The answers are what a browser gives: they verify, they measure what the specification says, and faults change what they name.

#![cfg(test)]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use ring::digest::{SHA256, digest};
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey,
    VerificationAlgorithm,
};
use serde_json::{Value, json};
use soft_passkey::{Algorithm, Faults, Refusal, SoftPasskey};

const ORIGIN: &str = "http://localhost:3000";
const HANDLE: &[u8] = b"0123456789abcdef";

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decode(value: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(value.as_str().unwrap()).unwrap()
}

fn creation(challenge: &[u8], excluded: &[&[u8]]) -> String {
    let excluded: Vec<Value> = excluded.iter().map(|id| json!({"type": "public-key", "id": encode(id)})).collect();
    let algorithms = [-7, -8, -257].map(|alg| json!({"type": "public-key", "alg": alg}));
    json!({"publicKey": {
        "challenge": encode(challenge),
        "rp": {"id": "localhost", "name": "Test"},
        "user": {"id": encode(HANDLE), "name": "ann@example.org", "displayName": "Ann"},
        "pubKeyCredParams": algorithms,
        "excludeCredentials": excluded,
        "extensions": {"credProps": true},
    }})
    .to_string()
}

fn request(challenge: &[u8], rp_id: &str) -> String {
    json!({"publicKey": {"challenge": encode(challenge), "rpId": rp_id, "allowCredentials": [], "userVerification": "required"}})
        .to_string()
}

fn registered(algorithm: Algorithm) -> SoftPasskey {
    let mut passkey = SoftPasskey::new(algorithm);
    passkey.register(&creation(b"challenge of 16b", &[]), ORIGIN, &Faults::default()).unwrap();
    passkey
}

fn sign_in(passkey: &mut SoftPasskey, faults: &Faults) -> Value {
    let json = passkey.authenticate(&request(b"challenge of 16b", "localhost"), ORIGIN, faults).unwrap();
    serde_json::from_str(&json).unwrap()
}

fn verifies(passkey: &SoftPasskey, algorithm: Algorithm, answer: &Value) -> bool {
    let verification: &dyn VerificationAlgorithm = match algorithm {
        Algorithm::Es256 => &ECDSA_P256_SHA256_ASN1,
        Algorithm::Ed25519 => &ED25519,
        Algorithm::Rs256 => &RSA_PKCS1_2048_8192_SHA256,
        Algorithm::Es384 => &ECDSA_P384_SHA384_ASN1,
    };
    let client_data = decode(&answer["response"]["clientDataJSON"]);
    let message =
        [decode(&answer["response"]["authenticatorData"]).as_slice(), digest(&SHA256, &client_data).as_ref()].concat();
    let key = UnparsedPublicKey::new(verification, passkey.public_key().unwrap());
    key.verify(&message, &decode(&answer["response"]["signature"])).is_ok()
}

fn client_data(answer: &Value) -> Value {
    serde_json::from_slice(&decode(&answer["response"]["clientDataJSON"])).unwrap()
}

const FLAGS: usize = 32;

#[test]
fn a_registration_is_what_to_json_gives() {
    for (algorithm, cose_bytes) in [(Algorithm::Es256, 77), (Algorithm::Ed25519, 42), (Algorithm::Rs256, 272)] {
        let mut passkey = SoftPasskey::new(algorithm);
        passkey.aaguid = [7; 16];
        let json = passkey.register(&creation(b"challenge of 16b", &[]), ORIGIN, &Faults::default()).unwrap();
        let answer: Value = serde_json::from_str(&json).unwrap();
        let data = decode(&answer["response"]["authenticatorData"]);
        assert_eq!(data.len(), 37 + 16 + 2 + 16 + cose_bytes, "{algorithm:?}");
        assert_eq!(data[..FLAGS], *digest(&SHA256, b"localhost").as_ref());
        assert_eq!(data[FLAGS], 0b0100_0101);
        assert_eq!(data[37..53], [7; 16]);
        assert_eq!(answer["id"], answer["rawId"]);
        assert_eq!(decode(&answer["id"]), passkey.credential_id().unwrap());
        assert_eq!(answer["response"]["publicKeyAlgorithm"], algorithm.cose_id());
        assert_eq!(answer["clientExtensionResults"], json!({"credProps": {"rk": true}}));
        let object: ciborium::Value =
            ciborium::from_reader(decode(&answer["response"]["attestationObject"]).as_slice()).unwrap();
        let members = object.into_map().unwrap();
        assert_eq!(members[0].1.as_text(), Some("none"));
        assert_eq!(members[2].1.as_bytes(), Some(&data));
        assert_eq!(passkey.user_handle(), Some(HANDLE));
    }
}

#[test]
fn the_public_key_is_readable_by_others() {
    // The last bytes of a SubjectPublicKeyInfo are the key; its length fields must count exactly what follows.
    for (algorithm, length) in
        [(Algorithm::Es256, 91), (Algorithm::Ed25519, 44), (Algorithm::Rs256, 294), (Algorithm::Es384, 120)]
    {
        let faults = Faults { algorithm_not_offered: algorithm == Algorithm::Es384, ..Faults::default() };
        let mut passkey = SoftPasskey::new(algorithm);
        let answer: Value =
            serde_json::from_str(&passkey.register(&creation(b"challenge of 16b", &[]), ORIGIN, &faults).unwrap())
                .unwrap();
        let info = decode(&answer["response"]["publicKey"]);
        assert_eq!(info.len(), length, "{algorithm:?}");
        assert!(info.ends_with(passkey.public_key().unwrap()));
    }
}

#[test]
fn client_data_keeps_the_order_of_the_specification() {
    let answer = sign_in(&mut registered(Algorithm::Ed25519), &Faults::default());
    let text = String::from_utf8(decode(&answer["response"]["clientDataJSON"])).unwrap();
    let challenge = encode(b"challenge of 16b");
    let expected =
        format!(r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"{ORIGIN}","crossOrigin":false}}"#);
    assert_eq!(text, expected);
}

#[test]
fn a_browser_refuses_what_it_must() {
    let mut passkey = registered(Algorithm::Es256);
    let own = passkey.credential_id().unwrap().to_vec();
    let none = Faults::default();
    assert_eq!(passkey.register(&creation(b"c", &[&own]), ORIGIN, &none), Err(Refusal::AlreadyRegistered));
    assert_eq!(passkey.authenticate(&request(b"c", "elsewhere.example"), ORIGIN, &none), Err(Refusal::NoPasskey));
    assert_eq!(
        SoftPasskey::new(Algorithm::Es384).register(&creation(b"c", &[]), ORIGIN, &none),
        Err(Refusal::AlgorithmNotOffered)
    );
    assert_eq!(
        SoftPasskey::new(Algorithm::Es256).authenticate(&request(b"c", "localhost"), ORIGIN, &none),
        Err(Refusal::NoPasskey)
    );
    assert!(matches!(passkey.authenticate("{}", ORIGIN, &none), Err(Refusal::Options(_))));
}

#[test]
fn each_client_data_fault_changes_its_member() {
    let mut passkey = registered(Algorithm::Es256);
    let cases = [
        (Faults { swapped_type: true, ..Faults::default() }, "type", json!("webauthn.create")),
        (
            Faults { origin: Some("https://evil.example".into()), ..Faults::default() },
            "origin",
            json!("https://evil.example"),
        ),
        (Faults { cross_origin: true, ..Faults::default() }, "crossOrigin", json!(true)),
        (Faults { other_challenge: true, ..Faults::default() }, "challenge", json!(encode(b"bhallenge of 16b"))),
    ];
    for (faults, member, value) in cases {
        let answer = sign_in(&mut passkey, &faults);
        assert_eq!(client_data(&answer)[member], value);
        assert!(verifies(&passkey, Algorithm::Es256, &answer), "only {member} is wrong");
    }
}

#[test]
fn each_flag_fault_changes_its_flag() {
    let mut passkey = registered(Algorithm::Es256);
    let cases = [
        (Faults::default(), 0b0000_0101),
        (Faults { user_absent: true, ..Faults::default() }, 0b0000_0100),
        (Faults { user_unverified: true, ..Faults::default() }, 0b0000_0001),
        (Faults { backed_up_but_not_eligible: true, ..Faults::default() }, 0b0001_0101),
        (Faults { eligibility_changed: true, ..Faults::default() }, 0b0000_1101),
        (Faults { unknown_authenticator_extension: true, ..Faults::default() }, 0b1000_0101),
    ];
    for (faults, flags) in cases {
        let answer = sign_in(&mut passkey, &faults);
        assert_eq!(decode(&answer["response"]["authenticatorData"])[FLAGS], flags, "{faults:?}");
        assert!(verifies(&passkey, Algorithm::Es256, &answer));
    }
    let other = sign_in(&mut passkey, &Faults { rp_id: Some("evil.example".into()), ..Faults::default() });
    assert_eq!(decode(&other["response"]["authenticatorData"])[..FLAGS], *digest(&SHA256, b"evil.example").as_ref());
}

#[test]
fn a_synced_passkey_shows_both_flags() {
    let mut passkey = SoftPasskey::new(Algorithm::Es256);
    passkey.backup_eligible = true;
    passkey.backed_up = true;
    passkey.register(&creation(b"challenge of 16b", &[]), ORIGIN, &Faults::default()).unwrap();
    let answer = sign_in(&mut passkey, &Faults::default());
    assert_eq!(decode(&answer["response"]["authenticatorData"])[FLAGS], 0b0001_1101);
}

#[test]
fn each_identity_fault_changes_its_member() {
    let mut passkey = registered(Algorithm::Es256);
    let other = sign_in(&mut passkey, &Faults { user_handle: Some(b"somebody else".to_vec()), ..Faults::default() });
    assert_eq!(decode(&other["response"]["userHandle"]), b"somebody else");
    let missing = sign_in(&mut passkey, &Faults { no_user_handle: true, ..Faults::default() });
    assert!(missing["response"].get("userHandle").is_none());
    let fixed = sign_in(&mut passkey, &Faults { credential_id: Some(b"fixed".to_vec()), ..Faults::default() });
    assert_eq!(decode(&fixed["rawId"]), b"fixed");
    let extra = sign_in(&mut passkey, &Faults { unknown_client_extension: true, ..Faults::default() });
    assert!(extra["clientExtensionResults"].get("unknownExtension").is_some());
    let oversized = Faults { oversized_credential_id: true, ..Faults::default() };
    passkey.register(&creation(b"c", &[]), ORIGIN, &oversized).unwrap();
    assert_eq!(passkey.credential_id().unwrap().len(), 1024);
}

#[test]
fn the_counter_moves_only_when_told_to() {
    let counter = |answer: &Value| -> u32 {
        let data = decode(&answer["response"]["authenticatorData"]);
        u32::from_be_bytes(data[33..37].try_into().unwrap())
    };
    let mut passkey = registered(Algorithm::Es256);
    assert_eq!(counter(&sign_in(&mut passkey, &Faults::default())), 0);
    passkey.counts = true;
    assert_eq!(counter(&sign_in(&mut passkey, &Faults::default())), 1);
    assert_eq!(counter(&sign_in(&mut passkey, &Faults::default())), 2);
    assert_eq!(counter(&sign_in(&mut passkey, &Faults { counter: Some(1), ..Faults::default() })), 1);
    assert_eq!(passkey.counter(), 2);
    assert_eq!(counter(&sign_in(&mut passkey, &Faults::default())), 3);
}

fn any_algorithm() -> impl Strategy<Value = Algorithm> {
    prop_oneof![Just(Algorithm::Es256), Just(Algorithm::Ed25519), Just(Algorithm::Rs256)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_it_signs_verifies_and_a_flipped_bit_does_not(algorithm in any_algorithm(), challenge in prop::collection::vec(any::<u8>(), 1..64)) {
        let mut passkey = registered(algorithm);
        for flipped_signature_bit in [false, true] {
            let faults = Faults { flipped_signature_bit, ..Faults::default() };
            let answer = passkey.authenticate(&request(&challenge, "localhost"), ORIGIN, &faults).unwrap();
            let answer: Value = serde_json::from_str(&answer).unwrap();
            prop_assert_eq!(verifies(&passkey, algorithm, &answer), !flipped_signature_bit);
            prop_assert_eq!(&client_data(&answer)["challenge"], &json!(encode(&challenge)));
        }
    }

    #[test]
    fn ids_have_the_length_asked_for(length in 1_usize..1023) {
        let mut passkey = SoftPasskey::new(Algorithm::Ed25519);
        passkey.credential_id_length = length;
        passkey.register(&creation(b"c", &[]), ORIGIN, &Faults::default()).unwrap();
        prop_assert_eq!(passkey.credential_id().unwrap().len(), length);
    }
}
