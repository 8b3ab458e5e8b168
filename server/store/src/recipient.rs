//! Recipients: other systems that get data for a purpose. Their secrets rest sealed; of their token keys only the public half is known.

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Its stable name, the same as in the facts of purposes.
    pub id: String,
    /// As people know it.
    pub name: String,
    /// Where webhooks go.
    pub webhook_url: String,
    /// What webhooks are signed with, sealed.
    pub secret: Vec<u8>,
    /// The one before, sealed.
    pub old_secret: Option<Vec<u8>>,
    /// Until when the old secret and the old token key count, microseconds since 1970 UTC.
    pub old_until: Option<i64>,
    /// The public key that its tokens are checked with, a JWK.
    pub token_key: String,
    /// The one before.
    pub old_token_key: Option<String>,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// Since when it is told nothing any more, microseconds since 1970 UTC.
    pub removed_at: Option<i64>,
}

sql! {
    // One that was removed may come back, with everything anew.
    ADD = "INSERT INTO recipient (id, name, webhook_url, secret, old_secret, old_until, token_key, old_token_key, created_at, removed_at)
        VALUES ($1, $2, $3, $4, NULL, NULL, $5, NULL, $6, NULL)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, webhook_url = excluded.webhook_url, secret = excluded.secret,
            old_secret = NULL, old_until = NULL, token_key = excluded.token_key, old_token_key = NULL,
            created_at = excluded.created_at, removed_at = NULL
        WHERE recipient.removed_at IS NOT NULL";
    FIND = "SELECT id, name, webhook_url, secret, old_secret, old_until, token_key, old_token_key, created_at, removed_at
        FROM recipient WHERE id = $1 AND removed_at IS NULL";
    LIST = "SELECT id, name, webhook_url, secret, old_secret, old_until, token_key, old_token_key, created_at, removed_at
        FROM recipient WHERE removed_at IS NULL ORDER BY id";
    ROTATE = "UPDATE recipient SET old_secret = secret, secret = $2, old_until = $3, old_token_key = token_key, token_key = $4
        WHERE id = $1 AND removed_at IS NULL";
    REMOVE = "UPDATE recipient SET removed_at = $2, secret = $3, old_secret = NULL, old_until = NULL, old_token_key = NULL
        WHERE id = $1 AND removed_at IS NULL";
}

/// Adds a recipient. `false` when there is one of this name that was not removed.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn add(db: &mut Write, recipient: &Recipient) -> Result<bool> {
    let Recipient { id, name, webhook_url, secret, token_key, created_at, .. } = recipient;
    let values =
        values![id.as_str(), name.as_str(), webhook_url.as_str(), secret.as_slice(), token_key.as_str(), *created_at];
    Ok(db.connection().execute(ADD, values).await? == 1)
}

/// The recipient of this name, unless it was removed.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: &str) -> Result<Option<Recipient>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// All that were not removed, by name.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list(db: &mut impl Db) -> Result<Vec<Recipient>> {
    db.connection().fetch_all(LIST, values![]).await?.iter().map(read).collect()
}

/// Gives a recipient a new secret and token key. The ones before count until `old_until`, microseconds since 1970 UTC. `false` when there is
/// none of this name.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn rotate(db: &mut Write, id: &str, secret: &[u8], token_key: &str, old_until: i64) -> Result<bool> {
    Ok(db.connection().execute(ROTATE, values![id, secret, old_until, token_key]).await? == 1)
}

/// Removes a recipient: its name stays on record, its secrets go. `false` when there is none of this name.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn remove(db: &mut Write, id: &str, now: i64) -> Result<bool> {
    Ok(db.connection().execute(REMOVE, values![id, now, Vec::new()]).await? == 1)
}

fn read(row: &Row) -> Result<Recipient> {
    Ok(Recipient {
        id: row.get("id")?,
        name: row.get("name")?,
        webhook_url: row.get("webhook_url")?,
        secret: row.get("secret")?,
        old_secret: row.get("old_secret")?,
        old_until: row.get("old_until")?,
        token_key: row.get("token_key")?,
        old_token_key: row.get("old_token_key")?,
        created_at: row.get("created_at")?,
        removed_at: row.get("removed_at")?,
    })
}
