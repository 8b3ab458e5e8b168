//! Getting back in without a passkey, and freezing: what leads back, what never does, and what its owner is told.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod by_address;
mod by_code;
mod by_waiting;
mod clock;
mod counters;
mod first_proof;
mod freezing;
mod once_only;
mod order;
mod secrecy;
mod suspended;
mod thief;
mod told_daily;
