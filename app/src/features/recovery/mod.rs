//! Recovery in the account: the saved codes, and a recovery that is running.

#[cfg(feature = "ssr")]
mod api;
#[cfg(feature = "ssr")]
mod codes;
mod island;
#[cfg(feature = "ssr")]
mod page;

#[cfg(feature = "ssr")]
pub(crate) use api::in_one_language;
#[cfg(feature = "ssr")]
pub use api::{make_codes, replace_codes, show, stop};
#[cfg(feature = "ssr")]
pub use codes::{FreshCodes, codes_page};
pub use island::*;
#[cfg(feature = "ssr")]
pub use page::{RecoveryCare, RecoveryNotice, page};
