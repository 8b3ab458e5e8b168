//! What to do when no passkey is at hand.

mod api;
mod page;

pub use page::page;
pub use api::show;
