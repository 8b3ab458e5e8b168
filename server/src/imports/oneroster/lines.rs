//! A row of a bundle becomes what it says.

use portico_identity::portal::imports::{
    AffiliationSaid, Fault, GuardianSaid, HoldingSaid, Line, Mode, OrganisationSaid, PersonSaid, RecordSaid, Said,
    TableName, What,
};
use serde_json::{Map, json};

use super::super::csv_table::CsvRow;
use super::super::days::{DayFormat, read_decimal};
use super::facts::{full_name, is_going, short, split};
use super::manifest::RosterVersion;
use super::roles::{Part, guardian_kind, part_of};
use super::tables::RosterTable;
use super::{RosterReader, Stage, first};

/// A row, its file and what is odd about it.
struct Here<'r> {
    table: &'r RosterTable,
    row: &'r CsvRow,
    key: String,
    odd: Vec<Fault>,
}

impl<'r> Here<'r> {
    fn cell(&self, column: &str) -> &'r str {
        self.table.cell(self.row, column)
    }

    fn text(&self, column: &str) -> Option<String> {
        Some(self.cell(column).to_owned()).filter(|text| !text.is_empty())
    }

    fn day(&self, column: &str) -> Result<Option<String>, Fault> {
        let Some(text) = self.text(column) else { return Ok(None) };
        let wrong = || Fault::of(column, "invalid", "is not a day such as 2026-09-01");
        DayFormat::Iso.read(&text).map(Some).ok_or_else(wrong)
    }

    fn needed(&self, column: &str) -> Result<(), Fault> {
        if self.cell(column).is_empty() { Err(Fault::of(column, "missing", "is empty")) } else { Ok(()) }
    }
}

type Read = Result<Vec<What>, Fault>;

impl RosterReader {
    /// Puts what a row says into the queue.
    pub(super) fn read_row(&mut self, stage: Stage, table: &RosterTable, row: &CsvRow) {
        let mut here = Here { table, row, key: table.cell(row, "sourcedId").to_owned(), odd: Vec::new() };
        let said = match &row.cells {
            Err(have) => {
                let wide = table.table.columns().len();
                Err(Fault::of("", "unreadable", format!("has {have} cells, the header has {wide}")))
            }
            Ok(_) => self.read_cells(stage, &mut here),
        };
        let file = table.table.file.name.clone();
        let what = said.unwrap_or_else(|fault| {
            // What a row cannot say about others is told once, where it is about itself.
            let about_others = matches!(stage, Stage::GuardiansOfChildren | Stage::ChildrenOfGuardians)
                || (stage == Stage::Affiliations && self.version == RosterVersion::V1P1);
            let unreadable = (!about_others).then(|| What::Unreadable(table_of(stage), here.key.clone(), fault));
            unreadable.into_iter().collect()
        });
        for what in what {
            let odd = std::mem::take(&mut here.odd);
            self.waiting.push_back(Line { file: file.clone(), line: row.line, what, odd });
        }
    }

    fn read_cells(&mut self, stage: Stage, here: &mut Here<'_>) -> Read {
        here.needed("sourcedId")?;
        if self.is_gone(stage, here)? {
            return Ok(self.gone(stage, here));
        }
        match stage {
            Stage::Organisations => self.read_organisation(here),
            Stage::Persons => self.read_person(here),
            Stage::Affiliations if self.version == RosterVersion::V1P2 => self.read_role(here),
            Stage::Affiliations => Ok(self.read_user_role(here)),
            Stage::GuardiansOfChildren => Ok(self.read_agents_of_child(here)),
            Stage::ChildrenOfGuardians => Ok(self.read_agents_of_adult(here)),
            Stage::Classes => self.read_class(here),
            Stage::Results => self.read_result(here),
            Stage::Enrollments => self.read_enrollment(here),
        }
    }

