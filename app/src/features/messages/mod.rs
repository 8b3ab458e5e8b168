//! Which messages somebody wants.

mod api;
mod page;

pub(crate) use api::own_words;
pub use api::{choose, show};
pub use page::{Blocked, MessageTopic, Messages, page};
