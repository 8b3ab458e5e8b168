//! The ledger of consent: who agreed to which text, for whom, by which authority, and until when (GDPR 7; ISO/IEC TS 27560:2023, event).
//!
//! Nothing in it is ever changed. What holds now is the fold of a person's entries together with what is published and how old the person is.

mod entry;

pub use entry::{Authority, Channel, ConsentState, Decision};
