//! The choice of language: kept in this browser, and with the person when somebody is signed in.

mod api;

pub use api::choose;
