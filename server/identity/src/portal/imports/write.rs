//! One row of a source becomes rows of the database.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use portico_store::person::{self, Person};
use portico_store::source_person::{self, SourcePerson};
use portico_store::{Db, Write, organisation};
use serde_json::{Value, json};
use uuid::Uuid;

use super::index::hash_key;
use super::record::record_row;
use super::said::{Fault, OrganisationSaid, PersonSaid, Said, TableName};
use super::survey::Survey;
use crate::address::EmailAddress;
use crate::clock::Micros;
use crate::events::hash_fields;
use crate::portal::days::zone_named;
use crate::portal::organisations::{Organisation, OrganisationKind};
use crate::{Error, Identity};

/// An organisation that rows name.
#[derive(Debug, Clone)]
pub(super) struct Where {
    pub(super) id: Uuid,
    pub(super) zone: TimeZone,
}

/// The organisations of a source by their keys.
pub(super) async fn places(db: &mut impl Db, source: &str) -> Result<HashMap<String, Where>, Error> {
    let (mut all, mut after) = (HashMap::new(), String::new());
    loop {
        let rows = organisation::list_of_source(db, source, &after).await?;
        let Some(last) = rows.last() else { return Ok(all) };
        after.clone_from(&last.source_key);
        for row in rows {
            let zone = zone_named(&row.time_zone).unwrap_or(TimeZone::UTC);
            all.insert(row.source_key, Where { id: row.id, zone });
        }
    }
}

/// Where the rows of an organisation are.
pub(super) fn place_of(said: &OrganisationSaid, home: &Organisation, id: Option<Uuid>) -> Where {
    let zone = said.time_zone.as_deref().and_then(zone_named).unwrap_or_else(|| home.time_zone.clone());
    Where { id: id.unwrap_or_default(), zone }
}

/// SHA-256 of what a row says and where it is said.
pub(super) fn hash(said: &Said, home: &Organisation) -> [u8; 32] {
    let text = serde_json::to_vec(said).unwrap_or_default();
    hash_fields(&[b"1", &text, home.time_zone.iana_name().unwrap_or_default().as_bytes()])
}

/// What is odd about a row; or what is wrong with it.
pub(super) fn check(said: &mut Said, identity: &Identity) -> Result<Vec<Fault>, Fault> {
    super::check::check(said, identity.kinds(), identity.now())
}

impl Identity {
    /// Under which hashes the erasure of somebody may stand.
    pub(super) fn tombstones_of(&self, source: &str, said: &PersonSaid) -> Vec<[u8; 32]> {
        let mut hashes = self.tombstones_of_source(source, &said.key);
        let email = said.fields.get("email").and_then(Value::as_str);
        if let Some(email) = email.and_then(|email| EmailAddress::parse(email).ok()) {
            hashes.extend(self.tombstones_of_address(&email));
        }
        hashes
    }

    /// Writes one row. Ids of new rows that others name are kept in the survey, and told to the caller, who takes them back if the transaction
    /// fails.
    pub(super) async fn write_said(
        &self,
        db: &mut Write,
        survey: &mut Survey<'_>,
        said: &Said,
        now: Micros,
    ) -> Result<Option<(TableName, u128)>, Error> {
        let hash = hash(said, &survey.home);
        match said {
            Said::Organisation(said) => return self.write_organisation(db, survey, said, hash, now).await,
            Said::Person(said) => return self.write_person(db, survey, said, hash, now).await,
            Said::Affiliation(said) => self.write_affiliation(db, survey, said, hash, now).await?,
            Said::Guardian(said) => self.write_guardian(db, survey, said, hash, now).await?,
            Said::Holding(said) => self.write_holding(db, survey, said, hash).await?,
            Said::Record(said) => {
                let table = TableName::Records(said.kind.clone());
                let known = survey.id_of(&table, &said.key);
                let id = known.map_or_else(|| self.new_id(), Ok)?;
                let row = record_row(self, survey, said, id, hash, now)?;
                portico_store::record::upsert(db, &row).await?;
                if known.is_none() && super::gather::is_named(self, &said.kind) {
                    return Ok(Some(survey.keep_id(table, &said.key, id)));
                }
            }
        }
        Ok(None)
    }

