//! The rights desk: taking a copy of everything, correcting, using less, asking, and erasing the account.

mod api;
mod ask;
mod ask_api;
mod banner;
mod correct;
mod erase;
mod erase_api;
mod export;
mod export_api;
mod form;
mod page;
mod request;

pub(crate) use api::{has_copy, read_erasure};
pub use api::{restrict, show};
pub use ask::{Ask, ask_page};
pub use ask_api::{ask, correct, show_ask, show_correct, show_request};
pub use banner::erasure_banner;
pub use correct::{Correct, correct_page};
pub use erase::{Erase, erase_page};
pub use erase_api::{erase, show_erase, stop_erasure};
pub use export::{CopyRow, CopyState};
pub use export_api::{download, export};
pub use page::{PrivacyDesk, PrivacyNotice, page};
pub use request::{RequestPage, RequestRow, request_page};
