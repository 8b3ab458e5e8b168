//! The roles of OneRoster (1.1 §4.13.6, 1.2 §4.13.17), and what they are here.

/// What a role is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Learns.
    Student,
    /// Teaches.
    Teacher,
    /// Answers for a child: the place in [`GUARDIANS`].
    Guardian(u8),
    /// Works there, and has nothing to see in the portal.
    Staff,
}

/// What guardians are to children. Nobody, first.
pub const GUARDIANS: [&str; 5] = ["", "parent", "guardian", "relative", "aide"];

/// What a role is here; none for one that OneRoster does not know.
#[must_use]
pub fn part_of(role: &str) -> Option<Part> {
    match role {
        "student" => Some(Part::Student),
        "teacher" => Some(Part::Teacher),
        "parent" => Some(Part::Guardian(1)),
        "guardian" => Some(Part::Guardian(2)),
        "relative" => Some(Part::Guardian(3)),
        "aide" => Some(Part::Guardian(4)),
        "administrator"
        | "counselor"
        | "districtAdministrator"
        | "proctor"
        | "principal"
        | "siteAdministrator"
        | "systemAdministrator" => Some(Part::Staff),
        _ => None,
    }
}

/// What a guardian of this number is to children.
#[must_use]
pub fn guardian_kind(number: u8) -> &'static str {
    GUARDIANS.get(usize::from(number)).copied().unwrap_or_default()
}
