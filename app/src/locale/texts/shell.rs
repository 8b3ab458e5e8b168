//! Words around every page, and on the pages that the house itself needs.

use super::Outcome;

/// Words that stand around every page.
#[derive(Debug)]
pub struct ShellTexts {
    /// Page and brand in the document's title.
    pub title: fn(page: &str, brand: &str) -> String,
    /// The title of a page whose form was refused.
    pub title_with_error: fn(title: &str) -> String,
    /// The first link of the page.
    pub skip: &'static str,
    /// The accessible name of the navigation.
    pub navigation: &'static str,
    /// The link to `/home`.
    pub home: &'static str,
    /// The button that ends the session.
    pub sign_out: &'static str,
    /// The accessible name of the language button, with the language's own name.
    pub language: fn(own_name: &str) -> String,
    /// The heading of the choice of languages.
    pub choose_language: &'static str,
    /// Global Privacy Control is on, and it is honoured.
    pub signal_honoured: &'static str,
    /// The link to the operator's help.
    pub support: &'static str,
    /// The heading over refused fields.
    pub form_refused: &'static str,
    /// The accessible name of the steps of a journey.
    pub step: fn(step: u8, of: u8) -> String,
}

/// Error pages.
#[derive(Debug)]
pub struct FailureTexts {
    /// 400.
    pub bad_request: Outcome,
    /// 401.
    pub sign_in_needed: Outcome,
    /// 403.
    pub forbidden: Outcome,
    /// 423.
    pub frozen: Outcome,
    /// 404.
    pub not_found: Outcome,
    /// 405.
    pub method_not_allowed: Outcome,
    /// 413.
    pub too_large: Outcome,
    /// 429.
    pub too_many_requests: Outcome,
    /// When to try again, in seconds.
    pub retry_after: fn(seconds: u64) -> String,
    /// 503.
    pub unavailable: Outcome,
    /// 500.
    pub internal: Outcome,
    /// The link to the front page.
    pub home: &'static str,
    /// The number to tell, in small print.
    pub request: &'static str,
}

/// The mailbox of a local demo.
#[derive(Debug)]
pub struct DevMailTexts {
    /// Title and heading.
    pub title: &'static str,
    /// What this is.
    pub lead: &'static str,
    /// The empty state.
    pub empty: Outcome,
    /// The link of the empty state.
    pub empty_link: &'static str,
    /// Heads of the list.
    pub to: &'static str,
    /// See above.
    pub subject: &'static str,
    /// See above.
    pub sent: &'static str,
    /// The accessible name of the frame with the mail.
    pub content: &'static str,
    /// The twin without HTML.
    pub plain: &'static str,
    /// The link back to the list.
    pub back: &'static str,
}
