//! What happened in a person's account, and a copy of it.

mod api;
mod export;
mod page;
mod sentence;

pub use api::{export, show};
pub use export::{Exported, Format, write_csv, write_json};
pub use page::{Activity, ActivityDay, ActivityRow, page};
