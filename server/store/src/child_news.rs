//! What is new of a child, for the adults who are told about it: what they want to be told, and up to when they were.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// A relation of an account with a child, as its mails need it. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldEdge {
    /// UUIDv7.
    pub id: Uuid,
    /// Who is told.
    pub adult_id: Uuid,
    /// About whom.
    pub child_id: Uuid,
    /// Topics without mails, between spaces.
    pub news_off: String,
    /// What came after it is new: the last mail, or else the verification.
    pub since: i64,
    /// Up to when the adult was told in the last mail; none when there was none.
    pub told_at: Option<i64>,
}

/// Records of one provider and state that are new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecords {
    /// Who provides them.
    pub provider_id: Uuid,
    /// Their state; may be empty.
    pub state: String,
    /// How many.
    pub count: i64,
}

sql! {
    LIST_DUE = "SELECT g.id, g.adult_id, g.child_id, g.news_off, COALESCE(g.news_at, g.verified_at) AS since, g.news_at FROM guardianship g
        WHERE g.id > $1 AND g.verified_at IS NOT NULL AND g.barred_at IS NULL AND g.retired_at IS NULL AND g.begins_at <= $2
        AND (g.ends_at IS NULL OR g.ends_at > $2) AND (g.news_at IS NULL OR g.news_at <= $3) AND EXISTS (SELECT 1 FROM contact c WHERE c.person_id = g.adult_id)
        ORDER BY g.id LIMIT 1000";
    LIST_OF_ADULT = "SELECT g.id, g.adult_id, g.child_id, g.news_off, COALESCE(g.news_at, g.verified_at) AS since, g.news_at FROM guardianship g
        WHERE g.adult_id = $1 AND g.verified_at IS NOT NULL AND g.retired_at IS NULL ORDER BY g.id";
    COUNT = "SELECT r.provider_id, r.state, COUNT(*) AS how_many FROM record r
        WHERE r.person_id = $1 AND r.kind = $2 AND r.id >= $3 AND r.id < $4 AND r.retired_at IS NULL GROUP BY r.provider_id, r.state";
    TOLD = "UPDATE guardianship SET news_at = $2 WHERE adult_id = $1 AND verified_at IS NOT NULL";
    CHOOSE = "UPDATE guardianship SET news_off = $3 WHERE adult_id = $1 AND child_id = $2 AND news_off <> $3";
}

/// Relations of accounts that count at `now` and were not told of after `before`, after an id (nil for the first), a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_due(db: &mut impl Db, after: Uuid, now: i64, before: i64) -> Result<Vec<ToldEdge>> {
    db.connection().fetch_all(LIST_DUE, values![after, now, before]).await?.iter().map(read).collect()
}

/// The verified relations of an adult.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_of_adult(db: &mut impl Db, adult: Uuid) -> Result<Vec<ToldEdge>> {
    db.connection().fetch_all(LIST_OF_ADULT, values![adult]).await?.iter().map(read).collect()
}

/// A child's records of a kind with an id from `first` on and before `end`, by who provides them and their state.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count(db: &mut impl Db, child: Uuid, kind: &str, (first, end): (Uuid, Uuid)) -> Result<Vec<NewRecords>> {
    let rows = db.connection().fetch_all(COUNT, values![child, kind, first, end]).await?;
    let new = rows.iter().map(|row| {
        Ok(NewRecords { provider_id: row.get("provider_id")?, state: row.get("state")?, count: row.get("how_many")? })
    });
    new.collect()
}

/// Notes up to when an adult was told, of all children.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_told(db: &mut Write, adult: Uuid, until: i64) -> Result<()> {
    db.connection().execute(TOLD, values![adult, until]).await.map(drop)
}

/// Writes the topics of a child about which an adult wants no mails, between spaces. `false` when they were the same.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn choose(db: &mut Write, adult: Uuid, child: Uuid, off: &str) -> Result<bool> {
    Ok(db.connection().execute(CHOOSE, values![adult, child, off]).await? > 0)
}

fn read(row: &Row) -> Result<ToldEdge> {
    Ok(ToldEdge {
        id: row.get("id")?,
        adult_id: row.get("adult_id")?,
        child_id: row.get("child_id")?,
        news_off: row.get("news_off")?,
        since: row.get("since")?,
        told_at: row.get("news_at")?,
    })
}
