//! Rows of a mapping that are organisations, persons, or say what somebody is to somebody.

use portico_identity::portal::imports::{
    AffiliationSaid, Fault, GuardianSaid, HoldingSaid, OrganisationSaid, PersonSaid, Said, What,
};
use serde_json::{Map, json};

use super::cells::Cells;
use super::mapping::{AffiliationMap, GuardianMap, HoldingMap, OrganisationMap, PersonMap};

impl Cells<'_> {
    pub(super) fn organisation(&self, map: &OrganisationMap) -> OrganisationSaid {
        OrganisationSaid {
            key: self.text(&map.key),
            kind: self.text(&map.kind),
            name: self.text(&map.name),
            country: self.perhaps(map.country.as_ref()),
            time_zone: self.perhaps(map.time_zone.as_ref()),
            parent: self.perhaps(map.parent.as_ref()),
            mail: self.plain(map.mail.as_ref()),
            phone: self.plain(map.phone.as_ref()),
        }
    }

    pub(super) fn person(&self, map: &PersonMap) -> (What, Vec<Fault>) {
        let mut odd = Vec::new();
        let birth_date = self.day("birth_date", map.birth_date.as_ref()).unwrap_or_else(|fault| {
            odd.push(Fault { code: "birth-date", detail: format!("{}; left out", fault.detail), ..fault });
            None
        });
        let (given, family) = (self.plain(map.given_name.as_ref()), self.plain(map.family_name.as_ref()));
        let name = self.perhaps(map.name.as_ref()).unwrap_or_else(|| format!("{given} {family}"));
        let mut fields = Map::new();
        let plain = [
            ("email", &map.email),
            ("phone", &map.phone),
            ("address", &map.address),
            ("language", &map.language),
            ("gender", &map.gender),
            ("grade", &map.grade),
        ];
        let said = plain.into_iter().map(|(field, from)| (field, self.plain(from.as_ref())));
        for (field, text) in [("given_name", given), ("family_name", family)].into_iter().chain(said) {
            if !text.is_empty() {
                fields.insert(field.into(), json!(text));
            }
        }
        let said = PersonSaid { key: self.text(&map.key), name: name.trim().to_owned(), birth_date, fields };
        (What::Says(Said::Person(said)), odd)
    }

    pub(super) fn affiliation(&self, map: &AffiliationMap) -> (String, Result<Said, Fault>) {
        let (person, role) = (self.text(&map.person), self.text(&map.role));
        let organisation = self.perhaps(map.organisation.as_ref());
        let usual = || joined([&person, &role], organisation.as_deref().unwrap_or_default());
        let key = map.key.as_ref().map_or_else(usual, |key| self.text(key));
        let rights = (map.see.is_some() || map.act.is_some())
            .then(|| json!({ "see": map.see.clone().unwrap_or_default(), "act": map.act.clone().unwrap_or_default() }));
        // An empty cell is a firm forgotten, not the source's own organisation.
        let is_firm_missing =
            map.organisation.is_some() && organisation.is_none() && matches!(role.as_str(), "member" | "admin");
        let said = || {
            if is_firm_missing {
                return Err(Fault::of("organisation", "missing", "a member or admin needs a firm"));
            }
            Ok(Said::Affiliation(AffiliationSaid {
                key: key.clone(),
                person,
                organisation: organisation.clone(),
                role,
                grade: self.plain(map.grade.as_ref()),
                title: self.plain(map.title.as_ref()),
                rights,
                begins_on: self.day("begins_on", map.begins_on.as_ref())?,
                ends_on: self.day("ends_on", map.ends_on.as_ref())?,
            }))
        };
        let said = said();
        (key, said)
    }

    pub(super) fn guardian(&self, map: &GuardianMap) -> (String, Result<Said, Fault>) {
        let (adult, child) = (self.text(&map.adult), self.text(&map.child));
        let organisation = self.perhaps(map.organisation.as_ref());
        let usual = || joined([&child, &adult], organisation.as_deref().unwrap_or_default());
        let key = map.key.as_ref().map_or_else(usual, |key| self.text(key));
        let said = || {
            Ok(Said::Guardian(GuardianSaid {
                key: key.clone(),
                twin: None,
                adult,
                child,
                organisation: organisation.clone(),
                kind: self.text(&map.kind),
                barred: self.plain(map.barred.as_ref()).eq_ignore_ascii_case("true"),
                begins_on: self.day("begins_on", map.begins_on.as_ref())?,
                ends_on: self.day("ends_on", map.ends_on.as_ref())?,
            }))
        };
        let said = said();
        (key, said)
    }

    pub(super) fn holding(&self, map: &HoldingMap) -> (String, Result<Said, Fault>) {
        let (record, person) = (self.text(&map.record), self.text(&map.person));
        let usual =
            || if record.is_empty() || person.is_empty() { String::new() } else { format!("{record}/{person}") };
        let key = map.key.as_ref().map_or_else(usual, |key| self.text(key));
        let said = || {
            Ok(Said::Holding(HoldingSaid {
                key: key.clone(),
                record: (map.record_kind.clone(), record),
                person,
                role: self.plain(map.role.as_ref()),
                begins_on: self.day("begins_on", map.begins_on.as_ref())?,
                ends_on: self.day("ends_on", map.ends_on.as_ref())?,
            }))
        };
        let said = said();
        (key, said)
    }
}

/// The key of a row that has none of its own. Where one of the two is not said, nobody can tell which row it is.
fn joined(two: [&str; 2], place: &str) -> String {
    let [one, other] = two;
    if one.is_empty() || other.is_empty() { String::new() } else { format!("{one}/{other}/{place}") }
}
