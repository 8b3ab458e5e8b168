//! Requests of people about their data, each with a date by which it must be answered. The record stays after its person is erased, without words.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One request. All times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsRequest {
    /// UUIDv7.
    pub id: Uuid,
    /// Who asked; none when they were erased.
    pub person_id: Option<Uuid>,
    /// Keyed hash of the person's id, by which whoever has that id still finds the request.
    pub subject_hash: [u8; 32],
    /// Stable name of what was asked for.
    pub kind: String,
    /// Stable name of the law whose dates it follows.
    pub law: String,
    /// Language tag of the words.
    pub language: String,
    /// What it is about, in a few words; may be empty.
    pub about: String,
    /// What the person wrote; may be empty.
    pub words: String,
    /// When it was asked.
    pub asked_at: i64,
    /// By when the person must be told that it was received, where the law asks for that.
    pub acknowledge_by: Option<i64>,
    /// When the person was told.
    pub acknowledged_at: Option<i64>,
    /// By when it must be answered.
    pub due_at: i64,
    /// When it was given more time.
    pub extended_at: Option<i64>,
    /// Why; empty when it was not.
    pub extension_reason: String,
    /// When the operator is reminded next.
    pub remind_at: Option<i64>,
    /// When it was answered.
    pub closed_at: Option<i64>,
    /// Stable name of the answer's kind; empty while open.
    pub outcome: String,
    /// The answer in words; may be empty.
    pub answer: String,
}

sql! {
    INSERT = "INSERT INTO rights_request (id, person_id, subject_hash, kind, law, language, about, words, asked_at, acknowledge_by,
        acknowledged_at, due_at, extended_at, extension_reason, remind_at, closed_at, outcome, answer)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, '', $13, NULL, '', '')";
    FIND = "SELECT id, person_id, subject_hash, kind, law, language, about, words, asked_at, acknowledge_by, acknowledged_at, due_at,
        extended_at, extension_reason, remind_at, closed_at, outcome, answer FROM rights_request WHERE id = $1";
    LIST_BY_PERSON = "SELECT id, person_id, subject_hash, kind, law, language, about, words, asked_at, acknowledge_by, acknowledged_at,
        due_at, extended_at, extension_reason, remind_at, closed_at, outcome, answer
        FROM rights_request WHERE person_id = $1 ORDER BY asked_at DESC, id DESC";
    LIST_OPEN = "SELECT id, person_id, subject_hash, kind, law, language, about, words, asked_at, acknowledge_by, acknowledged_at, due_at,
        extended_at, extension_reason, remind_at, closed_at, outcome, answer
        FROM rights_request WHERE closed_at IS NULL ORDER BY due_at, id";
    COUNT_OPEN_OF = "SELECT COUNT(*) AS open FROM rights_request WHERE person_id = $1 AND closed_at IS NULL";
    EXTEND = "UPDATE rights_request SET due_at = $2, extended_at = $3, extension_reason = $4, remind_at = $5
        WHERE id = $1 AND closed_at IS NULL AND extended_at IS NULL";
    CLOSE = "UPDATE rights_request SET closed_at = $2, outcome = $3, answer = $4, remind_at = NULL WHERE id = $1 AND closed_at IS NULL";
    REMIND = "UPDATE rights_request SET remind_at = $3 WHERE id = $1 AND remind_at = $2 AND closed_at IS NULL";
    DELETE_CLOSED = "DELETE FROM rights_request WHERE closed_at <= $1";
}

/// Adds an open request.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, request: &RightsRequest) -> Result<()> {
    let values = values![
        request.id,
        request.person_id,
        request.subject_hash,
        request.kind.as_str(),
        request.law.as_str(),
        request.language.as_str(),
        request.about.as_str(),
        request.words.as_str(),
        request.asked_at,
        request.acknowledge_by,
        request.acknowledged_at,
        request.due_at,
        request.remind_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The request with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<RightsRequest>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// A person's requests, the newest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person: Uuid) -> Result<Vec<RightsRequest>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person]).await?.iter().map(read).collect()
}

/// All that are open, the most urgent first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_open(db: &mut impl Db) -> Result<Vec<RightsRequest>> {
    db.connection().fetch_all(LIST_OPEN, values![]).await?.iter().map(read).collect()
}

/// How many of a person's requests are open.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count_open_of(db: &mut impl Db, person: Uuid) -> Result<i64> {
    db.connection().fetch_one(COUNT_OPEN_OF, values![person]).await?.get("open")
}

/// Gives a request more time, once. `false` when it is closed or was given more before.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn extend(
    db: &mut Write,
    id: Uuid,
    due_at: i64,
    now: i64,
    reason: &str,
    remind_at: Option<i64>,
) -> Result<bool> {
    Ok(db.connection().execute(EXTEND, values![id, due_at, now, reason, remind_at]).await? == 1)
}

/// Closes a request. `false` when it is closed already.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn close(db: &mut Write, id: Uuid, now: i64, outcome: &str, answer: &str) -> Result<bool> {
    Ok(db.connection().execute(CLOSE, values![id, now, outcome, answer]).await? == 1)
}

/// Takes it upon itself to give the reminder of `remind_at`, and sets when the next one is. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn take_reminder(db: &mut Write, id: Uuid, remind_at: i64, next: Option<i64>) -> Result<bool> {
    Ok(db.connection().execute(REMIND, values![id, remind_at, next]).await? == 1)
}

/// Removes requests that were closed at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_closed(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_CLOSED, values![before]).await
}

fn read(row: &Row) -> Result<RightsRequest> {
    Ok(RightsRequest {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        subject_hash: row.hash("subject_hash")?,
        kind: row.get("kind")?,
        law: row.get("law")?,
        language: row.get("language")?,
        about: row.get("about")?,
        words: row.get("words")?,
        asked_at: row.get("asked_at")?,
        acknowledge_by: row.get("acknowledge_by")?,
        acknowledged_at: row.get("acknowledged_at")?,
        due_at: row.get("due_at")?,
        extended_at: row.get("extended_at")?,
        extension_reason: row.get("extension_reason")?,
        remind_at: row.get("remind_at")?,
        closed_at: row.get("closed_at")?,
        outcome: row.get("outcome")?,
        answer: row.get("answer")?,
    })
}
