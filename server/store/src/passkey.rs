//! Passkeys: the credential records of WebAuthn L3 §4, one row each. A credential id exists once over all people.

use uuid::Uuid;

use crate::person::Person;
use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// As the authenticator gave it, 1 to 1023 bytes.
    pub credential_id: Vec<u8>,
    /// The credential record as JSON: public key and what was seen at registration.
    pub credential: String,
    /// Authenticator model, 16 bytes; zeros when it does not say.
    pub aaguid: Vec<u8>,
    /// What the person calls it.
    pub name: String,
    /// Transports, separated by commas.
    pub transports: String,
    /// Signature counter; 0 for synced passkeys.
    pub counter: i64,
    /// Whether it may be synced between devices (BE).
    pub backup_eligible: bool,
    /// Whether it is synced now (BS).
    pub backup_state: bool,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// Browser and system it was made on; empty when unknown.
    pub created_on: String,
    /// Microseconds since 1970 UTC; none before the first sign-in with it.
    pub last_used_at: Option<i64>,
    /// Browser and system it last signed in on; empty when unknown.
    pub last_used_on: String,
    /// Since when it is refused because its owner said it is not theirs, microseconds since 1970 UTC.
    pub suspended_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO passkey (id, person_id, credential_id, credential, aaguid, name, transports, counter, backup_eligible,
        backup_state, created_at, created_on, last_used_at, last_used_on, suspended_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    FIND_OWNED = "SELECT k.id, k.person_id, k.credential_id, k.credential, k.aaguid, k.name, k.transports, k.counter, k.backup_eligible,
        k.backup_state, k.created_at, k.created_on, k.last_used_at, k.last_used_on, k.suspended_at, p.user_handle AS p_user_handle, p.name AS p_name,
        p.preferred_name AS p_preferred_name, p.birth_date AS p_birth_date, p.birth_date_by AS p_birth_date_by, p.language AS p_language, p.time_zone AS p_time_zone,
        p.look AS p_look, p.passkey_offer_at AS p_passkey_offer_at, p.frozen_at AS p_frozen_at,
        p.session_epoch AS p_session_epoch, p.restricted_at AS p_restricted_at, p.gpc_at AS p_gpc_at, p.created_at AS p_created_at FROM passkey k JOIN person p ON p.id = k.person_id WHERE k.credential_id = $1";
    LIST_BY_PERSON = "SELECT id, person_id, credential_id, credential, aaguid, name, transports, counter, backup_eligible,
        backup_state, created_at, created_on, last_used_at, last_used_on, suspended_at FROM passkey WHERE person_id = $1 ORDER BY created_at, id";
    LIST_CREDENTIAL_IDS = "SELECT k.credential_id, (SELECT c.address FROM contact c WHERE c.person_id = $1
        ORDER BY c.is_primary DESC, c.created_at, c.id LIMIT 1) AS address
        FROM person p LEFT JOIN passkey k ON k.person_id = p.id WHERE p.id = $1 ORDER BY k.created_at, k.id";
    RENAME = "UPDATE passkey SET name = $3 WHERE id = $1 AND person_id = $2";
    TRUST = "UPDATE passkey SET suspended_at = NULL WHERE id = $1 AND person_id = $2 AND suspended_at IS NOT NULL";
    SUSPEND = "UPDATE passkey SET suspended_at = $3 WHERE id = $1 AND person_id = $2 AND suspended_at IS NULL
        AND EXISTS (SELECT 1 FROM passkey o WHERE o.person_id = $2 AND o.id <> $1 AND o.suspended_at IS NULL)";
    DELETE = "DELETE FROM passkey WHERE id = $1 AND person_id = $2";
    RECORD_USE = "UPDATE passkey SET counter = $2, backup_state = $3, last_used_at = $4, last_used_on = $5
        WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0)) AND suspended_at IS NULL";
}

