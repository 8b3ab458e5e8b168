//! What sources say about persons, for comparing all of them with each other.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result};

/// What one source says about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceSaid {
    /// UUIDv7.
    pub id: Uuid,
    /// About whom.
    pub person_id: Uuid,
    /// A JSON object.
    pub fields: String,
}

sql! {
    LIST_AFTER = "SELECT id, person_id, fields FROM source_person WHERE id > $1 AND retired_at IS NULL ORDER BY id LIMIT 5000";
    LIST_ORGANISATIONS = "SELECT DISTINCT s.organisation_id FROM source_person p JOIN source s ON s.name = p.source
        WHERE p.person_id IN ($1, $2) AND p.retired_at IS NULL";
    LIST_KEYS = "SELECT source, source_key FROM source_person WHERE person_id = $1 ORDER BY source, source_key";
}

/// What sources say, after an id (nil for the first), five thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_after(db: &mut impl Db, after: Uuid) -> Result<Vec<SourceSaid>> {
    let rows = db.connection().fetch_all(LIST_AFTER, values![after]).await?;
    let read =
        |row: &Row| Ok(SourceSaid { id: row.get("id")?, person_id: row.get("person_id")?, fields: row.get("fields")? });
    rows.iter().map(read).collect()
}

/// The organisations whose sources know one of two persons, each once.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_organisations(db: &mut impl Db, one: Uuid, other: Uuid) -> Result<Vec<Uuid>> {
    let rows = db.connection().fetch_all(LIST_ORGANISATIONS, values![one, other]).await?;
    rows.iter().map(|row| row.get("organisation_id")).collect()
}

/// The sources that know a person, and how each names them.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_keys(db: &mut impl Db, person: Uuid) -> Result<Vec<(String, String)>> {
    let rows = db.connection().fetch_all(LIST_KEYS, values![person]).await?;
    rows.iter().map(|row| Ok((row.get("source")?, row.get("source_key")?))).collect()
}
