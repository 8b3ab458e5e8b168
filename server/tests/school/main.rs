//! School as a student and as a guardian meet it: a week, results, attendance, what may be seen and until when, and what nobody gets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod families;
mod guardian;
mod mails;
mod nobodys;
#[path = "../portal/mod.rs"]
mod portal;
mod split;
mod student;
mod turning;
