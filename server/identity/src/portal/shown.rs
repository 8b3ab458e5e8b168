//! Records as somebody may see them: fields that are hidden are not in here.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::acting::Why;
use crate::clock::Micros;

/// One record, as far as it may be seen.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Shown {
    /// UUIDv7.
    pub id: Uuid,
    /// Stable name of the kind.
    pub kind: String,
    /// The organisation that provides it.
    pub provider: Uuid,
    /// The record that it is within: a transaction's account, a result's class.
    pub within: Option<Uuid>,
    /// What it is about in time, microseconds since 1970 UTC.
    pub at: Micros,
    /// Its amount in hundredths, if the kind has one that may be seen.
    pub amount: Option<i64>,
    /// Its state, if the kind has one that may be seen; empty otherwise.
    pub state: String,
    /// The fields that may be seen, by name.
    pub fields: Map<String, Value>,
    /// The fields that may not.
    pub hidden: Vec<HiddenField>,
    /// When its source last changed it, microseconds since 1970 UTC.
    pub changed_at: Micros,
}

impl Shown {
    /// A field as text; empty when it is missing, hidden, or no text.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }
}

/// A field that somebody may not see.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HiddenField {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// When a source last said something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freshness {
    /// What people call the source, for instance `The bank`.
    pub source: String,
    /// Microseconds since 1970 UTC; none when it never has.
    pub spoke_at: Option<Micros>,
}

/// Which records of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListAsk {
    /// Stable name of the kind.
    pub kind: String,
    /// Only those within this record.
    pub within: Option<Uuid>,
    /// Only those in which all these words occur, in any case; the first [`super::SEARCH_WORDS`] count.
    pub words: String,
    /// Only those in this state.
    pub state: Option<String>,
    /// Only those from this moment on, microseconds since 1970 UTC.
    pub from: Option<Micros>,
    /// Only those before this moment, microseconds since 1970 UTC.
    pub until: Option<Micros>,
    /// Which come first.
    pub order: Order,
    /// Only those that come after this place in the order.
    pub after: Option<Cursor>,
    /// At most so many; 1 to 1000.
    pub limit: u32,
}

impl ListAsk {
    /// The newest fifty of a kind.
    #[must_use]
    pub fn newest(kind: &str) -> Self {
        Self {
            kind: kind.into(),
            within: None,
            words: String::new(),
            state: None,
            from: None,
            until: None,
            order: Order::NewestFirst,
            after: None,
            limit: 50,
        }
    }
}

/// Which come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The newest.
    NewestFirst,
    /// The oldest.
    OldestFirst,
}

/// A place in a list, for the page after it. Written into links as `<at>.<id>`; it gives no access to anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Microseconds since 1970 UTC.
    pub at: Micros,
    /// UUIDv7.
    pub id: Uuid,
}

impl Cursor {
    /// Reads what stands in a link.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self { at: at.parse().ok()?, id: Uuid::try_parse(id).ok()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at, self.id.simple())
    }
}

/// Part of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordPage {
    /// In the order that was asked for.
    pub records: Vec<Shown>,
    /// Where the next part begins; none at the end.
    pub next: Option<Cursor>,
    /// When its sources last spoke, the one that did so longest ago first.
    pub freshness: Vec<Freshness>,
}

/// What comes of asking for a list.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum Listed {
    /// These; none, when there are none.
    Shown(RecordPage),
    /// Not for this person now, because of this. Only guardians are told; it is "not found" to everybody else.
    Hidden(Why),
    /// There is no such kind, or no such record that the list would be within.
    NotFound,
}
