//! What a source says, row by row, whatever the format of its files; and the reader that gives it twice.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

/// What rows become. The order is the order in which they are read: what others name comes first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableName {
    /// Organisations.
    Organisations,
    /// Persons.
    Persons,
    /// Affiliations.
    Affiliations,
    /// Guardianships.
    Guardianships,
    /// Records of this kind.
    Records(String),
    /// Holders of records.
    Holdings,
}

impl std::fmt::Display for TableName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Organisations => f.write_str("organisations"),
            Self::Persons => f.write_str("persons"),
            Self::Affiliations => f.write_str("affiliations"),
            Self::Guardianships => f.write_str("guardianships"),
            Self::Records(kind) => write!(f, "records: {kind}"),
            Self::Holdings => f.write_str("holdings"),
        }
    }
}

/// Whether the files say all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// All there is: what is missing is gone.
    Bulk,
    /// Changes: what is missing stays.
    Delta,
}

/// An organisation of a source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrganisationSaid {
    /// What the source calls it.
    pub key: String,
    /// Stable name of its kind.
    pub kind: String,
    /// As people know it.
    pub name: String,
    /// ISO 3166; that of the source's organisation where the source does not say.
    pub country: Option<String>,
    /// IANA name; that of the source's organisation where the source does not say.
    pub time_zone: Option<String>,
    /// The key of the one above it; the source's organisation where the source does not say.
    pub parent: Option<String>,
    /// Where to write to.
    pub mail: String,
    /// Where to call.
    pub phone: String,
}

/// A person of a source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonSaid {
    /// What the source calls them.
    pub key: String,
    /// As the source writes it.
    pub name: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// Everything else: given_name, family_name, email, phone, address, language, grade, gender; `disabled` of whom the source keeps out.
    pub fields: Map<String, Value>,
}

impl PersonSaid {
    /// Whether the source knows them and keeps them out: they have no role and are nobody's guardian until it says otherwise.
    pub(super) fn is_disabled(&self) -> bool {
        self.fields.get("disabled") == Some(&Value::Bool(true))
    }
}

/// An affiliation of a source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AffiliationSaid {
    /// What the source calls it.
    pub key: String,
    /// The key of the person.
    pub person: String,
    /// The key of the organisation; the source's organisation where there is none.
    pub organisation: Option<String>,
    /// Stable name of the role.
    pub role: String,
    /// Of a student.
    pub grade: String,
    /// What they do there.
    pub title: String,
    /// Of members and admins: JSON of topics by action.
    pub rights: Option<Value>,
    /// First day, ISO 8601.
    pub begins_on: Option<String>,
    /// Last day, ISO 8601.
    pub ends_on: Option<String>,
}

/// Somebody's guardian, as a source says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GuardianSaid {
    /// What the source calls it.
    pub key: String,
    /// What it would be called if the other of the two said it: it is one claim, whoever says it.
    #[serde(skip)]
    pub twin: Option<String>,
    /// The key of the adult.
    pub adult: String,
    /// The key of the child.
    pub child: String,
    /// The key of the school where it counts; the source's organisation where there is none.
    pub organisation: Option<String>,
    /// parent, guardian, relative, aide.
    pub kind: String,
    /// Whether a court's order bars the adult.
    pub barred: bool,
    /// First day, ISO 8601.
    pub begins_on: Option<String>,
    /// Last day, ISO 8601.
    pub ends_on: Option<String>,
}

/// A record of a source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordSaid {
    /// Stable name of its kind.
    pub kind: String,
    /// What the source calls it.
    pub key: String,
    /// The key of the organisation that provides it; the source's organisation where there is none.
    pub provider: Option<String>,
    /// The key of the person it is about.
    pub person: Option<String>,
    /// The key of the firm it is about.
    pub organisation: Option<String>,
    /// Kind and key of the record it is within.
    pub within: Option<(String, String)>,
    /// Its fields.
    pub body: Map<String, Value>,
}

