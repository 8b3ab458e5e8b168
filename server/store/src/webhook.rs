//! What recipients are told. A webhook is added in the transaction of what it tells, and delivered afterwards: of what one recipient is told
//! about one person, the oldest first.

use uuid::Uuid;

use crate::recipient_subject::RecipientSubject;
use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// UUIDv7.
    pub id: Uuid,
    /// Who is told.
    pub recipient: String,
    /// About whom, as the recipient knows them.
    pub subject: Uuid,
    /// Its place among what the recipient is told about them, from 1.
    pub position: i64,
    /// What happened, for instance `consent.changed`.
    pub kind: String,
    /// The body, JSON.
    pub payload: String,
    /// How many times it was tried, a running one included.
    pub attempts: i64,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// Since when it is not tried any more, microseconds since 1970 UTC.
    pub dead_at: Option<i64>,
    /// Why the last try failed; empty when none did.
    pub last_error: String,
}

sql! {
    INSERT = "INSERT INTO webhook (id, recipient, subject, position, kind, payload, attempts, due_at, created_at, delivered_at, dead_at,
        last_error) VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $7, NULL, NULL, '')";
    LIST_DUE = "SELECT DISTINCT w.recipient FROM webhook w WHERE w.delivered_at IS NULL AND w.dead_at IS NULL AND w.due_at <= $1
        AND NOT EXISTS (SELECT 1 FROM webhook o WHERE o.recipient = w.recipient AND o.subject = w.subject AND o.position < w.position
            AND o.delivered_at IS NULL AND o.dead_at IS NULL)
        ORDER BY w.recipient";
    CLAIM = "UPDATE webhook SET attempts = attempts + 1, due_at = $3
        WHERE id = (SELECT w.id FROM webhook w WHERE w.recipient = $1 AND w.delivered_at IS NULL AND w.dead_at IS NULL AND w.due_at <= $2
            AND NOT EXISTS (SELECT 1 FROM webhook o WHERE o.recipient = w.recipient AND o.subject = w.subject AND o.position < w.position
                AND o.delivered_at IS NULL AND o.dead_at IS NULL)
            ORDER BY w.due_at, w.id LIMIT 1)
        AND delivered_at IS NULL AND dead_at IS NULL AND due_at <= $2
        RETURNING id, recipient, subject, position, kind, payload, attempts, created_at, dead_at, last_error";
    MARK_DELIVERED = "UPDATE webhook SET delivered_at = $2, last_error = '' WHERE id = $1 AND delivered_at IS NULL";
    POSTPONE = "UPDATE webhook SET due_at = $2, last_error = $3 WHERE id = $1 AND delivered_at IS NULL AND dead_at IS NULL";
    GIVE_UP = "UPDATE webhook SET dead_at = $2, last_error = $3 WHERE id = $1 AND delivered_at IS NULL AND dead_at IS NULL";
    RETRY = "UPDATE webhook SET dead_at = NULL, attempts = 0, due_at = $2 WHERE dead_at IS NOT NULL AND (id = $1 OR $1 IS NULL)";
    LIST_DEAD = "SELECT id, recipient, subject, position, kind, payload, attempts, created_at, dead_at, last_error
        FROM webhook WHERE dead_at IS NOT NULL ORDER BY dead_at, id";
    COUNT_WAITING = "SELECT COUNT(*) AS waiting FROM webhook WHERE delivered_at IS NULL AND dead_at IS NULL";
    DELETE_BY_RECIPIENT = "DELETE FROM webhook WHERE recipient = $1";
    DELETE_DONE = "DELETE FROM webhook WHERE delivered_at <= $1 OR dead_at <= $2";
}

/// Adds a webhook, due at once.
///
/// # Errors
/// [`crate::StoreError::Taken`] when its position is not a new one.
pub async fn insert(
    db: &mut Write,
    id: Uuid,
    to: &RecipientSubject,
    position: i64,
    kind: &str,
    payload: &str,
    now: i64,
) -> Result<()> {
    let values = values![id, to.recipient.as_str(), to.subject, position, kind, payload, now];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The recipients that something is due for.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_due(db: &mut impl Db, now: i64) -> Result<Vec<String>> {
    db.connection().fetch_all(LIST_DUE, values![now]).await?.iter().map(|row| row.get("recipient")).collect()
}

/// Takes what is due longest for a recipient. Nobody else gets it before `lease_until`; when the worker dies, it is due again then.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn claim(db: &mut Write, recipient: &str, now: i64, lease_until: i64) -> Result<Option<Webhook>> {
    let row = db.connection().fetch_optional(CLAIM, values![recipient, now, lease_until]).await?;
    row.map(|row| read(&row)).transpose()
}

/// Records that the recipient took it.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn mark_delivered(db: &mut Write, id: Uuid, now: i64) -> Result<()> {
    db.connection().execute(MARK_DELIVERED, values![id, now]).await?;
    Ok(())
}

/// Makes it due again at `due_at`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn postpone(db: &mut Write, id: Uuid, due_at: i64, error: &str) -> Result<()> {
    db.connection().execute(POSTPONE, values![id, due_at, error]).await?;
    Ok(())
}

/// Gives it up: it stays on the list of the dead, and what is newer goes on.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn give_up(db: &mut Write, id: Uuid, now: i64, error: &str) -> Result<()> {
    db.connection().execute(GIVE_UP, values![id, now, error]).await?;
    Ok(())
}

/// Makes a dead one due again, or all of them. Tells how many it were.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn retry(db: &mut Write, id: Option<Uuid>, now: i64) -> Result<u64> {
    db.connection().execute(RETRY, values![id, now]).await
}

/// All that were given up, the oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_dead(db: &mut impl Db) -> Result<Vec<Webhook>> {
    db.connection().fetch_all(LIST_DEAD, values![]).await?.iter().map(read).collect()
}

/// How many wait.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count_waiting(db: &mut impl Db) -> Result<i64> {
    db.connection().fetch_one(COUNT_WAITING, values![]).await?.get("waiting")
}

/// Removes all that a recipient was told or is to be told.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_by_recipient(db: &mut Write, recipient: &str) -> Result<u64> {
    db.connection().execute(DELETE_BY_RECIPIENT, values![recipient]).await
}

/// Removes what was delivered at or before `delivered`, and what was given up at or before `dead`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_done(db: &mut Write, delivered: i64, dead: i64) -> Result<u64> {
    db.connection().execute(DELETE_DONE, values![delivered, dead]).await
}

fn read(row: &Row) -> Result<Webhook> {
    Ok(Webhook {
        id: row.get("id")?,
        recipient: row.get("recipient")?,
        subject: row.get("subject")?,
        position: row.get("position")?,
        kind: row.get("kind")?,
        payload: row.get("payload")?,
        attempts: row.get("attempts")?,
        created_at: row.get("created_at")?,
        dead_at: row.get("dead_at")?,
        last_error: row.get("last_error")?,
    })
}
