//! The ledger of consent: who agreed to which text, for whom, by which authority, and until when (GDPR 7; ISO/IEC TS 27560:2023, event).
//!
//! Nothing in it is ever changed. What holds now is the fold of a person's entries together with what is published and how old the person is.

mod asking;
mod cards;
mod check;
mod coming_of_age;
mod decide;
mod endings;
mod entry;
mod fold;
mod guardians;
mod history;
mod ledger;
mod signal;
mod uses;

pub use cards::{ConsentCard, ShownPurpose};
pub use check::check_consents;
pub(crate) use check::ledger_end;
pub use decide::Decided;
pub(crate) use entry::stable_names;
pub use entry::{Authority, Channel, ConsentState, Decision};
pub use fold::Waiting;
pub use guardians::{ActingFor, Guardian, GuardiansFuture, Guardianships};
pub use history::{Actor, ConsentHistory, HistoryEntry};
pub use uses::UseOfPurpose;
