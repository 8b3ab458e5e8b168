//! Who saw my data: each look of somebody else at the person's pages, or at a child's.

mod api;
mod page;

pub use api::show;
pub use page::{Seen, SeenDay, SeenRow, page};
