//! Words of being vouched for, and of vouching.

use super::Outcome;

/// Both sides: the person without a passkey, and the one who knows them.
#[derive(Debug)]
pub struct VouchTexts {
    /// The heading of the way.
    pub way: &'static str,
    /// Who can vouch, and how it goes.
    pub way_text: &'static str,
    /// Asks.
    pub ask: &'static str,
    /// Nobody has vouched yet; asking again gives another number.
    pub asked: fn(until: &str) -> String,
    /// Somebody vouched, and the delay runs.
    pub running: fn(ready: &str) -> String,
    /// The delay is over.
    pub ready: fn(until: &str) -> String,
    /// Leads to the page where the number is typed.
    pub ready_link: &'static str,
    /// The page with the number.
    pub number_title: &'static str,
    /// What to do with it.
    pub number_lead: &'static str,
    /// What follows, one sentence each.
    pub number_steps: [&'static str; 3],
    /// Until when somebody can vouch.
    pub number_until: fn(until: &str) -> String,
    /// Back to the ways.
    pub number_back: &'static str,
    /// The page where the number is typed again.
    pub use_title: &'static str,
    /// Why.
    pub use_lead: &'static str,
    /// The field.
    pub number_label: &'static str,
    /// Under the field, for the one who asked.
    pub use_hint: &'static str,
    /// Sends it.
    pub use_submit: &'static str,
    /// The list of those who ask.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// Nobody asks.
    pub empty: Outcome,
    /// As the guardian of a minor.
    pub as_guardian: &'static str,
    /// As an administrator of the firm.
    pub as_admin: &'static str,
    /// Until when.
    pub until: fn(until: &str) -> String,
    /// Leads to one of them.
    pub open: fn(name: &str) -> String,
    /// The page of one of them.
    pub one_title: fn(name: &str) -> String,
    /// Talk first.
    pub one_lead: &'static str,
    /// Under the field, for the one who vouches.
    pub one_hint: &'static str,
    /// Vouches.
    pub one_submit: &'static str,
    /// Done.
    pub given: &'static str,
    /// Leads from the family or the organisation here.
    pub link: &'static str,
}
