//! The mail addresses of an account: seeing, adding, confirming, choosing the primary one, removing.

mod api;
mod confirm;
mod form;
mod list;
mod outcome;
mod pending;
mod pending_api;
mod remove;

pub use api::{add, confirm_link, make_primary, remove, show, show_link, show_remove};
pub use confirm::{ConfirmAddress, confirm_page};
pub use list::{AddressList, AddressNotice, AddressRow, PendingRow, list_page};
pub use outcome::{AddressOutcome, outcome_page};
pub use pending::{Pending, pending_page};
pub use pending_api::{confirm_code, drop_pending, resend, show_pending};
pub use remove::{RemoveAddress, remove_page};
