//! What people see. With `ssr` this crate holds every page, the kit and the words; with `hydrate` only the islands,
//! which wire events onto what the server has rendered.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "ssr")]
mod escape;
pub mod features;
#[cfg(feature = "ssr")]
pub mod locale;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod palette;
#[cfg(feature = "ssr")]
pub mod places;
#[cfg(feature = "ssr")]
pub mod portal;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod ui;
