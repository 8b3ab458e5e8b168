//! Links in notices by which an owner says "this was not me". Protective only, once each; known by the hash of their token.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeLink {
    /// SHA-256 of the token in the mail.
    pub token_hash: [u8; 32],
    /// Whose account it is about.
    pub person_id: Uuid,
    /// What the mail told, by its stable name.
    pub notice: String,
    /// The passkey or the contact it told of, if it did.
    pub subject_id: Option<Uuid>,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// Microseconds since 1970 UTC.
    pub expires_at: i64,
    /// Microseconds since 1970 UTC.
    pub used_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO notice_link (token_hash, person_id, notice, subject_id, created_at, expires_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = "SELECT token_hash, person_id, notice, subject_id, created_at, expires_at, used_at FROM notice_link WHERE token_hash = $1";
    SPEND = "UPDATE notice_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    DELETE_ENDED = "DELETE FROM notice_link WHERE expires_at <= $1";
}

/// Adds a link.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, link: &NoticeLink) -> Result<()> {
    let NoticeLink { token_hash, person_id, notice, subject_id, created_at, expires_at, used_at } = link;
    let values = values![*token_hash, *person_id, notice.as_str(), *subject_id, *created_at, *expires_at, *used_at];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The link with this hash, whether or not it still works.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, token_hash: &[u8; 32]) -> Result<Option<NoticeLink>> {
    db.connection().fetch_optional(FIND, values![*token_hash]).await?.map(|row| read(&row)).transpose()
}

/// Spends a link. `false` when it was spent before or its time is over.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn spend(db: &mut Write, token_hash: &[u8; 32], now: i64) -> Result<bool> {
    Ok(db.connection().execute(SPEND, values![*token_hash, now]).await? == 1)
}

/// Removes links that ended at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_ended(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_ENDED, values![before]).await
}

fn read(row: &Row) -> Result<NoticeLink> {
    Ok(NoticeLink {
        token_hash: row.hash("token_hash")?,
        person_id: row.get("person_id")?,
        notice: row.get("notice")?,
        subject_id: row.get("subject_id")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        used_at: row.get("used_at")?,
    })
}
