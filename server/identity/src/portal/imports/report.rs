//! What came of an import: for the terminal, for programs (JSON, see docs/imports.md), and for the batch in the database.

use std::collections::BTreeMap;

use serde::Serialize;
use uuid::Uuid;

use super::said::{Fault, Mode};

/// So many defects and examples stand in a report; all of them are in the quarantine.
pub(super) const SHOWN: usize = 100;
const EXAMPLES: usize = 5;

/// How an import ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything that could be taken was.
    Applied,
    /// It would have been.
    WouldApply,
    /// Nothing was touched.
    Refused,
}

/// What came of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableReport {
    /// persons, affiliations, `records: transaction`…
    pub table: String,
    /// Whether what is missing is gone.
    pub mode: Mode,
    /// Rows that were read for it.
    pub rows: u64,
    /// How many were known before and not gone.
    pub before: u64,
    /// Not known before.
    pub new: u64,
    /// Known, and said otherwise now.
    pub changed: u64,
    /// Known, and said the same.
    pub same: u64,
    /// Gone before, and there again.
    pub returned: u64,
    /// No longer said.
    pub gone: u64,
    /// Not said either, and kept: a row of the table did not tell what it is about, so any of these may be what it meant.
    pub spared: u64,
    /// Not taken, because something is wrong with the row.
    pub defects: u64,
    /// Not taken, because the person was erased.
    pub erased: u64,
}

impl TableReport {
    pub(super) fn new(table: String, mode: Mode) -> Self {
        Self {
            table,
            mode,
            rows: 0,
            before: 0,
            new: 0,
            changed: 0,
            same: 0,
            returned: 0,
            gone: 0,
            spared: 0,
            defects: 0,
            erased: 0,
        }
    }
}

/// A row that was not taken, or a place where something was odd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line where the row begins, from 1 on.
    pub line: u64,
    /// What the source calls it; may be empty.
    pub key: String,
    /// What is wrong.
    #[serde(flatten)]
    pub fault: Fault,
}

/// Something odd that occurred, though the rows were taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Oddity {
    /// How often.
    pub count: u64,
    /// The first few.
    pub examples: Vec<Place>,
}

/// Why nothing was touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Refused {
    /// Too much of a table would vanish.
    Vanishing {
        /// Which.
        table: String,
        /// How much of it.
        gone: u64,
        /// Of how much.
        before: u64,
    },
    /// Too many rows are not right.
    Defects {
        /// In which table.
        table: String,
        /// How many.
        defects: u64,
        /// Of how many.
        rows: u64,
    },
    /// The files hold nothing.
    Empty,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Vanishing { table, gone, before } => {
                write!(f, "{gone} of {before} {table} would vanish: more than the limit (--max-vanishing)")
            }
            Self::Defects { table, defects, rows } => {
                write!(f, "{defects} of {rows} rows for {table} are not right: more than the limit (--max-defects)")
            }
            Self::Empty => f.write_str("the files hold no rows"),
        }
    }
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// The import's id; none for a dry run.
    pub batch: Option<Uuid>,
    /// The source.
    pub source: String,
    /// What kind of files.
    pub format: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Why nothing was touched; empty otherwise.
    pub refused: Vec<Refused>,
    /// Whether it went on with one that was broken off.
    pub resumed: bool,
    /// Rows that were read.
    pub rows: u64,
    /// Table by table.
    pub tables: Vec<TableReport>,
    /// How many rows were not taken.
    pub defects: u64,
    /// The first hundred of them.
    pub quarantine: Vec<Place>,
    /// What was odd, by its stable name.
    pub odd: BTreeMap<&'static str, Oddity>,
    /// What is worth telling about the files as a whole.
    pub notes: Vec<String>,
    /// Microseconds since 1970 UTC.
    pub began_at: i64,
    /// Microseconds since 1970 UTC.
    pub ended_at: i64,
}

impl ImportReport {
    pub(super) fn note_odd(&mut self, place: Place) {
        let oddity = self.odd.entry(place.fault.code).or_insert_with(|| Oddity { count: 0, examples: Vec::new() });
        oddity.count += 1;
        if oddity.examples.len() < EXAMPLES {
            oddity.examples.push(place);
        }
    }
}
