//! Who acts, about whom, and what comes of asking whether they may.

use uuid::Uuid;

use super::role::Role;
use crate::clock::Micros;

/// A person in one role at one moment: the guard of the portal's pages. Only [`crate::Identity::act_as`] makes one.
#[derive(Debug, Clone)]
pub struct Acting {
    pub(crate) person: Uuid,
    pub(crate) role: Role,
    pub(crate) at: Micros,
}

impl Acting {
    /// Who.
    #[must_use]
    pub fn person(&self) -> Uuid {
        self.person
    }

    /// As what.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// The moment for which the facts hold, microseconds since 1970 UTC.
    #[must_use]
    pub fn at(&self) -> Micros {
        self.at
    }
}

/// Whose data a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// One's own, as customer or student.
    Myself,
    /// A child's, as guardian.
    Child(Uuid),
    /// The firm's, as member.
    Firm,
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Read it, on a page, in a search, in a file.
    See,
    /// Change it.
    Act,
    /// Decide what it may be used for.
    Consent,
    /// Be told about it by mail.
    BeTold,
    /// Invite, limit and remove members.
    Administer,
}

/// What comes of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// They may.
    Allowed,
    /// They may not, because of this.
    Hidden(Why),
}

/// Why somebody may not. Shown to guardians; to everybody else it looks as if nothing were there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// There is no relation that allows it.
    NoRelation,
    /// The relation does not reach to this topic.
    NotInRights,
    /// The child has come of age for this topic.
    HandedOver {
        /// Since when, microseconds since 1970 UTC.
        at: Micros,
    },
    /// The student keeps it to themselves, and is old enough to.
    Withheld,
    /// Only for whom it is about.
    Private,
}
