//! What to do when no passkey is at hand.

mod api;
mod page;

pub use api::show;
pub use page::page;
