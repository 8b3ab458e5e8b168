//! Sessions, keyed by the SHA-256 of their id: a copy of the database opens none of them.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One session as it rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the id in the cookie.
    pub id_hash: [u8; 32],
    /// Whose it is, once signed in.
    pub person_id: Option<Uuid>,
    /// What it may do: `visitor`, `confirmed`, `signed-in` or `recovering`.
    pub level: String,
    /// The rest, as JSON.
    pub state: String,
    /// Browser and system in plain words, for instance `Chrome on Linux`.
    pub device: String,
    /// The network it was begun from, as text.
    pub network: String,
    /// When the person last used a passkey in it, microseconds since 1970 UTC.
    pub authenticated_at: Option<i64>,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// Microseconds since 1970 UTC.
    pub seen_at: i64,
    /// The absolute end, microseconds since 1970 UTC.
    pub expires_at: i64,
}

sql! {
    INSERT = "INSERT INTO session (id_hash, person_id, level, state, device, network, authenticated_at, created_at, seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    UPDATE = "UPDATE session SET person_id = $2, level = $3, state = $4, device = $5, network = $6, authenticated_at = $7, seen_at = $8
        WHERE id_hash = $1";
    FIND = "SELECT id_hash, person_id, level, state, device, network, authenticated_at, created_at, seen_at, expires_at
        FROM session WHERE id_hash = $1";
    TOUCH = "UPDATE session SET seen_at = $2 WHERE id_hash = $1 AND seen_at < $2";
    DELETE = "DELETE FROM session WHERE id_hash = $1";
    DELETE_ENDED = "DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2";
    LIST_BY_PERSON = "SELECT id_hash, person_id, level, state, device, network, authenticated_at, created_at, seen_at, expires_at
        FROM session WHERE person_id = $1 AND level = 'signed-in' AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id_hash";
    DELETE_BY_PERSON = "DELETE FROM session WHERE person_id = $1";
    DELETE_BY_PERSON_EXCEPT = "DELETE FROM session WHERE person_id = $1 AND id_hash <> $2";
}

/// Adds a session.
///
/// # Errors
/// [`crate::StoreError::Taken`] when the id exists.
pub async fn insert(db: &mut Write, session: &Session) -> Result<()> {
    let Session {
        id_hash,
        person_id,
        level,
        state,
        device,
        network,
        authenticated_at,
        created_at,
        seen_at,
        expires_at,
    } = session;
    let values = values![
        *id_hash,
        *person_id,
        level.as_str(),
        state.as_str(),
        device.as_str(),
        network.as_str(),
        *authenticated_at,
        *created_at,
        *seen_at,
        *expires_at
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// Changes a session that still exists. `false` when it was ended meanwhile: an ended session never comes back.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn update(db: &mut Write, session: &Session) -> Result<bool> {
    let Session { id_hash, person_id, level, state, device, network, authenticated_at, seen_at, .. } = session;
    let values = values![
        *id_hash,
        *person_id,
        level.as_str(),
        state.as_str(),
        device.as_str(),
        network.as_str(),
        *authenticated_at,
        *seen_at
    ];
    Ok(db.connection().execute(UPDATE, values).await? == 1)
}

/// The session with this hash, whether or not its time is over.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id_hash: &[u8; 32]) -> Result<Option<Session>> {
    db.connection().fetch_optional(FIND, values![*id_hash]).await?.map(|row| read(&row)).transpose()
}

/// Records that a session was used.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn touch(db: &mut Write, id_hash: &[u8; 32], at: i64) -> Result<()> {
    db.connection().execute(TOUCH, values![*id_hash, at]).await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete(db: &mut Write, id_hash: &[u8; 32]) -> Result<()> {
    db.connection().execute(DELETE, values![*id_hash]).await?;
    Ok(())
}

/// Removes sessions whose end has come, or that were last seen at or before `idle_since`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_ended(db: &mut Write, now: i64, idle_since: i64) -> Result<u64> {
    db.connection().execute(DELETE_ENDED, values![now, idle_since]).await
}

/// A person's signed-in sessions that go on after `now` and were seen after `idle_since`, the last seen first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person_id: Uuid, now: i64, idle_since: i64) -> Result<Vec<Session>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person_id, now, idle_since]).await?.iter().map(read).collect()
}

/// Ends all sessions of a person, whatever they may do, except one. Tells how many it were.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_by_person(db: &mut Write, person_id: Uuid, except: Option<&[u8; 32]>) -> Result<u64> {
    match except {
        Some(kept) => db.connection().execute(DELETE_BY_PERSON_EXCEPT, values![person_id, *kept]).await,
        None => db.connection().execute(DELETE_BY_PERSON, values![person_id]).await,
    }
}

fn read(row: &Row) -> Result<Session> {
    Ok(Session {
        id_hash: row.hash("id_hash")?,
        person_id: row.get("person_id")?,
        level: row.get("level")?,
        state: row.get("state")?,
        device: row.get("device")?,
        network: row.get("network")?,
        authenticated_at: row.get("authenticated_at")?,
        created_at: row.get("created_at")?,
        seen_at: row.get("seen_at")?,
        expires_at: row.get("expires_at")?,
    })
}
