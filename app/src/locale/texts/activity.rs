//! Words of the list of what happened.

use super::Outcome;

/// What happened in an account.
#[derive(Debug)]
pub struct ActivityTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The accessible name of the filter.
    pub filter: &'static str,
    /// Everything.
    pub all: &'static str,
    /// Coming and going.
    pub sign_ins: &'static str,
    /// What was tried and refused.
    pub failures: &'static str,
    /// What was changed.
    pub changes: &'static str,
    /// Recovering, freezing and thawing.
    pub recovery: &'static str,
    /// Consents, terms, messages and rights.
    pub privacy: &'static str,
    /// Families and organisations.
    pub relations: &'static str,
    /// Nothing of this kind.
    pub empty: Outcome,
    /// The accessible name of the links between pages.
    pub pages: &'static str,
    /// The link to what happened before.
    pub older: &'static str,
    /// The link back to the newest.
    pub newest: &'static str,
    /// Which passkey it was.
    pub with_passkey: fn(name: &str) -> String,
    /// An event, and whom or what it is about.
    pub named: fn(event: &str, about: &str) -> String,
    /// A person and an organisation.
    pub at: fn(who: &str, organisation: &str) -> String,
    /// What stands between several names.
    pub between: fn(one: &str, other: &str) -> String,
    /// The link for what its person did not do.
    pub not_me: &'static str,
    /// The same for screen readers, with what happened.
    pub not_me_about: fn(event: &str) -> String,
    /// The heading over the export.
    pub export: &'static str,
    /// What it holds.
    pub export_text: &'static str,
    /// Label of the choice.
    pub format: &'static str,
    /// For people's programs.
    pub csv: &'static str,
    /// For other programs.
    pub json: &'static str,
    /// The button.
    pub export_submit: &'static str,
}
