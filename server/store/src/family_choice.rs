//! What a student lets an adult see after coming of age, or keeps from one before, one row a topic. Taken back, a row stays.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One choice. Times are microseconds since 1970 UTC, days ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyChoice {
    /// UUIDv7.
    pub id: Uuid,
    /// Who chose.
    pub child_id: Uuid,
    /// About whom.
    pub adult_id: Uuid,
    /// Stable name of the topic.
    pub topic: String,
    /// `grant` or `withhold`.
    pub choice: String,
    /// From when.
    pub begins_at: i64,
    /// The last day.
    pub ends_on: Option<String>,
    /// The first moment after it.
    pub ends_at: Option<i64>,
    /// When it was taken back.
    pub ended_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO family_choice (id, child_id, adult_id, topic, choice, begins_at, ends_on, ends_at, ended_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)";
    LIST_OPEN = "SELECT id, child_id, adult_id, topic, choice, begins_at, ends_on, ends_at, ended_at FROM family_choice
        WHERE child_id = $1 AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > $2) ORDER BY begins_at, id";
    LIST_OPEN_ABOUT = "SELECT id, child_id, adult_id, topic, choice, begins_at, ends_on, ends_at, ended_at FROM family_choice
        WHERE adult_id = $1 AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > $2) ORDER BY begins_at, id";
    END = "UPDATE family_choice SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
}

/// Adds a choice that holds.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, choice: &FamilyChoice) -> Result<()> {
    let values = values![
        choice.id,
        choice.child_id,
        choice.adult_id,
        choice.topic.as_str(),
        choice.choice.as_str(),
        choice.begins_at,
        choice.ends_on.as_deref(),
        choice.ends_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// What a child chose that still holds at `now`, about all adults.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_open(db: &mut impl Db, child: Uuid, now: i64) -> Result<Vec<FamilyChoice>> {
    db.connection().fetch_all(LIST_OPEN, values![child, now]).await?.iter().map(read).collect()
}

/// What children chose about an adult that still holds at `now`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_open_about(db: &mut impl Db, adult: Uuid, now: i64) -> Result<Vec<FamilyChoice>> {
    db.connection().fetch_all(LIST_OPEN_ABOUT, values![adult, now]).await?.iter().map(read).collect()
}

/// Takes a choice back. `false` when it was taken back before.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn end(db: &mut Write, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(END, values![id, now]).await? == 1)
}

fn read(row: &Row) -> Result<FamilyChoice> {
    Ok(FamilyChoice {
        id: row.get("id")?,
        child_id: row.get("child_id")?,
        adult_id: row.get("adult_id")?,
        topic: row.get("topic")?,
        choice: row.get("choice")?,
        begins_at: row.get("begins_at")?,
        ends_on: row.get("ends_on")?,
        ends_at: row.get("ends_at")?,
        ended_at: row.get("ended_at")?,
    })
}
