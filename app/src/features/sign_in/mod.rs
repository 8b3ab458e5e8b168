//! Signing in with a passkey: by autofill and by button.

#[cfg(feature = "ssr")]
mod api;
mod island;
#[cfg(feature = "ssr")]
mod page;

#[cfg(feature = "ssr")]
pub use api::{begin, finish, show, sign_out};
pub use island::*;
#[cfg(feature = "ssr")]
pub use page::{SignIn, SignInNotice, page};
