//! Consents: what a person's data may be used for, one decision each, with the history and a receipt of every one.

#[cfg(feature = "ssr")]
mod answer;
#[cfg(feature = "ssr")]
mod api;
#[cfg(feature = "ssr")]
mod ask;
#[cfg(feature = "ssr")]
mod card;
#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod from_ledger;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod history_api;
mod island;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod position;
#[cfg(feature = "ssr")]
mod receipt;

#[cfg(feature = "ssr")]
pub use api::{decide, decide_at_once, show, show_asked};
#[cfg(feature = "ssr")]
pub use ask::{AskConsents, ask_page};
#[cfg(feature = "ssr")]
pub(crate) use card::for_child;
#[cfg(feature = "ssr")]
pub(crate) use form::DecisionFields;
#[cfg(feature = "ssr")]
pub(crate) use from_ledger::card as card_of;
#[cfg(feature = "ssr")]
pub use history::{Entry, History, history_page};
#[cfg(feature = "ssr")]
pub use history_api::{show_history, show_receipt, take_receipt};
pub use island::*;
#[cfg(feature = "ssr")]
pub use page::{Consents, ConsentsNotice, page};
#[cfg(feature = "ssr")]
pub use position::{Card, CardText, Hold, Position};
#[cfg(feature = "ssr")]
pub use receipt::{ReceiptPage, receipt_page};
