//! SQL for SQLite and PostgreSQL: one concrete [`Store`] over both engines, one SQL text per operation.
//!
//! A use-case asks for [`Store::read`] or [`Store::write`] and passes what it gets to the functions of the table modules. A write is one
//! transaction and is undone unless it is committed. Adding an operation: a text in the module's `statements!` (it is then prepared on both
//! engines by a test), one function, and a promise in `tests/conformance.rs`.
#![forbid(unsafe_code)]

mod connection;
mod error;
mod open;
mod statement;
mod value;

pub mod ceremony;
pub mod contact;
pub mod event;
pub mod outbox;
pub mod passkey;
pub mod person;
pub mod rate_limit;
pub mod session;
pub mod sign_up;

pub use connection::{Db, Read, Write};
pub use error::{StoreError, Taken};
pub use open::{DatabaseUrl, Durability, Engine, Options, Store};
pub use statement::{Prepared, statements};

/// What every operation of this crate returns.
pub type Result<T> = std::result::Result<T, StoreError>;
