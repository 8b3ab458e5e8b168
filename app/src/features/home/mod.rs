//! The page behind the door.

mod api;
mod page;

pub use api::show;
pub use page::{Home, Need, page};
