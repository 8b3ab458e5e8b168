//! What the operator published: a row for each version, and one for each language it was published in. Never changed, never removed.
//!
//! Rows are whole JSON documents with the hash they were published under; what is in them is the business of those who read them.

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One version of a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// `purpose`, `document` or `topic`.
    pub kind: String,
    /// Its stable name among those of its kind.
    pub name: String,
    /// From 1 on, without gaps.
    pub version: i64,
    /// Whether it says the same as the version before in other words.
    pub editorial: bool,
    /// What is so in every language, as JSON.
    pub facts: String,
    /// SHA-256 over everything above.
    pub facts_hash: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub published_at: i64,
}

/// The text of a version in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationText {
    /// `purpose`, `document` or `topic`.
    pub kind: String,
    /// Its stable name among those of its kind.
    pub name: String,
    /// The version it belongs to.
    pub version: i64,
    /// Language tag.
    pub language: String,
    /// Facts and text together, as JSON.
    pub body: String,
    /// SHA-256 of `body`.
    pub hash: [u8; 32],
    /// Microseconds since 1970 UTC; a language may be added later.
    pub published_at: i64,
}

/// Tells whether anything was published since it was last looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// How many texts there are.
    pub texts: i64,
    /// When the newest was published, microseconds since 1970 UTC.
    pub newest: i64,
}

sql! {
    INSERT = "INSERT INTO publication (kind, name, version, editorial, facts, facts_hash, published_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    INSERT_TEXT = "INSERT INTO publication_text (kind, name, version, language, body, hash, published_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST = "SELECT kind, name, version, editorial, facts, facts_hash, published_at FROM publication ORDER BY kind, name, version";
    LIST_TEXTS = "SELECT kind, name, version, language, body, hash, published_at FROM publication_text
        ORDER BY kind, name, version, language";
    STAMP = "SELECT COUNT(*) AS texts, COALESCE(MAX(published_at), 0) AS newest FROM publication_text";
}

/// Publishes a version.
///
/// # Errors
/// [`crate::StoreError::Taken`] when it was published before.
pub async fn insert(db: &mut Write, row: &Publication) -> Result<()> {
    let Publication { kind, name, version, editorial, facts, facts_hash, published_at } = row;
    let values =
        values![kind.as_str(), name.as_str(), *version, *editorial, facts.as_str(), *facts_hash, *published_at];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// Publishes the text of a version in one language.
///
/// # Errors
/// [`crate::StoreError::Taken`] when it was published before.
pub async fn insert_text(db: &mut Write, row: &PublicationText) -> Result<()> {
    let PublicationText { kind, name, version, language, body, hash, published_at } = row;
    let values =
        values![kind.as_str(), name.as_str(), *version, language.as_str(), body.as_str(), *hash, *published_at];
    db.connection().execute(INSERT_TEXT, values).await?;
    Ok(())
}

/// Every version, by kind, name and number.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list(db: &mut impl Db) -> Result<Vec<Publication>> {
    db.connection().fetch_all(LIST, values![]).await?.iter().map(read).collect()
}

/// Every text, by kind, name, version and language.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_texts(db: &mut impl Db) -> Result<Vec<PublicationText>> {
    db.connection().fetch_all(LIST_TEXTS, values![]).await?.iter().map(read_text).collect()
}

/// How much is published, and since when nothing was added.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn stamp(db: &mut impl Db) -> Result<Stamp> {
    let row = db.connection().fetch_one(STAMP, values![]).await?;
    Ok(Stamp { texts: row.get("texts")?, newest: row.get("newest")? })
}

fn read(row: &Row) -> Result<Publication> {
    Ok(Publication {
        kind: row.get("kind")?,
        name: row.get("name")?,
        version: row.get("version")?,
        editorial: row.get("editorial")?,
        facts: row.get("facts")?,
        facts_hash: row.hash("facts_hash")?,
        published_at: row.get("published_at")?,
    })
}

fn read_text(row: &Row) -> Result<PublicationText> {
    Ok(PublicationText {
        kind: row.get("kind")?,
        name: row.get("name")?,
        version: row.get("version")?,
        language: row.get("language")?,
        body: row.get("body")?,
        hash: row.hash("hash")?,
        published_at: row.get("published_at")?,
    })
}
