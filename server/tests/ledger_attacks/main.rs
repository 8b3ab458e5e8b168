//! Somebody tries to break the ledger and the rights desk: by odd input, by many hands at once, with the database in hands, and after a restore.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../ledger/family.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod family;
#[path = "../account/owner.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;
#[path = "../recipients/receiver.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod receiver;
#[path = "../recipients/steps.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod steps;
#[path = "../recipients/token.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod token;

mod forged;
mod ghosts;
mod odd_input;
mod restored;
mod signalled;
mod storm;
