//! Looking after one's own account: what one says about oneself, addresses, and showing the passkey once more before what matters.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]
#![allow(clippy::wildcard_enum_match_arm, reason = "tests pick the letters they are about")]

#[path = "../portal/mod.rs"]
mod portal;

mod addresses;
mod confirming;
mod letters;
mod profile;
mod step_up;
