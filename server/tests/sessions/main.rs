//! Sessions: the cookie, its limits, its end, and everybody who would like somebody else's.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod at_rest;
mod cookie;
mod cross_site;
mod lifetime;
mod renewal;
mod replicas;
mod return_to;
mod sign_out;
