//! Signing up: from the form over the mail to the first passkey, with everything that can go wrong and everybody who means harm.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]
#![allow(clippy::print_stdout, reason = "measured times are told")]

#[path = "../portal/mod.rs"]
mod portal;

mod address_taken;
mod code;
mod journey;
mod limits;
mod link;
mod resend;
mod secrecy;
mod typed;
