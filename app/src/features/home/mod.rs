//! The page behind the door.

mod api;
mod day;
mod family_needs;
mod needs;
mod page;
mod reading;

pub use api::show;
pub use day::{CustomerDay, Day, GuardianDay, MemberDay, StudentDay};
pub use needs::Need;
pub use page::{Home, HomeNotice, page};
