//! Organisations: banks, shops, schools, districts, vendors and their partners, whoever told of them.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// UUIDv7.
    pub id: Uuid,
    /// bank, shop, school, vendor, firm or district.
    pub kind: String,
    /// As people know it.
    pub name: String,
    /// ISO 3166-1, or ISO 3166-2 for a part of a country.
    pub country: String,
    /// IANA name.
    pub time_zone: String,
    /// JSON array of language tags.
    pub languages: String,
    /// Accent colour `#rrggbb`, or nothing.
    pub accent: String,
    /// Where to write to, or nothing.
    pub mail: String,
    /// Where to call, or nothing.
    pub phone: String,
    /// Where to read, or nothing.
    pub website: String,
    /// The vendor whose partner it is, the district whose school.
    pub parent_id: Option<Uuid>,
    /// The source that told of it; empty: the operator did.
    pub source: String,
    /// What that source calls it.
    pub source_key: String,
    /// SHA-256 of what was told.
    pub hash: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub created_at: i64,
    /// When it ended, microseconds since 1970 UTC.
    pub ended_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO organisation (id, kind, name, country, time_zone, languages, accent, mail, phone, website, parent_id, source,
        source_key, hash, created_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        ON CONFLICT (source, source_key) DO UPDATE SET kind = excluded.kind, name = excluded.name, country = excluded.country,
        time_zone = excluded.time_zone, languages = excluded.languages, accent = excluded.accent, mail = excluded.mail,
        phone = excluded.phone, website = excluded.website, parent_id = excluded.parent_id, hash = excluded.hash,
        ended_at = excluded.ended_at";
    FIND = "SELECT id, kind, name, country, time_zone, languages, accent, mail, phone, website, parent_id, source, source_key, hash,
        created_at, ended_at FROM organisation WHERE id = $1";
    FIND_BY_SOURCE = "SELECT id, kind, name, country, time_zone, languages, accent, mail, phone, website, parent_id, source, source_key, hash,
        created_at, ended_at FROM organisation WHERE source = $1 AND source_key = $2";
    LIST = "SELECT id, kind, name, country, time_zone, languages, accent, mail, phone, website, parent_id, source, source_key, hash,
        created_at, ended_at FROM organisation WHERE id > $1 ORDER BY id LIMIT 1000";
    LIST_OF_SOURCE = "SELECT id, kind, name, country, time_zone, languages, accent, mail, phone, website, parent_id, source, source_key,
        hash, created_at, ended_at FROM organisation WHERE source = $1 AND source_key > $2 ORDER BY source_key LIMIT 1000";
}

/// Adds an organisation, or says anew what its source calls by the same key.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn put(db: &mut Write, organisation: &Organisation) -> Result<()> {
    let o = organisation;
    let values = values![
        o.id,
        o.kind.as_str(),
        o.name.as_str(),
        o.country.as_str(),
        o.time_zone.as_str(),
        o.languages.as_str(),
        o.accent.as_str(),
        o.mail.as_str(),
        o.phone.as_str(),
        o.website.as_str(),
        o.parent_id,
        o.source.as_str(),
        o.source_key.as_str(),
        o.hash,
        o.created_at,
        o.ended_at,
    ];
    db.connection().execute(INSERT, values).await.map(drop)
}

/// One organisation.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Organisation>> {
    db.connection().fetch_optional(FIND, values![id]).await?.as_ref().map(read).transpose()
}

/// What a source calls by this key.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_by_source(db: &mut impl Db, source: &str, key: &str) -> Result<Option<Organisation>> {
    db.connection().fetch_optional(FIND_BY_SOURCE, values![source, key]).await?.as_ref().map(read).transpose()
}

/// Up to a thousand with ids above `after`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_after(db: &mut impl Db, after: Uuid) -> Result<Vec<Organisation>> {
    db.connection().fetch_all(LIST, values![after]).await?.iter().map(read).collect()
}

/// Up to a thousand of a source after a key (empty for the first), in the order of their keys.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_of_source(db: &mut impl Db, source: &str, after: &str) -> Result<Vec<Organisation>> {
    db.connection().fetch_all(LIST_OF_SOURCE, values![source, after]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Organisation> {
    Ok(Organisation {
        id: row.get("id")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        country: row.get("country")?,
        time_zone: row.get("time_zone")?,
        languages: row.get("languages")?,
        accent: row.get("accent")?,
        mail: row.get("mail")?,
        phone: row.get("phone")?,
        website: row.get("website")?,
        parent_id: row.get("parent_id")?,
        source: row.get("source")?,
        source_key: row.get("source_key")?,
        hash: row.hash("hash")?,
        created_at: row.get("created_at")?,
        ended_at: row.get("ended_at")?,
    })
}
