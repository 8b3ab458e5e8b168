//! Words of the page behind an invitation.

use super::Outcome;

/// The page behind an invitation.
#[derive(Debug)]
pub struct InvitationTexts {
    /// Title and heading.
    pub title: &'static str,
    /// To see what an organisation keeps about one.
    pub known: fn(organisation: &str) -> String,
    /// To be linked with a child at a school.
    pub guardian: fn(organisation: &str) -> String,
    /// To act for a firm, by somebody there.
    pub member_by: fn(inviter: &str, organisation: &str) -> String,
    /// To act for a firm.
    pub member: fn(organisation: &str) -> String,
    /// Until when it works.
    pub until: fn(day: &str) -> String,
    /// The link to sign up.
    pub new_here: &'static str,
    /// The link to sign in.
    pub have_account: &'static str,
    /// What happens on either way.
    pub ways: &'static str,
    /// The button that uses it.
    pub join: &'static str,
    /// The button that links a child.
    pub link: &'static str,
    /// The label of the date of birth: one's own.
    pub birth_date: &'static str,
    /// The same for a child.
    pub birth_date_child: &'static str,
    /// Why it is asked.
    pub birth_date_hint: &'static str,
    /// Asking for a code.
    pub ask: Outcome,
    /// There is no such code.
    pub unknown: Outcome,
    /// It was used.
    pub used: Outcome,
    /// It is too old.
    pub expired: Outcome,
    /// It was taken back, or tried too often.
    pub withdrawn: Outcome,
    /// The child is of age.
    pub of_age: Outcome,
    /// It leads to nothing new.
    pub nothing: Outcome,
    /// The organisation looks at it first: the title.
    pub waits: &'static str,
    /// What that means.
    pub waits_text: fn(organisation: &str) -> String,
    /// On the home page, after joining.
    pub joined: &'static str,
    /// On the home page, after being linked with a child.
    pub linked: &'static str,
}
