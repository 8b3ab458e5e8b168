//! Webhooks leave here: what recipients are to be told is signed by the use-cases, posted by a courier, and a worker sees that none is lost
//! (Standard Webhooks).

mod courier;
mod worker;

pub use courier::{Courier, CourierProblem};
pub use worker::{WebhookMetrics, run_webhooks, tell_recipient};
