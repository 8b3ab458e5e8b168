//! Verified mail addresses. An address belongs to one account at most; the folded form decides.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One verified address of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// As typed, for sending and showing.
    pub address: String,
    /// Lower-cased and normalised, for comparing.
    pub address_folded: String,
    /// Whether notices go here first.
    pub is_primary: bool,
    /// Microseconds since 1970 UTC.
    pub verified_at: i64,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// Since when it is no proof because its owner said it is not theirs, microseconds since 1970 UTC.
    pub suspended_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO contact (id, person_id, address, address_folded, is_primary, verified_at, created_at, suspended_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIND_BY_ADDRESS = "SELECT id, person_id, address, address_folded, is_primary, verified_at, created_at, suspended_at
        FROM contact WHERE address_folded = $1";
    LIST_BY_PERSON = "SELECT id, person_id, address, address_folded, is_primary, verified_at, created_at, suspended_at
        FROM contact WHERE person_id = $1 ORDER BY is_primary DESC, created_at, id";
    MAKE_PRIMARY = "UPDATE contact SET is_primary = (id = $2) WHERE person_id = $1";
    SUSPEND = "UPDATE contact SET suspended_at = $3 WHERE id = $1 AND person_id = $2 AND suspended_at IS NULL
        AND EXISTS (SELECT 1 FROM contact o WHERE o.person_id = $2 AND o.id <> $1 AND o.suspended_at IS NULL)";
    DELETE = "DELETE FROM contact WHERE id = $1 AND person_id = $2";
}

/// Adds a verified address.
///
/// # Errors
/// [`crate::StoreError::Taken`] with [`crate::Taken::Address`] when an account has it already.
pub async fn insert(db: &mut Write, contact: &Contact) -> Result<()> {
    let values = values![
        contact.id,
        contact.person_id,
        contact.address.as_str(),
        contact.address_folded.as_str(),
        contact.is_primary,
        contact.verified_at,
        contact.created_at,
        contact.suspended_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The contact with this folded address.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_by_address(db: &mut impl Db, address_folded: &str) -> Result<Option<Contact>> {
    db.connection().fetch_optional(FIND_BY_ADDRESS, values![address_folded]).await?.map(|row| read(&row)).transpose()
}

/// A person's addresses, the primary one first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person_id: Uuid) -> Result<Vec<Contact>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person_id]).await?.iter().map(read).collect()
}

/// Makes one of a person's addresses the primary one, and the others not. The caller knows that it is theirs.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn make_primary(db: &mut Write, person_id: Uuid, id: Uuid) -> Result<()> {
    db.connection().execute(MAKE_PRIMARY, values![person_id, id]).await?;
    Ok(())
}

/// Removes an address of a person. `false` when the person has no such address.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete(db: &mut Write, person_id: Uuid, id: Uuid) -> Result<bool> {
    Ok(db.connection().execute(DELETE, values![id, person_id]).await? == 1)
}

/// Suspends an address of a person. `false` when the person has no such address, it is suspended already, or it is the last that is not.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn suspend(db: &mut Write, person_id: Uuid, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(SUSPEND, values![id, person_id, now]).await? == 1)
}

fn read(row: &Row) -> Result<Contact> {
    Ok(Contact {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        address: row.get("address")?,
        address_folded: row.get("address_folded")?,
        is_primary: row.get("is_primary")?,
        verified_at: row.get("verified_at")?,
        created_at: row.get("created_at")?,
        suspended_at: row.get("suspended_at")?,
    })
}
