//! Who accepted which version of a legal document, and in which words. Append-only; rows go with the person.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One acceptance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsAcceptance {
    /// UUIDv7.
    pub id: Uuid,
    /// Who accepted.
    pub person_id: Uuid,
    /// The document's name.
    pub document: String,
    /// Its version.
    pub version: i64,
    /// Language tag of the text that was accepted.
    pub language: String,
    /// SHA-256 of the text that was accepted.
    pub text_hash: [u8; 32],
    /// Where: `sign-up` or `account`.
    pub channel: String,
    /// The request it happened in, as the log and error pages name it.
    pub request: String,
    /// Microseconds since 1970 UTC.
    pub at: i64,
}

sql! {
    INSERT = "INSERT INTO terms_acceptance (id, person_id, document, version, language, text_hash, channel, request, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIST_BY_PERSON = "SELECT id, person_id, document, version, language, text_hash, channel, request, at
        FROM terms_acceptance WHERE person_id = $1 ORDER BY at, id";
    LIST_STRANGERS = "SELECT DISTINCT a.person_id FROM terms_acceptance a
        WHERE NOT EXISTS (SELECT 1 FROM event_chain c WHERE c.stream = a.person_id) ORDER BY a.person_id";
}

/// Records an acceptance.
///
/// # Errors
/// [`crate::StoreError::Taken`] when the person accepted this version before.
pub async fn insert(db: &mut Write, row: &TermsAcceptance) -> Result<()> {
    let TermsAcceptance { id, person_id, document, version, language, text_hash, channel, request, at } = row;
    let values = values![
        *id,
        *person_id,
        document.as_str(),
        *version,
        language.as_str(),
        *text_hash,
        channel.as_str(),
        request.as_str(),
        *at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// What a person accepted, the oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person_id: Uuid) -> Result<Vec<TermsAcceptance>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person_id]).await?.iter().map(read).collect()
}

/// Persons with acceptances but without a history.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_strangers(db: &mut impl Db) -> Result<Vec<Uuid>> {
    db.connection().fetch_all(LIST_STRANGERS, values![]).await?.iter().map(|row| row.get("person_id")).collect()
}

fn read(row: &Row) -> Result<TermsAcceptance> {
    Ok(TermsAcceptance {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        document: row.get("document")?,
        version: row.get("version")?,
        language: row.get("language")?,
        text_hash: row.hash("text_hash")?,
        channel: row.get("channel")?,
        request: row.get("request")?,
        at: row.get("at")?,
    })
}
