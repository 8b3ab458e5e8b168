//! The portal: who belongs to whom, what source systems say about them, and who may see what of it.
//!
//! A page asks [`crate::Identity::act_as`] for an [`Acting`]: a person in one role, with the facts of that moment. With it and an [`About`] it
//! reads records; each field that comes back has passed [`crate::Identity::may`], the one place where access is decided.

pub mod acting;
pub mod role;
pub mod shown;

pub use acting::{About, Acting, Action, Verdict, Why};
pub use role::{Role, RoleView};
pub use shown::{Cursor, Freshness, HiddenField, ListAsk, Listed, Order, RecordPage, Shown};
