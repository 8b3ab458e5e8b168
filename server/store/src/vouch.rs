//! Somebody says that a person is who they say, so that they get back in: asked for, given, waited for, used once.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One request to be vouched for. All times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouch {
    /// UUIDv7.
    pub id: Uuid,
    /// Who wants to get back in.
    pub person_id: Uuid,
    /// When they asked.
    pub asked_at: i64,
    /// Until when somebody may vouch.
    pub expires_at: i64,
    /// Keyed hash of what the person tells the one who vouches, in hexadecimal.
    pub word: String,
    /// How often something else was typed in its place.
    pub tries: i64,
    /// Who vouched; none before, and for a desk.
    pub voucher_id: Option<Uuid>,
    /// As what they vouched, a stable word; empty before.
    pub relation: String,
    /// When somebody vouched.
    pub vouched_at: Option<i64>,
    /// When the waiting time that follows is over.
    pub ready_at: Option<i64>,
    /// When it was stopped.
    pub stopped_at: Option<i64>,
    /// When it was used.
    pub used_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO vouch (id, person_id, asked_at, expires_at, word, tries, voucher_id, relation, vouched_at, ready_at, stopped_at,
        used_at) VALUES ($1, $2, $3, $4, $5, 0, NULL, '', NULL, NULL, NULL, NULL)";
    FIND = "SELECT id, person_id, asked_at, expires_at, word, tries, voucher_id, relation, vouched_at, ready_at, stopped_at, used_at
        FROM vouch WHERE id = $1";
    LIST_OPEN = "SELECT id, person_id, asked_at, expires_at, word, tries, voucher_id, relation, vouched_at, ready_at, stopped_at, used_at
        FROM vouch WHERE person_id = $1 AND stopped_at IS NULL AND used_at IS NULL ORDER BY asked_at, id";
    MISS = "UPDATE vouch SET tries = tries + 1 WHERE id = $1";
    GIVE = "UPDATE vouch SET tries = 0, voucher_id = $2, relation = $3, vouched_at = $4, ready_at = $5
        WHERE id = $1 AND vouched_at IS NULL AND used_at IS NULL AND stopped_at IS NULL AND expires_at > $4 AND tries < $6";
    USE = "UPDATE vouch SET used_at = $2 WHERE id = $1 AND ready_at <= $2 AND stopped_at IS NULL AND used_at IS NULL AND tries < $3";
    STOP = "UPDATE vouch SET stopped_at = $2 WHERE person_id = $1 AND stopped_at IS NULL AND used_at IS NULL";
    GUARDIANS = "SELECT g.adult_id AS voucher, COALESCE(o.time_zone, '') AS zone FROM guardianship g
        LEFT JOIN organisation o ON o.id = g.organisation_id
        WHERE g.child_id = $1 AND g.verified_at IS NOT NULL AND g.begins_at <= $2 AND (g.ends_at IS NULL OR g.ends_at > $2)
        AND g.retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM guardianship b
            WHERE b.adult_id = g.adult_id AND b.child_id = g.child_id AND b.barred_at IS NOT NULL) ORDER BY g.id";
    ADMINS = "SELECT DISTINCT a.person_id AS voucher FROM affiliation m JOIN organisation o ON o.id = m.organisation_id
        JOIN affiliation a ON a.organisation_id = m.organisation_id
        WHERE m.person_id = $1 AND m.role IN ('member', 'admin') AND m.begins_at <= $2 AND (m.ends_at IS NULL OR m.ends_at > $2)
        AND m.retired_at IS NULL AND m.suspended_at IS NULL AND o.ended_at IS NULL
        AND a.role = 'admin' AND a.begins_at <= $2 AND (a.ends_at IS NULL OR a.ends_at > $2)
        AND a.retired_at IS NULL AND a.suspended_at IS NULL AND a.person_id <> $1";
    ASKED_OF = "SELECT v.id, v.person_id, v.asked_at, v.expires_at, v.word, v.tries, v.voucher_id, v.relation, v.vouched_at, v.ready_at,
        v.stopped_at, v.used_at FROM vouch v WHERE v.vouched_at IS NULL AND v.stopped_at IS NULL AND v.used_at IS NULL AND v.expires_at > $2
        AND v.person_id IN (SELECT g.child_id FROM guardianship g WHERE g.adult_id = $1
            UNION SELECT m.person_id FROM affiliation a JOIN affiliation m ON m.organisation_id = a.organisation_id
            WHERE a.person_id = $1 AND a.role = 'admin' AND m.person_id <> $1) ORDER BY v.asked_at, v.id";
    DELETE_ENDED = "DELETE FROM vouch WHERE expires_at <= $1";
}

