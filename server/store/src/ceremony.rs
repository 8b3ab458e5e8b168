//! Open WebAuthn ceremonies: what was asked, of which browser, until when. Taking one removes it, so each answers once.

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

/// One open ceremony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// SHA-256 of the challenge.
    pub challenge_hash: [u8; 32],
    /// SHA-256 of the secret of the browser it was given to.
    pub binding: [u8; 32],
    /// `registration` or `sign-in`.
    pub kind: String,
    /// What the verifier needs again, as JSON.
    pub state: String,
    /// Microseconds since 1970 UTC.
    pub expires_at: i64,
}

sql! {
    INSERT = "INSERT INTO ceremony (challenge_hash, binding, kind, state, expires_at) VALUES ($1, $2, $3, $4, $5)";
    TAKE = "DELETE FROM ceremony WHERE challenge_hash = $1 AND binding = $2 AND kind = $3 RETURNING state, expires_at";
    DELETE_EXPIRED = "DELETE FROM ceremony WHERE expires_at <= $1";
}

/// Opens a ceremony.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, ceremony: &Ceremony) -> Result<()> {
    let Ceremony { challenge_hash, binding, kind, state, expires_at } = ceremony;
    let values = values![*challenge_hash, *binding, kind.as_str(), state.as_str(), *expires_at];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// Closes a ceremony and tells what it was, with its end. Only one caller ever gets it.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn take(
    db: &mut Write,
    challenge_hash: &[u8; 32],
    binding: &[u8; 32],
    kind: &str,
) -> Result<Option<(String, i64)>> {
    let row = db.connection().fetch_optional(TAKE, values![*challenge_hash, *binding, kind]).await?;
    row.map(|row| Ok((row.get("state")?, row.get("expires_at")?))).transpose()
}

/// Removes ceremonies whose end has come.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_expired(db: &mut Write, now: i64) -> Result<u64> {
    db.connection().execute(DELETE_EXPIRED, values![now]).await
}
