//! The schools that records come from: what they are called, and what their clocks say.

use portico_identity::portal::Shown;
use uuid::Uuid;

use crate::locale::zones::Zone;
use crate::shell::{Detour, Visit};

/// Schools by id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schools(Vec<(Uuid, School)>);

#[derive(Clone, Debug)]
struct School {
    name: String,
    zone: Zone,
}

impl Schools {
    /// The schools that records come from.
    pub(crate) async fn of_records(visit: &Visit, records: &[Shown]) -> Result<Self, Detour> {
        let mut ids: Vec<Uuid> = records.iter().map(|record| record.provider).collect();
        ids.sort_unstable();
        ids.dedup();
        Self::load(visit, ids).await
    }

    /// Schools by their ids; one that is not there any more has no name and shows universal time.
    pub(crate) async fn load(visit: &Visit, ids: Vec<Uuid>) -> Result<Self, Detour> {
        let mut schools = Self::default();
        for id in ids {
            if let Some(found) = visit.portal.identity.find_organisation(id).await? {
                let zone = Zone::from(found.time_zone);
                schools.0.push((id, School { name: found.name, zone }));
            }
        }
        Ok(schools)
    }

    fn find(&self, id: Uuid) -> Option<&School> {
        self.0.iter().find(|(known, _)| *known == id).map(|(_, school)| school)
    }

    /// The zone of a school's clocks.
    pub(crate) fn zone(&self, id: Uuid) -> Zone {
        self.find(id).map_or(Zone::UTC, |school| school.zone.clone())
    }

    /// What a school is called, where there are several: then it has to be said.
    pub(crate) fn name_among_several(&self, id: Uuid) -> Option<String> {
        self.find(id).filter(|_| self.0.len() > 1).map(|school| school.name.clone())
    }
}

#[cfg(test)]
impl Schools {
    /// Schools by number, name and IANA zone.
    pub(crate) fn of(all: &[(u128, &str, &str)]) -> Self {
        let school = |(id, name, zone): &(u128, &str, &str)| {
            (Uuid::from_u128(*id), School { name: (*name).into(), zone: Zone::parse(zone).unwrap() })
        };
        Self(all.iter().map(school).collect())
    }
}

/// A record of a school, with these fields.
#[cfg(test)]
pub(crate) fn record(kind: &str, school: u128, at: i64, fields: serde_json::Value) -> Shown {
    let fields = fields.as_object().cloned().unwrap_or_default();
    let state = ["change", "state"].iter().find_map(|name| fields.get(*name)?.as_str()).unwrap_or_default();
    Shown {
        id: Uuid::from_u128(at.unsigned_abs().into()),
        kind: kind.into(),
        provider: Uuid::from_u128(school),
        within: None,
        at,
        amount: None,
        state: state.to_owned(),
        fields,
        hidden: Vec::new(),
        changed_at: 0,
    }
}
