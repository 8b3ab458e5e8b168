//! Signing up: name and address, a mail, a passkey.

#[cfg(feature = "ssr")]
mod api;
#[cfg(feature = "ssr")]
mod confirm;
#[cfg(feature = "ssr")]
mod form;
mod island;
#[cfg(feature = "ssr")]
mod outcome;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod passkey;
#[cfg(feature = "ssr")]
mod sent;

#[cfg(feature = "ssr")]
pub use api::{confirm_code, confirm_link, resend, show_form, show_link, show_passkey, show_sent, start};
#[cfg(feature = "ssr")]
pub use confirm::{Confirm, confirm_page};
pub use island::*;
#[cfg(feature = "ssr")]
pub use outcome::{SignUpOutcome, outcome_page};
#[cfg(feature = "ssr")]
pub use page::{SignUpForm, page};
#[cfg(feature = "ssr")]
pub use passkey::passkey_page;
#[cfg(feature = "ssr")]
pub use sent::{Sent, SentNotice, sent_page};
