//! A customer's loans: what is left of them, and every payment.

mod api;
mod page;
mod schedule;

pub(crate) use api::terms_of;
pub use api::{show, show_one};
pub use page::{Loan, page};
pub use schedule::{Payment, Terms, schedule};
