//! Other systems that get data for a purpose, or are told when it may not be used any more. Each knows a person by a name of its own.
//!
//! A recipient asks by a token that it signed ([`Identity::read_consents`]), and is told of changes by webhooks (`standardwebhooks.com`) that are
//! written in the transaction of the change and delivered afterwards.

mod deliver;
mod parse;
mod read;
mod registry;
mod signature;
mod standing;
mod sweep;
mod tell;
mod token;

pub use deliver::{ClaimedWebhook, DeadWebhook, NotDelivered};
pub use parse::{RecipientId, RecipientProblem, WebhookUrl};
pub use read::RecipientAnswer;
pub use registry::{Credentials, NewRecipient, RecipientAdded, RecipientView};
pub(crate) use sweep::plan_sweep;
pub(crate) use tell::Change;
pub use token::TokenProblem;
