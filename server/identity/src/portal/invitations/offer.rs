//! To what an invitation invites.

use serde::{Deserialize, Serialize};

/// What a code is for. The names are stable: they stand in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InvitationKind {
    /// To be a person that the organisation knows.
    Known,
    /// To claim a child by a guardianship that a source lists.
    Guardian,
    /// To join a firm.
    Member,
}

impl InvitationKind {
    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Known => "self",
            Self::Guardian => "guardian",
            Self::Member => "member",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Known, Self::Guardian, Self::Member].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// As what somebody joins a firm.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MemberOffer {
    /// What the inviter calls them.
    pub name: String,
    /// Their function; may be empty.
    pub title: String,
    /// Whether they invite and limit others.
    pub admin: bool,
    /// The topics they see.
    pub see: Vec<String>,
    /// The topics they change.
    pub act: Vec<String>,
    /// The last day, ISO 8601.
    pub ends_on: Option<String>,
}
