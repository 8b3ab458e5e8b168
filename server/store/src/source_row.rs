//! What is kept of a source, table by table: key and hash of each row, to compare with what it says now; and taking rows away that it says no
//! longer.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// The tables that sources fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table<'k> {
    /// Organisations.
    Organisation,
    /// What sources say about persons.
    Person,
    /// Affiliations.
    Affiliation,
    /// Guardianships.
    Guardianship,
    /// Records of this kind.
    Record(&'k str),
    /// Holders of records.
    Holding,
}

/// A row as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What the source calls it.
    pub key: String,
    /// The id that others name: of a person's row, the person's.
    pub id: Uuid,
    /// SHA-256 of what was said.
    pub hash: [u8; 32],
    /// Whether the source no longer says it.
    pub retired: bool,
}

sql! {
    LIST_ORGANISATION = "SELECT source_key, id, hash, ended_at AS retired_at FROM organisation WHERE source = $1 AND source_key > $2
        ORDER BY source_key LIMIT 5000";
    LIST_PERSON = "SELECT source_key, person_id AS id, hash, retired_at FROM source_person WHERE source = $1 AND source_key > $2
        ORDER BY source_key LIMIT 5000";
    LIST_AFFILIATION = "SELECT source_key, id, hash, retired_at FROM affiliation WHERE source = $1 AND source_key > $2
        ORDER BY source_key LIMIT 5000";
    LIST_GUARDIANSHIP = "SELECT source_key, id, hash, retired_at FROM guardianship WHERE source = $1 AND source_key > $2
        ORDER BY source_key LIMIT 5000";
    LIST_RECORD = "SELECT source_key, id, hash, retired_at FROM record WHERE source = $1 AND kind = $2 AND source_key > $3
        ORDER BY source_key LIMIT 5000";
    LIST_HOLDING = "SELECT source_key, id, hash, retired_at FROM holding WHERE source = $1 AND source_key > $2
        ORDER BY source_key LIMIT 5000";
    RETIRE_ORGANISATION = "UPDATE organisation SET ended_at = $3 WHERE source = $1 AND source_key = $2 AND ended_at IS NULL";
    RETIRE_PERSON = "UPDATE source_person SET retired_at = $3 WHERE source = $1 AND source_key = $2 AND retired_at IS NULL";
    RETIRE_AFFILIATION = "UPDATE affiliation SET retired_at = $3 WHERE source = $1 AND source_key = $2 AND retired_at IS NULL";
    RETIRE_GUARDIANSHIP = "UPDATE guardianship SET retired_at = $3 WHERE source = $1 AND source_key = $2 AND retired_at IS NULL";
    RETIRE_RECORD = "UPDATE record SET retired_at = $4 WHERE source = $1 AND kind = $2 AND source_key = $3 AND retired_at IS NULL";
    RETIRE_HOLDING = "UPDATE holding SET retired_at = $3 WHERE source = $1 AND source_key = $2 AND retired_at IS NULL";
}

/// Up to 5,000 rows of a source after a key (empty for the first), in the order of their keys.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_after(db: &mut impl Db, table: Table<'_>, source: &str, after: &str) -> Result<Vec<Kept>> {
    let rows = match table {
        Table::Record(kind) => db.connection().fetch_all(LIST_RECORD, values![source, kind, after]).await?,
        Table::Organisation => db.connection().fetch_all(LIST_ORGANISATION, values![source, after]).await?,
        Table::Person => db.connection().fetch_all(LIST_PERSON, values![source, after]).await?,
        Table::Affiliation => db.connection().fetch_all(LIST_AFFILIATION, values![source, after]).await?,
        Table::Guardianship => db.connection().fetch_all(LIST_GUARDIANSHIP, values![source, after]).await?,
        Table::Holding => db.connection().fetch_all(LIST_HOLDING, values![source, after]).await?,
    };
    rows.iter().map(read).collect()
}

/// Notes that a source says a row no longer. `false` when that is noted already, or there is none.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn retire(db: &mut Write, table: Table<'_>, source: &str, key: &str, now: i64) -> Result<bool> {
    let statement = match table {
        Table::Record(kind) => {
            return Ok(db.connection().execute(RETIRE_RECORD, values![source, kind, key, now]).await? == 1);
        }
        Table::Organisation => RETIRE_ORGANISATION,
        Table::Person => RETIRE_PERSON,
        Table::Affiliation => RETIRE_AFFILIATION,
        Table::Guardianship => RETIRE_GUARDIANSHIP,
        Table::Holding => RETIRE_HOLDING,
    };
    Ok(db.connection().execute(statement, values![source, key, now]).await? == 1)
}

fn read(row: &Row) -> Result<Kept> {
    let retired: Option<i64> = row.get("retired_at")?;
    Ok(Kept { key: row.get("source_key")?, id: row.get("id")?, hash: row.hash("hash")?, retired: retired.is_some() })
}
