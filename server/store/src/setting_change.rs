//! What a firm changed in its own settings: the value is laid over what the source says, and each change stays, with who made it.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingChange {
    /// UUIDv7.
    pub id: Uuid,
    /// The setting.
    pub record_id: Uuid,
    /// Whose it is.
    pub organisation_id: Uuid,
    /// Who changed it; none when they were erased.
    pub person_id: Option<Uuid>,
    /// The field of the record.
    pub field: String,
    /// Its value before, as text.
    pub before: String,
    /// Its value after, as text.
    pub after: String,
    /// When, microseconds since 1970-01-01 UTC.
    pub at: i64,
}

sql! {
    INSERT = "INSERT INTO setting_change (id, record_id, organisation_id, person_id, field, before, after, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST_BY_ORGANISATION = "SELECT id, record_id, organisation_id, person_id, field, before, after, at FROM setting_change
        WHERE organisation_id = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT 51";
    LAST_OF_RECORD = "SELECT id, record_id, organisation_id, person_id, field, before, after, at FROM setting_change
        WHERE record_id = $1 ORDER BY at DESC, id DESC LIMIT 1";
    FIND_OWN = "SELECT own FROM record WHERE id = $1 AND organisation_id = $2 AND retired_at IS NULL";
    SET_OWN = "UPDATE record SET own = $4 WHERE id = $1 AND organisation_id = $2 AND own = $3 AND retired_at IS NULL";
}

/// Adds a change.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, change: &SettingChange) -> Result<()> {
    let values = values![
        change.id,
        change.record_id,
        change.organisation_id,
        change.person_id,
        change.field.as_str(),
        change.before.as_str(),
        change.after.as_str(),
        change.at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// A firm's changes before a place in the order, the newest first, 51 at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_organisation(
    db: &mut impl Db,
    organisation: Uuid,
    before: (i64, Uuid),
) -> Result<Vec<SettingChange>> {
    let rows = db.connection().fetch_all(LIST_BY_ORGANISATION, values![organisation, before.0, before.1]).await?;
    rows.iter().map(read).collect()
}

/// The newest change of a setting.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn last_of_record(db: &mut impl Db, record: Uuid) -> Result<Option<SettingChange>> {
    db.connection().fetch_optional(LAST_OF_RECORD, values![record]).await?.map(|row| read(&row)).transpose()
}

/// What the portal laid over a firm's record, as JSON; none when the firm has no such record.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_own(db: &mut impl Db, record: Uuid, organisation: Uuid) -> Result<Option<String>> {
    let row = db.connection().fetch_optional(FIND_OWN, values![record, organisation]).await?;
    row.map(|row| row.get("own")).transpose()
}

/// Lays something else over a firm's record. `false` when what lies there is no longer `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_own(db: &mut Write, record: Uuid, organisation: Uuid, before: &str, after: &str) -> Result<bool> {
    Ok(db.connection().execute(SET_OWN, values![record, organisation, before, after]).await? == 1)
}

fn read(row: &Row) -> Result<SettingChange> {
    Ok(SettingChange {
        id: row.get("id")?,
        record_id: row.get("record_id")?,
        organisation_id: row.get("organisation_id")?,
        person_id: row.get("person_id")?,
        field: row.get("field")?,
        before: row.get("before")?,
        after: row.get("after")?,
        at: row.get("at")?,
    })
}
