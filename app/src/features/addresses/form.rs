//! What the forms of the addresses hold, and what of them waits while its person uses a passkey.

use portico_identity::address::EmailAddress;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::locale::ErrorCode;

/// The field of `add-address`, as typed.
#[derive(Deserialize)]
pub struct EmailFields {
    #[serde(default)]
    pub(super) email: String,
}

impl EmailFields {
    /// The address, or why it is none.
    pub(super) fn parse(&self) -> Result<EmailAddress, ErrorCode> {
        EmailAddress::parse(&self.email).map_err(ErrorCode::from)
    }
}

/// The field of `address-code`.
#[derive(Deserialize)]
pub struct CodeFields {
    #[serde(default)]
    pub(super) code: String,
}

/// The token of a mailed link, in the query of the page and in the form `confirm`.
#[derive(Deserialize)]
pub struct TokenFields {
    #[serde(default)]
    pub(super) token: String,
}

/// Buttons without fields.
#[derive(Deserialize, Serialize)]
pub struct NoFields {}

/// What of the list waits.
#[derive(Deserialize, Serialize)]
pub(super) enum Held {
    /// The address to be added, as typed.
    Add(String),
    /// The address to be the primary one.
    Primary(Uuid),
}
