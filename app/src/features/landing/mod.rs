//! The front page.

mod api;
mod page;

pub use page::page;
pub use api::show;
