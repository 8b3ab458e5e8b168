//! The passkeys of an account.

#[cfg(feature = "ssr")]
mod api;
#[cfg(feature = "ssr")]
mod create;
mod island;
#[cfg(feature = "ssr")]
mod page;

#[cfg(feature = "ssr")]
pub use api::{begin, finish, show};
#[cfg(feature = "ssr")]
pub use create::create_passkey;
pub use island::*;
#[cfg(feature = "ssr")]
pub use page::{Keeping, PasskeyRow, Passkeys, page};
