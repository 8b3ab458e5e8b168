//! Erasure and retention: what was erased is nowhere, what is kept is kept for its time, and nobody else notices.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "shared with the tests of account care")]
#[path = "../account/owner.rs"]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;

mod again;
mod asking;
mod gone;
mod inventory;
mod kept;
mod life;
mod portal_life;
mod races;
mod traces;
