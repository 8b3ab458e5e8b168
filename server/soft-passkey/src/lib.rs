//! A passkey authenticator together with the browser around it, in software: takes the options that a relying party
//! sends and gives what `PublicKeyCredential.toJSON()` gives (WebAuthn Level 3 §5.1.1 and §5.1.8).
//! For tests and load programs only: keys live in memory, nobody is asked, and every fault can be ordered.

mod authenticator_data;
mod client_data;
mod credential_json;
mod faults;
mod key;
mod options;
mod passkey;

pub use faults::Faults;
pub use key::Algorithm;
pub use passkey::{Attachment, SoftPasskey};

/// Why no credential came out; each stands for the `DOMException` that a browser would throw.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The options are not what the specification describes (`TypeError`).
    #[error("the options cannot be read: {0}")]
    Options(String),
    /// The list of algorithms lacks the one of this passkey (`NotSupportedError`).
    #[error("the algorithm of this passkey was not offered")]
    AlgorithmNotOffered,
    /// The exclude list names this passkey (`InvalidStateError`).
    #[error("this passkey is already registered")]
    AlreadyRegistered,
    /// Nothing was registered for this relying party, or the allow list names others (`NotAllowedError`).
    #[error("no passkey fits the request")]
    NoPasskey,
    /// The key could not be made or used (`UnknownError`).
    #[error("the key could not be made or used")]
    Key,
}

/// base64url without padding, the only encoding of the JSON forms.
pub(crate) fn base64url(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}
