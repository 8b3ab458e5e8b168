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
    /// How many of them, the oldest, were removed when their time was over.
    pub pruned_length: i64,
    /// Hash of the last event that was removed, zeros for none.
    pub pruned_head: [u8; 32],
}

sql! {
    LOCK = "INSERT INTO event_chain (stream, length, head) VALUES ($1, 0, $2)
        ON CONFLICT (stream) DO UPDATE SET stream = excluded.stream RETURNING stream, length, head, pruned_length, pruned_head";
    INSERT = "INSERT INTO event (id, stream, position, at, kind, person_id, request, detail, previous, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ADVANCE = "UPDATE event_chain SET length = $2, head = $3 WHERE stream = $1";
    LIST_STREAM = "SELECT id, stream, position, at, kind, person_id, request, detail, previous, hash
        FROM event WHERE stream = $1 AND position > $2 ORDER BY position LIMIT 1000";
    LIST_NEWEST = "SELECT id, stream, position, at, kind, person_id, request, detail, previous, hash
        FROM event WHERE stream = $1 AND position < $2 AND $3 LIKE '%,' || kind || ',%' ORDER BY position DESC LIMIT $4";
    FIND_IN_STREAM = "SELECT id, stream, position, at, kind, person_id, request, detail, previous, hash
        FROM event WHERE id = $1 AND stream = $2";
    FORGET_EMPTY = "DELETE FROM event_chain WHERE stream = $1 AND length = 0";
    LIST_CHAINS = "SELECT stream, length, head, pruned_length, pruned_head FROM event_chain ORDER BY stream";
    LIST_OLD_STREAMS = "SELECT DISTINCT stream FROM event WHERE id < $1 AND stream > $2 ORDER BY stream LIMIT 500";
    HAS_OLD = "SELECT 1 AS one FROM event WHERE stream = $2 AND id < $1 LIMIT 1";
    FIRST_YOUNG = "SELECT MIN(position) AS position FROM event WHERE stream = $1 AND id >= $2";
    HASH_AT = "SELECT hash FROM event WHERE stream = $1 AND position = $2";
    SET_PRUNED = "UPDATE event_chain SET pruned_length = $2, pruned_head = $3 WHERE stream = $1";
    DELETE_PRUNED = "DELETE FROM event WHERE stream = $1 AND position <= $2";
}

/// Locks a stream for appending until the transaction ends, and tells where it stands.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn lock_chain(db: &mut Write, stream: Uuid) -> Result<Chain> {
    read_chain(&db.connection().fetch_one(LOCK, values![stream, [0_u8; 32]]).await?)
}

/// Takes back what [`lock_chain`] began for a stream without events.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn forget_empty(db: &mut Write, stream: Uuid) -> Result<()> {
    db.connection().execute(FORGET_EMPTY, values![stream]).await?;
    Ok(())
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

/// Streams of persons with events whose id is below `before`, after a stream (nil for the first), 500 at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_old_streams(db: &mut impl Db, before: Uuid, after: Uuid) -> Result<Vec<Uuid>> {
    let rows = db.connection().fetch_all(LIST_OLD_STREAMS, values![before, after]).await?;
    rows.iter().map(|row| row.get("stream")).collect()
}

/// Where to cut a chain locked by [`lock_chain`] that has an event with an id below `before`: how far its oldest part reaches whose ids are
/// all below `up_to`, and the hash it ends with. None when there is no such part. Ids are UUIDv7, so that these are times.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_cut(db: &mut Write, chain: &Chain, before: Uuid, up_to: Uuid) -> Result<Option<(i64, [u8; 32])>> {
    if db.connection().fetch_optional(HAS_OLD, values![before, chain.stream]).await?.is_none() {
        return Ok(None);
    }
    let young = db.connection().fetch_one(FIRST_YOUNG, values![chain.stream, up_to]).await?;
    let young: Option<i64> = young.get("position")?;
    let cut = young.map_or(chain.length, |position| position - 1);
    let row = db.connection().fetch_optional(HASH_AT, values![chain.stream, cut]).await?;
    row.map(|row| Ok((cut, row.hash("hash")?))).transpose()
}

/// Removes the oldest part of a chain locked by [`lock_chain`], up to the position that [`find_cut`] gave. Tells how many events went.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn prune(db: &mut Write, stream: Uuid, cut: i64, head: &[u8; 32]) -> Result<u64> {
    // First where the chain is anchored from now on: it is what lets the rows go.
    db.connection().execute(SET_PRUNED, values![stream, cut, *head]).await?;
    db.connection().execute(DELETE_PRUNED, values![stream, cut]).await
}

fn read_chain(row: &Row) -> Result<Chain> {
    let anchor: Option<Vec<u8>> = row.get("pruned_head")?;
    Ok(Chain {
        stream: row.get("stream")?,
        length: row.get("length")?,
        head: row.hash("head")?,
        pruned_length: row.get("pruned_length")?,
        pruned_head: if anchor.is_some() { row.hash("pruned_head")? } else { [0; 32] },
    })
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
