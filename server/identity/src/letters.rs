//! What Portico writes to people by mail.
//!
//! A letter is data: the words come from the catalogue in the person's language when it is sent. Letters carry one-time secrets, so
//! they rest in the outbox sealed (see `keys`) and are wiped once sent.

use serde::{Deserialize, Serialize};

/// One mail, before it has words.
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq)]
#[serde(tag = "letter", rename_all = "kebab-case")]
pub enum Letter {
    /// Confirms an address at sign-up. Opens no account by itself: a passkey must be created afterwards.
    ConfirmAddress {
        /// The name as typed at sign-up, shown in the greeting.
        name: String,
        /// The one-time token of the link `/sign-up/confirm?token=`.
        token: String,
        /// Eight characters, shown in two groups of four, for finishing where the sign-up was begun.
        code: String,
        /// When link and code end, microseconds since 1970 UTC.
        expires_at: i64,
    },
    /// Tells the owner of an account that somebody tried to sign up with the address.
    AddressAlreadyKnown {
        /// The name of the account's owner.
        name: String,
    },
    /// Tells the owner that a passkey was added to the account.
    PasskeyAdded {
        /// The name of the account's owner.
        name: String,
        /// What the passkey is called, for instance "Google Password Manager".
        passkey: String,
        /// When it was added, microseconds since 1970 UTC.
        at: i64,
    },
}

impl std::fmt::Debug for Letter {
    /// Names the kind only: letters hold secrets and personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::ConfirmAddress { .. } => "ConfirmAddress",
            Self::AddressAlreadyKnown { .. } => "AddressAlreadyKnown",
            Self::PasskeyAdded { .. } => "PasskeyAdded",
        })
    }
}
