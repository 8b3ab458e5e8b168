//! What the forms of getting back in hold.

use portico_identity::address::EmailAddress;
use serde::Deserialize;
use uuid::Uuid;

use crate::locale::ErrorCode;

/// The field of `recover`, as typed.
#[derive(Deserialize)]
pub struct RecoverFields {
    #[serde(default)]
    pub(super) email: String,
}

impl RecoverFields {
    /// The address, or what is wrong with it.
    pub(super) fn parse(&self) -> Result<EmailAddress, ErrorCode> {
        EmailAddress::parse(&self.email).map_err(ErrorCode::from)
    }
}

/// The field of `recover-code` and `recover-address-code`.
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

/// The field of `recover-with-code`.
#[derive(Deserialize)]
pub struct RecoveryCodeFields {
    #[serde(default)]
    pub(super) recovery_code: String,
}

/// The choice in `recover-with-address`.
#[derive(Deserialize)]
pub struct AddressFields {
    #[serde(default)]
    pub(super) contact: Uuid,
}

/// The field of `vouch-use`.
#[derive(Deserialize)]
pub struct NumberFields {
    #[serde(default)]
    pub(super) number: String,
}

/// Buttons without fields.
#[derive(Deserialize)]
pub struct NoFields {}
