//! Systems that say something: whose they are, how their files are read, and when they last spoke.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// A system that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its stable name.
    pub name: String,
    /// As people know it.
    pub title: String,
    /// Whose it is.
    pub organisation_id: Uuid,
    /// SHA-256 of the token with which it may send files; none: only the operator imports.
    pub token_hash: Option<[u8; 32]>,
    /// The mapping file by which its tables are read; empty for rosters.
    pub mapping: String,
    /// When its last import was applied, microseconds since 1970 UTC.
    pub spoke_at: Option<i64>,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
}

sql! {
    INSERT = "INSERT INTO source (name, title, organisation_id, token_hash, mapping, spoke_at, created_at)
        VALUES ($1, $2, $3, NULL, $4, NULL, $5)
        ON CONFLICT (name) DO UPDATE SET title = excluded.title, mapping = excluded.mapping";
    FIND = "SELECT name, title, organisation_id, token_hash, mapping, spoke_at, created_at FROM source WHERE name = $1";
    LIST = "SELECT name, title, organisation_id, token_hash, mapping, spoke_at, created_at FROM source ORDER BY name";
    SET_TOKEN = "UPDATE source SET token_hash = $2 WHERE name = $1";
    SET_SPOKE = "UPDATE source SET spoke_at = $2 WHERE name = $1";
}

/// Adds a source, or gives the one of this name another title and mapping. Whose it is does not change.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn put(
    db: &mut Write,
    name: &str,
    title: &str,
    organisation: Uuid,
    mapping: &str,
    created_at: i64,
) -> Result<()> {
    db.connection().execute(INSERT, values![name, title, organisation, mapping, created_at]).await.map(drop)
}

/// The source of this name.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, name: &str) -> Result<Option<Source>> {
    db.connection().fetch_optional(FIND, values![name]).await?.as_ref().map(read).transpose()
}

/// Every source, by name.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list(db: &mut impl Db) -> Result<Vec<Source>> {
    db.connection().fetch_all(LIST, values![]).await?.iter().map(read).collect()
}

/// Sets or removes the token. `false` when there is no such source.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_token(db: &mut Write, name: &str, token_hash: Option<[u8; 32]>) -> Result<bool> {
    Ok(db.connection().execute(SET_TOKEN, values![name, token_hash.map(Vec::from)]).await? == 1)
}

/// Notes when the source last spoke.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_spoke(db: &mut Write, name: &str, at: i64) -> Result<()> {
    db.connection().execute(SET_SPOKE, values![name, at]).await.map(drop)
}

fn read(row: &Row) -> Result<Source> {
    let token: Option<Vec<u8>> = row.get("token_hash")?;
    Ok(Source {
        name: row.get("name")?,
        title: row.get("title")?,
        organisation_id: row.get("organisation_id")?,
        token_hash: token.and_then(|token| token.try_into().ok()),
        mapping: row.get("mapping")?,
        spoke_at: row.get("spoke_at")?,
        created_at: row.get("created_at")?,
    })
}
