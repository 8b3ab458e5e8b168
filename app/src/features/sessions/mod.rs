//! Where a person is signed in, and ending that.

mod api;
mod page;

pub use api::{end_one, end_others, show};
pub use page::{SessionRow, Sessions, SessionsNotice, page};
