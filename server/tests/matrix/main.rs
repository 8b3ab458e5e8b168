//! Every route × who comes × own or another's thing. The routes are read from the portal's own table: a new one is tried without being written here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod firms;
mod objects;
#[path = "../portal/mod.rs"]
mod portal;
mod strangers;
mod unprepared;
