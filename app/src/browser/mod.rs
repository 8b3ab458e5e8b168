//! What the islands share in the browser: passkey ceremonies by JSON text (WebAuthn Level 3, sections 5.1 and 7), one way to
//! call the server, and the marks and messages that the server has rendered. No words and no serialisation library live here.

mod externs;
mod fetch;
mod json;
mod passkey;
mod problem;
mod stage;

pub use fetch::{ask, call};
pub use passkey::{
    Answer, Ceremony, autofill_available, can_keep_in_step, create, forget_unknown, get, keep_in_step, missing,
};
pub use problem::Problem;
pub use stage::{Stage, listen, on_return};
