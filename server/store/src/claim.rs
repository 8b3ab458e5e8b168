//! Claims that a desk has to look at before they count.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One claim. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose code was used.
    pub invitation_id: Uuid,
    /// Who claims.
    pub person_id: Uuid,
    /// Stable word for what did not fit.
    pub why: String,
    /// When it was made.
    pub asked_at: i64,
    /// When it was decided.
    pub decided_at: Option<i64>,
    /// `approved` or `refused`; empty while open.
    pub outcome: String,
}

sql! {
    INSERT = "INSERT INTO claim (id, invitation_id, person_id, why, asked_at, decided_at, outcome) VALUES ($1, $2, $3, $4, $5, NULL, '')";
    FIND = "SELECT id, invitation_id, person_id, why, asked_at, decided_at, outcome FROM claim WHERE id = $1";
    LIST_OPEN = "SELECT id, invitation_id, person_id, why, asked_at, decided_at, outcome FROM claim WHERE decided_at IS NULL
        ORDER BY asked_at, id";
    LIST_OPEN_OF = "SELECT id, invitation_id, person_id, why, asked_at, decided_at, outcome FROM claim
        WHERE person_id = $1 AND decided_at IS NULL ORDER BY asked_at, id";
    DECIDE = "UPDATE claim SET decided_at = $2, outcome = $3 WHERE id = $1 AND decided_at IS NULL";
}

/// Adds an open claim.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, claim: &Claim) -> Result<()> {
    let values = values![claim.id, claim.invitation_id, claim.person_id, claim.why.as_str(), claim.asked_at];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The claim with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Claim>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// All that are open, the oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_open(db: &mut impl Db) -> Result<Vec<Claim>> {
    db.connection().fetch_all(LIST_OPEN, values![]).await?.iter().map(read).collect()
}

/// A person's open claims, the oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_open_of(db: &mut impl Db, person: Uuid) -> Result<Vec<Claim>> {
    db.connection().fetch_all(LIST_OPEN_OF, values![person]).await?.iter().map(read).collect()
}

/// Decides a claim. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn decide(db: &mut Write, id: Uuid, now: i64, outcome: &str) -> Result<bool> {
    Ok(db.connection().execute(DECIDE, values![id, now, outcome]).await? == 1)
}

fn read(row: &Row) -> Result<Claim> {
    Ok(Claim {
        id: row.get("id")?,
        invitation_id: row.get("invitation_id")?,
        person_id: row.get("person_id")?,
        why: row.get("why")?,
        asked_at: row.get("asked_at")?,
        decided_at: row.get("decided_at")?,
        outcome: row.get("outcome")?,
    })
}