    /// Whether a row is about to go. In a delta every row says so or `active`; in a bulk none should.
    fn is_gone(&self, stage: Stage, here: &mut Here<'_>) -> Result<bool, Fault> {
        let status = here.cell("status").to_owned();
        let first_time = matches!(stage, Stage::Persons) || table_of(stage) != TableName::Guardianships;
        if here.table.mode == Mode::Delta {
            return match status.as_str() {
                "active" => Ok(false),
                "tobedeleted" => Ok(true),
                _ => Err(Fault::of("status", "status", "is neither active nor tobedeleted, as a delta needs")),
            };
        }
        if !status.is_empty() && first_time && stage != Stage::Affiliations {
            here.odd.push(Fault::of("status", "bulk-status", "is set, though the file is a bulk"));
        }
        Ok(is_going(&status))
    }

    /// What a row that goes takes with it. In a bulk it is as if the row were not there.
    fn gone(&self, stage: Stage, here: &Here<'_>) -> Vec<What> {
        if here.table.mode == Mode::Bulk {
            return Vec::new();
        }
        let key = here.key.clone();
        match stage {
            Stage::Affiliations if self.version == RosterVersion::V1P1 => {
                vec![What::Only(TableName::Affiliations, format!("{key}/"), Vec::new())]
            }
            Stage::GuardiansOfChildren => {
                vec![What::Only(TableName::Guardianships, format!("child {key}/"), Vec::new())]
            }
            Stage::ChildrenOfGuardians => {
                vec![What::Only(TableName::Guardianships, format!("adult {key}/"), Vec::new())]
            }
            Stage::Organisations
            | Stage::Persons
            | Stage::Affiliations
            | Stage::Classes
            | Stage::Results
            | Stage::Enrollments => vec![What::Gone(table_of(stage), key)],
        }
    }

    /// An organisation as rows name it; none for the source's own.
    fn organisation(&self, key: &str) -> Option<String> {
        Some(key.to_owned()).filter(|key| !key.is_empty() && self.own_school.as_ref() != Some(key))
    }

    fn read_organisation(&self, here: &mut Here<'_>) -> Read {
        here.needed("name")?;
        let kind = match here.cell("type") {
            "school" => "school",
            "district" | "local" | "state" | "national" => "district",
            "department" => {
                here.odd.push(Fault::of(
                    "type",
                    "department",
                    "is a department: its people are taken for the source's own",
                ));
                return Ok(vec![What::Nothing(TableName::Organisations, here.key.clone())]);
            }
            _ => return Err(Fault::of("type", "invalid", "is not a type of organisation")),
        };
        if self.own_school.as_ref() == Some(&here.key) {
            return Ok(Vec::new());
        }
        let parent = here.text("parentSourcedId");
        Ok(vec![What::Says(Said::Organisation(OrganisationSaid {
            key: here.key.clone(),
            kind: kind.into(),
            name: here.cell("name").into(),
            country: None,
            time_zone: None,
            parent,
            mail: String::new(),
            phone: String::new(),
        }))])
    }

    fn read_person(&self, here: &mut Here<'_>) -> Read {
        let needed: &[&str] = match self.version {
            RosterVersion::V1P1 => &["enabledUser", "orgSourcedIds", "role", "username", "givenName", "familyName"],
            RosterVersion::V1P2 => &["enabledUser", "username", "givenName", "familyName"],
        };
        for column in needed {
            here.needed(column)?;
        }
        let mut fields = Map::new();
        let phone = if here.cell("phone").is_empty() { "sms" } else { "phone" };
        let columns = [
            ("given_name", "givenName"),
            ("family_name", "familyName"),
            ("email", "email"),
            ("phone", phone),
            ("grade", "grades"),
        ];
        for (field, column) in columns {
            if let Some(text) = here.text(column) {
                fields.insert(field.into(), json!(text));
            }
        }
        let born = self.facts.births.get(&short(&here.key)).map(|born| DayFormat::Iso.read(born));
        if born == Some(None) {
            here.odd.push(Fault::of("birthDate", "birth-date", "is not a day such as 2010-05-01; left out"));
        }
        Ok(vec![What::Says(Said::Person(PersonSaid {
            key: here.key.clone(),
            name: full_name(here.table, here.row),
            birth_date: born.flatten(),
            fields,
        }))])
    }

