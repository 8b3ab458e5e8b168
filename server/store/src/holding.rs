//! Who holds a record that several share, as a source says it.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

/// One holder of one record. Times are microseconds since 1970 UTC, days ISO 8601 dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// UUIDv7.
    pub id: Uuid,
    /// What is held.
    pub record_id: Uuid,
    /// By whom.
    pub person_id: Uuid,
    /// As what: owner, student, teacher, whatever the source calls it.
    pub role: String,
    /// The first day and moment.
    pub begins: Option<(String, i64)>,
    /// The last day, and the first moment after it.
    pub ends: Option<(String, i64)>,
    /// The source.
    pub source: String,
    /// What it calls the row.
    pub source_key: String,
    /// SHA-256 of what was said.
    pub hash: [u8; 32],
}

sql! {
    UPSERT = "INSERT INTO holding (id, record_id, person_id, role, begins_on, begins_at, ends_on, ends_at, source, source_key, hash,
        retired_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL)
        ON CONFLICT (source, source_key) DO UPDATE SET record_id = excluded.record_id, person_id = excluded.person_id,
        role = excluded.role, begins_on = excluded.begins_on, begins_at = excluded.begins_at, ends_on = excluded.ends_on,
        ends_at = excluded.ends_at, hash = excluded.hash, retired_at = NULL";
}

/// Adds a holder, or says it anew.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn upsert(db: &mut Write, holding: &Holding) -> Result<()> {
    let (begins, ends) = (holding.begins.as_ref(), holding.ends.as_ref());
    let values = values![
        holding.id,
        holding.record_id,
        holding.person_id,
        holding.role.as_str(),
        begins.map(|(day, _)| day.as_str()),
        begins.map(|(_, at)| *at),
        ends.map(|(day, _)| day.as_str()),
        ends.map(|(_, at)| *at),
        holding.source.as_str(),
        holding.source_key.as_str(),
        holding.hash,
    ];
    db.connection().execute(UPSERT, values).await.map(drop)
}
