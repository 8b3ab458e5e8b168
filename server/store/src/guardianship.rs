//! What an adult may do for a child: said by a source, verified by a code or a desk, dated, scoped, and barred where a court said so.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One relation between an adult and a child. Times are microseconds since 1970 UTC, days ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guardianship {
    /// UUIDv7.
    pub id: Uuid,
    /// Who.
    pub adult_id: Uuid,
    /// Whose.
    pub child_id: Uuid,
    /// Where it holds; none for everywhere.
    pub organisation_id: Option<Uuid>,
    /// Stable name of what the adult is to the child.
    pub kind: String,
    /// JSON: topics by action.
    pub rights: String,
    /// Since when the adult is barred.
    pub barred_at: Option<i64>,
    /// Why, in the desk's words; empty when not barred.
    pub barred_why: String,
    /// The first day.
    pub begins_on: String,
    /// Its first moment.
    pub begins_at: i64,
    /// The last day.
    pub ends_on: Option<String>,
    /// The first moment after it.
    pub ends_at: Option<i64>,
    /// What it was verified by, in a few words; may be empty.
    pub evidence: String,
    /// Since when it is more than a claim.
    pub verified_at: Option<i64>,
    /// The source that said it; empty when it was made here.
    pub source: String,
    /// Its key there.
    pub source_key: String,
    /// SHA-256 of what the source said.
    pub hash: [u8; 32],
    /// When it was first heard of.
    pub created_at: i64,
    /// Since when its source does not know it any more.
    pub retired_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO guardianship (id, adult_id, child_id, organisation_id, kind, rights, barred_at, barred_why, begins_on, begins_at,
        ends_on, ends_at, evidence, verified_at, source, source_key, hash, created_at, retired_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    FIND = "SELECT id, adult_id, child_id, organisation_id, kind, rights, barred_at, barred_why, begins_on, begins_at, ends_on, ends_at,
        evidence, verified_at, source, source_key, hash, created_at, retired_at FROM guardianship WHERE id = $1";
    LIST_BY_ADULT = "SELECT id, adult_id, child_id, organisation_id, kind, rights, barred_at, barred_why, begins_on, begins_at, ends_on,
        ends_at, evidence, verified_at, source, source_key, hash, created_at, retired_at FROM guardianship WHERE adult_id = $1
        ORDER BY begins_at, id";
    LIST_BY_CHILD = "SELECT id, adult_id, child_id, organisation_id, kind, rights, barred_at, barred_why, begins_on, begins_at, ends_on,
        ends_at, evidence, verified_at, source, source_key, hash, created_at, retired_at FROM guardianship WHERE child_id = $1
        ORDER BY begins_at, id";
    LIST_AFTER = "SELECT id, adult_id, child_id, organisation_id, kind, rights, barred_at, barred_why, begins_on, begins_at, ends_on,
        ends_at, evidence, verified_at, source, source_key, hash, created_at, retired_at FROM guardianship WHERE id > $1
        ORDER BY id LIMIT 1000";
    LIST_OPEN = "SELECT g.id, g.adult_id, g.child_id, p.birth_date FROM guardianship g JOIN person p ON p.id = g.child_id
        WHERE g.id > $1 AND g.verified_at IS NOT NULL AND g.barred_at IS NULL AND g.retired_at IS NULL AND g.begins_at <= $2
        AND (g.ends_at IS NULL OR g.ends_at > $2) AND p.birth_date <> '' AND p.birth_date_by <> ''
        ORDER BY g.id LIMIT 1000";
    LIST_UNVERIFIED = "SELECT id, adult_id, child_id, organisation_id, kind, rights, barred_at, barred_why, begins_on, begins_at, ends_on,
        ends_at, evidence, verified_at, source, source_key, hash, created_at, retired_at FROM guardianship
        WHERE source = $1 AND source_key > $2 AND verified_at IS NULL AND barred_at IS NULL AND retired_at IS NULL
        AND (ends_at IS NULL OR ends_at > $3) ORDER BY source_key LIMIT 500";
    VERIFY = "UPDATE guardianship SET verified_at = $2, evidence = $3
        WHERE id = $1 AND verified_at IS NULL AND barred_at IS NULL AND retired_at IS NULL";
    BAR = "UPDATE guardianship SET barred_at = $3, barred_why = $4 WHERE adult_id = $1 AND child_id = $2 AND barred_at IS NULL";
    UNBAR = "UPDATE guardianship SET barred_at = NULL, barred_why = '' WHERE adult_id = $1 AND child_id = $2 AND barred_at IS NOT NULL";
    CLAIMS_WAIT = "SELECT 1 AS one FROM person WHERE id = $1 AND claims_wait_since IS NOT NULL";
    LIST_UNDATED = "SELECT DISTINCT g.child_id FROM guardianship g JOIN person p ON p.id = g.child_id
        WHERE g.child_id > $1 AND g.verified_at IS NOT NULL AND g.barred_at IS NULL AND g.retired_at IS NULL AND g.begins_at <= $2
        AND (g.ends_at IS NULL OR g.ends_at > $2) AND (p.birth_date = '' OR p.birth_date_by = '') ORDER BY g.child_id LIMIT 1000";
    END = "UPDATE guardianship SET ends_on = $2, ends_at = $3 WHERE id = $1 AND (ends_at IS NULL OR ends_at > $3)";
}