    /// 1.1: the role of a user, in each of their organisations.
    fn read_user_role(&self, here: &mut Here<'_>) -> Vec<What> {
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
    fn read_role(&self, here: &mut Here<'_>) -> Read {
        for column in ["userSourcedId", "roleType", "role", "orgSourcedId"] {
            here.needed(column)?;
        }
        let (user, org) = (here.cell("userSourcedId").to_owned(), self.organisation(here.cell("orgSourcedId")));
        match affiliation(here, here.key.clone(), user, org) {
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
                Ok(vec![What::Nothing(TableName::Affiliations, here.key.clone())])
            }
        }
    }

    fn read_agents_of_child(&mut self, here: &mut Here<'_>) -> Vec<What> {
        if !self.facts.users.get(&short(&here.key)).is_some_and(|user| user.student) {
            return Vec::new();
        }
        let (mut all, mut keys) = (Vec::new(), Vec::new());
        for adult in split(here.cell("agentSourcedIds")) {
            let agent = self.facts.users.get(&short(adult)).copied();
            // In a delta, somebody may be known from before.
            let Some(agent) = agent else {
                if here.table.mode == Mode::Bulk {
                    let fault = Fault::of("agentSourcedIds", "orphan", "names a user who is not there");
                    all.push(What::Unreadable(TableName::Guardianships, format!("child {}/{adult}", here.key), fault));
                } else {
                    let kept = format!("child {}/{adult}/", here.key);
                    keys.extend(self.facts.schools_of(&here.key).iter().map(|org| format!("{kept}{org}")));
                }
                continue;
            };
            if agent.guardian == 0 {
                here.odd.push(Fault::of(
                    "agentSourcedIds",
                    "agent-not-guardian",
                    "names somebody who has not the role of a guardian",
                ));
                continue;
            }
            self.said.insert(short(&format!("{}/{adult}", here.key)));
            for org in self.facts.schools_of(&here.key) {
                let key = format!("child {}/{adult}/{org}", here.key);
                let twin = format!("adult {adult}/{}/{org}", here.key);
                keys.push(key.clone());
                all.push(What::Says(Said::Guardian(self.guardian(key, twin, adult, &here.key, org, agent.guardian))));
            }
        }
        if here.table.mode == Mode::Delta {
            all.push(What::Only(TableName::Guardianships, format!("child {}/", here.key), keys));
        } else if all.is_empty() && !here.odd.is_empty() {
            all.push(What::Nothing(TableName::Guardianships, here.key.clone()));
        }
        all
    }

    fn read_agents_of_adult(&self, here: &mut Here<'_>) -> Vec<What> {
        let Some(adult) = self.facts.users.get(&short(&here.key)).filter(|user| user.guardian > 0) else {
            return Vec::new();
        };
        let (mut all, mut keys) = (Vec::new(), Vec::new());
        for child in split(here.cell("agentSourcedIds")) {
            let known = self.facts.users.get(&short(child));
            if known.is_none() && here.table.mode == Mode::Bulk {
                let fault = Fault::of("agentSourcedIds", "orphan", "names a user who is not there");
                all.push(What::Unreadable(TableName::Guardianships, format!("adult {}/{child}", here.key), fault));
            }
            // The child's own row said it before.
            if self.said.contains(&short(&format!("{child}/{}", here.key))) {
                continue;
            }
            for org in self.facts.schools_of(child) {
                let key = format!("adult {}/{child}/{org}", here.key);
                let twin = format!("child {child}/{}/{org}", here.key);
                keys.push(key.clone());
                all.push(What::Says(Said::Guardian(self.guardian(key, twin, &here.key, child, org, adult.guardian))));
            }
        }
        if here.table.mode == Mode::Delta {
            all.push(What::Only(TableName::Guardianships, format!("adult {}/", here.key), keys));
        }
        all
    }

    fn guardian(&self, key: String, twin: String, adult: &str, child: &str, org: &str, kind: u8) -> GuardianSaid {
        GuardianSaid {
            key,
            twin: Some(twin),
            adult: adult.into(),
            child: child.into(),
            organisation: self.organisation(org),
            kind: guardian_kind(kind).into(),
            barred: false,
            begins_on: None,
            ends_on: None,
        }
    }

