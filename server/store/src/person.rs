//! People: a name, a language, and the handle by which their passkeys know them.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// A source said the day of birth.
pub const BY_SOURCE: &str = "source";
/// A desk stated the day of birth, by what it saw.
pub const BY_DESK: &str = "desk";

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// UUIDv7.
    pub id: Uuid,
    /// WebAuthn user handle: 64 random bytes without meaning (WebAuthn L3 §14.6.1).
    pub user_handle: Vec<u8>,
    /// As the person writes it, 1 to 200 characters, NFC.
    pub name: String,
    /// How the person wants to be addressed; empty for the name itself.
    pub preferred_name: String,
    /// ISO 8601 date, only where the operator asks for it; empty otherwise.
    pub birth_date: String,
    /// Who said it: empty for the person, [`BY_SOURCE`] or [`BY_DESK`].
    pub birth_date_by: String,
    /// Language tag of the person's choice, for instance `nl`.
    pub language: String,
    /// IANA time zone of the person's choice; empty for none.
    pub time_zone: String,
    /// `light`, `dark`, or empty for whatever the device says.
    pub look: String,
    /// From when a passkey for the device at hand may be offered, microseconds since 1970 UTC.
    pub passkey_offer_at: i64,
    /// Since when the account is frozen, microseconds since 1970 UTC.
    pub frozen_at: Option<i64>,
    /// How often all sessions of the person were ended at once: a session begun before is not begun after.
    pub session_epoch: i64,
    /// Since when the person's data may only be kept, microseconds since 1970 UTC (GDPR 18).
    pub restricted_at: Option<i64>,
    /// When a browser of the person last asked not to sell or share, microseconds since 1970 UTC (Global Privacy Control).
    pub gpc_at: Option<i64>,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
}

impl Person {
    /// How pages and mails address the person.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.preferred_name.is_empty() { &self.name } else { &self.preferred_name }
    }
}

sql! {
    INSERT = "INSERT INTO person (id, user_handle, name, preferred_name, birth_date, birth_date_by, language, time_zone, look,
        passkey_offer_at, frozen_at, session_epoch, restricted_at, gpc_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    FIND = "SELECT id, user_handle, name, preferred_name, birth_date, birth_date_by, language, time_zone, look, passkey_offer_at,
        frozen_at, session_epoch, restricted_at, gpc_at, created_at FROM person WHERE id = $1";
    LIST_AFTER = "SELECT id, created_at FROM person WHERE id > $1 ORDER BY id LIMIT 1000";
    SET_LANGUAGE = "UPDATE person SET language = $2 WHERE id = $1";
    SET_PROFILE = "UPDATE person SET name = $2, preferred_name = $3, birth_date = $4, language = $5, time_zone = $6, look = $7 WHERE id = $1";
    STATE_BIRTH_DATE = "UPDATE person SET birth_date = $2, birth_date_by = 'desk' WHERE id = $1";
    END_EPOCH = "UPDATE person SET session_epoch = session_epoch + 1 WHERE id = $1";
    HOLD_EPOCH = "UPDATE person SET session_epoch = session_epoch WHERE id = $1 AND session_epoch = $2";
    FREEZE = "UPDATE person SET frozen_at = $2 WHERE id = $1 AND frozen_at IS NULL";
    THAW = "UPDATE person SET frozen_at = NULL WHERE id = $1 AND frozen_at IS NOT NULL";
    SET_SIGNAL = "UPDATE person SET gpc_at = $2 WHERE id = $1";
    SET_RESTRICTED = "UPDATE person SET restricted_at = $2 WHERE id = $1";
    SET_PASSKEY_OFFER = "UPDATE person SET passkey_offer_at = $2 WHERE id = $1";
}

