//! Words of the page for newcomers of a local demo.

use super::Outcome;

/// The page that says who can sign in as what.
#[derive(Debug)]
pub struct DemoTexts {
    /// Title and heading.
    pub title: &'static str,
    /// What this is.
    pub lead: &'static str,
    /// How to, in four lines; the third leads to the mailbox.
    pub steps: [&'static str; 4],
    /// The link to the mailbox.
    pub mailbox: &'static str,
    /// The link to the page, on the front page.
    pub link: &'static str,
    /// Who it is.
    pub name: &'static str,
    /// The date of birth to type: one's own.
    pub birth_date: &'static str,
    /// The link of an invitation, by its organisation.
    pub open: fn(organisation: &str) -> String,
    /// The same for a child, with the child's date of birth.
    pub open_child: fn(child: &str, organisation: &str) -> String,
    /// It was used.
    pub taken: &'static str,
    /// It is too old, or was taken back.
    pub over: &'static str,
    /// The button that shows somebody else in the same place.
    pub fresh: &'static str,
    /// There is nobody else.
    pub nobody_left: &'static str,
    /// A customer of the bank.
    pub customer: Outcome,
    /// A student who comes of age soon.
    pub student: Outcome,
    /// A student who may keep something from the parents.
    pub younger: Outcome,
    /// A parent of three children in two schools.
    pub parent: Outcome,
    /// The other parent, who lives apart.
    pub apart: Outcome,
    /// A parent where the other one is barred by a court.
    pub barred: Outcome,
    /// Somebody who administers a firm.
    pub admin: Outcome,
    /// Somebody in a firm with fewer rights.
    pub member: Outcome,
    /// A student who is a customer too.
    pub both: Outcome,
}
