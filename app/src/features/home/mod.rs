//! The page behind the door.

mod api;
mod needs;
mod page;

pub use api::show;
pub use needs::Need;
pub use page::{Home, HomeNotice, page};
