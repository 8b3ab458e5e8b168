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

pub mod affiliation;
pub mod balance;
pub mod browser;
pub mod ceremony;
pub mod child_news;
pub mod claim;
pub mod consent_event;
pub mod contact;
pub mod data_export;
pub mod erasure;
pub mod event;
pub mod family_choice;
pub mod guardian_claim;
pub mod guardianship;
pub mod handover_notice;
pub mod held;
pub mod holding;
pub mod import_batch;
pub mod import_defect;
pub mod invitation;
pub mod job;
pub mod lifecycle;
pub mod mail_proof;
pub mod match_pair;
pub mod merge;
pub mod message_choice;
pub mod notice_link;
pub mod organisation;
pub mod outbox;
pub mod passkey;
pub mod past;
pub mod person;
pub mod portal_facts;
pub mod publication;
pub mod rate_limit;
pub mod recipient;
pub mod recipient_subject;
pub mod record;
pub mod record_list;
pub mod recovery;
pub mod recovery_code;
pub mod recovery_wait;
pub mod rights_request;
pub mod session;
pub mod setting_change;
pub mod sight;
pub mod sign_up;
pub mod source;
pub mod source_person;
pub mod source_row;
pub mod source_said;
pub mod terms_acceptance;
pub mod tombstone;
pub mod vouch;
pub mod webhook;

pub use connection::{Db, Read, Write};
pub use error::{StoreError, Taken};
pub use file_care::Durability;
pub use open::{Engine, Options, Store};
pub use statement::{Prepared, statements};
pub use url::DatabaseUrl;

/// What every operation of this crate returns.
pub type Result<T> = std::result::Result<T, StoreError>;
