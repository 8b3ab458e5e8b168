//! The event log: append-only, one hash chain per stream. A stream is a person's history, or the installation's own.
//!
//! Chains per person let replicas write for different people at the same time; the chain table keeps each length and head, so that
//! an event cut off the end is missed too.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// UUIDv7.
    pub id: Uuid,
    /// The chain it belongs to: a person's id, or nil.
    pub stream: Uuid,
    /// 1 for the first of its stream.
    pub position: i64,
    /// Microseconds since 1970 UTC.
    pub at: i64,
    /// What happened, for instance `signed-in`.
    pub kind: String,
    /// Whom it is about.
    pub person_id: Option<Uuid>,
    /// The request it happened in, as the log and error pages name it.
    pub request: String,
    /// Particulars, as JSON, without secrets.
    pub detail: String,
    /// Hash of the event before, zeros for the first.
    pub previous: [u8; 32],
    /// SHA-256 over all of the above.
    pub hash: [u8; 32],
}

/// Where a chain ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The stream.
    pub stream: Uuid,
    /// How many events it has.
    pub length: i64,
    /// Hash of the last event, zeros for none.
    pub head: [u8; 32],
}

sql! {
    LOCK = "INSERT INTO event_chain (stream, length, head) VALUES ($1, 0, $2)
        ON CONFLICT (stream) DO UPDATE SET stream = excluded.stream RETURNING stream, length, head";
    INSERT = "INSERT INTO event (id, stream, position, at, kind, person_id, request, detail, previous, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ADVANCE = "UPDATE event_chain SET length = $2, head = $3 WHERE stream = $1";
    LIST_STREAM = "SELECT id, stream, position, at, kind, person_id, request, detail, previous, hash
        FROM event WHERE stream = $1 AND position > $2 ORDER BY position LIMIT 1000";
    LIST_NEWEST = "SELECT id, stream, position, at, kind, person_id, request, detail, previous, hash
        FROM event WHERE stream = $1 AND position < $2 AND $3 LIKE '%,' || kind || ',%' ORDER BY position DESC LIMIT $4";
    FIND_IN_STREAM = "SELECT id, stream, position, at, kind, person_id, request, detail, previous, hash
        FROM event WHERE id = $1 AND stream = $2";
    LIST_CHAINS = "SELECT stream, length, head FROM event_chain ORDER BY stream";
}

/// Locks a stream for appending until the transaction ends, and tells where it stands.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn lock_chain(db: &mut Write, stream: Uuid) -> Result<Chain> {
    read_chain(&db.connection().fetch_one(LOCK, values![stream, [0_u8; 32]]).await?)
}

/// Appends an event to the stream locked by [`lock_chain`].
///
/// # Errors
/// [`crate::StoreError::Taken`] when the position is not the next one.
pub async fn append(db: &mut Write, event: &Event) -> Result<()> {
    let Event { id, stream, position, at, kind, person_id, request, detail, previous, hash } = event;
    let values = values![
        *id,
        *stream,
        *position,
        *at,
        kind.as_str(),
        *person_id,
        request.as_str(),
        detail.as_str(),
        *previous,
        *hash
    ];
    db.connection().execute(INSERT, values).await?;
    db.connection().execute(ADVANCE, values![*stream, *position, *hash]).await?;
    Ok(())
}

/// The next events of a stream after a position, in order, a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_stream(db: &mut impl Db, stream: Uuid, after: i64) -> Result<Vec<Event>> {
    db.connection().fetch_all(LIST_STREAM, values![stream, after]).await?.iter().map(read).collect()
}

/// The newest `most` events of a stream before a position whose kind is in `kinds`: names between commas, with one at either end.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_newest(db: &mut impl Db, stream: Uuid, before: i64, kinds: &str, most: i64) -> Result<Vec<Event>> {
    db.connection().fetch_all(LIST_NEWEST, values![stream, before, kinds, most]).await?.iter().map(read).collect()
}

/// The event of a stream with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_in_stream(db: &mut impl Db, stream: Uuid, id: Uuid) -> Result<Option<Event>> {
    db.connection().fetch_optional(FIND_IN_STREAM, values![id, stream]).await?.map(|row| read(&row)).transpose()
}

/// All chains.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_chains(db: &mut impl Db) -> Result<Vec<Chain>> {
    db.connection().fetch_all(LIST_CHAINS, values![]).await?.iter().map(read_chain).collect()
}

fn read_chain(row: &Row) -> Result<Chain> {
    Ok(Chain { stream: row.get("stream")?, length: row.get("length")?, head: row.hash("head")? })
}

fn read(row: &Row) -> Result<Event> {
    Ok(Event {
        id: row.get("id")?,
        stream: row.get("stream")?,
        position: row.get("position")?,
        at: row.get("at")?,
        kind: row.get("kind")?,
        person_id: row.get("person_id")?,
        request: row.get("request")?,
        detail: row.get("detail")?,
        previous: row.hash("previous")?,
        hash: row.hash("hash")?,
    })
}
