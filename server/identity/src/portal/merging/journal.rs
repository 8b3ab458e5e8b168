//! What a merge moved, as its row keeps it: ids by table and column, and what was changed in the person.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The journal of a merge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    /// The rows that were moved, by `table.column`.
    pub(super) rows: BTreeMap<String, Vec<Uuid>>,
    /// Pairs of possible duplicates that came to be about whom was kept, and the other person of each.
    pub(super) pairs: Vec<(Uuid, Uuid)>,
    /// The day of birth, when it was changed.
    pub(super) birth_date: Option<Changed>,
}

/// What stood there, and what stands there instead: each a day of birth, and who said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Changed {
    pub(super) before: (String, String),
    pub(super) after: (String, String),
}

impl Journal {
    /// Keeps the ids of rows that were moved; nothing when there were none.
    pub(super) fn keep(&mut self, column: &str, rows: Vec<Uuid>) {
        if !rows.is_empty() {
            self.rows.insert(column.to_owned(), rows);
        }
    }

    /// Keeps a pair that was moved, and the person in it who stayed.
    pub(super) fn keep_pair(&mut self, pair: Uuid, other: Uuid) {
        self.pairs.push((pair, other));
    }

    /// How many rows were moved.
    pub(super) fn count(&self) -> usize {
        self.rows.values().map(Vec::len).sum()
    }
}
