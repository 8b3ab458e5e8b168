//! The portal: who belongs to whom, what source systems say about them, and who may see what of it.
//!
//! A page asks [`crate::Identity::act_as`] for an [`Acting`]: a person in one role, with the facts of that moment. With it and an [`About`] it
//! reads records; each field that comes back has passed [`crate::Identity::may`], the one place where access is decided.

pub mod acting;
pub(crate) mod affiliations;
pub mod ages;
pub mod balances;
pub mod children;
pub mod claims;
pub mod days;
mod ended;
mod facts;
pub mod family;
pub mod firms;
pub mod imports;
pub mod invitations;
pub mod kinds;
mod lens;
pub mod lifecycle;
mod listing;
pub mod matching;
pub mod merging;
pub mod organisations;
pub mod outlook;
pub mod policies;
pub mod policy;
pub mod reads;
pub mod role;
pub mod roles;
pub mod search;
pub mod settings_of_firms;
pub mod shown;
pub mod sights;

pub use acting::{About, Acting, Action, Sensitivity, Verdict, Why};
pub use ages::{AgeCase, AgeRules};
pub use balances::{BalancePoint, Flow, MonthFlow};
pub use children::{ChildView, EdgeRights, EdgeView, SchoolView, TopicView};
pub use listing::SEARCH_WORDS;
pub use outlook::Outlook;
pub use policies::{Policies, PolicyProblem, PolicyTexts};
pub use reads::File;
pub use role::{Role, RoleView};
pub use search::SearchResult;
pub use shown::{Cursor, Freshness, HiddenField, ListAsk, Listed, Order, RecordPage, Shown};
pub use sights::{SightPage, SightView};

/// The topics of schools, as pages show them.
pub const SCHOOL_TOPICS: [&str; 5] = ["profile", "timetable", "results", "attendance", "documents"];
