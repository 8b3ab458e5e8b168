//! What the use-cases of signing up answer.

use uuid::Uuid;

use crate::clock::Micros;
use crate::limits::RetryAfter;

/// What came of asking to sign up.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum SignUpStarted {
    /// A mail is on its way, whatever it says.
    MailSent {
        /// Names the sign-up in the session.
        sign_up: Uuid,
    },
    /// Too many were begun.
    Limited(RetryAfter),
}

/// What the page that waits for the mail shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingForMail {
    /// For instance `s…@example.org`.
    pub masked_address: String,
    /// From when another mail may be asked for, microseconds since 1970 UTC.
    pub next_mail_at: Micros,
    /// Whether the address was confirmed already, here or elsewhere.
    pub confirmed: bool,
}

/// What came of asking for another mail.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum MailRepeated {
    /// Another mail is on its way; older links and codes are void.
    MailSent,
    /// The waiting time is not over.
    TooSoon,
    /// Too many mails to this address.
    Limited(RetryAfter),
    /// The address was confirmed meanwhile.
    AlreadyConfirmed,
    /// The sign-up is gone: it ended long ago.
    Gone,
}

/// What a link says before it is used. Looking changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum LinkState {
    /// It can be used.
    Ready {
        /// For instance `s…@example.org`.
        masked_address: String,
    },
    /// Its 24 hours are over.
    Expired,
    /// It was used.
    Spent,
    /// It is not one of ours, was cut, or a newer mail replaced it.
    Unknown,
}

/// What came of a link or a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum AddressConfirmation {
    /// Spent, once and for all: this browser may create the first passkey.
    Confirmed {
        /// Names the sign-up in the session.
        sign_up: Uuid,
    },
    /// The 24 hours are over.
    Expired,
    /// It was used before.
    Spent,
    /// The link is not one of ours, or the sign-up is gone.
    Unknown,
    /// The code is not the newest mail's.
    WrongCode,
    /// The code was typed too often; the link still works.
    TooManyTries,
    /// Too many codes from this network.
    Limited(RetryAfter),
}