    async fn write_organisation(
        &self,
        db: &mut Write,
        survey: &mut Survey<'_>,
        said: &OrganisationSaid,
        hash: [u8; 32],
        now: Micros,
    ) -> Result<Option<(TableName, u128)>, Error> {
        let known = survey.id_of(&TableName::Organisations, &said.key);
        let id = known.map_or_else(|| self.new_id(), Ok)?;
        let home = &survey.home;
        let zone = place_of(said, home, Some(id));
        let parent = said.parent.as_ref().and_then(|key| survey.places.get(key)).map(|place| place.id);
        let above = || fits_under(&said.kind, home.kind).then_some(home.id);
        let row = organisation::Organisation {
            id,
            kind: said.kind.clone(),
            name: said.name.clone(),
            country: said.country.clone().unwrap_or_else(|| home.country.clone()),
            time_zone: zone.zone.iana_name().unwrap_or("UTC").to_owned(),
            languages: serde_json::to_string(&home.languages)?,
            accent: home.accent.clone().unwrap_or_default(),
            mail: said.mail.clone(),
            phone: said.phone.clone(),
            website: String::new(),
            parent_id: parent.or_else(above),
            source: survey.plan.source.clone(),
            source_key: said.key.clone(),
            hash,
            created_at: now,
            ended_at: None,
        };
        organisation::put(db, &row).await?;
        survey.places.insert(said.key.clone(), zone);
        Ok(known.is_none().then(|| survey.keep_id(TableName::Organisations, &said.key, id)))
    }

    async fn write_person(
        &self,
        db: &mut Write,
        survey: &mut Survey<'_>,
        said: &PersonSaid,
        hash: [u8; 32],
        now: Micros,
    ) -> Result<Option<(TableName, u128)>, Error> {
        let known = survey.id_of(&TableName::Persons, &said.key);
        let person_id = known.map_or_else(|| self.new_id(), Ok)?;
        let birth_date = said.birth_date.clone().unwrap_or_default();
        if known.is_some() {
            source_person::rename(db, person_id, &said.name).await?;
            if !birth_date.is_empty() {
                let school = matches!(survey.home.kind, OrganisationKind::School | OrganisationKind::District);
                source_person::set_birth_date(db, person_id, &birth_date, school).await?;
            }
        } else {
            let language = survey.home.languages.first().cloned().unwrap_or_else(|| "en".into());
            person::insert(db, &new_person(person_id, self.rng().bytes::<64>()?, said, birth_date, language, now))
                .await?;
        }
        let mut fields = said.fields.clone();
        fields.insert("name".into(), json!(said.name));
        fields.insert("birth_date".into(), json!(said.birth_date));
        let row = SourcePerson {
            id: self.new_id()?,
            source: survey.plan.source.clone(),
            source_key: said.key.clone(),
            person_id,
            fields: Value::Object(fields).to_string(),
            hash,
            changed_at: now,
        };
        source_person::upsert(db, &row).await?;
        Ok(known.is_none().then(|| survey.keep_id(TableName::Persons, &said.key, person_id)))
    }
}

impl Survey<'_> {
    fn keep_id(&mut self, table: TableName, key: &str, id: Uuid) -> (TableName, u128) {
        let key = hash_key(key);
        self.indexes.entry(table.clone()).or_default().ids.insert(key, id);
        (table, key)
    }

    /// The organisation that a row names, or the source's own.
    pub(super) fn place(&self, key: Option<&str>) -> Where {
        let named = key.and_then(|key| self.places.get(key)).cloned();
        named.unwrap_or_else(|| Where { id: self.home.id, zone: self.home.time_zone.clone() })
    }

    /// The person that a row names.
    pub(super) fn person(&self, key: &str) -> Result<Uuid, Error> {
        self.id_of(&TableName::Persons, key).ok_or_else(|| Error::Internal("a person without an id".into()))
    }
}

fn new_person(
    id: Uuid,
    handle: [u8; 64],
    said: &PersonSaid,
    birth_date: String,
    language: String,
    now: Micros,
) -> Person {
    let said_by = if birth_date.is_empty() { "" } else { person::BY_SOURCE };
    Person {
        id,
        user_handle: handle.to_vec(),
        name: said.name.clone(),
        preferred_name: String::new(),
        birth_date,
        birth_date_by: said_by.into(),
        language,
        time_zone: String::new(),
        look: String::new(),
        passkey_offer_at: 0,
        frozen_at: None,
        session_epoch: 0,
        restricted_at: None,
        gpc_at: None,
        created_at: now,
    }
}

fn fits_under(kind: &str, above: OrganisationKind) -> bool {
    matches!((kind, above), ("firm", OrganisationKind::Vendor) | ("school", OrganisationKind::District))
}
