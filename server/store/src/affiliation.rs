//! Who belongs to what: what a person is to an organisation, from a day to a day in its time zone. What a source said is written by imports;
//! rows with an empty source were made in the portal, and imports do not touch them.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One affiliation. All times are microseconds since 1970-01-01 UTC, days are ISO 8601 dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affiliation {
    /// UUIDv7.
    pub id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// To what.
    pub organisation_id: Uuid,
    /// `customer`, `student`, `teacher`, `guardian`, `member` or `admin`.
    pub role: String,
    /// The grade of a student; may be empty.
    pub grade: String,
    /// What they do there, in words; may be empty.
    pub title: String,
    /// Of members and admins: JSON with the topics they may `see` and `act` on; `{}` otherwise.
    pub rights: String,
    /// The first day.
    pub begins_on: String,
    /// The first moment of that day where the organisation is.
    pub begins_at: i64,
    /// The last day.
    pub ends_on: Option<String>,
    /// The first moment after that day where the organisation is, or the moment at which it was ended.
    pub ends_at: Option<i64>,
    /// Who answers for it.
    pub sponsor_id: Option<Uuid>,
    /// When somebody last said that it is still so. Members and admins always have one: at first, when the row was made.
    pub attested_at: Option<i64>,
    /// When the admins were told that it is time to say so again.
    pub warned_at: Option<i64>,
    /// Since when it gives no access, as nobody said that it is still so.
    pub suspended_at: Option<i64>,
    /// The source that says it; empty when it was made in the portal.
    pub source: String,
    /// The source's own name of the row; the id as text when it was made in the portal.
    pub source_key: String,
    /// SHA-256 of what the source said.
    pub hash: [u8; 32],
    /// When the row was made.
    pub created_at: i64,
    /// Since when the source no longer says it.
    pub retired_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO affiliation (id, person_id, organisation_id, role, grade, title, rights, begins_on, begins_at, ends_on, ends_at,
        sponsor_id, attested_at, warned_at, suspended_at, source, source_key, hash, created_at, retired_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
        CASE WHEN $4 IN ('member', 'admin') THEN COALESCE(CAST($13 AS BIGINT), CAST($17 AS BIGINT))
        ELSE CAST($13 AS BIGINT) END, NULL, NULL, $14, $15, $16, $17, NULL)";
    UPSERT = "INSERT INTO affiliation (id, person_id, organisation_id, role, grade, title, rights, begins_on, begins_at, ends_on, ends_at,
        sponsor_id, attested_at, warned_at, suspended_at, source, source_key, hash, created_at, retired_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
        CASE WHEN $4 IN ('member', 'admin') THEN COALESCE(CAST($13 AS BIGINT), CAST($17 AS BIGINT))
        ELSE CAST($13 AS BIGINT) END, NULL, NULL, $14, $15, $16, $17, NULL)
        ON CONFLICT (source, source_key) DO UPDATE SET
        rights = CASE WHEN affiliation.role IN ('member', 'admin') THEN affiliation.rights ELSE excluded.rights END,
        attested_at = COALESCE(affiliation.attested_at, excluded.attested_at),
        role = CASE WHEN affiliation.role IN ('member', 'admin') THEN affiliation.role ELSE excluded.role END,
        grade = excluded.grade, title = excluded.title, begins_on = excluded.begins_on, begins_at = excluded.begins_at,
        ends_on = CASE WHEN affiliation.role IN ('member', 'admin') AND affiliation.ends_at IS NOT NULL
            AND (excluded.ends_at IS NULL OR excluded.ends_at > affiliation.ends_at) THEN affiliation.ends_on ELSE excluded.ends_on END,
        ends_at = CASE WHEN affiliation.role IN ('member', 'admin') AND affiliation.ends_at IS NOT NULL
            AND (excluded.ends_at IS NULL OR excluded.ends_at > affiliation.ends_at) THEN affiliation.ends_at ELSE excluded.ends_at END,
        hash = excluded.hash, retired_at = NULL";
    FIND_ANOTHER = "SELECT id FROM affiliation WHERE source = $1 AND source_key = $2 AND (person_id <> $3 OR organisation_id <> $4)";
    PART = "UPDATE affiliation SET source = '', source_key = $2, retired_at = COALESCE(retired_at, $3) WHERE id = $1";
    FIND = "SELECT id, person_id, organisation_id, role, grade, title, rights, begins_on, begins_at, ends_on, ends_at, sponsor_id,
        attested_at, warned_at, suspended_at, source, source_key, hash, created_at, retired_at FROM affiliation WHERE id = $1";
    LIST_TEAM = "SELECT id, person_id, organisation_id, role, grade, title, rights, begins_on, begins_at, ends_on, ends_at,
        sponsor_id, attested_at, warned_at, suspended_at, source, source_key, hash, created_at, retired_at FROM affiliation
        WHERE organisation_id = $1 AND role IN ('member', 'admin') AND id > $2 ORDER BY id LIMIT 1000";
    LIST_UNATTESTED = "SELECT id, person_id, organisation_id, role, grade, title, rights, begins_on, begins_at, ends_on, ends_at,
        sponsor_id, attested_at, warned_at, suspended_at, source, source_key, hash, created_at, retired_at FROM affiliation
        WHERE role IN ('member', 'admin') AND suspended_at IS NULL AND retired_at IS NULL AND (attested_at, id) > ($1, $2)
        AND attested_at <= $3 AND (ends_at IS NULL OR ends_at > $4) ORDER BY attested_at, id LIMIT 500";
    EARLIEST_ATTESTED = "SELECT MIN(COALESCE(a.attested_at, a.created_at)) AS earliest FROM affiliation a WHERE a.organisation_id = $1
        AND a.role IN ('member', 'admin') AND a.retired_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > $2)";
    LIST_NAMES = "SELECT p.id, p.name FROM affiliation a JOIN person p ON p.id = a.person_id
            WHERE a.organisation_id = $1 AND a.role IN ('member', 'admin')
        UNION SELECT p.id, p.name FROM affiliation a JOIN person p ON p.id = a.sponsor_id
            WHERE a.organisation_id = $1 AND a.role IN ('member', 'admin')";
    SET_RIGHTS = "UPDATE affiliation SET role = $2, rights = $3, ends_on = $4, ends_at = $5 WHERE id = $1";
    END = "UPDATE affiliation SET ends_on = $2, ends_at = $3 WHERE id = $1 AND (ends_at IS NULL OR ends_at > $3)";
    ATTEST = "UPDATE affiliation SET attested_at = $2, warned_at = NULL, suspended_at = NULL WHERE id = $1";
    WARN = "UPDATE affiliation SET warned_at = $3 WHERE id = $1 AND attested_at = $2 AND warned_at IS NULL";
    SUSPEND = "UPDATE affiliation SET suspended_at = $3 WHERE id = $1 AND attested_at = $2 AND suspended_at IS NULL";
    HOLD_ORGANISATION = "UPDATE organisation SET ended_at = ended_at WHERE id = $1";
}

