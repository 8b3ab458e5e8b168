//! Codes: one after the other, each on the same page.

mod api;
mod page;

pub use api::{show, submit};
pub use page::{ClaimForm, Claimed, page};