/// Adds a passkey.
///
/// # Errors
/// [`crate::StoreError::Taken`] with [`crate::Taken::Credential`] when the credential id is known, with whatever person.
pub async fn insert(db: &mut Write, passkey: &Passkey) -> Result<()> {
    let Passkey { id, person_id, credential_id, credential, aaguid, name, transports, .. } = passkey;
    let values = values![
        *id,
        *person_id,
        credential_id.as_slice(),
        credential.as_str(),
        aaguid.as_slice(),
        name.as_str(),
        transports.as_str(),
        passkey.counter,
        passkey.backup_eligible,
        passkey.backup_state,
        passkey.created_at,
        passkey.created_on.as_str(),
        passkey.last_used_at,
        passkey.last_used_on.as_str(),
        passkey.suspended_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The passkey with this credential id, and whose it is.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_owned(db: &mut impl Db, credential_id: &[u8]) -> Result<Option<(Passkey, Person)>> {
    let row = db.connection().fetch_optional(FIND_OWNED, values![credential_id]).await?;
    row.map(|row| Ok((read(&row)?, read_owner(&row)?))).transpose()
}

/// A person's passkeys, oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person_id: Uuid) -> Result<Vec<Passkey>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person_id]).await?.iter().map(read).collect()
}

/// The ids of all of a person's passkeys, oldest first, and the person's primary address: what a browser's passkey managers are told.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_credential_ids(db: &mut impl Db, person_id: Uuid) -> Result<(Vec<Vec<u8>>, Option<String>)> {
    let rows = db.connection().fetch_all(LIST_CREDENTIAL_IDS, values![person_id]).await?;
    let address = rows.first().map(|row| row.get("address")).transpose()?.flatten();
    // Whoever has no passkey has one row without a credential.
    let ids = rows.iter().filter_map(|row| row.get("credential_id").transpose());
    Ok((ids.collect::<Result<_>>()?, address))
}

/// Records a sign-in. `false` when the counter did not advance meanwhile, as another sign-in with the same counter was first, or when the
/// passkey was suspended.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn record_use(
    db: &mut Write,
    id: Uuid,
    counter: i64,
    backup_state: bool,
    at: i64,
    device: &str,
) -> Result<bool> {
    Ok(db.connection().execute(RECORD_USE, values![id, counter, backup_state, at, device]).await? == 1)
}

/// Gives a passkey of a person another name. `false` when the person has no such passkey.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn rename(db: &mut Write, person_id: Uuid, id: Uuid, name: &str) -> Result<bool> {
    Ok(db.connection().execute(RENAME, values![id, person_id, name]).await? == 1)
}

/// Suspends a passkey of a person. `false` when the person has no such passkey, it is suspended already, or it is the last that is not.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn suspend(db: &mut Write, person_id: Uuid, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(SUSPEND, values![id, person_id, now]).await? == 1)
}

/// Lifts the suspension of a person's passkey. `false` when there is none to lift.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn trust(db: &mut Write, person_id: Uuid, id: Uuid) -> Result<bool> {
    Ok(db.connection().execute(TRUST, values![id, person_id]).await? == 1)
}

/// Removes a passkey of a person. `false` when the person has no such passkey.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete(db: &mut Write, person_id: Uuid, id: Uuid) -> Result<bool> {
    Ok(db.connection().execute(DELETE, values![id, person_id]).await? == 1)
}

fn read(row: &Row) -> Result<Passkey> {
    Ok(Passkey {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        credential_id: row.get("credential_id")?,
        credential: row.get("credential")?,
        aaguid: row.get("aaguid")?,
        name: row.get("name")?,
        transports: row.get("transports")?,
        counter: row.get("counter")?,
        backup_eligible: row.get("backup_eligible")?,
        backup_state: row.get("backup_state")?,
        created_at: row.get("created_at")?,
        created_on: row.get("created_on")?,
        last_used_at: row.get("last_used_at")?,
        last_used_on: row.get("last_used_on")?,
        suspended_at: row.get("suspended_at")?,
    })
}

fn read_owner(row: &Row) -> Result<Person> {
    Ok(Person {
        id: row.get("person_id")?,
        user_handle: row.get("p_user_handle")?,
        name: row.get("p_name")?,
        preferred_name: row.get("p_preferred_name")?,
        birth_date: row.get("p_birth_date")?,
        birth_date_by: row.get("p_birth_date_by")?,
        language: row.get("p_language")?,
        time_zone: row.get("p_time_zone")?,
        look: row.get("p_look")?,
        passkey_offer_at: row.get("p_passkey_offer_at")?,
        frozen_at: row.get("p_frozen_at")?,
        session_epoch: row.get("p_session_epoch")?,
        restricted_at: row.get("p_restricted_at")?,
        gpc_at: row.get("p_gpc_at")?,
        created_at: row.get("p_created_at")?,
    })
}
