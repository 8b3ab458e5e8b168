//! Outgoing mail. A letter is added in the transaction of what it tells, and sent afterwards; its content rests sealed and is wiped once sent.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

/// A letter that a worker has taken to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// UUIDv7; also the mail's Message-ID, so that a repeated sending is recognised.
    pub id: Uuid,
    /// Recipient, language and letter, sealed.
    pub sealed: Vec<u8>,
    /// How many times it was tried, this time included.
    pub attempts: i64,
}

sql! {
    INSERT = "INSERT INTO mail_outbox (id, person_id, sealed, attempts, due_at, created_at, sent_at, given_up_at)
        VALUES ($1, $2, $3, 0, $4, $4, NULL, NULL)";
    CLAIM = "UPDATE mail_outbox SET attempts = attempts + 1, due_at = $2
        WHERE id = (SELECT id FROM mail_outbox WHERE sent_at IS NULL AND given_up_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 1)
        AND sent_at IS NULL AND given_up_at IS NULL AND due_at <= $1
        RETURNING id, sealed, attempts";
    MARK_SENT = "UPDATE mail_outbox SET sent_at = $2, sealed = $3 WHERE id = $1 AND sent_at IS NULL";
    POSTPONE = "UPDATE mail_outbox SET due_at = $2 WHERE id = $1 AND sent_at IS NULL";
    GIVE_UP = "UPDATE mail_outbox SET given_up_at = $2, sealed = $3 WHERE id = $1 AND sent_at IS NULL";
    COUNT_WAITING = "SELECT COUNT(*) AS waiting FROM mail_outbox WHERE sent_at IS NULL AND given_up_at IS NULL";
    DELETE_DONE = "DELETE FROM mail_outbox WHERE sent_at <= $1 OR given_up_at <= $1";
}

/// Adds a letter, due at once; `person` is whose account it is about.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, id: Uuid, person: Option<Uuid>, sealed: &[u8], now: i64) -> Result<()> {
    db.connection().execute(INSERT, values![id, person, sealed, now]).await?;
    Ok(())
}

/// Takes the letter that is due longest. Nobody else gets it before `lease_until`; when the worker dies, it is due again then.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn claim(db: &mut Write, now: i64, lease_until: i64) -> Result<Option<Claimed>> {
    let row = db.connection().fetch_optional(CLAIM, values![now, lease_until]).await?;
    row.map(|row| Ok(Claimed { id: row.get("id")?, sealed: row.get("sealed")?, attempts: row.get("attempts")? }))
        .transpose()
}

/// Records that a letter was accepted by the transport, and wipes its content.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn mark_sent(db: &mut Write, id: Uuid, now: i64) -> Result<()> {
    db.connection().execute(MARK_SENT, values![id, now, Vec::new()]).await?;
    Ok(())
}

/// Makes a letter due again at `due_at`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn postpone(db: &mut Write, id: Uuid, due_at: i64) -> Result<()> {
    db.connection().execute(POSTPONE, values![id, due_at]).await?;
    Ok(())
}

/// Gives a letter up and wipes its content.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn give_up(db: &mut Write, id: Uuid, now: i64) -> Result<()> {
    db.connection().execute(GIVE_UP, values![id, now, Vec::new()]).await?;
    Ok(())
}

/// How many letters wait.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count_waiting(db: &mut impl Db) -> Result<i64> {
    db.connection().fetch_one(COUNT_WAITING, values![]).await?.get("waiting")
}

/// Removes letters that were sent or given up at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_done(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_DONE, values![before]).await
}