/// Who holds a record, as a source says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HoldingSaid {
    /// What the source calls it.
    pub key: String,
    /// Kind and key of the record.
    pub record: (String, String),
    /// The key of the holder.
    pub person: String,
    /// As what.
    pub role: String,
    /// First day, ISO 8601.
    pub begins_on: Option<String>,
    /// Last day, ISO 8601.
    pub ends_on: Option<String>,
}

/// One thing that a source says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Said {
    /// There is an organisation.
    Organisation(OrganisationSaid),
    /// There is a person.
    Person(PersonSaid),
    /// Somebody belongs to an organisation.
    Affiliation(AffiliationSaid),
    /// Somebody is somebody's guardian.
    Guardian(GuardianSaid),
    /// There is a record.
    Record(RecordSaid),
    /// Somebody holds a record.
    Holding(HoldingSaid),
}

impl Said {
    /// What the source calls it.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Organisation(said) => &said.key,
            Self::Person(said) => &said.key,
            Self::Affiliation(said) => &said.key,
            Self::Guardian(said) => &said.key,
            Self::Record(said) => &said.key,
            Self::Holding(said) => &said.key,
        }
    }

    /// What it becomes.
    #[must_use]
    pub fn table(&self) -> TableName {
        match self {
            Self::Organisation(_) => TableName::Organisations,
            Self::Person(_) => TableName::Persons,
            Self::Affiliation(_) => TableName::Affiliations,
            Self::Guardian(_) => TableName::Guardianships,
            Self::Record(said) => TableName::Records(said.kind.clone()),
            Self::Holding(_) => TableName::Holdings,
        }
    }
}

/// What is wrong with a row, or odd about it. Never what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The column or field; empty for the row as a whole.
    pub field: String,
    /// Stable name.
    pub code: &'static str,
    /// In words.
    pub detail: String,
}

impl Fault {
    /// A fault of a field.
    #[must_use]
    pub fn of(field: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self { field: field.into(), code, detail: detail.into() }
    }
}

/// What a row comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It says this.
    Says(Said),
    /// In a delta: what is called by this key is gone.
    Gone(TableName, String),
    /// In a delta: of what begins with this, only these are left.
    Only(TableName, String, Vec<String>),
    /// In a delta: what is called `FIRST …/SECOND/…` is gone. The first word, and the second part.
    About(TableName, &'static str, String),
    /// Nothing that is kept; only what is odd about it counts.
    Nothing(TableName, String),
    /// A row that does not tell what it is about, and whose defect is told elsewhere: what is missing from this table may be what it meant.
    Unknown(TableName),
    /// It cannot be taken. With the key, where it has one: what is known by it stays as it is.
    Unreadable(TableName, String, Fault),
}

/// A row, or what one of its columns comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The file.
    pub file: Arc<str>,
    /// Where it begins in the file, from 1 on.
    pub line: u64,
    /// What it comes to.
    pub what: What,
    /// What is odd, though the row is taken.
    pub odd: Vec<Fault>,
}

/// A file broke off while it was read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ReadProblem(pub String);

/// Gives what a source says, table after table in the order of [`TableName`], as often as it is started anew.
pub trait Reader: Send + Sync {
    /// What the files speak of. A table that is not in here is left alone.
    fn tables(&self) -> Vec<(TableName, Mode)>;
    /// SHA-256 of the files.
    fn content_hash(&self) -> [u8; 32];
    /// What kind of files, for instance `OneRoster 1.1`.
    fn format(&self) -> String;
    /// What is worth telling about the files as a whole.
    fn notes(&self) -> Vec<String>;
    /// Begins again.
    ///
    /// # Errors
    /// When a file cannot be read any more.
    fn restart(&mut self) -> Result<(), ReadProblem>;
    /// The next line; none at the end.
    ///
    /// # Errors
    /// When a file cannot be read any more.
    fn next_line(&mut self) -> Result<Option<Line>, ReadProblem>;
}
