//! The rights desk by its pages: copies, requests, using less, and erasing, with all that may go wrong on the way.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod copies;
mod desk;
mod erasing;
mod requests;

/// The desk.
const DESK: &str = "/account/privacy";
/// Where a stale session goes from the desk, and whence it comes back.
const AGAIN: &str = "/sign-in?return=%2Faccount%2Fprivacy";
