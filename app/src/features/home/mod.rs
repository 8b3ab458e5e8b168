//! The page behind the door.

mod api;
mod page;

pub use api::show;
pub use page::{DayPart, Home, Need, page};
