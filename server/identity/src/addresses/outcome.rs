//! What the use-cases of a person's addresses answer.

use portico_store::contact::Contact;
use uuid::Uuid;

use crate::clock::Micros;
use crate::limits::RetryAfter;

/// A person's addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// The primary one first, then the oldest.
    pub verified: Vec<Contact>,
    /// Those that wait to be confirmed, the oldest first.
    pub pending: Vec<PendingAddress>,
}

/// An address that waits to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingAddress {
    /// Names it on pages.
    pub id: Uuid,
    /// As typed.
    pub address: String,
    /// From when another mail may be asked for, microseconds since 1970 UTC.
    pub next_mail_at: Micros,
    /// When link and code of the newest mail end, microseconds since 1970 UTC. Another mail can be asked for afterwards, too.
    pub expires_at: Micros,
}

/// What came of asking to add an address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum AddressAdded {
    /// A mail is on its way, whatever it says.
    MailSent {
        /// Names the pending address.
        id: Uuid,
    },
    /// The person has it.
    AlreadyYours,
    /// No more addresses can be added, or too many wait.
    TooMany,
    /// Too many mails to this address.
    Limited(RetryAfter),
}

/// What a link says before it is used. Looking changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum AddressLink {
    /// It can be used.
    Ready {
        /// As typed.
        address: String,
    },
    /// It is another person's.
    NotYours,
    /// Its ten minutes are over.
    Expired,
    /// It was used.
    Spent,
    /// It is not one of ours, was cut, or a newer mail replaced it.
    Unknown,
}

/// What came of a link or a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum AddressConfirmed {
    /// The address is the person's from now on.
    Added,
    /// The code is not the newest mail's.
    WrongCode,
    /// The code was typed too often; the link still works.
    TooManyTries,
    /// The ten minutes are over.
    Expired,
    /// It was used before.
    Spent,
    /// Another account confirmed the address meanwhile.
    Taken,
    /// It is not one of ours, was cut, or is another person's.
    Unknown,
    /// Too many codes.
    Limited(RetryAfter),
}

/// What came of removing an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum AddressRemoved {
    /// It is gone.
    Removed,
    /// It is the only one: it stays.
    LastOne,
    /// The person has no such address.
    NotFound,
}
