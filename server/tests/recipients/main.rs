//! Other systems: what they may read with which token, what they are told and in which order, and receipts that are checked without us.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod at_the_terminal;
mod attempts;
mod by_itself;
mod gone;
mod order;
mod reading;
mod receipts;
mod receiver;
mod rotation;
mod steps;
mod token;
mod tokens;
