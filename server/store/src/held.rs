//! What is held about a person, table by table, for the person's own copy of it (GDPR 15). Each statement names only columns that may be
//! shown, so that no secret can get into a copy by mistake; a test compares them with the inventory of all tables.

pub(crate) mod tables;

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result};

pub use tables::*;

sql! {
    LAST_EVENT = "SELECT COALESCE(MAX(position), 0) AS position FROM event WHERE stream = $1";
}

/// How a column is read and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A UUID.
    Id,
    /// Text as it is.
    Text,
    /// Text that is a JSON document.
    Json,
    /// Microseconds since 1970 UTC.
    Time,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// Bytes.
    Bytes,
}

/// What a column holds in one row; none for SQL `NULL`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A UUID.
    Id(Option<Uuid>),
    /// Text as it is.
    Text(Option<String>),
    /// Text that is a JSON document.
    Json(Option<String>),
    /// Microseconds since 1970 UTC.
    Time(Option<i64>),
    /// A whole number.
    Number(Option<i64>),
    /// Yes or no.
    Flag(Option<bool>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
}

/// A row with the names of its columns.
pub type HeldRow = Vec<(&'static str, Cell)>;

/// The rows of one table that are about a person.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// The table in the database.
    pub table: &'static str,
    sql: &'static str,
    /// The columns that are read, in the order in which they are shown.
    pub columns: &'static [(&'static str, Kind)],
}

/// The rows of a table that are about a person, the oldest first; what has not begun at `now` (microseconds since 1970 UTC) is not theirs yet.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list(db: &mut impl Db, held: &Held, person_id: Uuid, now: i64) -> Result<Vec<HeldRow>> {
    let values = if held.sql.contains("$2") { values![person_id, now] } else { values![person_id] };
    let rows = db.connection().fetch_all(held.sql, values).await?;
    rows.iter()
        .map(|row| held.columns.iter().map(|(name, kind)| Ok((*name, cell(row, name, *kind)?))).collect())
        .collect()
}

/// The position of the last event of a person's history; 0 for none.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn last_event(db: &mut impl Db, person_id: Uuid) -> Result<i64> {
    db.connection().fetch_one(LAST_EVENT, values![person_id]).await?.get("position")
}

fn cell(row: &Row, name: &'static str, kind: Kind) -> Result<Cell> {
    Ok(match kind {
        Kind::Id => Cell::Id(row.get(name)?),
        Kind::Text => Cell::Text(row.get(name)?),
        Kind::Json => Cell::Json(row.get(name)?),
        Kind::Time => Cell::Time(row.get(name)?),
        Kind::Number => Cell::Number(row.get(name)?),
        Kind::Flag => Cell::Flag(row.get(name)?),
        Kind::Bytes => Cell::Bytes(row.get(name)?),
    })
}
