//! Organisations, classes with who is in them, and results.

use portico_identity::portal::imports::{Fault, HoldingSaid, OrganisationSaid, RecordSaid, Said, TableName, What};
use serde_json::{Map, Value, json};

use super::super::days::{DayFormat, read_decimal};
use super::lines::{Here, Read};
use super::{RosterReader, first};

impl RosterReader {
    /// An organisation as rows name it; none for the source's own.
    pub(super) fn organisation(&self, key: &str) -> Option<String> {
        Some(key.to_owned()).filter(|key| !key.is_empty() && self.own_school.as_ref() != Some(key))
    }

    pub(super) fn read_organisation(&self, here: &mut Here<'_>) -> Read {
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

    pub(super) fn read_class(&self, here: &mut Here<'_>) -> Read {
        here.needed("title")?;
        let facts = self.facts.classes.get(&here.key).cloned().unwrap_or_default();
        let code = here.cell("classCode").to_owned();
        let body = body([
            ("title", here.cell("title").to_owned()),
            ("subject", facts.subject),
            ("code", code),
            ("teacher", facts.teacher),
            ("grade", first(here.cell("grades"))),
        ]);
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

    pub(super) fn read_result(&self, here: &mut Here<'_>) -> Read {
        here.needed("studentSourcedId")?;
        let item = self.facts.items.get(here.cell("lineItemSourcedId"));
        let item =
            item.ok_or_else(|| Fault::of("lineItemSourcedId", "orphan", "names a line item that is not there"))?;
        let class = self.facts.classes.get(&item.class);
        let number = |text: &str| read_decimal(text, '.', None).unwrap_or_else(|| text.to_owned());
        let body = body([
            ("title", item.title.clone()),
            ("subject", class.map(|class| class.subject.clone()).unwrap_or_default()),
            ("score", number(here.cell("score"))),
            ("max", read_decimal(&item.max, '.', None).unwrap_or_default()),
            ("given_on", here.day("scoreDate")?.unwrap_or_default()),
            ("comment", here.cell("comment").to_owned()),
        ]);
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

    pub(super) fn read_enrollment(&self, here: &mut Here<'_>) -> Read {
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

/// The fields that are not empty.
fn body<const N: usize>(texts: [(&str, String); N]) -> Map<String, Value> {
    let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(field, text)| (field.to_owned(), json!(text))).collect()
}