/// Adds a relation.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, edge: &Guardianship) -> Result<()> {
    let values = values![
        edge.id,
        edge.adult_id,
        edge.child_id,
        edge.organisation_id,
        edge.kind.as_str(),
        edge.rights.as_str(),
        edge.barred_at,
        edge.barred_why.as_str(),
        edge.begins_on.as_str(),
        edge.begins_at,
        edge.ends_on.as_deref(),
        edge.ends_at,
        edge.evidence.as_str(),
        edge.verified_at,
        edge.source.as_str(),
        edge.source_key.as_str(),
        edge.hash,
        edge.created_at,
        edge.retired_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The relation with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Guardianship>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// All relations of an adult with children, also claims, barred and ended ones; the first begun first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_adult(db: &mut impl Db, adult: Uuid) -> Result<Vec<Guardianship>> {
    db.connection().fetch_all(LIST_BY_ADULT, values![adult]).await?.iter().map(read).collect()
}

/// All relations of a child with adults, also claims, barred and ended ones; the first begun first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_child(db: &mut impl Db, child: Uuid) -> Result<Vec<Guardianship>> {
    db.connection().fetch_all(LIST_BY_CHILD, values![child]).await?.iter().map(read).collect()
}

/// Relations after an id (nil for the first), a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_after(db: &mut impl Db, after: Uuid) -> Result<Vec<Guardianship>> {
    db.connection().fetch_all(LIST_AFTER, values![after]).await?.iter().map(read).collect()
}

/// A relation that counts, and when its child was born, as a source or a desk stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenEdge {
    /// UUIDv7.
    pub id: Uuid,
    /// Who.
    pub adult_id: Uuid,
    /// Whose.
    pub child_id: Uuid,
    /// The child's day of birth, ISO 8601.
    pub birth_date: String,
}

/// Relations that count at `now` with a child whose day of birth is stated, after an id (nil for the first), a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_open(db: &mut impl Db, after: Uuid, now: i64) -> Result<Vec<OpenEdge>> {
    let rows = db.connection().fetch_all(LIST_OPEN, values![after, now]).await?;
    let open = rows.iter().map(|row| {
        Ok(OpenEdge {
            id: row.get("id")?,
            adult_id: row.get("adult_id")?,
            child_id: row.get("child_id")?,
            birth_date: row.get("birth_date")?,
        })
    });
    open.collect()
}

/// Relations that a source says and nobody verified, neither barred nor ended at `now`, after a key of the source (empty for the first), five
/// hundred at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_unverified(db: &mut impl Db, source: &str, after: &str, now: i64) -> Result<Vec<Guardianship>> {
    db.connection().fetch_all(LIST_UNVERIFIED, values![source, after, now]).await?.iter().map(read).collect()
}

/// Makes more than a claim of a relation. `true` for exactly one caller; `false` also for one that is barred or that its source took back.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn verify(db: &mut Write, id: Uuid, now: i64, evidence: &str) -> Result<bool> {
    Ok(db.connection().execute(VERIFY, values![id, now, evidence]).await? == 1)
}

/// Bars an adult from a child on every relation between them. Tells how many were not barred before.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn bar(db: &mut Write, adult: Uuid, child: Uuid, now: i64, why: &str) -> Result<u64> {
    db.connection().execute(BAR, values![adult, child, now, why]).await
}

/// Lifts the bar between an adult and a child from every relation. Tells how many were barred.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn unbar(db: &mut Write, adult: Uuid, child: Uuid) -> Result<u64> {
    db.connection().execute(UNBAR, values![adult, child]).await
}

/// Whether every claim of a child waits for a desk, as an adult who was barred from them has been erased.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn claims_wait(db: &mut impl Db, child: Uuid) -> Result<bool> {
    Ok(db.connection().fetch_optional(CLAIMS_WAIT, values![child]).await?.is_some())
}

/// Children, after an id (nil for the first), a thousand at most, of whom a relation counts at `now` and nobody but themselves said when they
/// were born.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_undated(db: &mut impl Db, after: Uuid, now: i64) -> Result<Vec<Uuid>> {
    db.connection().fetch_all(LIST_UNDATED, values![after, now]).await?.iter().map(|row| row.get("child_id")).collect()
}

/// Ends a relation with a day. `false` when it ends before that anyway.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn end(db: &mut Write, id: Uuid, ends_on: &str, ends_at: i64) -> Result<bool> {
    Ok(db.connection().execute(END, values![id, ends_on, ends_at]).await? == 1)
}

fn read(row: &Row) -> Result<Guardianship> {
    Ok(Guardianship {
        id: row.get("id")?,
        adult_id: row.get("adult_id")?,
        child_id: row.get("child_id")?,
        organisation_id: row.get("organisation_id")?,
        kind: row.get("kind")?,
        rights: row.get("rights")?,
        barred_at: row.get("barred_at")?,
        barred_why: row.get("barred_why")?,
        begins_on: row.get("begins_on")?,
        begins_at: row.get("begins_at")?,
        ends_on: row.get("ends_on")?,
        ends_at: row.get("ends_at")?,
        evidence: row.get("evidence")?,
        verified_at: row.get("verified_at")?,
        source: row.get("source")?,
        source_key: row.get("source_key")?,
        hash: row.hash("hash")?,
        created_at: row.get("created_at")?,
        retired_at: row.get("retired_at")?,
    })
}
