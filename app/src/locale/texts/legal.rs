//! Words around legal documents, and of accepting them. What the documents say is the operator's.

use super::Outcome;

/// A document with versions.
#[derive(Debug)]
pub struct LegalTexts {
    /// Which version it is and since when.
    pub version: fn(number: i64, day: &str) -> String,
    /// The link to a version in the list.
    pub version_named: fn(number: i64) -> String,
    /// The heading over what changed.
    pub changed: &'static str,
    /// The heading over the list of versions.
    pub versions: &'static str,
    /// The version at hand, in the list.
    pub shown: &'static str,
    /// A version that says the same in other words.
    pub editorial: &'static str,
    /// Above a version that is not the newest.
    pub older: &'static str,
    /// The link to the newest.
    pub newest: &'static str,
    /// The text is not there in the visitor's language; names the one it is in.
    pub only_in: fn(language: &str) -> String,
}

/// Accepting documents.
#[derive(Debug)]
pub struct TermsTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The heading over what waits.
    pub waiting: &'static str,
    /// Until when one may go on without.
    pub until: fn(day: &str) -> String,
    /// That time is over.
    pub now: &'static str,
    /// The link to the text.
    pub read: &'static str,
    /// The button.
    pub accept: &'static str,
    /// The same for screen readers, with the document's title.
    pub accept_named: fn(title: &str) -> String,
    /// What else one can do.
    pub otherwise: &'static str,
    /// The link to that.
    pub otherwise_link: &'static str,
    /// Nothing waits.
    pub nothing: Outcome,
    /// The heading over what was accepted.
    pub accepted: &'static str,
    /// One of them: version and day.
    pub accepted_on: fn(version: i64, day: &str) -> String,
    /// After accepting.
    pub thanks: &'static str,
    /// The text was replaced while the page was open.
    pub text_changed: &'static str,
    /// On the form of signing up, before the links.
    pub sign_up: &'static str,
    /// On the home page.
    pub need: Outcome,
}
