//! Keyed hashes of what was erased and must not come back by an import or a restored backup. They name nobody without the keys.

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One keyed hash of something that was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tombstone {
    /// Keyed hash of an address or a person's id.
    pub hash: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub erased_at: i64,
}

sql! {
    INSERT = "INSERT INTO tombstone (hash, erased_at) VALUES ($1, $2)
        ON CONFLICT (hash) DO UPDATE SET erased_at = excluded.erased_at WHERE tombstone.erased_at < excluded.erased_at";
    DELETE = "DELETE FROM tombstone WHERE hash = $1";
    LIST = "SELECT hash, erased_at FROM tombstone WHERE hash > $1 ORDER BY hash LIMIT 1000";
    DELETE_OLD = "DELETE FROM tombstone WHERE erased_at <= $1";
}

/// Adds one; of two with the same hash the later one stays.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, tombstone: &Tombstone) -> Result<()> {
    db.connection().execute(INSERT, values![tombstone.hash, tombstone.erased_at]).await?;
    Ok(())
}

/// Removes one. `false` when there is none.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete(db: &mut Write, hash: &[u8; 32]) -> Result<bool> {
    Ok(db.connection().execute(DELETE, values![*hash]).await? == 1)
}

/// The next ones after a hash (none for the first), in order, a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list(db: &mut impl Db, after: Option<[u8; 32]>) -> Result<Vec<Tombstone>> {
    let after = after.map_or_else(Vec::new, |hash| hash.to_vec());
    db.connection().fetch_all(LIST, values![after]).await?.iter().map(read).collect()
}

/// Removes those of erasures at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_old(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_OLD, values![before]).await
}

fn read(row: &Row) -> Result<Tombstone> {
    Ok(Tombstone { hash: row.hash("hash")?, erased_at: row.get("erased_at")? })
}
