//! Getting back in without a passkey, and freezing: what leads back, what never does, and what its owner is told.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "shared with the tests of account care")]
#[path = "../account/owner.rs"]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;
#[allow(dead_code, reason = "shared with the tests of erasure")]
#[path = "../erasure/portal_life.rs"]
mod portal_life;

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
mod vouchers;
mod vouches_that_ended;
mod vouching;
