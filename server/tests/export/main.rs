//! The copy of everything that is held about a person: complete, readable, nobody else's, and made in spite of dying workers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../account/owner.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;

mod archive;
mod asking;
mod history;
mod inventory;
mod seed;
mod shared;
mod whole;
mod worker;
