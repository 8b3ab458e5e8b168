//! The one step that depends on the algorithm. ES256 and RS256 are webauthn-rs's; it cannot verify Ed25519 yet (0.6.2), so ring does that.

use serde::{Deserialize, Serialize};
use webauthn_rs_core::WebauthnCore;
use webauthn_rs_core::error::WebauthnError;
use webauthn_rs_core::proto::{
    AuthenticationState, Credential, PublicKeyCredential, RegisterPublicKeyCredential, RegistrationState,
};

use super::checks::{AuthenticatorData, ClientData, Failed};

/// The public key of a passkey, as it is stored.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum StoredKey {
    /// ES256 or RS256, with the library's own record of the credential.
    Library(Box<Credential>),
    /// Ed25519: 32 bytes (RFC 8032).
    Ed25519([u8; 32]),
}

/// Takes the key of a new credential. Attestation is `none`: nothing is signed yet.
pub(super) fn accept_new(
    webauthn: &WebauthnCore,
    answer: &RegisterPublicKeyCredential,
    state: &RegistrationState,
    public_key: &ciborium::Value,
) -> Result<StoredKey, Failed> {
    if algorithm(public_key)? == -8 {
        return ed25519_key(public_key).map(StoredKey::Ed25519);
    }
    let credential = webauthn.register_credential(answer, state, None).map_err(|error| name_failure(&error))?;
    Ok(StoredKey::Library(Box::new(credential)))
}

/// What is known of the passkey that an answer claims to come from.
pub(super) struct Known {
    pub(super) key: StoredKey,
    pub(super) counter: u32,
    pub(super) backup_state: bool,
}

/// Verifies the signature of an answer (§7.2-21) and its counter (§7.2-22).
pub(super) fn verify(
    webauthn: &WebauthnCore,
    answer: &PublicKeyCredential,
    state: &AuthenticationState,
    known: Known,
    client: &ClientData,
    data: &AuthenticatorData,
) -> Result<(), Failed> {
    match known.key {
        StoredKey::Library(mut credential) => {
            credential.counter = known.counter;
            credential.backup_state = known.backup_state;
            let verified = webauthn.authenticate_single_credential(answer, state, &credential);
            verified.map(drop).map_err(|error| name_failure(&error))
        }
        StoredKey::Ed25519(key) => {
            let signed = [answer.response.authenticator_data.as_slice(), client.hash()].concat();
            let key = ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, key);
            key.verify(&signed, &answer.response.signature).map_err(|_| Failed::Signature)?;
            let counted = data.counter > 0 || known.counter > 0;
            if counted && data.counter <= known.counter { Err(Failed::Counter) } else { Ok(()) }
        }
    }
}

/// COSE key parameter 3 (RFC 9052 §7.1).
fn algorithm(public_key: &ciborium::Value) -> Result<i128, Failed> {
    let alg = parameter(public_key, 3).and_then(ciborium::Value::as_integer).ok_or(Failed::Form)?;
    match alg.into() {
        alg @ (-7 | -8 | -257) => Ok(alg),
        _ => Err(Failed::Algorithm),
    }
}

/// An octet key pair (kty 1) on the curve Ed25519 (crv 6), RFC 9053 §7.2.
fn ed25519_key(public_key: &ciborium::Value) -> Result<[u8; 32], Failed> {
    let is = |label, expected| {
        parameter(public_key, label).and_then(ciborium::Value::as_integer) == Some(i32::into(expected))
    };
    let x = parameter(public_key, -2).and_then(ciborium::Value::as_bytes).ok_or(Failed::Form)?;
    let x: [u8; 32] = x.as_slice().try_into().map_err(|_| Failed::Form)?;
    if is(1, 1) && is(-1, 6) { Ok(x) } else { Err(Failed::Algorithm) }
}

fn parameter(public_key: &ciborium::Value, label: i32) -> Option<&ciborium::Value> {
    let entries = public_key.as_map()?;
    entries.iter().find(|(key, _)| key.as_integer() == Some(label.into())).map(|(_, value)| value)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a hundred variants of another crate that only differ for the log")]
fn name_failure(error: &WebauthnError) -> Failed {
    match error {
        WebauthnError::AuthenticationFailure | WebauthnError::SignatureInvalid => Failed::Signature,
        WebauthnError::CredentialPossibleCompromise => Failed::Counter,
        WebauthnError::CredentialAlteredAlgFromRequest => Failed::Algorithm,
        // The steps that matter were checked before the library was asked.
        error => {
            tracing::debug!(?error, "webauthn-rs refused");
            Failed::Library
        }
    }
}
