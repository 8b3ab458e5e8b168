//! What the forms of signing up hold, and reading it.

use portico_identity::address::EmailAddress;
use portico_identity::name::PersonName;
use portico_identity::sign_up::SignUpRequest;
use serde::Deserialize;

use super::page::SignUpForm;
use crate::locale::{ErrorCode, Language};

/// The fields of `sign-up`, as typed.
#[derive(Clone, Deserialize)]
pub struct SignUpFields {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
}

impl SignUpFields {
    /// What was typed, without a word about it.
    pub(super) fn untouched(self) -> SignUpForm {
        SignUpForm { name: self.name, email: self.email, ..SignUpForm::default() }
    }

    /// The request, or the form with what is wrong in it.
    pub(super) fn parse(self, language: Language) -> Result<SignUpRequest, SignUpForm> {
        match (PersonName::parse(&self.name), EmailAddress::parse(&self.email)) {
            (Ok(name), Ok(address)) => Ok(SignUpRequest { name, address, language: language.tag().into() }),
            (name, address) => Err(SignUpForm {
                name_error: name.err().map(ErrorCode::from),
                email_error: address.err().map(ErrorCode::from),
                name: self.name,
                email: self.email,
                wait: None,
            }),
        }
    }
}

/// The field of `confirm-code`.
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
#[derive(Deserialize)]
pub struct NoFields {}
