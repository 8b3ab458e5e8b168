//! The link in a mail that stops all mails of its topic, without signing in (RFC 8058).

mod api;
mod page;

pub use api::{show, stop};
pub use page::{Stop, StopOutcome, outcome_page, page};
