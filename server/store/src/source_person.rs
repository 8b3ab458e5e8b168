//! What a source says about a person, and the person it is about: a row of `person` made when a source first names somebody.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

/// What one source says about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePerson {
    /// UUIDv7.
    pub id: Uuid,
    /// The source.
    pub source: String,
    /// What it calls the person.
    pub source_key: String,
    /// Who it is.
    pub person_id: Uuid,
    /// JSON object of what it says.
    pub fields: String,
    /// SHA-256 of what it says.
    pub hash: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub changed_at: i64,
}

sql! {
    UPSERT = "INSERT INTO source_person (id, source, source_key, person_id, fields, hash, changed_at, retired_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)
        ON CONFLICT (source, source_key) DO UPDATE SET fields = excluded.fields, hash = excluded.hash,
        changed_at = excluded.changed_at, retired_at = NULL";
    LIST_DISABLED = "SELECT source_key FROM source_person WHERE source = $1 AND source_key > $2 AND retired_at IS NULL
        AND fields LIKE '%\"disabled\":true%' ORDER BY source_key LIMIT 5000";
    RENAME = "UPDATE person SET name = $2 WHERE id = $1 AND name <> $2
        AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.person_id = person.id)
        AND NOT EXISTS (SELECT 1 FROM passkey WHERE passkey.person_id = person.id)";
    SET_BIRTH_DATE = "UPDATE person SET birth_date = $2, birth_date_by = 'source' WHERE id = $1
        AND (birth_date <> $2 OR birth_date_by = '') AND ($3 OR birth_date IN ('', $2) OR (birth_date_by <> 'desk' AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.person_id = person.id)
        AND NOT EXISTS (SELECT 1 FROM passkey WHERE passkey.person_id = person.id)))";
}

/// Adds what a source says about a person, or says it anew. Who the row is about does not change.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn upsert(db: &mut Write, said: &SourcePerson) -> Result<()> {
    let values = values![
        said.id,
        said.source.as_str(),
        said.source_key.as_str(),
        said.person_id,
        said.fields.as_str(),
        said.hash,
        said.changed_at,
    ];
    db.connection().execute(UPSERT, values).await.map(drop)
}

/// Keys of those whom a source keeps out though it knows them, after a key (empty for the first), five thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_disabled(db: &mut impl Db, source: &str, after: &str) -> Result<Vec<String>> {
    let rows = db.connection().fetch_all(LIST_DISABLED, values![source, after]).await?;
    rows.iter().map(|row| row.get("source_key")).collect()
}

/// Gives a person the name that a source says, unless they have an account: then the name is their own.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn rename(db: &mut Write, person: Uuid, name: &str) -> Result<bool> {
    Ok(db.connection().execute(RENAME, values![person, name]).await? == 1)
}

/// Gives a person the day of birth that a source says. Where a desk stated another one, or whoever has an account typed another one, only if
/// it `wins`. The same day that somebody typed becomes the source's.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_birth_date(db: &mut Write, person: Uuid, birth_date: &str, wins: bool) -> Result<bool> {
    Ok(db.connection().execute(SET_BIRTH_DATE, values![person, birth_date, wins]).await? == 1)
}
