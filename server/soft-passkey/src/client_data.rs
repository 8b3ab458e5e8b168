//! `clientDataJSON` with its members in the order that the limited verification algorithm expects
//! (WebAuthn Level 3 §5.8.1.1).

use crate::{Faults, base64url};

/// Which ceremony the client data speaks of.
#[derive(Clone, Copy)]
pub(crate) enum Ceremony {
    Registration,
    Authentication,
}

impl Ceremony {
    fn type_name(self, swapped: bool) -> &'static str {
        match (self, swapped) {
            (Self::Registration, false) | (Self::Authentication, true) => "webauthn.create",
            (Self::Authentication, false) | (Self::Registration, true) => "webauthn.get",
        }
    }
}

/// The bytes that are hashed and sent.
pub(crate) fn client_data(ceremony: Ceremony, challenge: &[u8], origin: &str, faults: &Faults) -> Vec<u8> {
    let mut challenge = challenge.to_vec();
    if faults.other_challenge
        && let Some(first) = challenge.first_mut()
    {
        *first ^= 1;
    }
    let origin = serde_json::Value::from(faults.origin.as_deref().unwrap_or(origin));
    let type_name = ceremony.type_name(faults.swapped_type);
    let framing = if faults.cross_origin {
        r#""crossOrigin":true,"topOrigin":"https://frame.example""#
    } else {
        r#""crossOrigin":false"#
    };
    let challenge = base64url(&challenge);
    format!(r#"{{"type":"{type_name}","challenge":"{challenge}","origin":{origin},{framing}}}"#).into_bytes()
}
