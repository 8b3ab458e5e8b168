//! The readable half of a person's copy of everything (GDPR 12(1), 15): one HTML document in the person's language that needs nothing
//! around it, made part by part, so that a long history is never in memory as a whole.

mod markup;
mod readable;

pub use readable::Readable;
