//! Who acts, about whom, and what comes of asking whether they may.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use super::facts::Facts;
use super::role::{Role, RoleView};
use crate::clock::Micros;

/// What was asked: about whom, to do what, with which topic of which sensitivity, of which provider.
pub(super) type Asked = (About, Action, String, Sensitivity, Option<Uuid>);

/// A person in one role at one moment: the guard of the portal's pages. Only [`crate::Identity::act_as`] makes one.
#[derive(Clone)]
pub struct Acting {
    person: Uuid,
    role: Role,
    at: Micros,
    pub(super) facts: Arc<Facts>,
    /// Answers for these facts; all clones share them.
    verdicts: Arc<Mutex<HashMap<Asked, Verdict>>>,
}

impl std::fmt::Debug for Acting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { person, role, at, .. } = self;
        f.debug_struct("Acting").field("person", person).field("role", role).field("at", at).finish_non_exhaustive()
    }
}

impl Acting {
    pub(super) fn new(person: Uuid, role: Role, at: Micros, facts: Arc<Facts>) -> Self {
        Self { person, role, at, facts, verdicts: Arc::default() }
    }

    pub(super) fn known(&self, asked: &Asked) -> Option<Verdict> {
        self.verdicts.lock().unwrap_or_else(PoisonError::into_inner).get(asked).copied()
    }

    pub(super) fn know(&self, asked: Asked, verdict: Verdict) {
        self.verdicts.lock().unwrap_or_else(PoisonError::into_inner).insert(asked, verdict);
    }

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

    /// All roles that are theirs at that moment.
    #[must_use]
    pub fn roles(&self) -> Vec<RoleView> {
        self.facts.roles()
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

impl Action {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::See, Self::Act, Self::Consent, Self::BeTold, Self::Administer];

    /// The stable name, as the policies know it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Act => "act",
            Self::Consent => "consent",
            Self::BeTold => "be-told",
            Self::Administer => "administer",
        }
    }
}

/// How close to a person something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitivity {
    /// For everybody who may see its topic.
    #[default]
    Normal,
    /// Only for whom it is about.
    Private,
}

impl Sensitivity {
    /// The stable name, as files and policies know it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Private => "private",
        }
    }
}

/// What comes of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[must_use]
pub enum Verdict {
    /// They may.
    Allowed,
    /// They may not, because of this.
    Hidden(Why),
}

impl Verdict {
    /// Whether they may.
    #[must_use]
    pub fn is_allowed(self) -> bool {
        self == Self::Allowed
    }

    /// Of the answers of several schools, the heaviest is the one to tell.
    pub(super) fn weight(self) -> u8 {
        match self {
            Self::Allowed => 5,
            Self::Hidden(Why::Withheld) => 4,
            Self::Hidden(Why::HandedOver { .. }) => 3,
            Self::Hidden(Why::Private) => 2,
            Self::Hidden(Why::NotInRights) => 1,
            Self::Hidden(Why::NoRelation) => 0,
        }
    }
}

/// Why somebody may not. Shown to guardians; to everybody else it looks as if nothing were there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
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
