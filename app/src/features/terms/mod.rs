//! Accepting the operator's terms: what waits, and what was agreed to.

mod api;
mod page;

pub use api::{accept, show};
pub use page::{AcceptedRow, Terms, TermsNotice, WaitingRow, page};
