//! The operator's legal documents.

mod api;
mod document;
mod page;

pub use api::show;
pub use document::{Block, parse_blocks};
pub use page::{LegalDocument, LegalVersion, VersionRow, page, version_page};
