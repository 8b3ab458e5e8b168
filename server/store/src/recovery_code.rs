//! Recovery codes: keyed hashes of what a person keeps on paper. Each is good once.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// Keyed hash.
    pub code_hash: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// Microseconds since 1970 UTC.
    pub used_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO recovery_code (id, person_id, code_hash, created_at, used_at) VALUES ($1, $2, $3, $4, $5)";
    LIST_BY_PERSON = "SELECT id, person_id, code_hash, created_at, used_at FROM recovery_code WHERE person_id = $1
        ORDER BY created_at, id";
    SPEND = "UPDATE recovery_code SET used_at = $3 WHERE id = $1 AND person_id = $2 AND used_at IS NULL";
    DELETE_BY_PERSON = "DELETE FROM recovery_code WHERE person_id = $1";
    DELETE_USED = "DELETE FROM recovery_code WHERE person_id = $1 AND used_at IS NOT NULL";
}

/// Adds a code.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, code: &RecoveryCode) -> Result<()> {
    let RecoveryCode { id, person_id, code_hash, created_at, used_at } = code;
    db.connection().execute(INSERT, values![*id, *person_id, *code_hash, *created_at, *used_at]).await?;
    Ok(())
}

/// A person's codes, used ones too, the oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person_id: Uuid) -> Result<Vec<RecoveryCode>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person_id]).await?.iter().map(read).collect()
}

/// Spends a code of a person. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn spend(db: &mut Write, person_id: Uuid, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(SPEND, values![id, person_id, now]).await? == 1)
}

/// Removes all codes of a person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_by_person(db: &mut Write, person_id: Uuid) -> Result<u64> {
    db.connection().execute(DELETE_BY_PERSON, values![person_id]).await
}

/// Removes the used codes of a person. Tells how many it were.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_used(db: &mut Write, person_id: Uuid) -> Result<u64> {
    db.connection().execute(DELETE_USED, values![person_id]).await
}

fn read(row: &Row) -> Result<RecoveryCode> {
    Ok(RecoveryCode {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        code_hash: row.hash("code_hash")?,
        created_at: row.get("created_at")?,
        used_at: row.get("used_at")?,
    })
}
