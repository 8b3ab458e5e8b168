//! People: a name, a language, and the handle by which their passkeys know them.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// UUIDv7.
    pub id: Uuid,
    /// WebAuthn user handle: 64 random bytes without meaning (WebAuthn L3 §14.6.1).
    pub user_handle: Vec<u8>,
    /// As the person writes it, 1 to 200 characters, NFC.
    pub name: String,
    /// Language tag of the person's choice, for instance `nl`.
    pub language: String,
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
}

sql! {
    INSERT = "INSERT INTO person (id, user_handle, name, language, created_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT id, user_handle, name, language, created_at FROM person WHERE id = $1";
    SET_LANGUAGE = "UPDATE person SET language = $2 WHERE id = $1";
}

/// Adds a person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, person: &Person) -> Result<()> {
    let Person { id, user_handle, name, language, created_at } = person;
    db.connection()
        .execute(INSERT, values![*id, user_handle.as_slice(), name.as_str(), language.as_str(), *created_at])
        .await?;
    Ok(())
}

/// The person with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Person>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// Remembers the language a person chose.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_language(db: &mut Write, id: Uuid, language: &str) -> Result<()> {
    db.connection().execute(SET_LANGUAGE, values![id, language]).await?;
    Ok(())
}

fn read(row: &Row) -> Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        user_handle: row.get("user_handle")?,
        name: row.get("name")?,
        language: row.get("language")?,
        created_at: row.get("created_at")?,
    })
}
