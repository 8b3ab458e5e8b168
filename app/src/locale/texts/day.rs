//! Words of the home page for each role: what the day brings.

use super::Outcome;

/// The home page in a role, and without one.
#[derive(Debug)]
pub struct DayTexts {
    /// As what one is here; the role with its organisation.
    pub acting: fn(role: &str) -> String,
    /// A customer: the heading over the accounts.
    pub accounts: &'static str,
    /// The heading over the newest transactions.
    pub transactions: &'static str,
    /// The heading over the next payment of each loan.
    pub loans: &'static str,
    /// How much of a loan is due on which day.
    pub next_payment: fn(sum: &str, day: &str) -> String,
    /// A student: the heading over today’s lessons.
    pub today: &'static str,
    /// On a day without any: the heading over those of the next day that has some.
    pub next_lessons: &'static str,
    /// The heading over the newest results.
    pub results: &'static str,
    /// The heading over this month’s attendance.
    pub attendance: &'static str,
    /// A student may look at what the parents see.
    pub parents: Outcome,
    /// A guardian: the accessible name of the choice of a child.
    pub children: &'static str,
    /// Everything about a child.
    pub about_child: fn(name: &str) -> String,
    /// A member of a firm: the heading over open orders.
    pub orders: &'static str,
    /// The heading over open tickets.
    pub tickets: &'static str,
    /// The heading over invoices that are not paid.
    pub invoices: &'static str,
    /// The heading over the newest report.
    pub report: &'static str,
    /// A block with nothing in it.
    pub nothing: &'static str,
    /// Somebody without any role: what to do.
    pub no_role: Outcome,
    /// The label of the code field.
    pub code: &'static str,
    /// What the code looks like.
    pub code_hint: &'static str,
    /// The button beside it.
    pub code_go: &'static str,
    /// An invitation was opened and not used yet.
    pub need_invitation: Outcome,
    /// A child comes of age soon: name and day.
    pub need_hand_over: fn(name: &str, day: &str) -> String,
    /// What that means.
    pub need_hand_over_text: &'static str,
    /// Consents to decide for a child: name.
    pub need_child_consents: fn(name: &str) -> String,
    /// What holds until then.
    pub need_child_consents_text: &'static str,
    /// A claim waits: the organisation.
    pub need_claim: fn(organisation: &str) -> String,
    /// What happens then.
    pub need_claim_text: &'static str,
    /// A student comes of age soon: the day.
    pub need_own_hand_over: fn(day: &str) -> String,
    /// What there is to look at until then.
    pub need_own_hand_over_text: &'static str,
    /// Members of the firm are to be confirmed by a day.
    pub need_attest: fn(day: &str) -> String,
    /// What happens otherwise.
    pub need_attest_text: &'static str,
}
