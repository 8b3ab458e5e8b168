//! Kinds of records as data: what a record of a kind is about, its fields with topic, sensitivity and labels, and the schema that every import
//! checks it against (JSON Schema 2020-12). The shipped ones are in `server/kinds`; an operator's folder adds to them or replaces them.
//!
//! In a record's body, money is a decimal string with two digits (`"1204.50"`), a number a decimal string (`"7.5"`), a day `2026-11-22`, a time
//! RFC 3339 with an offset.

mod labels;
mod read;
mod shipped;

use std::collections::BTreeMap;

use serde_json::Value;

use super::acting::Sensitivity;

pub use labels::{KindLabel, Labels};
pub use read::{KindProblem, read_kind};

/// The topics by which rights over records are given.
pub const TOPICS: &[&str] = &[
    "money",
    "loans",
    "documents",
    "timetable",
    "results",
    "attendance",
    "orders",
    "tickets",
    "invoices",
    "logs",
    "reports",
    "settings",
    "profile",
];

/// How a record of a kind usually finds whom it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// One person.
    Person,
    /// One organisation.
    Organisation,
    /// Those who hold it.
    Held,
    /// Whoever the record that it is within is about.
    Within,
}

/// How a field is written in a body and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Words.
    Text,
    /// A day, ISO 8601.
    Day,
    /// A moment, RFC 3339.
    Time,
    /// A decimal string with two digits, in the currency beside it.
    Money,
    /// A decimal string.
    Number,
    /// One of the field's states.
    Choice,
    /// A JSON array.
    List,
    /// Base64; never in lists.
    File,
}

/// One field of a kind.
#[derive(Debug, Clone)]
pub struct KindField {
    /// Its name in bodies.
    pub name: String,
    /// How it is written.
    pub format: Format,
    /// Its topic; the kind's unless the file says otherwise.
    pub topic: String,
    /// Its sensitivity; the kind's unless the file says otherwise.
    pub sensitivity: Sensitivity,
    /// Its values in the order of the file, where it is a choice.
    pub states: Vec<(String, Labels<String>)>,
    pub(super) labels: Labels<String>,
}

impl KindField {
    /// What people call it.
    #[must_use]
    pub fn label(&self, language: &str) -> &str {
        self.labels.of(language)
    }

    /// What people call one of its values; the value itself when the file says nothing.
    #[must_use]
    pub fn state_label<'a>(&'a self, value: &'a str, language: &str) -> &'a str {
        self.states.iter().find(|(state, _)| state == value).map_or(value, |(_, labels)| labels.of(language))
    }
}

/// Which new records of a kind the adults of a child are told about, where they want to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum News {
    /// None of them.
    #[default]
    None,
    /// Each.
    Each,
    /// Those in one of these states.
    States(Vec<String>),
}

impl News {
    /// Whether a record in this state is news.
    #[must_use]
    pub fn has(&self, state: &str) -> bool {
        match self {
            Self::None => false,
            Self::Each => true,
            Self::States(states) => states.iter().any(|one| one == state),
        }
    }
}

/// A kind of records.
pub struct Kind {
    /// Stable name.
    pub id: String,
    /// Its topic.
    pub topic: String,
    /// Who may see it at all.
    pub sensitivity: Sensitivity,
    /// How it finds whom it is about.
    pub subject: Subject,
    /// The kind that it is within, if any.
    pub within: Option<String>,
    /// The field to sort by: a day or a time. Without, or where a body has none, the time is 0.
    pub at: Option<String>,
    /// The field with its amount.
    pub amount: Option<String>,
    /// The field with the currency of its money.
    pub currency: Option<String>,
    /// The field to filter by.
    pub state: Option<String>,
    /// The field that names a record.
    pub title: String,
    /// The fields that a search looks at.
    pub search: Vec<String>,
    /// Days that a record is kept after its source took it away.
    pub retention_days: u32,
    /// Which of its records an adult of the child is told about.
    pub news: News,
    /// Its fields, in the order in which they are shown.
    pub fields: Vec<KindField>,
    pub(super) labels: Labels<KindLabel>,
    pub(super) schema: jsonschema::Validator,
}

impl Kind {
    /// What people call one and many of it.
    #[must_use]
    pub fn label(&self, language: &str) -> &KindLabel {
        self.labels.of(language)
    }

    /// One of its fields.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&KindField> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field to filter by.
    #[must_use]
    pub fn state_field(&self) -> Option<&KindField> {
        self.state.as_deref().and_then(|name| self.field(name))
    }

    /// The first thing that is wrong with a body: the field (empty when it is the body as a whole) and what the schema expects. Never the value.
    #[must_use]
    pub fn check(&self, body: &Value) -> Option<(String, String)> {
        self.schema.iter_errors(body).next().map(|error| {
            let field = error.instance_path().as_str().split('/').nth(1).unwrap_or_default().to_owned();
            let format = self.field(&field).map(|field| field.format);
            (field, labels::expected(&error, format))
        })
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kind").field("id", &self.id).finish_non_exhaustive()
    }
}

/// All kinds of an installation, by name.
#[derive(Debug, Default)]
pub struct Kinds(BTreeMap<String, Kind>);

impl Kinds {
    /// The kinds that are shipped.
    #[must_use]
    pub fn built_in() -> Self {
        // A test reads the same texts one by one, so that none is left out.
        Self::default().with(shipped::ALL.iter().filter_map(|(_, text)| read_kind(text).ok()))
    }

    /// The same with more kinds; one of a known name replaces it.
    #[must_use]
    pub fn with(mut self, more: impl IntoIterator<Item = Kind>) -> Self {
        self.0.extend(more.into_iter().map(|kind| (kind.id.clone(), kind)));
        self
    }

    /// The first kind that is within one that is not there, with that one's name.
    #[must_use]
    pub fn missing(&self) -> Option<(&Kind, &str)> {
        let pairs = self.iter().filter_map(|kind| kind.within.as_deref().map(|within| (kind, within)));
        pairs.into_iter().find(|(_, within)| self.find(within).is_none())
    }

    /// The kind of this name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Kind> {
        self.0.get(id)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.0.values()
    }
}

impl crate::Identity {
    /// The kinds of records that this installation knows.
    #[must_use]
    pub fn kinds(&self) -> &Kinds {
        &self.settings().kinds
    }
}

#[cfg(test)]
mod tests;