/// Adds a person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, person: &Person) -> Result<()> {
    let values = values![
        person.id,
        person.user_handle.as_slice(),
        person.name.as_str(),
        person.preferred_name.as_str(),
        person.birth_date.as_str(),
        person.birth_date_by.as_str(),
        person.language.as_str(),
        person.time_zone.as_str(),
        person.look.as_str(),
        person.passkey_offer_at,
        person.frozen_at,
        person.session_epoch,
        person.restricted_at,
        person.gpc_at,
        person.created_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The person with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Person>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// Ids of persons and when their accounts were made, after an id (nil for the first), a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_after(db: &mut impl Db, after: Uuid) -> Result<Vec<(Uuid, i64)>> {
    let rows = db.connection().fetch_all(LIST_AFTER, values![after]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("created_at")?))).collect()
}

/// Remembers the language a person chose.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_language(db: &mut Write, id: Uuid, language: &str) -> Result<()> {
    db.connection().execute(SET_LANGUAGE, values![id, language]).await?;
    Ok(())
}

/// Writes what a person says about themselves: the names, the day of birth, the language, the time zone and the look.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_profile(db: &mut Write, person: &Person) -> Result<()> {
    let Person { id, name, preferred_name, birth_date, language, time_zone, look, .. } = person;
    let values = values![
        *id,
        name.as_str(),
        preferred_name.as_str(),
        birth_date.as_str(),
        language.as_str(),
        time_zone.as_str(),
        look.as_str()
    ];
    db.connection().execute(SET_PROFILE, values).await?;
    Ok(())
}

/// Writes a day of birth (ISO 8601) that a desk states by what it saw.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn state_birth_date(db: &mut Write, id: Uuid, birth_date: &str) -> Result<()> {
    db.connection().execute(STATE_BIRTH_DATE, values![id, birth_date]).await?;
    Ok(())
}

/// Since when the person's browser asks not to have data sold or shared, microseconds since 1970 UTC; none when the person took it back.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_signal(db: &mut Write, id: Uuid, gpc_at: Option<i64>) -> Result<()> {
    db.connection().execute(SET_SIGNAL, values![id, gpc_at]).await?;
    Ok(())
}

/// Since when the person's data may only be kept, microseconds since 1970 UTC; none when it may be used again.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_restricted(db: &mut Write, id: Uuid, restricted_at: Option<i64>) -> Result<()> {
    db.connection().execute(SET_RESTRICTED, values![id, restricted_at]).await?;
    Ok(())
}

/// From when a passkey for the device at hand may be offered again, microseconds since 1970 UTC.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_passkey_offer(db: &mut Write, id: Uuid, offer_at: i64) -> Result<()> {
    db.connection().execute(SET_PASSKEY_OFFER, values![id, offer_at]).await?;
    Ok(())
}

/// Freezes an account. `false` when it is frozen already.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn freeze(db: &mut Write, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(FREEZE, values![id, now]).await? == 1)
}

/// Thaws an account. `false` when it is not frozen.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn thaw(db: &mut Write, id: Uuid) -> Result<bool> {
    Ok(db.connection().execute(THAW, values![id]).await? == 1)
}

/// Ends the epoch in which sessions of a person may be begun.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn end_epoch(db: &mut Write, id: Uuid) -> Result<()> {
    db.connection().execute(END_EPOCH, values![id]).await?;
    Ok(())
}

/// Holds a person's epoch until the transaction ends. `false` when it is another one.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn hold_epoch(db: &mut Write, id: Uuid, epoch: i64) -> Result<bool> {
    Ok(db.connection().execute(HOLD_EPOCH, values![id, epoch]).await? == 1)
}

fn read(row: &Row) -> Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        user_handle: row.get("user_handle")?,
        name: row.get("name")?,
        preferred_name: row.get("preferred_name")?,
        birth_date: row.get("birth_date")?,
        birth_date_by: row.get("birth_date_by")?,
        language: row.get("language")?,
        time_zone: row.get("time_zone")?,
        look: row.get("look")?,
        passkey_offer_at: row.get("passkey_offer_at")?,
        frozen_at: row.get("frozen_at")?,
        session_epoch: row.get("session_epoch")?,
        restricted_at: row.get("restricted_at")?,
        gpc_at: row.get("gpc_at")?,
        created_at: row.get("created_at")?,
    })
}
