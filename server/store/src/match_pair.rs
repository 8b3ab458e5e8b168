//! Pairs of persons that may be one, and what was decided about them. The smaller id stands first.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// Two persons that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchPair {
    /// UUIDv7.
    pub id: Uuid,
    /// The smaller id.
    pub first_id: Uuid,
    /// The larger id.
    pub second_id: Uuid,
    /// How alike they are, 0 to 100.
    pub score: i64,
    /// Why, a JSON array of stable words.
    pub reasons: String,
    /// Microseconds since 1970 UTC.
    pub found_at: i64,
    /// When it was decided, microseconds since 1970 UTC.
    pub decided_at: Option<i64>,
    /// What was decided, a stable word; empty while it waits.
    pub outcome: String,
}

sql! {
    NOTE = "INSERT INTO match_pair (id, first_id, second_id, score, reasons, found_at, decided_at, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (first_id, second_id) DO UPDATE
        SET score = excluded.score, reasons = excluded.reasons WHERE match_pair.decided_at IS NULL AND match_pair.score <> excluded.score";
    FIND = "SELECT id, first_id, second_id, score, reasons, found_at, decided_at, outcome FROM match_pair WHERE id = $1";
    FIND_BOTH = "SELECT id, first_id, second_id, score, reasons, found_at, decided_at, outcome FROM match_pair
        WHERE first_id = $1 AND second_id = $2";
    LIST_OPEN = "SELECT id, first_id, second_id, score, reasons, found_at, decided_at, outcome FROM match_pair
        WHERE decided_at IS NULL ORDER BY score DESC, found_at, id LIMIT $1";
    LIST_OF = "SELECT id, first_id, second_id, score, reasons, found_at, decided_at, outcome FROM match_pair
        WHERE first_id = $1 UNION ALL
        SELECT id, first_id, second_id, score, reasons, found_at, decided_at, outcome FROM match_pair WHERE second_id = $1 ORDER BY id";
    DECIDE = "UPDATE match_pair SET decided_at = $2, outcome = $3 WHERE id = $1 AND decided_at IS NULL";
    SETTLE = "UPDATE match_pair SET decided_at = $2, outcome = $3 WHERE id = $1";
    SET_PERSONS = "UPDATE match_pair SET first_id = $2, second_id = $3 WHERE id = $1";
    DELETE_DECIDED = "DELETE FROM match_pair WHERE decided_at <= $1";
}

/// Two ids in the order in which a pair has them.
#[must_use]
pub fn ordered(one: Uuid, other: Uuid) -> (Uuid, Uuid) {
    if one < other { (one, other) } else { (other, one) }
}

/// Notes a pair. One that is known and waits gets the new score; what was decided stays decided. `false` when nothing changed.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn note(db: &mut Write, pair: &MatchPair) -> Result<bool> {
    let MatchPair { id, first_id, second_id, score, reasons, found_at, decided_at, outcome } = pair;
    let values =
        values![*id, *first_id, *second_id, *score, reasons.as_str(), *found_at, *decided_at, outcome.as_str()];
    Ok(db.connection().execute(NOTE, values).await? == 1)
}

/// The pair with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<MatchPair>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// The pair of these two persons, in any order.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_both(db: &mut impl Db, one: Uuid, other: Uuid) -> Result<Option<MatchPair>> {
    let (first, second) = ordered(one, other);
    db.connection().fetch_optional(FIND_BOTH, values![first, second]).await?.map(|row| read(&row)).transpose()
}

/// Pairs that wait for a decision, the most alike first, `most` at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_open(db: &mut impl Db, most: i64) -> Result<Vec<MatchPair>> {
    db.connection().fetch_all(LIST_OPEN, values![most]).await?.iter().map(read).collect()
}

/// Every pair with this person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_of(db: &mut impl Db, person: Uuid) -> Result<Vec<MatchPair>> {
    db.connection().fetch_all(LIST_OF, values![person]).await?.iter().map(read).collect()
}

/// Decides about a pair that waits. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn decide(db: &mut Write, id: Uuid, now: i64, outcome: &str) -> Result<bool> {
    Ok(db.connection().execute(DECIDE, values![id, now, outcome]).await? == 1)
}

/// Decides about a pair, whatever was decided before; `None` and an empty outcome let it wait again.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn settle(db: &mut Write, id: Uuid, decided_at: Option<i64>, outcome: &str) -> Result<()> {
    db.connection().execute(SETTLE, values![id, decided_at, outcome]).await?;
    Ok(())
}

/// Lets a pair be about these two, in any order.
///
/// # Errors
/// [`crate::StoreError::Taken`] when there is a pair of these two.
pub async fn set_persons(db: &mut Write, id: Uuid, one: Uuid, other: Uuid) -> Result<()> {
    let (first, second) = ordered(one, other);
    db.connection().execute(SET_PERSONS, values![id, first, second]).await?;
    Ok(())
}

/// Removes pairs that were decided at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_decided(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_DECIDED, values![before]).await
}

fn read(row: &Row) -> Result<MatchPair> {
    Ok(MatchPair {
        id: row.get("id")?,
        first_id: row.get("first_id")?,
        second_id: row.get("second_id")?,
        score: row.get("score")?,
        reasons: row.get("reasons")?,
        found_at: row.get("found_at")?,
        decided_at: row.get("decided_at")?,
        outcome: row.get("outcome")?,
    })
}
