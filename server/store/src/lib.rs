//! SQL for SQLite and PostgreSQL: one concrete [`Store`] over both engines, one SQL text per operation.
//!
//! A use-case asks for [`Store::read`] or [`Store::write`] and passes what it gets to the functions of the table modules. A write is one
//! transaction and is undone unless it is committed. Adding an operation: a text in the module's `sql!` (it is then prepared on both
//! engines by a test), one function, and a promise in `tests/conformance*.rs`.

mod connection;
mod error;
mod file_care;
mod open;
mod statement;
mod url;
mod value;

pub mod browser;
pub mod ceremony;
pub mod consent_event;
pub mod contact;
pub mod data_export;
pub mod erasure;
pub mod event;
pub mod held;
pub mod job;
pub mod mail_proof;
pub mod message_choice;
pub mod notice_link;
pub mod outbox;
pub mod passkey;
pub mod person;
pub mod publication;
pub mod rate_limit;
pub mod recipient;
pub mod recipient_subject;
pub mod recovery;
pub mod recovery_code;
pub mod recovery_wait;
pub mod rights_request;
pub mod session;
pub mod sign_up;
pub mod terms_acceptance;
pub mod tombstone;
pub mod webhook;

pub use connection::{Db, Read, Write};
pub use error::{StoreError, Taken};
pub use file_care::Durability;
pub use open::{Engine, Options, Store};
pub use statement::{Prepared, statements};
pub use url::DatabaseUrl;

/// What every operation of this crate returns.
pub type Result<T> = std::result::Result<T, StoreError>;
