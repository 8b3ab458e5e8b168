//! Account care: what people do with their own addresses, passkeys, sessions, activity and profile, and what nobody can do with another
//! person's. The use-cases are called as pages call them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod activity;
mod adding_addresses;
mod addresses;
mod browsers;
mod frozen;
mod owner;
mod passkeys;
mod profile;
mod sessions;