    fn read_class(&self, here: &mut Here<'_>) -> Read {
        here.needed("title")?;
        let facts = self.facts.classes.get(&here.key).cloned().unwrap_or_default();
        let mut body = Map::new();
        let code = here.cell("classCode").to_owned();
        let texts = [
            ("title", here.cell("title").to_owned()),
            ("subject", facts.subject),
            ("code", code),
            ("teacher", facts.teacher),
            ("grade", first(here.cell("grades"))),
        ];
        for (field, text) in texts {
            if !text.is_empty() {
                body.insert(field.into(), json!(text));
            }
        }
        Ok(vec![What::Says(Said::Record(RecordSaid {
            kind: "class".into(),
            key: here.key.clone(),
            provider: self.organisation(here.cell("schoolSourcedId")),
            person: None,
            organisation: None,
            within: None,
            body,
        }))])
    }

    fn read_result(&self, here: &mut Here<'_>) -> Read {
        let item = self.facts.items.get(here.cell("lineItemSourcedId"));
        let item =
            item.ok_or_else(|| Fault::of("lineItemSourcedId", "orphan", "names a line item that is not there"))?;
        let class = self.facts.classes.get(&item.class);
        let number = |text: &str| read_decimal(text, '.', None).unwrap_or_else(|| text.to_owned());
        let mut body = Map::new();
        let texts = [
            ("title", item.title.clone()),
            ("subject", class.map(|class| class.subject.clone()).unwrap_or_default()),
            ("score", number(here.cell("score"))),
            ("max", read_decimal(&item.max, '.', None).unwrap_or_default()),
            ("given_on", here.day("scoreDate")?.unwrap_or_default()),
            ("comment", here.cell("comment").to_owned()),
        ];
        for (field, text) in texts {
            if !text.is_empty() {
                body.insert(field.into(), json!(text));
            }
        }
        Ok(vec![What::Says(Said::Record(RecordSaid {
            kind: "result".into(),
            key: here.key.clone(),
            provider: class.and_then(|class| self.organisation(&class.school)),
            person: here.text("studentSourcedId"),
            organisation: None,
            within: Some(("class".into(), item.class.clone())),
            body,
        }))])
    }

    fn read_enrollment(&self, here: &mut Here<'_>) -> Read {
        for column in ["classSourcedId", "userSourcedId", "role"] {
            here.needed(column)?;
        }
        let class = here.cell("classSourcedId").to_owned();
        let facts = self.facts.classes.get(&class);
        if facts.is_some_and(|facts| facts.gone) {
            here.odd.push(Fault::of("classSourcedId", "class-gone", "names a class that is to be deleted"));
            return Ok(vec![What::Nothing(TableName::Holdings, here.key.clone())]);
        }
        let (first_day, last_day) = facts.and_then(|facts| facts.term.clone()).unzip();
        let term = |day: Option<String>| day.and_then(|day| DayFormat::Iso.read(&day));
        Ok(vec![What::Says(Said::Holding(HoldingSaid {
            key: here.key.clone(),
            record: ("class".into(), class),
            person: here.cell("userSourcedId").into(),
            role: here.cell("role").to_lowercase(),
            begins_on: here.day("beginDate")?.or_else(|| term(first_day)),
            ends_on: here.day("endDate")?.or_else(|| term(last_day)),
        }))])
    }
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

fn is_enabled(cell: &str) -> bool {
    !cell.eq_ignore_ascii_case("false")
}

fn table_of(stage: Stage) -> TableName {
    match stage {
        Stage::Organisations => TableName::Organisations,
        Stage::Persons => TableName::Persons,
        Stage::Affiliations => TableName::Affiliations,
        Stage::GuardiansOfChildren | Stage::ChildrenOfGuardians => TableName::Guardianships,
        Stage::Classes => TableName::Records("class".into()),
        Stage::Results => TableName::Records("result".into()),
        Stage::Enrollments => TableName::Holdings,
    }
}
