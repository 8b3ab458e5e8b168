//! Accounts that nobody vouches for and nobody uses, and persons whom no source names any more: who they are, and how far it has come.
//!
//! Vouched for is who has an affiliation or a verified guardianship that has not ended. A timer alone decides nothing: each step asks again.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// An account on its way out. All times are microseconds since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifecycle {
    /// Whose.
    pub person_id: Uuid,
    /// When the person was warned.
    pub warned_at: i64,
    /// From when the data are only kept.
    pub suspend_at: i64,
    /// When that was done.
    pub suspended_at: Option<i64>,
    /// When the person is erased.
    pub erase_at: i64,
}

sql! {
    LIST_UNUSED = "SELECT p.id FROM person p WHERE p.id > $1 AND p.created_at <= $2 AND p.merged_into IS NULL
        AND EXISTS (SELECT 1 FROM contact c WHERE c.person_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id AND (k.created_at > $2 OR k.last_used_at > $2))
        AND NOT EXISTS (SELECT 1 FROM affiliation a WHERE a.person_id = p.id AND (a.retired_at IS NULL OR a.retired_at > $2)
            AND (a.ends_at IS NULL OR a.ends_at > $2))
        AND NOT EXISTS (SELECT 1 FROM guardianship g WHERE g.adult_id = p.id AND g.verified_at IS NOT NULL
            AND (g.retired_at IS NULL OR g.retired_at > $2) AND (g.ends_at IS NULL OR g.ends_at > $2))
        AND NOT EXISTS (SELECT 1 FROM lifecycle l WHERE l.person_id = p.id)
        ORDER BY p.id LIMIT 500";
    IS_UNUSED = "SELECT p.id FROM person p WHERE p.id = $1 AND p.merged_into IS NULL
        AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id AND (k.created_at > $2 OR k.last_used_at > $2))
        AND NOT EXISTS (SELECT 1 FROM affiliation a WHERE a.person_id = p.id AND (a.retired_at IS NULL OR a.retired_at > $2)
            AND (a.ends_at IS NULL OR a.ends_at > $2))
        AND NOT EXISTS (SELECT 1 FROM guardianship g WHERE g.adult_id = p.id AND g.verified_at IS NOT NULL
            AND (g.retired_at IS NULL OR g.retired_at > $2) AND (g.ends_at IS NULL OR g.ends_at > $2))";
    LIST_UNNAMED = "SELECT p.id FROM person p WHERE p.id > $1 AND p.merged_into IS NULL
        AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.person_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM person m WHERE m.merged_into = p.id)
        AND EXISTS (SELECT 1 FROM source_person s WHERE s.person_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM source_person s WHERE s.person_id = p.id AND (s.retired_at IS NULL OR s.retired_at > $2))
        AND NOT EXISTS (SELECT 1 FROM affiliation a WHERE a.person_id = p.id AND (a.retired_at IS NULL OR a.retired_at > $2)
            AND (a.ends_at IS NULL OR a.ends_at > $2))
        ORDER BY p.id LIMIT 500";
    IS_UNNAMED = "SELECT p.id FROM person p WHERE p.id = $1 AND p.merged_into IS NULL
        AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.person_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM source_person s WHERE s.person_id = p.id AND (s.retired_at IS NULL OR s.retired_at > $2))
        AND NOT EXISTS (SELECT 1 FROM affiliation a WHERE a.person_id = p.id AND (a.retired_at IS NULL OR a.retired_at > $2)
            AND (a.ends_at IS NULL OR a.ends_at > $2))";
    LIST = "SELECT person_id, warned_at, suspend_at, suspended_at, erase_at FROM lifecycle WHERE person_id > $1 ORDER BY person_id LIMIT 500";
    INSERT = "INSERT INTO lifecycle (person_id, warned_at, suspend_at, suspended_at, erase_at) VALUES ($1, $2, $3, NULL, $4)
        ON CONFLICT (person_id) DO NOTHING";
    SUSPEND = "UPDATE lifecycle SET suspended_at = $2 WHERE person_id = $1 AND suspended_at IS NULL";
    DELETE = "DELETE FROM lifecycle WHERE person_id = $1";
    ENDING = "SELECT id, ends_at FROM affiliation WHERE retired_at IS NULL AND (ends_at, id) > ($1, $2) AND ends_at <= $3
        ORDER BY ends_at, id LIMIT 1000";
    EXPIRING = "SELECT id, expires_at FROM invitation WHERE used_at IS NULL AND withdrawn_at IS NULL AND (expires_at, id) > ($1, $2)
        AND expires_at <= $3 ORDER BY expires_at, id LIMIT 1000";
}

/// Accounts after an id (nil for the first) that nobody has used and nobody has vouched for since a moment, at most 500.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_unused(db: &mut impl Db, after: Uuid, since: i64) -> Result<Vec<Uuid>> {
    db.connection().fetch_all(LIST_UNUSED, values![after, since]).await?.iter().map(|row| row.get("id")).collect()
}

/// Whether that is so of one account.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn is_unused(db: &mut impl Db, person: Uuid, since: i64) -> Result<bool> {
    Ok(db.connection().fetch_optional(IS_UNUSED, values![person, since]).await?.is_some())
}

/// Persons without an account, after an id, whom every source stopped naming before a moment, at most 500.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_unnamed(db: &mut impl Db, after: Uuid, before: i64) -> Result<Vec<Uuid>> {
    db.connection().fetch_all(LIST_UNNAMED, values![after, before]).await?.iter().map(|row| row.get("id")).collect()
}

/// Whether that is so of one person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn is_unnamed(db: &mut impl Db, person: Uuid, before: i64) -> Result<bool> {
    Ok(db.connection().fetch_optional(IS_UNNAMED, values![person, before]).await?.is_some())
}

/// Accounts on their way out after an id, at most 500.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list(db: &mut impl Db, after: Uuid) -> Result<Vec<Lifecycle>> {
    db.connection().fetch_all(LIST, values![after]).await?.iter().map(read).collect()
}

/// Notes that somebody was warned. `false` when they were before.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, person: Uuid, now: i64, suspend_at: i64, erase_at: i64) -> Result<bool> {
    Ok(db.connection().execute(INSERT, values![person, now, suspend_at, erase_at]).await? == 1)
}

/// Notes that the data are only kept. `false` when they are already.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn suspend(db: &mut Write, person: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(SUSPEND, values![person, now]).await? == 1)
}

/// Forgets it: somebody came back. `false` when nothing was noted.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete(db: &mut Write, person: Uuid) -> Result<bool> {
    Ok(db.connection().execute(DELETE, values![person]).await? == 1)
}

/// Affiliations that end not after `until`, as id and end, the next first, after an end and an id, at most 1000.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_ending(db: &mut impl Db, after: (i64, Uuid), until: i64) -> Result<Vec<(Uuid, i64)>> {
    let rows = db.connection().fetch_all(ENDING, values![after.0, after.1, until]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("ends_at")?))).collect()
}

/// Unused invitations that expire not after `until`, as id and end, the next first, after an end and an id, at most 1000.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_expiring(db: &mut impl Db, after: (i64, Uuid), until: i64) -> Result<Vec<(Uuid, i64)>> {
    let rows = db.connection().fetch_all(EXPIRING, values![after.0, after.1, until]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("expires_at")?))).collect()
}

fn read(row: &Row) -> Result<Lifecycle> {
    Ok(Lifecycle {
        person_id: row.get("person_id")?,
        warned_at: row.get("warned_at")?,
        suspend_at: row.get("suspend_at")?,
        suspended_at: row.get("suspended_at")?,
        erase_at: row.get("erase_at")?,
    })
}
