//! Passkeys: both ceremonies of WebAuthn Level 3 as the browser sees them, every step that an answer can fail, and every way to use an
//! answer that was meant for something else.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod ceremonies;
mod counter;
mod malformed;
mod meant_for_another;
mod options;
mod refused_registrations;
mod refused_sign_ins;
mod second_passkey;
