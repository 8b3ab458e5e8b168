//! Switching from one role to another.

mod api;

pub use api::choose;
