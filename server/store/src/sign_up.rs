//! Sign-ups under way: from the typed address to the first passkey. Only hashes of link and code are kept.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One sign-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignUp {
    /// UUIDv7.
    pub id: Uuid,
    /// The name as typed.
    pub name: String,
    /// The address as typed.
    pub address: String,
    /// The address as compared.
    pub address_folded: String,
    /// The language of the page it was typed on.
    pub language: String,
    /// The WebAuthn user handle the person will have.
    pub user_handle: Vec<u8>,
    /// Hash of the newest link's token.
    pub token_hash: [u8; 32],
    /// Keyed hash of the newest code.
    pub code_hash: [u8; 32],
    /// Codes typed so far, right or wrong; a new mail does not reset it.
    pub code_tries: i64,
    /// Mails sent so far.
    pub mails: i64,
    /// When the newest mail was written, microseconds since 1970 UTC.
    pub mailed_at: i64,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// When link and code end, microseconds since 1970 UTC.
    pub expires_at: i64,
    /// When the address was confirmed: link and code are spent.
    pub confirmed_at: Option<i64>,
    /// When the account was made.
    pub finished_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO sign_up (id, name, address, address_folded, language, user_handle, token_hash, code_hash, code_tries, mails,
        mailed_at, created_at, expires_at, confirmed_at, finished_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULL, NULL)";
    FIND = "SELECT id, name, address, address_folded, language, user_handle, token_hash, code_hash, code_tries, mails, mailed_at,
        created_at, expires_at, confirmed_at, finished_at FROM sign_up WHERE id = $1";
    FIND_BY_TOKEN = "SELECT id, name, address, address_folded, language, user_handle, token_hash, code_hash, code_tries, mails, mailed_at,
        created_at, expires_at, confirmed_at, finished_at FROM sign_up WHERE token_hash = $1";
    RENEW = "UPDATE sign_up SET token_hash = $2, code_hash = $3, mails = mails + 1, mailed_at = $4, expires_at = $5
        WHERE id = $1 AND confirmed_at IS NULL AND mailed_at = $6";
    COUNT_CODE_TRY = "UPDATE sign_up SET code_tries = code_tries + 1 WHERE id = $1 AND code_tries < $2";
    CONFIRM = "UPDATE sign_up SET confirmed_at = $2 WHERE id = $1 AND token_hash = $3 AND confirmed_at IS NULL AND expires_at > $2";
    FINISH = "UPDATE sign_up SET finished_at = $2 WHERE id = $1 AND confirmed_at IS NOT NULL AND finished_at IS NULL";
    DELETE_ENDED = "DELETE FROM sign_up WHERE expires_at <= $1";
}

/// Begins a sign-up.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, sign_up: &SignUp) -> Result<()> {
    let SignUp { id, name, address, address_folded, language, user_handle, .. } = sign_up;
    let values = values![
        *id,
        name.as_str(),
        address.as_str(),
        address_folded.as_str(),
        language.as_str(),
        user_handle.as_slice(),
        sign_up.token_hash,
        sign_up.code_hash,
        sign_up.code_tries,
        sign_up.mails,
        sign_up.mailed_at,
        sign_up.created_at,
        sign_up.expires_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The sign-up with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<SignUp>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// The sign-up whose newest link has this token.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_by_token(db: &mut impl Db, token_hash: &[u8; 32]) -> Result<Option<SignUp>> {
    db.connection().fetch_optional(FIND_BY_TOKEN, values![*token_hash]).await?.map(|row| read(&row)).transpose()
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

/// Replaces link and code by newer ones. `false` when it was confirmed, or renewed by another request since `last_mailed_at`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn renew(db: &mut Write, id: Uuid, renewal: &Renewal, last_mailed_at: i64) -> Result<bool> {
    let Renewal { token_hash, code_hash, mailed_at, expires_at } = renewal;
    let values = values![id, *token_hash, *code_hash, *mailed_at, *expires_at, last_mailed_at];
    Ok(db.connection().execute(RENEW, values).await? == 1)
}

/// Counts a code before it is looked at. `false` when `most` were counted already.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count_code_try(db: &mut Write, id: Uuid, most: i64) -> Result<bool> {
    Ok(db.connection().execute(COUNT_CODE_TRY, values![id, most]).await? == 1)
}

/// Spends link and code of the mail with this token. `true` for exactly one caller, only before the end, and not when a newer mail was
/// written meanwhile.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn confirm(db: &mut Write, id: Uuid, token_hash: &[u8; 32], now: i64) -> Result<bool> {
    Ok(db.connection().execute(CONFIRM, values![id, now, *token_hash]).await? == 1)
}

/// Marks the account as made. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn finish(db: &mut Write, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(FINISH, values![id, now]).await? == 1)
}

/// Removes sign-ups that ended before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_ended(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_ENDED, values![before]).await
}

fn read(row: &Row) -> Result<SignUp> {
    Ok(SignUp {
        id: row.get("id")?,
        name: row.get("name")?,
        address: row.get("address")?,
        address_folded: row.get("address_folded")?,
        language: row.get("language")?,
        user_handle: row.get("user_handle")?,
        token_hash: row.hash("token_hash")?,
        code_hash: row.hash("code_hash")?,
        code_tries: row.get("code_tries")?,
        mails: row.get("mails")?,
        mailed_at: row.get("mailed_at")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        confirmed_at: row.get("confirmed_at")?,
        finished_at: row.get("finished_at")?,
    })
}
