//! Recoveries under way: from the first proof over the second to a new passkey. Each step is taken once, by whoever is first.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One recovery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose account it is about; none when no account has the address.
    pub person_id: Option<Uuid>,
    /// The mailed proof it began with.
    pub first_proof: Uuid,
    /// The mailed proof by another address, once asked for.
    pub second_proof: Option<Uuid>,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// When the first proof was given, microseconds since 1970 UTC.
    pub proved_at: Option<i64>,
    /// When a second proof was given, microseconds since 1970 UTC.
    pub granted_at: Option<i64>,
    /// Which one: `code`, `address` or `waiting`.
    pub granted_by: Option<String>,
    /// When a passkey was made with it, microseconds since 1970 UTC.
    pub finished_at: Option<i64>,
    /// When its owner stopped it, microseconds since 1970 UTC.
    pub stopped_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO recovery (id, person_id, first_proof, second_proof, created_at, proved_at, granted_at, granted_by,
        finished_at, stopped_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND = "SELECT id, person_id, first_proof, second_proof, created_at, proved_at, granted_at, granted_by, finished_at, stopped_at
        FROM recovery WHERE id = $1";
    FIND_BY_FIRST_PROOF = "SELECT id, person_id, first_proof, second_proof, created_at, proved_at, granted_at, granted_by, finished_at,
        stopped_at FROM recovery WHERE first_proof = $1";
    PROVE = "UPDATE recovery SET proved_at = $2 WHERE id = $1 AND proved_at IS NULL AND stopped_at IS NULL";
    SET_SECOND_PROOF = "UPDATE recovery SET second_proof = $3 WHERE id = $1 AND COALESCE(second_proof, id) = $2
        AND proved_at IS NOT NULL AND granted_at IS NULL AND stopped_at IS NULL";
    GRANT = "UPDATE recovery SET granted_at = $2, granted_by = $3
        WHERE id = $1 AND proved_at IS NOT NULL AND granted_at IS NULL AND finished_at IS NULL AND stopped_at IS NULL";
    FINISH = "UPDATE recovery SET finished_at = $3
        WHERE id = $1 AND person_id = $2 AND granted_at <= $3 AND granted_at > $4 AND finished_at IS NULL AND stopped_at IS NULL";
    STOP_BY_PERSON = "UPDATE recovery SET stopped_at = $2 WHERE person_id = $1 AND finished_at IS NULL AND stopped_at IS NULL";
    DELETE_ENDED = "DELETE FROM recovery WHERE created_at <= $1";
}

/// Begins a recovery.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, recovery: &Recovery) -> Result<()> {
    let values = values![
        recovery.id,
        recovery.person_id,
        recovery.first_proof,
        recovery.second_proof,
        recovery.created_at,
        recovery.proved_at,
        recovery.granted_at,
        recovery.granted_by.as_deref(),
        recovery.finished_at,
        recovery.stopped_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The recovery with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Recovery>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// The recovery that began with this mailed proof.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_by_first_proof(db: &mut impl Db, proof: Uuid) -> Result<Option<Recovery>> {
    db.connection().fetch_optional(FIND_BY_FIRST_PROOF, values![proof]).await?.map(|row| read(&row)).transpose()
}

/// Marks the first proof as given. `true` for exactly one caller, and not when it was stopped.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn prove(db: &mut Write, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(PROVE, values![id, now]).await? == 1)
}

/// Remembers the mailed proof by another address in place of `last`. `false` when the recovery is over, its first proof was not given, or
/// another request was first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_second_proof(db: &mut Write, id: Uuid, last: Option<Uuid>, proof: Uuid) -> Result<bool> {
    Ok(db.connection().execute(SET_SECOND_PROOF, values![id, last.unwrap_or(id), proof]).await? == 1)
}

/// Grants a recovery whose first proof was given. `true` for exactly one caller, and not when it was stopped.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn grant(db: &mut Write, id: Uuid, by: &str, now: i64) -> Result<bool> {
    Ok(db.connection().execute(GRANT, values![id, now, by]).await? == 1)
}

/// Marks the new passkey as made. `true` for exactly one caller, only for this person's recovery that was granted after `granted_after`
/// and not in the future, and not when it was stopped.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn finish(db: &mut Write, id: Uuid, person_id: Uuid, now: i64, granted_after: i64) -> Result<bool> {
    Ok(db.connection().execute(FINISH, values![id, person_id, now, granted_after]).await? == 1)
}

/// Stops whatever recoveries of a person are not finished. Tells how many it were.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn stop_by_person(db: &mut Write, person_id: Uuid, now: i64) -> Result<u64> {
    db.connection().execute(STOP_BY_PERSON, values![person_id, now]).await
}

/// Removes recoveries that were begun at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_ended(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_ENDED, values![before]).await
}

fn read(row: &Row) -> Result<Recovery> {
    Ok(Recovery {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        first_proof: row.get("first_proof")?,
        second_proof: row.get("second_proof")?,
        created_at: row.get("created_at")?,
        proved_at: row.get("proved_at")?,
        granted_at: row.get("granted_at")?,
        granted_by: row.get("granted_by")?,
        finished_at: row.get("finished_at")?,
        stopped_at: row.get("stopped_at")?,
    })
}
