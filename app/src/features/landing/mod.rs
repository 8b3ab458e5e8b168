//! The front page.

mod api;
mod page;

pub use api::show;
pub use page::page;
