//! The passkeys of an account.

#[cfg(feature = "ssr")]
mod api;
#[cfg(feature = "ssr")]
mod card;
#[cfg(feature = "ssr")]
mod care;
#[cfg(feature = "ssr")]
mod create;
mod island;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod offer;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod removal;
mod sync;

#[cfg(feature = "ssr")]
pub use api::{begin, finish};
#[cfg(feature = "ssr")]
pub use care::{accepted, remove, rename, show_removal, trust};
#[cfg(feature = "ssr")]
pub use create::create_passkey;
pub use island::*;
#[cfg(feature = "ssr")]
pub use list::show;
#[cfg(feature = "ssr")]
pub use offer::answer_offer;
#[cfg(feature = "ssr")]
pub use page::{Keeping, PasskeyRow, Passkeys, PasskeysNotice, Renaming, Risk, page};
#[cfg(feature = "ssr")]
pub use removal::{RemovalPage, Stake, removal_page};
pub use sync::*;
