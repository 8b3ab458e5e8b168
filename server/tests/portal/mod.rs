//! The whole portal in a test: real router, real layers, real database of either engine, a clock that stands still until it is moved.
//! `Site` is the installation, `Browser` somebody in front of it, `Member` somebody with an account.
#![allow(dead_code, reason = "each test binary uses its part")]
#![allow(unused_imports, reason = "each test binary uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod answer;
mod at_once;
mod browser;
mod customers;
mod database;
mod exporting;
mod journeys;
mod page;
mod publishing;
mod recovering;
mod site;
#[path = "../support/mod.rs"]
mod support;
mod terminal;
pub mod worlds;

pub use at_once::at_once;
pub use browser::{Browser, FORM, JSON};
pub use customers::{Bank, Said, decimal, midnight};
pub use database::Database;
pub use journeys::{Confirmation, Member, Record, public_key};
pub use page::{field_value, raw_field_value, text_of};
pub use portico_identity::clock::{DAY, HOUR, MINUTE, SECOND};
pub use portico_identity::hex::hex;
pub use portico_identity::publications::Drafts;
pub use publishing::{LANGUAGES, document, party, purpose, standard_drafts, topic};
pub use recovering::{RecoveryMail, Told, another_code, has_form, token_on};
pub use site::{Setup, Site};
pub use soft_passkey::{Algorithm, Faults, SoftPasskey};
pub use support::{Answer, read};

/// Runs each promise on both engines.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$about:meta])* async fn $name:ident($site:ident: Site) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn promise($site: portal::Site) $body

            $(#[$about])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                promise(portal::Site::sqlite().await).await;
            }

            $(#[$about])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                promise(portal::Site::postgres().await).await;
            }
        }
    )+};
}
