//! Consents as a person meets them: deciding, looking back, being asked again, keeping a receipt, and everything that is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod asked;
mod deciding;
mod deciding_at_once;
mod others;
#[path = "../portal/mod.rs"]
mod portal;
mod receipts;
mod refused;
mod steps;
