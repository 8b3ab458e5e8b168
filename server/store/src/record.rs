//! Records as their sources say them. Reading them for a page is in `record_list`.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

/// A record as its source says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// UUIDv7.
    pub id: Uuid,
    /// Stable name of its kind.
    pub kind: String,
    /// The organisation that provides it.
    pub provider_id: Uuid,
    /// Whom it is about.
    pub person_id: Option<Uuid>,
    /// The firm it is about.
    pub organisation_id: Option<Uuid>,
    /// The record it is within.
    pub within_id: Option<Uuid>,
    /// What it is about in time, microseconds since 1970 UTC.
    pub at: i64,
    /// Its amount in hundredths.
    pub amount: Option<i64>,
    /// Its state, to filter by; empty for none.
    pub state: String,
    /// Lower-case text to search in.
    pub search: String,
    /// JSON object.
    pub body: String,
    /// JSON object of the fields that are files, in base64. Lists do not read them.
    pub files: String,
    /// The source.
    pub source: String,
    /// What it calls the record.
    pub source_key: String,
    /// SHA-256 of what was said.
    pub hash: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub changed_at: i64,
}

sql! {
    UPSERT = "INSERT INTO record (id, kind, provider_id, person_id, organisation_id, within_id, at, amount, state, search, body, own,
        source, source_key, hash, changed_at, retired_at, files)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '{}', $12, $13, $14, $15, NULL, $16)
        ON CONFLICT (source, kind, source_key) DO UPDATE SET provider_id = excluded.provider_id, person_id = excluded.person_id,
        organisation_id = excluded.organisation_id, within_id = excluded.within_id, at = excluded.at, amount = excluded.amount,
        state = excluded.state, search = excluded.search, body = excluded.body, hash = excluded.hash, changed_at = excluded.changed_at,
        own = CASE WHEN record.person_id IS NOT DISTINCT FROM excluded.person_id
            AND record.organisation_id IS NOT DISTINCT FROM excluded.organisation_id THEN record.own ELSE excluded.own END,
        retired_at = NULL, files = excluded.files";
}

/// Adds a record, or says it anew; what was set in the portal stays, unless the record is somebody else's now.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn upsert(db: &mut Write, record: &Record) -> Result<()> {
    let values = values![
        record.id,
        record.kind.as_str(),
        record.provider_id,
        record.person_id,
        record.organisation_id,
        record.within_id,
        record.at,
        record.amount,
        record.state.as_str(),
        record.search.as_str(),
        record.body.as_str(),
        record.source.as_str(),
        record.source_key.as_str(),
        record.hash,
        record.changed_at,
        record.files.as_str(),
    ];
    db.connection().execute(UPSERT, values).await.map(drop)
}
