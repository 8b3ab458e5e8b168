//! Everything that can keep a ceremony from its end, by the code under which the server has rendered the text.

use wasm_bindgen::JsValue;

use super::json::text_of;

/// Why a ceremony did not end well.
pub enum Problem {
    /// The person, or the browser for them, said no; or the time was over (`NotAllowedError`).
    Cancelled,
    /// Another ceremony took the place of this one (`AbortError`).
    Aborted,
    /// This authenticator holds a passkey of this account already (`InvalidStateError`).
    AlreadyRegistered,
    /// The page or its origin may not use passkeys (`SecurityError`).
    Insecure,
    /// The browser or the authenticator cannot do what is asked.
    Unsupported,
    /// The server could not be reached.
    Offline,
    /// The server refused, with its stable code.
    Refused(String),
    /// Anything else.
    Unexpected,
}

impl Problem {
    /// Reads the `DOMException` that a browser call was rejected with (WebAuthn Level 3, sections 5.1.3 and 5.1.4).
    pub fn from_rejection(error: &JsValue) -> Self {
        match text_of(error, "name").as_deref() {
            Some("NotAllowedError") => Self::Cancelled,
            Some("AbortError") => Self::Aborted,
            Some("InvalidStateError") => Self::AlreadyRegistered,
            Some("SecurityError") => Self::Insecure,
            Some("NotSupportedError" | "ConstraintError") => Self::Unsupported,
            _ => Self::Unexpected,
        }
    }

    /// The value of `data-problem` on the message that tells of it.
    pub fn code(&self) -> &str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Aborted => "aborted",
            Self::AlreadyRegistered => "already-registered",
            Self::Insecure => "insecure",
            Self::Unsupported => "unsupported",
            Self::Offline => "offline",
            Self::Refused(code) => code,
            Self::Unexpected => "unexpected",
        }
    }
}