/// Adds a row. Members and admins count as attested when it was made, unless it says otherwise.
///
/// # Errors
/// Any [`crate::StoreError`]; `Taken` when the source has a row with this key.
pub async fn insert(db: &mut Write, affiliation: &Affiliation) -> Result<()> {
    db.connection().execute(INSERT, row_values(affiliation)).await?;
    Ok(())
}

/// Adds a row, or brings the one with the same source and key up to date. Of members and admins a source gives role and rights once, as they
/// are the firm's to change; it can shorten their time and never lengthen it. Who attested, warned or suspended is not a source's. A key that
/// the source used for somebody else, or somewhere else, is a new row: nothing that was given to the one becomes the other's.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn upsert(db: &mut Write, affiliation: &Affiliation) -> Result<()> {
    let Affiliation { source, source_key, person_id, organisation_id, created_at, .. } = affiliation;
    let another = values![source.as_str(), source_key.as_str(), *person_id, *organisation_id];
    if let Some(row) = db.connection().fetch_optional(FIND_ANOTHER, another).await? {
        let id: Uuid = row.get("id")?;
        db.connection().execute(PART, values![id, id.to_string().as_str(), *created_at]).await?;
    }
    db.connection().execute(UPSERT, row_values(affiliation)).await?;
    Ok(())
}

fn row_values(affiliation: &Affiliation) -> Vec<crate::value::Value> {
    values![
        affiliation.id,
        affiliation.person_id,
        affiliation.organisation_id,
        affiliation.role.as_str(),
        affiliation.grade.as_str(),
        affiliation.title.as_str(),
        affiliation.rights.as_str(),
        affiliation.begins_on.as_str(),
        affiliation.begins_at,
        affiliation.ends_on.as_deref(),
        affiliation.ends_at,
        affiliation.sponsor_id,
        affiliation.attested_at,
        affiliation.source.as_str(),
        affiliation.source_key.as_str(),
        affiliation.hash,
        affiliation.created_at,
    ]
}

