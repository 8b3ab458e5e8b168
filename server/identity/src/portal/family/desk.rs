//! What a desk does with guardianships: list, verify, end. Each is told in both histories, and holds at the next request.

use portico_store::guardianship::{self, Guardianship};
use portico_store::{Db, invitation, organisation, person};
use serde_json::json;
use uuid::Uuid;

use super::choosing::lock_people;
use super::guardians::is_barred;
use super::view::organisation_name;
use crate::events::EventKind;
use crate::portal::days::{day_ends, zone_named};
use crate::rights::WordsProblem;
use crate::rights::words::parse_words;
use crate::{Circumstances, Error, Identity};

/// A guardianship, for the desk.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct EdgeSummary {
    /// UUIDv7.
    pub id: Uuid,
    /// The adult.
    pub adult: Uuid,
    /// What the adult is called.
    pub adult_name: String,
    /// The child.
    pub child: Uuid,
    /// What the child is called.
    pub child_name: String,
    /// What the adult is to the child.
    pub kind: String,
    /// Where it holds; empty for everywhere.
    pub school: String,
    /// The source; empty when it was made here.
    pub source: String,
    /// `claim`, `open`, `coming`, `ended`, `barred` or `gone`.
    pub state: &'static str,
    /// The first day, ISO 8601.
    pub begins_on: String,
    /// The last day, ISO 8601.
    pub ends_on: Option<String>,
    /// What it was verified by, in a few words.
    pub evidence: String,
    /// Why the adult is barred, in the desk's words.
    pub barred_why: String,
    /// Whether a source or a desk stated when the child was born. Without it nobody comes of age.
    pub birth_date_stated: bool,
    /// Whether every claim of the child waits for a desk, as an adult who was barred from them has been erased.
    pub claims_wait: bool,
}

/// What came of verifying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum VerifiedEdge {
    /// It counts from now on.
    Verified,
    /// It counted already.
    Unchanged,
    /// There is no such one, or its source took it back.
    NotFound,
    /// The adult is barred from the child.
    Barred,
    /// The words cannot be kept.
    Unreadable(WordsProblem),
}

/// What came of ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum EndedEdge {
    /// It ends with the day.
    Ended,
    /// It ended before that.
    Unchanged,
    /// There is no such one.
    NotFound,
    /// The day is none.
    WrongDay,
}

