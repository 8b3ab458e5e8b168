//! Persons whom sources know twice: found, merged, undone; and what is never merged.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "shared with the tests of account care")]
#[path = "../account/owner.rs"]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;
#[allow(dead_code, reason = "shared with the tests of erasure")]
#[path = "../erasure/portal_life.rs"]
mod portal_life;

mod at_the_terminal;
mod finding;
mod merging;
mod world;
