//! The server around the pages: configuration, HTTP, layers, mail, metrics. The pages are in `portico-app`, the rules in
//! `portico-identity`.

pub mod assets;
pub mod cli;
pub mod commands;
pub mod config;
pub mod demo;
pub mod dev_mail;
pub mod endpoints;
pub mod exports;
pub mod import_api;
pub mod imports;
pub mod jobs;
pub mod layers;
pub mod legal;
pub mod look;
pub mod mail;
pub mod metrics;
pub mod pages;
pub mod publications;
pub mod readiness;
pub mod recipients_api;
pub mod router;
pub mod serve;
pub mod session_store;
pub mod telemetry;
pub mod webhooks;
