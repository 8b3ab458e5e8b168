//! Browsers in which a person has signed in, each known by the hash of a secret in a cookie of its own.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

sql! {
    INSERT = "INSERT INTO browser (key_hash, person_id, first_seen_at, seen_at) VALUES ($1, $2, $3, $3)
        ON CONFLICT (key_hash, person_id) DO NOTHING";
    TOUCH = "UPDATE browser SET seen_at = $3 WHERE key_hash = $1 AND person_id = $2 AND seen_at <= $4";
    DELETE_BY_PERSON = "DELETE FROM browser WHERE person_id = $1";
    DELETE_UNSEEN = "DELETE FROM browser WHERE seen_at <= $1";
}

/// Remembers that a person signed in with a browser. `true` for exactly one caller: the person was never seen in it before.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, key_hash: &[u8; 32], person_id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(INSERT, values![*key_hash, person_id, now]).await? == 1)
}

/// Records that it was seen again, unless it was seen after `stale`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn touch(db: &mut Write, key_hash: &[u8; 32], person_id: Uuid, now: i64, stale: i64) -> Result<()> {
    db.connection().execute(TOUCH, values![*key_hash, person_id, now, stale]).await?;
    Ok(())
}

/// Forgets every browser of a person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_by_person(db: &mut Write, person_id: Uuid) -> Result<u64> {
    db.connection().execute(DELETE_BY_PERSON, values![person_id]).await
}

/// Forgets browsers that were last seen at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_unseen(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_UNSEEN, values![before]).await
}