/// Notes that somebody asked.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, vouch: &Vouch) -> Result<()> {
    let Vouch { id, person_id, asked_at, expires_at, word, .. } = vouch;
    db.connection().execute(INSERT, values![*id, *person_id, *asked_at, *expires_at, word.as_str()]).await?;
    Ok(())
}

/// The one with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Vouch>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// Those of a person that were neither stopped nor used, the oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_open(db: &mut impl Db, person: Uuid) -> Result<Vec<Vouch>> {
    db.connection().fetch_all(LIST_OPEN, values![person]).await?.iter().map(read).collect()
}

/// Counts something else that was typed in place of the word.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn miss(db: &mut Write, id: Uuid) -> Result<()> {
    db.connection().execute(MISS, values![id]).await?;
    Ok(())
}

/// Who vouches, as what, and from when it may be used.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Who; none for a desk.
    pub voucher: Option<Uuid>,
    /// As what, a stable word.
    pub relation: &'a str,
    /// Microseconds since 1970 UTC.
    pub now: i64,
    /// When the waiting time is over, microseconds since 1970 UTC.
    pub ready_at: i64,
}

/// Vouches. `true` for exactly one caller; nobody can when it was stopped, is too old, or `most` other words were typed.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn give(db: &mut Write, id: Uuid, given: &Given<'_>, most: i64) -> Result<bool> {
    let Given { voucher, relation, now, ready_at } = *given;
    Ok(db.connection().execute(GIVE, values![id, voucher, relation, now, ready_at, most]).await? == 1)
}

/// Uses one whose waiting time is over. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn spend(db: &mut Write, id: Uuid, now: i64, most: i64) -> Result<bool> {
    Ok(db.connection().execute(USE, values![id, now, most]).await? == 1)
}

/// Stops all of a person's. Tells how many.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn stop(db: &mut Write, person: Uuid, now: i64) -> Result<u64> {
    db.connection().execute(STOP, values![person, now]).await
}

/// Guardians of a person at a moment who count, each with the time zone of the organisation that the relation holds at; empty for everywhere.
/// Whether the person is a minor is not asked here.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_guardians(db: &mut impl Db, person: Uuid, now: i64) -> Result<Vec<(Uuid, String)>> {
    let rows = db.connection().fetch_all(GUARDIANS, values![person, now]).await?;
    rows.iter().map(|row| Ok((row.get("voucher")?, row.get("zone")?))).collect()
}

/// Administrators at a moment of the firms that a person is a member of; never the person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_admins(db: &mut impl Db, person: Uuid, now: i64) -> Result<Vec<Uuid>> {
    let rows = db.connection().fetch_all(ADMINS, values![person, now]).await?;
    rows.iter().map(|row| row.get("voucher")).collect()
}

/// Open requests of persons with whom somebody has, or had, a relation that may allow it. Whether it does is not asked here.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_asked_of(db: &mut impl Db, voucher: Uuid, now: i64) -> Result<Vec<Vouch>> {
    db.connection().fetch_all(ASKED_OF, values![voucher, now]).await?.iter().map(read).collect()
}

/// Removes those that could be given until `before` at the latest.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_ended(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_ENDED, values![before]).await
}

fn read(row: &Row) -> Result<Vouch> {
    Ok(Vouch {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        asked_at: row.get("asked_at")?,
        expires_at: row.get("expires_at")?,
        word: row.get("word")?,
        tries: row.get("tries")?,
        voucher_id: row.get("voucher_id")?,
        relation: row.get("relation")?,
        vouched_at: row.get("vouched_at")?,
        ready_at: row.get("ready_at")?,
        stopped_at: row.get("stopped_at")?,
        used_at: row.get("used_at")?,
    })
}
