//! One folder a capability. Pages, parsing and handlers exist on the server only; islands exist on both sides.

#[cfg(feature = "ssr")]
pub mod dev_mail;
#[cfg(feature = "ssr")]
pub mod errors;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub mod landing;
#[cfg(feature = "ssr")]
pub mod language;
#[cfg(feature = "ssr")]
pub mod legal;
pub mod passkeys;
#[cfg(feature = "ssr")]
pub mod recover;
pub mod sign_in;
pub mod sign_up;
