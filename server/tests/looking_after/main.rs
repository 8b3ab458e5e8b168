//! Looking after an account by its pages: passkeys, sessions, activity, and what the home page asks for.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod activity;
mod home;
mod passkeys;
mod sessions;
