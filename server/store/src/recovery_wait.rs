//! Waiting times of recoveries: one runs for a person at most, and its owner is told of it every day.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One waiting time. All times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryWait {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose account it is about.
    pub person_id: Uuid,
    /// When it began.
    pub started_at: i64,
    /// When it is over and a recovery may be granted by it.
    pub ready_at: i64,
    /// When it lapses.
    pub until: i64,
    /// When the owner is told next.
    pub tell_at: i64,
    /// When a recovery was last granted by it, which was not finished yet.
    pub granted_at: Option<i64>,
    /// When it was used, stopped or lapsed.
    pub ended_at: Option<i64>,
}

sql! {
    START = "INSERT INTO recovery_wait (id, person_id, started_at, ready_at, until, tell_at, granted_at, ended_at)
        VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL) ON CONFLICT (person_id) WHERE ended_at IS NULL DO NOTHING";
    FIND_OPEN = "SELECT id, person_id, started_at, ready_at, until, tell_at, granted_at, ended_at
        FROM recovery_wait WHERE person_id = $1 AND ended_at IS NULL";
    LIST_DUE = "SELECT id, person_id, started_at, ready_at, until, tell_at, granted_at, ended_at
        FROM recovery_wait WHERE tell_at <= $1 AND ended_at IS NULL ORDER BY tell_at, id LIMIT 100";
    TELL = "UPDATE recovery_wait SET tell_at = $3 WHERE id = $1 AND tell_at = $2 AND ended_at IS NULL";
    GRANT = "UPDATE recovery_wait SET granted_at = $2 WHERE id = $1 AND started_at <= $2 AND ready_at <= $2 AND until > $2
        AND (granted_at IS NULL OR granted_at <= $3 OR granted_at > $2) AND ended_at IS NULL";
    END = "UPDATE recovery_wait SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
    DELETE_ENDED = "DELETE FROM recovery_wait WHERE ended_at <= $1";
}

/// Begins a waiting time. `false` when one runs for the person already.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn start(db: &mut Write, wait: &RecoveryWait) -> Result<bool> {
    let RecoveryWait { id, person_id, started_at, ready_at, until, tell_at, .. } = wait;
    let values = values![*id, *person_id, *started_at, *ready_at, *until, *tell_at];
    Ok(db.connection().execute(START, values).await? == 1)
}

/// The waiting time that runs for a person, or is over and not used yet.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_open(db: &mut impl Db, person_id: Uuid) -> Result<Option<RecoveryWait>> {
    db.connection().fetch_optional(FIND_OPEN, values![person_id]).await?.map(|row| read(&row)).transpose()
}

/// Those of which the owner is to be told by `now`, a hundred at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_due(db: &mut impl Db, now: i64) -> Result<Vec<RecoveryWait>> {
    db.connection().fetch_all(LIST_DUE, values![now]).await?.iter().map(read).collect()
}

/// Takes it upon itself to tell the owner what was due at `tell_at`, and sets when they are told next. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn take_telling(db: &mut Write, id: Uuid, tell_at: i64, next: i64) -> Result<bool> {
    Ok(db.connection().execute(TELL, values![id, tell_at, next]).await? == 1)
}

/// Uses a waiting time that is over and has not lapsed. `true` for exactly one caller; for another one only when the recovery that was
/// granted by it at or before `granted_before` was never finished.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn grant(db: &mut Write, id: Uuid, now: i64, granted_before: i64) -> Result<bool> {
    Ok(db.connection().execute(GRANT, values![id, now, granted_before]).await? == 1)
}

/// Ends whatever waiting time runs for a person. `false` when none does.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn end(db: &mut Write, person_id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(END, values![person_id, now]).await? == 1)
}

/// Removes waiting times that ended at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_ended(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_ENDED, values![before]).await
}

fn read(row: &Row) -> Result<RecoveryWait> {
    Ok(RecoveryWait {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        started_at: row.get("started_at")?,
        ready_at: row.get("ready_at")?,
        until: row.get("until")?,
        tell_at: row.get("tell_at")?,
        granted_at: row.get("granted_at")?,
        ended_at: row.get("ended_at")?,
    })
}
