//! The facts by which access is decided: what a person is to organisations, which children are theirs, and what those chose. A few statements
//! for each request, each by the index of one person.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result};

/// What a person is to an organisation, with what is known of that organisation. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AffiliationFact {
    /// UUIDv7.
    pub id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// Stable name.
    pub role: String,
    /// Grade or class; may be empty.
    pub grade: String,
    /// JSON: topics by action.
    pub rights: String,
    /// From when.
    pub begins_at: i64,
    /// The first moment after it; none without an end.
    pub ends_at: Option<i64>,
    /// Since when it is suspended.
    pub suspended_at: Option<i64>,
    /// To which organisation.
    pub organisation_id: Uuid,
    /// Stable name of the organisation's kind.
    pub organisation_kind: String,
    /// Its name.
    pub organisation_name: String,
    /// Where it is: ISO 3166-1, or ISO 3166-2 for a part of a country.
    pub country: String,
    /// Its IANA time zone.
    pub time_zone: String,
    /// Its colour, a CSS colour; may be empty.
    pub accent: String,
    /// What it is part of.
    pub parent_id: Option<Uuid>,
    /// When it ended.
    pub organisation_ended_at: Option<i64>,
}

/// What an adult may do for a child, with what is known of that child. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgeFact {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose.
    pub child_id: Uuid,
    /// What the child is called.
    pub child_name: String,
    /// ISO 8601 date; empty when nobody knows it.
    pub birth_date: String,
    /// Who said it; empty for the child.
    pub birth_date_by: String,
    /// Where it holds; none for everywhere.
    pub organisation_id: Option<Uuid>,
    /// Stable name of what the adult is to the child.
    pub kind: String,
    /// JSON: topics by action.
    pub rights: String,
    /// Since when it is barred.
    pub barred_at: Option<i64>,
    /// The first day, ISO 8601.
    pub begins_on: String,
    /// From when.
    pub begins_at: i64,
    /// The last day, ISO 8601.
    pub ends_on: Option<String>,
    /// The first moment after it.
    pub ends_at: Option<i64>,
    /// Since when it is more than a claim.
    pub verified_at: Option<i64>,
    /// Since when its source does not know it any more.
    pub retired_at: Option<i64>,
}

/// What a child chose about an adult. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceFact {
    /// Who chose.
    pub child_id: Uuid,
    /// Stable name of the topic.
    pub topic: String,
    /// Stable name of the choice.
    pub choice: String,
    /// From when.
    pub begins_at: i64,
    /// The first moment after it.
    pub ends_at: Option<i64>,
    /// When it was taken back.
    pub ended_at: Option<i64>,
}

sql! {
    LIST_AFFILIATIONS = "SELECT a.id, a.person_id, a.role, a.grade, a.rights, a.begins_at, a.ends_at, a.suspended_at, a.organisation_id,
        o.kind AS organisation_kind, o.name AS organisation_name, o.country, o.time_zone, o.accent, o.parent_id,
        o.ended_at AS organisation_ended_at
        FROM affiliation a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.person_id = $1 AND a.retired_at IS NULL ORDER BY o.name, a.id";
    LIST_CHILD_AFFILIATIONS = "SELECT a.id, a.person_id, a.role, a.grade, a.rights, a.begins_at, a.ends_at, a.suspended_at,
        a.organisation_id, o.kind AS organisation_kind, o.name AS organisation_name, o.country, o.time_zone, o.accent, o.parent_id,
        o.ended_at AS organisation_ended_at
        FROM affiliation a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.person_id IN (SELECT g.child_id FROM guardianship g WHERE g.adult_id = $1) AND a.retired_at IS NULL AND a.role = 'student'
        ORDER BY o.name, a.id";
    LIST_EDGES = "SELECT g.id, g.child_id, p.name, p.preferred_name, p.birth_date, p.birth_date_by, g.organisation_id, g.kind, g.rights, g.barred_at,
        g.begins_on, g.begins_at, g.ends_on, g.ends_at, g.verified_at, g.retired_at
        FROM guardianship g JOIN person p ON p.id = g.child_id
        WHERE g.adult_id = $1 AND g.child_id <> $1 ORDER BY g.begins_at, g.id";
    LIST_CHOICES = "SELECT child_id, topic, choice, begins_at, ends_at, ended_at FROM family_choice WHERE adult_id = $1";
}

/// A person's affiliations that their source still knows, also those that have not begun or have ended.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_affiliations(db: &mut impl Db, person: Uuid) -> Result<Vec<AffiliationFact>> {
    db.connection().fetch_all(LIST_AFFILIATIONS, values![person]).await?.iter().map(read_affiliation).collect()
}

/// The affiliations as student of all whom an adult has anything to do with.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_child_affiliations(db: &mut impl Db, adult: Uuid) -> Result<Vec<AffiliationFact>> {
    db.connection().fetch_all(LIST_CHILD_AFFILIATIONS, values![adult]).await?.iter().map(read_affiliation).collect()
}

/// All relations of an adult with children, also claims, barred and ended ones; the first begun first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_edges(db: &mut impl Db, adult: Uuid) -> Result<Vec<EdgeFact>> {
    db.connection().fetch_all(LIST_EDGES, values![adult]).await?.iter().map(read_edge).collect()
}

/// All that children chose about an adult, also what was taken back.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_choices(db: &mut impl Db, adult: Uuid) -> Result<Vec<ChoiceFact>> {
    db.connection().fetch_all(LIST_CHOICES, values![adult]).await?.iter().map(read_choice).collect()
}

fn read_affiliation(row: &Row) -> Result<AffiliationFact> {
    Ok(AffiliationFact {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        role: row.get("role")?,
        grade: row.get("grade")?,
        rights: row.get("rights")?,
        begins_at: row.get("begins_at")?,
        ends_at: row.get("ends_at")?,
        suspended_at: row.get("suspended_at")?,
        organisation_id: row.get("organisation_id")?,
        organisation_kind: row.get("organisation_kind")?,
        organisation_name: row.get("organisation_name")?,
        country: row.get("country")?,
        time_zone: row.get("time_zone")?,
        accent: row.get("accent")?,
        parent_id: row.get("parent_id")?,
        organisation_ended_at: row.get("organisation_ended_at")?,
    })
}

fn read_edge(row: &Row) -> Result<EdgeFact> {
    let (name, preferred): (String, String) = (row.get("name")?, row.get("preferred_name")?);
    Ok(EdgeFact {
        id: row.get("id")?,
        child_id: row.get("child_id")?,
        child_name: if preferred.is_empty() { name } else { preferred },
        birth_date: row.get("birth_date")?,
        birth_date_by: row.get("birth_date_by")?,
        organisation_id: row.get("organisation_id")?,
        kind: row.get("kind")?,
        rights: row.get("rights")?,
        barred_at: row.get("barred_at")?,
        begins_on: row.get("begins_on")?,
        begins_at: row.get("begins_at")?,
        ends_on: row.get("ends_on")?,
        ends_at: row.get("ends_at")?,
        verified_at: row.get("verified_at")?,
        retired_at: row.get("retired_at")?,
    })
}

fn read_choice(row: &Row) -> Result<ChoiceFact> {
    Ok(ChoiceFact {
        child_id: row.get("child_id")?,
        topic: row.get("topic")?,
        choice: row.get("choice")?,
        begins_at: row.get("begins_at")?,
        ends_at: row.get("ends_at")?,
        ended_at: row.get("ended_at")?,
    })
}
