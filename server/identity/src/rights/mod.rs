//! Rights of people over their data (GDPR 15 to 22, CCPA 1798.105 to 1798.125): each request has a date by which it must be answered, an
//! answer, and a record that stays. What Portico does by itself is answered at once.

mod asking;
mod desk;
mod reminders;
pub(crate) mod words;

pub use desk::{Correction, RequestAnswered, RequestExtended};
pub use words::{MOST_WORDS, WordsProblem};

use portico_store::rights_request::RightsRequest;
use uuid::Uuid;

use crate::clock::Micros;
use crate::consents::stable_names;

stable_names! {
    /// What was asked for.
    RightsKind {
        /// A copy of everything (GDPR 15, 20).
        Export = "export",
        /// That the account is erased (GDPR 17).
        Erase = "erase",
        /// That something is put right (GDPR 16).
        Correct = "correct",
        /// That data is kept and nothing else (GDPR 18).
        Restrict = "restrict",
        /// That data is not used for something (GDPR 21).
        Object = "object",
        /// Anything else about one's data.
        Other = "other",
    }
}

stable_names! {
    /// How a request ended.
    RequestOutcome {
        /// What was asked was done.
        Done = "done",
        /// It was not done; the answer says why.
        Refused = "refused",
        /// The person took it back.
        Withdrawn = "withdrawn",
    }
}

/// A request as a person writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsAsk {
    /// What is asked for.
    pub kind: RightsKind,
    /// What it is about, in a few words; may be empty.
    pub about: String,
    /// What the person writes, 1 to 4000 characters.
    pub words: String,
}

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum RightsAsked {
    /// It stands, and has a date.
    Recorded {
        /// Names it.
        id: Uuid,
        /// By when it is answered, microseconds since 1970 UTC.
        due_at: Micros,
    },
    /// Five are open, or ten were made within a day.
    TooMany,
    /// The words cannot be taken.
    Unreadable(WordsProblem),
}

/// A request as its person sees it. All times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestView {
    /// Names it.
    pub id: Uuid,
    /// What was asked for.
    pub kind: RightsKind,
    /// What it is about; may be empty.
    pub about: String,
    /// What the person wrote; may be empty.
    pub words: String,
    /// Stable name of the law whose dates it follows.
    pub law: String,
    /// When it was asked.
    pub asked_at: Micros,
    /// By when it is answered.
    pub due_at: Micros,
    /// When it was given more time.
    pub extended_at: Option<Micros>,
    /// Why; empty when it was not.
    pub extension_reason: String,
    /// When it was answered.
    pub closed_at: Option<Micros>,
    /// How it ended; none while it is open.
    pub outcome: Option<RequestOutcome>,
    /// The answer in words; empty while it is open, and where the outcome says it all.
    pub answer: String,
}

/// A request as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskRequest {
    /// The request.
    pub request: RequestView,
    /// Who asked; none when they were erased.
    pub person: Option<Uuid>,
    /// What they are called; empty when they were erased.
    pub name: String,
    /// Their primary address; empty when they were erased.
    pub address: String,
}

/// None for a kind that a later version wrote.
fn view(row: RightsRequest) -> Option<RequestView> {
    Some(RequestView {
        id: row.id,
        kind: RightsKind::from_name(&row.kind)?,
        about: row.about,
        words: row.words,
        law: row.law,
        asked_at: row.asked_at,
        due_at: row.due_at,
        extended_at: row.extended_at,
        extension_reason: row.extension_reason,
        closed_at: row.closed_at,
        outcome: RequestOutcome::from_name(&row.outcome),
        answer: row.answer,
    })
}
