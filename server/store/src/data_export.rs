//! Copies of everything that is held about a person: asked for, made in the background, kept sealed for a week.
//!
//! A worker takes one by [`claim`] and owns it as long as `attempts` is what it was told: when it dies, the next one begins anew.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One export, without its archive. All times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataExport {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// The request that it answers.
    pub request_id: Uuid,
    /// Language tag of its readable part.
    pub language: String,
    /// When it was asked for.
    pub asked_at: i64,
    /// How many steps it takes.
    pub steps: i64,
    /// How many are done.
    pub steps_done: i64,
    /// How many times it was begun.
    pub attempts: i64,
    /// When it is to be made, or the worker that makes it is given up.
    pub due_at: i64,
    /// When it was made.
    pub ready_at: Option<i64>,
    /// When it was given up.
    pub failed_at: Option<i64>,
    /// When the archive is thrown away.
    pub expires_at: Option<i64>,
    /// The archive's size in bytes.
    pub size: i64,
}

sql! {
    INSERT = "INSERT INTO data_export (id, person_id, request_id, language, asked_at, steps, steps_done, attempts, due_at, ready_at,
        failed_at, expires_at, size, archive) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULL)";
    LIST_BY_PERSON = "SELECT id, person_id, request_id, language, asked_at, steps, steps_done, attempts, due_at, ready_at, failed_at,
        expires_at, size FROM data_export WHERE person_id = $1 ORDER BY asked_at DESC, id DESC";
    CLAIM = "UPDATE data_export SET attempts = attempts + 1, steps_done = 0, due_at = $2
        WHERE id = (SELECT id FROM data_export WHERE ready_at IS NULL AND failed_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 1)
        AND ready_at IS NULL AND failed_at IS NULL AND due_at <= $1
        RETURNING id, person_id, request_id, language, asked_at, steps, steps_done, attempts, due_at, ready_at, failed_at, expires_at, size";
    HOLD = "UPDATE data_export SET steps_done = $3, due_at = $4
        WHERE id = $1 AND attempts = $2 AND ready_at IS NULL AND failed_at IS NULL";
    FAIL = "UPDATE data_export SET failed_at = $3 WHERE id = $1 AND attempts = $2 AND ready_at IS NULL AND failed_at IS NULL";
    FINISH = "UPDATE data_export SET steps_done = steps, ready_at = $3, expires_at = $4, size = $5, archive = $6
        WHERE id = $1 AND attempts = $2 AND ready_at IS NULL AND failed_at IS NULL";
    OPEN = "SELECT archive FROM data_export WHERE id = $1 AND person_id = $2 AND expires_at > $3 AND archive IS NOT NULL";
    EMPTY_EXPIRED = "UPDATE data_export SET archive = NULL WHERE expires_at <= $1 AND archive IS NOT NULL";
    DELETE_OLD = "DELETE FROM data_export WHERE expires_at <= $1 OR failed_at <= $1";
}

/// Adds an export that is to be made.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, export: &DataExport) -> Result<()> {
    let values = values![
        export.id,
        export.person_id,
        export.request_id,
        export.language.as_str(),
        export.asked_at,
        export.steps,
        export.steps_done,
        export.attempts,
        export.due_at,
        export.ready_at,
        export.failed_at,
        export.expires_at,
        export.size,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// A person's exports, the newest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person_id: Uuid) -> Result<Vec<DataExport>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person_id]).await?.iter().map(read).collect()
}

/// Takes the one that is due longest. Nobody else gets it before `lease_until`; when the worker dies, it is due again then.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn claim(db: &mut Write, now: i64, lease_until: i64) -> Result<Option<DataExport>> {
    db.connection().fetch_optional(CLAIM, values![now, lease_until]).await?.map(|row| read(&row)).transpose()
}

/// Notes how many steps are done, and when it is due again without a further word. `false` when it is somebody else's by now, or gone.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn hold(db: &mut Write, id: Uuid, attempts: i64, steps_done: i64, due_at: i64) -> Result<bool> {
    Ok(db.connection().execute(HOLD, values![id, attempts, steps_done, due_at]).await? == 1)
}

/// Gives it up. `false` when it is somebody else's by now, or gone.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn fail(db: &mut Write, id: Uuid, attempts: i64, now: i64) -> Result<bool> {
    Ok(db.connection().execute(FAIL, values![id, attempts, now]).await? == 1)
}

/// What was made.
pub struct Made<'a> {
    /// When, microseconds since 1970 UTC.
    pub ready_at: i64,
    /// When it is thrown away, microseconds since 1970 UTC.
    pub expires_at: i64,
    /// Its size in bytes before it was sealed.
    pub size: i64,
    /// The archive, sealed.
    pub archive: &'a [u8],
}

/// Keeps what was made. `true` for exactly one caller; `false` when it is somebody else's by now, or gone.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn finish(db: &mut Write, id: Uuid, attempts: i64, made: &Made<'_>) -> Result<bool> {
    let values = values![id, attempts, made.ready_at, made.expires_at, made.size, made.archive];
    Ok(db.connection().execute(FINISH, values).await? == 1)
}

/// The sealed archive of a person's export that goes on after `now`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn open(db: &mut impl Db, id: Uuid, person_id: Uuid, now: i64) -> Result<Option<Vec<u8>>> {
    db.connection().fetch_optional(OPEN, values![id, person_id, now]).await?.map(|row| row.get("archive")).transpose()
}

/// Throws away the archives that ended at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn empty_expired(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(EMPTY_EXPIRED, values![before]).await
}

/// Removes exports that ended or were given up at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_old(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_OLD, values![before]).await
}

fn read(row: &Row) -> Result<DataExport> {
    Ok(DataExport {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        request_id: row.get("request_id")?,
        language: row.get("language")?,
        asked_at: row.get("asked_at")?,
        steps: row.get("steps")?,
        steps_done: row.get("steps_done")?,
        attempts: row.get("attempts")?,
        due_at: row.get("due_at")?,
        ready_at: row.get("ready_at")?,
        failed_at: row.get("failed_at")?,
        expires_at: row.get("expires_at")?,
        size: row.get("size")?,
    })
}
