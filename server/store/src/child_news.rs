//! What is new of a child, for the adults who are told about it: what they want to be told, and up to when they were.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// A relation with an adult who may have to be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueEdge {
    /// UUIDv7.
    pub id: Uuid,
    /// Who.
    pub adult_id: Uuid,
}

/// A relation with a child, as its mails need it. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldEdge {
    /// About whom the adult is told.
    pub child_id: Uuid,
    /// What came after it is new: the last mail, or else the verification.
    pub since: i64,
    /// Up to when the adult was told in the last mail; none when there was none.
    pub told_at: Option<i64>,
}

/// What an adult wants no mails about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsOff {
    /// Of which child.
    pub child_id: Uuid,
    /// Topics, between spaces.
    pub topics: String,
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

/// Which records are new: by their ids, which tell when they were written, and by their own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewSince {
    /// The first id.
    pub first: Uuid,
    /// The first id after them.
    pub end: Uuid,
    /// Not before this, microseconds since 1970 UTC; a record without a time of its own is never too old.
    pub at: i64,
}

sql! {
    LIST_DUE = "SELECT g.id, g.adult_id FROM guardianship g JOIN person p ON p.id = g.adult_id
        WHERE g.id > $1 AND g.verified_at IS NOT NULL AND g.barred_at IS NULL AND g.retired_at IS NULL AND g.begins_at <= $2
        AND (g.ends_at IS NULL OR g.ends_at > $2) AND (g.news_at IS NULL OR g.news_at <= $3)
        AND p.frozen_at IS NULL AND p.restricted_at IS NULL
        AND EXISTS (SELECT 1 FROM contact c WHERE c.person_id = g.adult_id AND c.suspended_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM message_choice m WHERE m.person_id = g.adult_id AND m.topic = $4 AND m.channel = $5 AND m.wanted = $6)
        ORDER BY g.id LIMIT 1000";
    LIST_OF_ADULT = "SELECT g.child_id, COALESCE(g.news_at, g.verified_at) AS since, g.news_at FROM guardianship g
        WHERE g.adult_id = $1 AND g.verified_at IS NOT NULL AND g.barred_at IS NULL AND g.retired_at IS NULL AND g.begins_at <= $2
        AND (g.ends_at IS NULL OR g.ends_at > $2) ORDER BY g.id";
    LIST_OFF = "SELECT g.child_id, g.news_off FROM guardianship g WHERE g.adult_id = $1 AND g.news_off <> ''";
    COUNT = "SELECT r.provider_id, r.state, COUNT(*) AS how_many FROM record r
        WHERE r.person_id = $1 AND r.kind = $2 AND (r.at >= $5 OR r.at = 0) AND r.id >= $3 AND r.id < $4 AND r.retired_at IS NULL
        GROUP BY r.provider_id, r.state";
    TOLD = "UPDATE guardianship SET news_at = $2 WHERE adult_id = $1 AND verified_at IS NOT NULL";
    CHOOSE = "UPDATE guardianship SET news_off = $3 WHERE adult_id = $1 AND child_id = $2 AND news_off <> $3";
}

/// Relations that count at `now` with adults who can be written to, did not stop the mails of `topic` by `channel`, and were not told after
/// `before`; after an id (nil for the first), a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_due(
    db: &mut impl Db,
    after: Uuid,
    (now, before): (i64, i64),
    (topic, channel): (&str, &str),
) -> Result<Vec<DueEdge>> {
    let rows = db.connection().fetch_all(LIST_DUE, values![after, now, before, topic, channel, false]).await?;
    rows.iter().map(|row| Ok(DueEdge { id: row.get("id")?, adult_id: row.get("adult_id")? })).collect()
}

/// The relations of an adult that count at `now`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_of_adult(db: &mut impl Db, adult: Uuid, now: i64) -> Result<Vec<ToldEdge>> {
    db.connection().fetch_all(LIST_OF_ADULT, values![adult, now]).await?.iter().map(read).collect()
}

/// What an adult wants no mails about, of all children; also where a relation ended, as the next one with the same child goes by it.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_off(db: &mut impl Db, adult: Uuid) -> Result<Vec<NewsOff>> {
    let rows = db.connection().fetch_all(LIST_OFF, values![adult]).await?;
    rows.iter().map(|row| Ok(NewsOff { child_id: row.get("child_id")?, topics: row.get("news_off")? })).collect()
}

/// A child's new records of a kind, by who provides them and their state.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count(db: &mut impl Db, child: Uuid, kind: &str, since: NewSince) -> Result<Vec<NewRecords>> {
    let NewSince { first, end, at } = since;
    let rows = db.connection().fetch_all(COUNT, values![child, kind, first, end, at]).await?;
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
    Ok(ToldEdge { child_id: row.get("child_id")?, since: row.get("since")?, told_at: row.get("news_at")? })
}