impl Identity {
    /// The guardianships of a person, as adult and as child; of everybody without one, a thousand after an id (nil for the first).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_guardianships(&self, of: Option<Uuid>, after: Uuid) -> Result<Vec<EdgeSummary>, Error> {
        let mut db = self.store().read().await?;
        let rows = match of {
            None => guardianship::list_after(&mut db, after).await?,
            Some(person) => {
                let mut rows = guardianship::list_by_adult(&mut db, person).await?;
                rows.extend(guardianship::list_by_child(&mut db, person).await?);
                rows
            }
        };
        let mut edges = Vec::with_capacity(rows.len());
        for row in rows {
            edges.push(self.summarise(&mut db, row).await?);
        }
        Ok(edges)
    }

    async fn summarise(&self, db: &mut impl Db, row: Guardianship) -> Result<EdgeSummary, Error> {
        let state = state_of(&row, self.now());
        let school = organisation_name(db, row.organisation_id).await?;
        let adult_name = name_of(db, row.adult_id).await?;
        let child = person::find(db, row.child_id).await?;
        let birth_date_stated = child.as_ref().is_some_and(|child| !child.birth_date_by.is_empty());
        let claims_wait = guardianship::claims_wait(db, row.child_id).await?;
        Ok(EdgeSummary {
            id: row.id,
            adult: row.adult_id,
            adult_name,
            child: row.child_id,
            child_name: child.map(|child| child.name).unwrap_or_default(),
            kind: row.kind,
            school,
            source: row.source,
            state,
            begins_on: row.begins_on,
            ends_on: row.ends_on,
            evidence: row.evidence,
            barred_why: row.barred_why,
            birth_date_stated,
            claims_wait,
        })
    }

    /// Verifies a guardianship that a source said, by what the desk saw.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify_guardianship(&self, id: Uuid, evidence: &str) -> Result<VerifiedEdge, Error> {
        let evidence = match parse_words(evidence) {
            Ok(evidence) => evidence,
            Err(problem) => return Ok(VerifiedEdge::Unreadable(problem)),
        };
        let mut db = self.store().write().await?;
        let Some(row) = guardianship::find(&mut db, id).await? else { return Ok(VerifiedEdge::NotFound) };
        lock_people(&mut db, &[row.adult_id, row.child_id]).await?;
        let Some(row) = guardianship::find(&mut db, id).await? else { return Ok(VerifiedEdge::NotFound) };
        let between = guardianship::list_by_child(&mut db, row.child_id).await?;
        if row.retired_at.is_some() {
            return Ok(VerifiedEdge::NotFound);
        }
        if is_barred(&between, row.adult_id) {
            return Ok(VerifiedEdge::Barred);
        }
        if !guardianship::verify(&mut db, id, self.now(), &evidence).await? {
            return Ok(VerifiedEdge::Unchanged);
        }
        invitation::withdraw_for_guardianship(&mut db, id, self.now()).await?;
        self.record_both_sides(&mut db, EventKind::GuardianLinked, &row, &Circumstances::by_itself()).await?;
        db.commit().await?;
        Ok(VerifiedEdge::Verified)
    }

    /// Ends a guardianship with a day (ISO 8601), where its school is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end_guardianship(&self, id: Uuid, ends_on: &str) -> Result<EndedEdge, Error> {
        let mut db = self.store().write().await?;
        let Some(row) = guardianship::find(&mut db, id).await? else { return Ok(EndedEdge::NotFound) };
        let school = match row.organisation_id {
            Some(school) => organisation::find(&mut db, school).await?,
            None => None,
        };
        let zone = school.and_then(|school| zone_named(&school.time_zone)).or_else(|| zone_named("UTC"));
        let Some(ends_at) = zone.and_then(|zone| day_ends(&zone, ends_on)) else { return Ok(EndedEdge::WrongDay) };
        lock_people(&mut db, &[row.adult_id, row.child_id]).await?;
        let Some(row) = guardianship::find(&mut db, id).await? else { return Ok(EndedEdge::NotFound) };
        if !guardianship::end(&mut db, id, ends_on, ends_at).await? {
            return Ok(EndedEdge::Unchanged);
        }
        self.record_both_sides(&mut db, EventKind::GuardianEnded, &row, &Circumstances::by_itself()).await?;
        db.commit().await?;
        Ok(EndedEdge::Ended)
    }

    /// In the histories of the adult and of the child. The circumstances are the adult's.
    pub(in crate::portal) async fn record_both_sides(
        &self,
        db: &mut portico_store::Write,
        kind: EventKind,
        row: &Guardianship,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let detail = json!({ "guardianship": row.id, "adult": row.adult_id, "child": row.child_id });
        let mut own = detail.clone();
        if let Some(own) = own.as_object_mut().filter(|_| !at.device.is_empty()) {
            own.insert("device".into(), at.device.clone().into());
        }
        self.record(db, kind, Some(row.adult_id), at, own).await?;
        self.record(db, kind, Some(row.child_id), &Circumstances::by_itself(), detail).await
    }
}

fn state_of(row: &Guardianship, now: crate::clock::Micros) -> &'static str {
    if row.barred_at.is_some() {
        "barred"
    } else if row.retired_at.is_some() {
        "gone"
    } else if row.ends_at.is_some_and(|end| end <= now) {
        "ended"
    } else if row.verified_at.is_none() {
        "claim"
    } else if row.begins_at > now {
        "coming"
    } else {
        "open"
    }
}

pub(in crate::portal) async fn name_of(db: &mut impl Db, id: Uuid) -> Result<String, Error> {
    Ok(person::find(db, id).await?.map(|person| person.name).unwrap_or_default())
}
