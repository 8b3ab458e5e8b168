//! Rows to write and to find again.
#![allow(dead_code, reason = "each test binary uses a part")]

use portico_store::contact::Contact;
use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::session::Session;
use portico_store::sign_up::SignUp;
use uuid::Uuid;

/// The id of whatever has this number.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A person with everything filled in.
pub fn someone(number: u128) -> Person {
    Person {
        id: id(number),
        user_handle: vec![u8::try_from(number).unwrap(); 64],
        name: "Zoë 山田 حسن".into(),
        preferred_name: "Zoë".into(),
        birth_date: "2004-02-29".into(),
        birth_date_by: "source".into(),
        language: "nl".into(),
        time_zone: "Europe/Amsterdam".into(),
        look: "dark".into(),
        passkey_offer_at: 3,
        frozen_at: Some(6),
        session_epoch: 2,
        restricted_at: Some(4),
        gpc_at: Some(5),
        created_at: 7,
    }
}

/// Their primary address.
pub fn address(number: u128, folded: &str) -> Contact {
    Contact {
        id: id(number + 100),
        person_id: id(number),
        address: folded.to_uppercase(),
        address_folded: folded.into(),
        is_primary: true,
        verified_at: 8,
        created_at: 9,
        suspended_at: None,
    }
}

/// Their passkey.
pub fn key(number: u128, credential_id: &[u8], counter: i64) -> Passkey {
    Passkey {
        id: id(number + 200),
        person_id: id(number),
        credential_id: credential_id.into(),
        credential: "{}".into(),
        aaguid: vec![0; 16],
        name: "Phone".into(),
        transports: "internal,hybrid".into(),
        counter,
        backup_eligible: true,
        backup_state: false,
        created_at: 10,
        created_on: "Firefox on Windows".into(),
        last_used_at: None,
        last_used_on: String::new(),
        suspended_at: None,
    }
}

/// A sign-up that was begun.
pub fn begun(number: u128) -> SignUp {
    SignUp {
        id: id(number),
        name: "Ann".into(),
        address: "Ann@example.org".into(),
        address_folded: "ann@example.org".into(),
        language: "en".into(),
        user_handle: vec![1; 64],
        token_hash: [u8::try_from(number).unwrap(); 32],
        code_hash: [2; 32],
        code_tries: 0,
        mails: 1,
        mailed_at: 100,
        created_at: 100,
        expires_at: 1000,
        confirmed_at: None,
        finished_at: None,
    }
}

/// A session, of a person or of nobody.
pub fn kept(number: u8, person: Option<u128>) -> Session {
    Session {
        id_hash: [number; 32],
        person_id: person.map(id),
        level: "visitor".into(),
        state: "{}".into(),
        network: "192.0.2.7".into(),
        device: "Chrome on Linux".into(),
        authenticated_at: person.map(|_| 5),
        created_at: 100,
        seen_at: 100,
        expires_at: 1000,
    }
}
