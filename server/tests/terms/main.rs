//! What the operator publishes, and the terms that people accept: frozen, in every language, asked with a time of grace.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod accepting;
mod frozen_texts;
mod reading;
mod signing_up;
