//! A firm's pages and its own administration: what members see and set, what admins give and take, and what nobody gets beyond their rights.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod at_the_terminal;
mod attacks;
mod attesting;
mod changing;
mod firm;
mod inviting;
mod leaving;
mod lists;
mod settings;
