//! What is known of a source, small enough to be kept in memory for millions of rows: hashes of keys and rows, and the ids that others name.

use std::collections::HashMap;

use portico_store::Read;
use portico_store::source_row::{self, Kept, Table};
use uuid::Uuid;

use super::said::TableName;
use crate::Error;
use crate::events::hash_fields;

/// The first 128 bits of SHA-256 over a key.
pub(super) type KeyHash = u128;

pub(super) fn hash_key(key: &str) -> KeyHash {
    let hash = hash_fields(&[key.as_bytes()]);
    hash.first_chunk::<16>().map_or(0, |first| u128::from_be_bytes(*first))
}

/// The first 64 bits of a row's hash.
pub(super) fn short(hash: &[u8; 32]) -> u64 {
    hash.first_chunk::<8>().map_or(0, |first| u64::from_be_bytes(*first))
}

/// How a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Kept from before and not said in this import (yet).
    Kept,
    /// Gone before and not said in this import (yet).
    Retired,
    /// Said as before.
    Same,
    /// To be written.
    Write,
    /// Said, but not rightly: what is kept stays.
    Faulty,
    /// Said, but not rightly, and not known before.
    Nothing,
    /// About somebody who was erased.
    Erased,
}

/// A row in memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Of the row as it is kept.
    pub(super) hash: u64,
    /// The place in the reading at which it was taken; 0 for none.
    pub(super) place: u32,
    pub(super) standing: Standing,
}

/// One table of a source.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) slots: HashMap<KeyHash, Slot>,
    /// Of tables that others name.
    pub(super) ids: HashMap<KeyHash, Uuid>,
    /// How many are kept and not gone.
    pub(super) before: u64,
}

impl Index {
    /// Reads what is kept. With `ids`, what others name; `each` sees every row.
    pub(super) async fn load(
        db: &mut Read,
        table: &TableName,
        source: &str,
        ids: bool,
        each: &mut (dyn FnMut(&Kept) + Send),
    ) -> Result<Self, Error> {
        let (mut index, mut after) = (Self::default(), String::new());
        loop {
            let rows = source_row::list_after(db, stored(table), source, &after).await?;
            let Some(last) = rows.last() else { return Ok(index) };
            after.clone_from(&last.key);
            for row in &rows {
                let key = hash_key(&row.key);
                let standing = if row.retired { Standing::Retired } else { Standing::Kept };
                index.before += u64::from(!row.retired);
                index.slots.insert(key, Slot { hash: short(&row.hash), place: 0, standing });
                if ids {
                    index.ids.insert(key, row.id);
                }
                each(row);
            }
        }
    }

    /// How many rows stand so.
    pub(super) fn count(&self, standing: Standing) -> u64 {
        self.slots.values().map(|slot| u64::from(slot.standing == standing)).sum()
    }

    /// Whether others may name this: said rightly now, or kept, as far as `kept_counts`.
    pub(super) fn is_there(&self, key: KeyHash, kept_counts: bool) -> bool {
        self.slots.get(&key).is_some_and(|slot| match slot.standing {
            Standing::Same | Standing::Write | Standing::Faulty => true,
            Standing::Kept => kept_counts,
            Standing::Retired | Standing::Nothing | Standing::Erased => false,
        })
    }
}

/// The table in the database.
pub(super) fn stored(table: &TableName) -> Table<'_> {
    match table {
        TableName::Organisations => Table::Organisation,
        TableName::Persons => Table::Person,
        TableName::Affiliations => Table::Affiliation,
        TableName::Guardianships => Table::Guardianship,
        TableName::Records(kind) => Table::Record(kind),
        TableName::Holdings => Table::Holding,
    }
}
