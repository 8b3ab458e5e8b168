//! What somebody is to somebody: affiliations, guardians and holders as rows of the database, with the moments of their days.

use jiff::tz::TimeZone;
use portico_store::Write;
use portico_store::affiliation::{self, Affiliation};
use portico_store::guardian_claim::{self, GuardianClaim};
use portico_store::holding::{self, Holding};
use serde_json::{Value, json};

use super::said::{AffiliationSaid, GuardianSaid, HoldingSaid, TableName};
use super::survey::Survey;
use crate::clock::Micros;
use crate::portal::days::{day_begins, day_ends};
use crate::{Error, Identity};

/// Where a row does not say since when, it is since always.
const ALWAYS: &str = "1970-01-01";
/// The topics of firms.
const FIRM: [&str; 6] = ["orders", "tickets", "invoices", "logs", "reports", "settings"];

impl Identity {
    pub(super) async fn write_affiliation(
        &self,
        db: &mut Write,
        survey: &Survey<'_>,
        said: &AffiliationSaid,
        hash: [u8; 32],
        now: Micros,
    ) -> Result<(), Error> {
        let place = survey.place(said.organisation.as_deref());
        let (begins, ends) = moments(&place.zone, said.begins_on.as_deref(), said.ends_on.as_deref())?;
        let (begins_on, begins_at) = begins.unwrap_or_else(|| (ALWAYS.into(), 0));
        let (ends_on, ends_at) = ends.unzip();
        let row = Affiliation {
            id: self.new_id()?,
            person_id: survey.person(&said.person)?,
            organisation_id: place.id,
            role: said.role.clone(),
            grade: said.grade.clone(),
            title: said.title.clone(),
            rights: said.rights.clone().unwrap_or_else(|| usual_rights(&said.role)).to_string(),
            begins_on,
            begins_at,
            ends_on,
            ends_at,
            sponsor_id: None,
            attested_at: None,
            warned_at: None,
            suspended_at: None,
            source: survey.plan.source.clone(),
            source_key: said.key.clone(),
            hash,
            created_at: now,
            retired_at: None,
        };
        Ok(affiliation::upsert(db, &row).await?)
    }

    pub(super) async fn write_guardian(
        &self,
        db: &mut Write,
        survey: &Survey<'_>,
        said: &GuardianSaid,
        hash: [u8; 32],
        now: Micros,
    ) -> Result<(), Error> {
        let place = survey.place(said.organisation.as_deref());
        let (begins, ends) = moments(&place.zone, said.begins_on.as_deref(), said.ends_on.as_deref())?;
        let claim = GuardianClaim {
            id: self.new_id()?,
            adult_id: survey.person(&said.adult)?,
            child_id: survey.person(&said.child)?,
            organisation_id: Some(place.id),
            kind: said.kind.clone(),
            rights: guardian_rights(&said.kind).to_string(),
            barred_at: said.barred.then_some(now),
            begins: begins.unwrap_or_else(|| (ALWAYS.into(), 0)),
            ends,
            source: survey.plan.source.clone(),
            source_key: said.key.clone(),
            hash,
            now,
        };
        Ok(guardian_claim::upsert(db, &claim).await?)
    }

    pub(super) async fn write_holding(
        &self,
        db: &mut Write,
        survey: &Survey<'_>,
        said: &HoldingSaid,
        hash: [u8; 32],
    ) -> Result<(), Error> {
        let (kind, key) = &said.record;
        let record = survey.id_of(&TableName::Records(kind.clone()), key);
        let (begins, ends) = moments(&survey.home.time_zone, said.begins_on.as_deref(), said.ends_on.as_deref())?;
        let row = Holding {
            id: self.new_id()?,
            record_id: record.ok_or_else(|| Error::Internal("a held record without an id".into()))?,
            person_id: survey.person(&said.person)?,
            role: said.role.clone(),
            begins,
            ends,
            source: survey.plan.source.clone(),
            source_key: said.key.clone(),
            hash,
        };
        Ok(holding::upsert(db, &row).await?)
    }
}

type Day = (String, Micros);

/// The first moment of the first day, and the first after the last one.
fn moments(zone: &TimeZone, begins: Option<&str>, ends: Option<&str>) -> Result<(Option<Day>, Option<Day>), Error> {
    let wrong = || Error::Internal("a day that was checked is none".into());
    let begins =
        begins.map(|day| day_begins(zone, day).map(|at| (day.to_owned(), at)).ok_or_else(wrong)).transpose()?;
    let ends = ends.map(|day| day_ends(zone, day).map(|at| (day.to_owned(), at)).ok_or_else(wrong)).transpose()?;
    Ok((begins, ends))
}

/// What members and admins may do when their source does not say.
fn usual_rights(role: &str) -> Value {
    match role {
        "admin" => json!({ "see": FIRM, "act": FIRM }),
        "member" => json!({ "see": FIRM, "act": [] }),
        _ => json!({}),
    }
}

/// What a guardian may do once verified: everything; a relative or aide sees when the child is where.
fn guardian_rights(kind: &str) -> Value {
    match kind {
        "parent" | "guardian" => json!({ "see": ["*"], "act": ["*"], "consent": ["*"], "told": ["*"] }),
        _ => json!({ "see": ["profile", "timetable", "attendance"], "act": [], "consent": [], "told": [] }),
    }
}
