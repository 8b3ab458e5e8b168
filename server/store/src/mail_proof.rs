//! Mailed proofs that somebody reads an address: a link and a code, each good once. Only their hashes are kept.
//!
//! A row stands for one proof over all its mails: another mail replaces link and code, and the number of typed codes stays.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailProof {
    /// UUIDv7.
    pub id: Uuid,
    /// What it is for, by its stable name.
    pub purpose: String,
    /// Whose account it is about; none when no account has the address.
    pub person_id: Option<Uuid>,
    /// The address as typed.
    pub address: String,
    /// The address as compared.
    pub address_folded: String,
    /// The language of the mail.
    pub language: String,
    /// Hash of the newest link's token.
    pub token_hash: [u8; 32],
    /// Keyed hash of the newest code.
    pub code_hash: [u8; 32],
    /// Codes typed so far, right or wrong; a new mail does not reset it.
    pub code_tries: i64,
    /// Mails written so far.
    pub mails: i64,
    /// When the newest mail was written, microseconds since 1970 UTC.
    pub mailed_at: i64,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// When link and code end, microseconds since 1970 UTC.
    pub expires_at: i64,
    /// When it was spent, microseconds since 1970 UTC.
    pub spent_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO mail_proof (id, purpose, person_id, address, address_folded, language, token_hash, code_hash, code_tries, mails,
        mailed_at, created_at, expires_at, spent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    FIND = "SELECT id, purpose, person_id, address, address_folded, language, token_hash, code_hash, code_tries, mails, mailed_at,
        created_at, expires_at, spent_at FROM mail_proof WHERE id = $1";
    FIND_BY_TOKEN = "SELECT id, purpose, person_id, address, address_folded, language, token_hash, code_hash, code_tries, mails, mailed_at,
        created_at, expires_at, spent_at FROM mail_proof WHERE token_hash = $1";
    LIST_UNSPENT = "SELECT id, purpose, person_id, address, address_folded, language, token_hash, code_hash, code_tries, mails, mailed_at,
        created_at, expires_at, spent_at FROM mail_proof WHERE person_id = $1 AND purpose = $2 AND spent_at IS NULL
        ORDER BY created_at, id";
    RENEW = "UPDATE mail_proof SET token_hash = $2, code_hash = $3, mails = mails + 1, mailed_at = $4, expires_at = $5
        WHERE id = $1 AND spent_at IS NULL AND mails = $6";
    COUNT_CODE_TRY = "UPDATE mail_proof SET code_tries = code_tries + 1 WHERE id = $1 AND code_tries < $2";
    SPEND = "UPDATE mail_proof SET spent_at = $2 WHERE id = $1 AND token_hash = $3 AND spent_at IS NULL AND expires_at > $2
        AND mailed_at <= $2";
    DROP = "DELETE FROM mail_proof WHERE id = $1 AND spent_at IS NULL";
    DELETE_ENDED = "DELETE FROM mail_proof WHERE expires_at <= $1";
}

/// Begins a proof.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, proof: &MailProof) -> Result<()> {
    let values = values![
        proof.id,
        proof.purpose.as_str(),
        proof.person_id,
        proof.address.as_str(),
        proof.address_folded.as_str(),
        proof.language.as_str(),
        proof.token_hash,
        proof.code_hash,
        proof.code_tries,
        proof.mails,
        proof.mailed_at,
        proof.created_at,
        proof.expires_at,
        proof.spent_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The proof with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<MailProof>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// The proof whose newest link has this token.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_by_token(db: &mut impl Db, token_hash: &[u8; 32]) -> Result<Option<MailProof>> {
    db.connection().fetch_optional(FIND_BY_TOKEN, values![*token_hash]).await?.map(|row| read(&row)).transpose()
}

/// A person's proofs for one purpose that were not spent, expired ones too, the oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_unspent(db: &mut impl Db, person_id: Uuid, purpose: &str) -> Result<Vec<MailProof>> {
    db.connection().fetch_all(LIST_UNSPENT, values![person_id, purpose]).await?.iter().map(read).collect()
}

/// The secrets of a new mail, and its times in microseconds since 1970 UTC.
pub struct Renewal {
    /// Hash of the new link's token.
    pub token_hash: [u8; 32],
    /// Keyed hash of the new code.
    pub code_hash: [u8; 32],
    /// When it is written.
    pub mailed_at: i64,
    /// When link and code end.
    pub expires_at: i64,
}

/// Replaces link and code by newer ones. `false` when it was spent, or another request renewed it since it had written `mails` mails.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn renew(db: &mut Write, id: Uuid, renewal: &Renewal, mails: i64) -> Result<bool> {
    let Renewal { token_hash, code_hash, mailed_at, expires_at } = renewal;
    let values = values![id, *token_hash, *code_hash, *mailed_at, *expires_at, mails];
    Ok(db.connection().execute(RENEW, values).await? == 1)
}

/// Counts a code before it is looked at. `false` when `most` were counted already.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count_code_try(db: &mut Write, id: Uuid, most: i64) -> Result<bool> {
    Ok(db.connection().execute(COUNT_CODE_TRY, values![id, most]).await? == 1)
}

/// Spends link and code of the mail with this token. `true` for exactly one caller, only between the mail's writing and its end, and not
/// when a newer mail was written meanwhile.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn spend(db: &mut Write, id: Uuid, token_hash: &[u8; 32], now: i64) -> Result<bool> {
    Ok(db.connection().execute(SPEND, values![id, now, *token_hash]).await? == 1)
}

/// Removes a proof that nobody waits for any more. `false` when it was spent or is gone.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn drop_unspent(db: &mut Write, id: Uuid) -> Result<bool> {
    Ok(db.connection().execute(DROP, values![id]).await? == 1)
}

/// Removes proofs that ended at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_ended(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_ENDED, values![before]).await
}

fn read(row: &Row) -> Result<MailProof> {
    Ok(MailProof {
        id: row.get("id")?,
        purpose: row.get("purpose")?,
        person_id: row.get("person_id")?,
        address: row.get("address")?,
        address_folded: row.get("address_folded")?,
        language: row.get("language")?,
        token_hash: row.hash("token_hash")?,
        code_hash: row.hash("code_hash")?,
        code_tries: row.get("code_tries")?,
        mails: row.get("mails")?,
        mailed_at: row.get("mailed_at")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        spent_at: row.get("spent_at")?,
    })
}
