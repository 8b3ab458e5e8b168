//! Search through everything that the role may see, in one list.

mod api;
mod page;

pub use api::show;
pub use page::{Found, FoundRow, page};
