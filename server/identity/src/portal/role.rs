//! The roles of a person: one at a time, chosen visibly, and nothing of another is reachable without switching.

use uuid::Uuid;

use super::SCHOOL_TOPICS;
use super::firms::rights::FIRM_TOPICS;

/// As what a person uses the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A customer of this bank or shop.
    Customer(Uuid),
    /// A student of this school.
    Student(Uuid),
    /// A guardian, of all children in all schools.
    Guardian,
    /// A member of this firm, its administrators too.
    Member(Uuid),
}

impl Role {
    /// The stable name, for sessions and forms: `customer:…`, `student:…`, `guardian`, `member:…`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Customer(organisation) => format!("customer:{organisation}"),
            Self::Student(organisation) => format!("student:{organisation}"),
            Self::Guardian => "guardian".into(),
            Self::Member(organisation) => format!("member:{organisation}"),
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        if key == "guardian" {
            return Some(Self::Guardian);
        }
        let (name, organisation) = key.split_once(':')?;
        let organisation = Uuid::try_parse(organisation).ok()?;
        match name {
            "customer" => Some(Self::Customer(organisation)),
            "student" => Some(Self::Student(organisation)),
            "member" => Some(Self::Member(organisation)),
            _ => None,
        }
    }

    /// The topics that the role is about. What organisations say of others is shown too; where they say nothing, there is no page.
    #[must_use]
    pub fn topics(self) -> &'static [&'static str] {
        match self {
            Self::Customer(_) => &["money", "loans", "documents"],
            Self::Student(_) | Self::Guardian => &SCHOOL_TOPICS,
            Self::Member(_) => &FIRM_TOPICS,
        }
    }

    /// The organisation at which the role is held; a guardian's is held at none in particular.
    #[must_use]
    pub fn organisation(self) -> Option<Uuid> {
        match self {
            Self::Customer(organisation) | Self::Student(organisation) | Self::Member(organisation) => {
                Some(organisation)
            }
            Self::Guardian => None,
        }
    }
}

/// A role as a person can choose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleView {
    /// Which.
    pub role: Role,
    /// The organisation's name; empty for a guardian.
    pub organisation: String,
    /// The organisation's colour, a CSS colour; empty when it has none, and for a guardian.
    pub accent: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_read_as_it_was_written() {
        let organisation = Uuid::from_u128(7);
        for role in
            [Role::Customer(organisation), Role::Student(organisation), Role::Guardian, Role::Member(organisation)]
        {
            assert_eq!(Role::parse(&role.key()), Some(role));
        }
        for wrong in
            ["", "guardian:", "customer", "customer:", "customer:7", "teacher:00000000-0000-0000-0000-000000000007"]
        {
            assert_eq!(Role::parse(wrong), None, "{wrong}");
        }
    }
}