/// The row with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Affiliation>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// The members and admins of an organisation, ended and retired ones too, after an id (nil for the first), a thousand at most. Both in one look:
/// who becomes the other meanwhile is in it, once.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_team(db: &mut impl Db, organisation: Uuid, after: Uuid) -> Result<Vec<Affiliation>> {
    db.connection().fetch_all(LIST_TEAM, values![organisation, after]).await?.iter().map(read).collect()
}

/// Members and admins who were last attested at or before `until` and still have access at `now`, those attested longest ago first, after a
/// place in that order (`i64::MIN` and nil for the first), 500 at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_unattested(db: &mut impl Db, after: (i64, Uuid), until: i64, now: i64) -> Result<Vec<Affiliation>> {
    let rows = db.connection().fetch_all(LIST_UNATTESTED, values![after.0, after.1, until, now]).await?;
    rows.iter().map(read).collect()
}

/// When the member or admin of an organisation was last attested for whom that is longest ago, of those who still have access at `now`. None
/// where there are none.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn earliest_attested(db: &mut impl Db, organisation: Uuid, now: i64) -> Result<Option<i64>> {
    db.connection().fetch_one(EARLIEST_ATTESTED, values![organisation, now]).await?.get("earliest")
}

/// What everybody is called who is or was a member or admin of an organisation, or answers for one.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_names(db: &mut impl Db, organisation: Uuid) -> Result<Vec<(Uuid, String)>> {
    let rows = db.connection().fetch_all(LIST_NAMES, values![organisation]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// Gives a member another role, other rights, or another end. `false` when there is no such row.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_rights(db: &mut Write, id: Uuid, role: &str, rights: &str, ends: Option<(&str, i64)>) -> Result<bool> {
    let values = values![id, role, rights, ends.map(|(day, _)| day), ends.map(|(_, at)| at)];
    Ok(db.connection().execute(SET_RIGHTS, values).await? == 1)
}

/// Ends a row at a moment. `false` when it has ended before it.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn end(db: &mut Write, id: Uuid, ends_on: &str, ends_at: i64) -> Result<bool> {
    Ok(db.connection().execute(END, values![id, ends_on, ends_at]).await? == 1)
}

/// Somebody says that it is still so; it gives access again if it gave none.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn attest(db: &mut Write, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(ATTEST, values![id, now]).await? == 1)
}

/// Notes that the admins are told that it is time to attest a row again. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn warn(db: &mut Write, id: Uuid, attested_at: i64, now: i64) -> Result<bool> {
    Ok(db.connection().execute(WARN, values![id, attested_at, now]).await? == 1)
}

/// Takes access away from a row that was last attested at `attested_at`. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn suspend(db: &mut Write, id: Uuid, attested_at: i64, now: i64) -> Result<bool> {
    Ok(db.connection().execute(SUSPEND, values![id, attested_at, now]).await? == 1)
}

/// Holds an organisation until the transaction ends: one change of its members after the other. `false` when there is no such one.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn hold_organisation(db: &mut Write, organisation: Uuid) -> Result<bool> {
    Ok(db.connection().execute(HOLD_ORGANISATION, values![organisation]).await? == 1)
}

fn read(row: &Row) -> Result<Affiliation> {
    Ok(Affiliation {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        organisation_id: row.get("organisation_id")?,
        role: row.get("role")?,
        grade: row.get("grade")?,
        title: row.get("title")?,
        rights: row.get("rights")?,
        begins_on: row.get("begins_on")?,
        begins_at: row.get("begins_at")?,
        ends_on: row.get("ends_on")?,
        ends_at: row.get("ends_at")?,
        sponsor_id: row.get("sponsor_id")?,
        attested_at: row.get("attested_at")?,
        warned_at: row.get("warned_at")?,
        suspended_at: row.get("suspended_at")?,
        source: row.get("source")?,
        source_key: row.get("source_key")?,
        hash: row.hash("hash")?,
        created_at: row.get("created_at")?,
        retired_at: row.get("retired_at")?,
    })
}
