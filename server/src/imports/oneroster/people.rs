//! Users and their roles: persons, and what they are where.

use portico_identity::portal::imports::{AffiliationSaid, Fault, Mode, PersonSaid, Said, TableName, What};
use serde_json::{Map, Value, json};

use super::super::days::DayFormat;
use super::facts::{full_name, is_enabled, short, split};
use super::lines::{Here, Read};
use super::manifest::RosterVersion;
use super::roles::{Part, part_of};
use super::{RosterReader, first};

impl RosterReader {
    pub(super) fn read_person(&self, here: &mut Here<'_>) -> Read {
        let needed: &[&str] = match self.version {
            RosterVersion::V1P1 => &["enabledUser", "orgSourcedIds", "role", "username", "givenName", "familyName"],
            RosterVersion::V1P2 => &["enabledUser", "username", "givenName", "familyName"],
        };
        for column in needed {
            here.needed(column)?;
        }
        let born = self.facts.births.get(&short(&here.key)).map(|born| DayFormat::Iso.read(born));
        if born == Some(None) {
            here.odd.push(Fault::of("birthDate", "birth-date", "is not a day such as 2010-05-01; left out"));
        }
        let mut said = vec![What::Says(Said::Person(PersonSaid {
            key: here.key.clone(),
            name: full_name(here.table, here.row),
            birth_date: born.flatten(),
            fields: fields(here),
        }))];
        // In 1.2 their roles stand in another file, which may not speak of them this time.
        if self.version == RosterVersion::V1P2 && self.facts.disabled.contains(&short(&here.key)) {
            said.push(no_roles(&here.key));
        }
        Ok(said)
    }

    /// 1.1: the role of a user, in each of their organisations.
    pub(super) fn read_user_role(&self, here: &mut Here<'_>) -> Vec<What> {
        let mut keys = Vec::new();
        let mut all = Vec::new();
        if is_enabled(here.cell("enabledUser")) {
            for org in split(here.cell("orgSourcedIds")) {
                let key = format!("{}/{org}/{}", here.key, here.cell("role"));
                let said = affiliation(here, key.clone(), here.key.clone(), self.organisation(org));
                match said {
                    Ok(said) if !keys.contains(&key) => {
                        keys.push(key);
                        all.push(What::Says(Said::Affiliation(said)));
                    }
                    Ok(_) => {}
                    Err(fault) => {
                        here.odd.push(fault);
                        break;
                    }
                }
            }
        }
        if here.table.mode == Mode::Delta {
            all.push(What::Only(TableName::Affiliations, format!("{}/", here.key), keys));
        } else if all.is_empty() && !here.odd.is_empty() {
            all.push(What::Nothing(TableName::Affiliations, here.key.clone()));
        }
        all
    }

    /// 1.2: one role of a user in an organisation.
    pub(super) fn read_role(&self, here: &mut Here<'_>) -> Read {
        for column in ["userSourcedId", "roleType", "role", "orgSourcedId"] {
            here.needed(column)?;
        }
        // Whoever is not enabled has no role, whatever this file says.
        if self.facts.disabled.contains(&short(here.cell("userSourcedId"))) {
            return Ok(vec![no_roles(here.cell("userSourcedId"))]);
        }
        let (user, org) = (here.cell("userSourcedId").to_owned(), self.organisation(here.cell("orgSourcedId")));
        match affiliation(here, role_key(here), user, org) {
            Ok(mut said) => {
                if said.role == "student" {
                    said.grade =
                        self.facts.grades.get(&short(&said.person)).map(|grade| grade.to_string()).unwrap_or_default();
                }
                said.begins_on = here.day("beginDate")?;
                said.ends_on = here.day("endDate")?;
                Ok(vec![What::Says(Said::Affiliation(said))])
            }
            Err(fault) => {
                here.odd.push(fault);
                Ok(vec![What::Nothing(TableName::Affiliations, role_key(here))])
            }
        }
    }
}

/// What else is said about a person.
fn fields(here: &Here<'_>) -> Map<String, Value> {
    let phone = if here.cell("phone").is_empty() { "sms" } else { "phone" };
    let columns = [
        ("given_name", "givenName"),
        ("family_name", "familyName"),
        ("email", "email"),
        ("phone", phone),
        ("grade", "grades"),
    ];
    let said = columns.into_iter().filter_map(|(field, column)| Some((field.to_owned(), json!(here.text(column)?))));
    // Kept, as a later delta may speak of a role of theirs and not of them.
    let disabled = (!is_enabled(here.cell("enabledUser"))).then(|| ("disabled".to_owned(), json!(true)));
    said.chain(disabled).collect()
}

/// None of a person's roles is left; in a bulk, what is not said is gone anyway.
pub(super) fn no_roles(person: &str) -> What {
    What::Only(TableName::Affiliations, format!("{person}/"), Vec::new())
}

/// What a role of 1.2 is called: its person first, so that all of somebody's roles can be found.
pub(super) fn role_key(here: &Here<'_>) -> String {
    format!("{}/{}", here.cell("userSourcedId"), here.key)
}

/// A role here; what is odd where there is none.
fn affiliation(
    here: &Here<'_>,
    key: String,
    person: String,
    organisation: Option<String>,
) -> Result<AffiliationSaid, Fault> {
    let (role, grade) = match part_of(here.cell("role")) {
        Some(Part::Student) => ("student", first(here.cell("grades"))),
        Some(Part::Teacher) => ("teacher", String::new()),
        Some(Part::Guardian(_)) => ("guardian", String::new()),
        Some(Part::Staff) => {
            return Err(Fault::of(
                "role",
                "staff",
                "is a role that sees nothing in the portal; the person is known, nothing more",
            ));
        }
        None => {
            return Err(Fault::of(
                "role",
                "unknown-role",
                "is not a role of OneRoster; the person is known, nothing more",
            ));
        }
    };
    Ok(AffiliationSaid {
        key,
        person,
        organisation,
        role: role.into(),
        grade,
        title: String::new(),
        rights: None,
        begins_on: None,
        ends_on: None,
    })
}
