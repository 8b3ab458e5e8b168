//! A section of a mapping: a row becomes what it says.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use portico_identity::portal::imports::{
    AffiliationSaid, Fault, GuardianSaid, HoldingSaid, OrganisationSaid, PersonSaid, RecordSaid, Said, TableName, What,
};
use portico_identity::portal::kinds::{Format, Kinds};
use serde_json::{Map, Value as Json, json};

use super::days::{DayFormat, negative, read_decimal, read_time};
use super::mapping::{
    AffiliationMap, From, GuardianMap, HoldingMap, Mapping, OrganisationMap, PersonMap, RecordMap, Value, When,
};
use super::problem::TableProblem;
use super::rows::Row;

/// How values are written in the files.
pub struct Ways {
    /// Days.
    days: DayFormat,
    /// The point of decimals.
    decimal: char,
    /// Where times without an offset are.
    zone: TimeZone,
    /// The formats of the fields of each kind.
    formats: HashMap<String, HashMap<String, Format>>,
    /// The kind that records of a kind are usually within.
    within: HashMap<String, String>,
}

impl Ways {
    /// As a mapping says.
    #[must_use]
    pub fn new(mapping: &Mapping, kinds: &Kinds, zone: &TimeZone) -> Self {
        let formats = kinds.iter().map(|kind| {
            (kind.id.clone(), kind.fields.iter().map(|field| (field.name.clone(), field.format)).collect())
        });
        let within = kinds.iter().filter_map(|kind| Some((kind.id.clone(), kind.within.clone()?)));
        Self {
            days: mapping.read.days,
            decimal: mapping.read.decimal,
            zone: zone.clone(),
            formats: formats.collect(),
            within: within.collect(),
        }
    }
}

/// One section.
#[derive(Debug, Clone)]
pub enum Section {
    /// Organisations.
    Organisations(OrganisationMap),
    /// Persons.
    Persons(Box<PersonMap>),
    /// Affiliations.
    Affiliations(Box<AffiliationMap>),
    /// Guardianships.
    Guardianships(Box<GuardianMap>),
    /// Records.
    Records(RecordMap),
    /// Holders.
    Holdings(Box<HoldingMap>),
}

impl Section {
    /// All sections of a mapping, with the file that each names and the rows it wants.
    pub fn all(mapping: &Mapping) -> Vec<Found<'_>> {
        let mut all = Vec::new();
        for one in &mapping.organisations {
            all.push((Self::Organisations(one.clone()), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.persons {
            all.push((Self::Persons(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.affiliations {
            all.push((Self::Affiliations(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.guardianships {
            all.push((Self::Guardianships(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.records {
            all.push((Self::Records(one.clone()), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.holdings {
            all.push((Self::Holdings(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        all
    }

    /// What its rows become.
    #[must_use]
    pub fn table(&self) -> TableName {
        match self {
            Self::Organisations(_) => TableName::Organisations,
            Self::Persons(_) => TableName::Persons,
            Self::Affiliations(_) => TableName::Affiliations,
            Self::Guardianships(_) => TableName::Guardianships,
            Self::Records(map) => TableName::Records(map.kind.clone()),
            Self::Holdings(_) => TableName::Holdings,
        }
    }

    /// Its place in the reading: tables in their order, and of records those that others are within first.
    #[must_use]
    pub fn rank(&self, kinds: &Kinds) -> (u8, usize) {
        match self {
            Self::Organisations(_) => (0, 0),
            Self::Persons(_) => (1, 0),
            Self::Affiliations(_) => (2, 0),
            Self::Guardianships(_) => (3, 0),
            Self::Records(map) => (4, usize::from(map.within.is_some()) * (1 + depth(kinds, &map.kind))),
            Self::Holdings(_) => (5, 0),
        }
    }

    /// Kinds and fields that nobody knows.
    #[must_use]
    pub fn check_kind(&self, kinds: &Kinds) -> Vec<TableProblem> {
        let problem = |what: String| TableProblem { file: String::new(), what: format!("the mapping: {what}") };
        match self {
            Self::Records(map) => {
                let Some(kind) = kinds.find(&map.kind) else {
                    return vec![problem(format!("no kind of records is called `{}`", map.kind))];
                };
                let unknown = map.fields.keys().filter(|field| kind.field(field).is_none());
                let mut problems: Vec<TableProblem> =
                    unknown.map(|field| problem(format!("a {} has no field `{field}`", map.kind))).collect();
                if map.within.is_some() && map.within_kind.is_none() && kind.within.is_none() {
                    problems.push(problem(format!("a {} is not within a usual kind: say `within_kind`", map.kind)));
                }
                problems
            }
            Self::Holdings(map) if kinds.find(&map.record_kind).is_none() => {
                vec![problem(format!("no kind of records is called `{}`", map.record_kind))]
            }
            Self::Holdings(_)
            | Self::Organisations(_)
            | Self::Persons(_)
            | Self::Affiliations(_)
            | Self::Guardianships(_) => Vec::new(),
        }
    }

    /// The columns that it names.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        self.origins().into_iter().flat_map(|from| columns_of(&from.0)).collect()
    }

    fn origins(&self) -> Vec<&From> {
        match self {
            Self::Organisations(map) => {
                let more = [&map.country, &map.time_zone, &map.parent, &map.mail, &map.phone];
                [&map.key, &map.kind, &map.name].into_iter().chain(more.into_iter().flatten()).collect()
            }
            Self::Persons(map) => {
                let names = [&map.name, &map.given_name, &map.family_name, &map.birth_date, &map.email, &map.phone];
                let more = [&map.address, &map.language, &map.gender, &map.grade];
                [&map.key].into_iter().chain(names.into_iter().flatten()).chain(more.into_iter().flatten()).collect()
            }
            Self::Affiliations(map) => {
                let more = [&map.key, &map.organisation, &map.grade, &map.title, &map.begins_on, &map.ends_on];
                [&map.person, &map.role].into_iter().chain(more.into_iter().flatten()).collect()
            }
            Self::Guardianships(map) => {
                let more = [&map.key, &map.organisation, &map.barred, &map.begins_on, &map.ends_on];
                [&map.adult, &map.child, &map.kind].into_iter().chain(more.into_iter().flatten()).collect()
            }
            Self::Records(map) => {
                let more = [&map.provider, &map.person, &map.organisation, &map.within];
                [&map.key].into_iter().chain(more.into_iter().flatten()).chain(map.fields.values()).collect()
            }
            Self::Holdings(map) => {
                let more = [&map.key, &map.role, &map.begins_on, &map.ends_on];
                [&map.record, &map.person].into_iter().chain(more.into_iter().flatten()).collect()
            }
        }
    }

    /// What a row says, and what is odd about it.
    #[must_use]
    pub fn read(&self, row: &Row<'_>, ways: &Ways) -> (What, Vec<Fault>) {
        let cells = Cells { row, ways };
        let (key, said) = match self {
            Self::Organisations(map) => (cells.text(&map.key), Ok(Said::Organisation(cells.organisation(map)))),
            Self::Persons(map) => return cells.person(map),
            Self::Affiliations(map) => cells.affiliation(map),
            Self::Guardianships(map) => cells.guardian(map),
            Self::Records(map) => (cells.text(&map.key), cells.record(map).map(Said::Record)),
            Self::Holdings(map) => cells.holding(map),
        };
        let what = match said {
            Ok(said) => What::Says(said),
            Err(fault) => What::Unreadable(self.table(), key, fault),
        };
        (what, Vec::new())
    }
}

/// A section, its file, its rows.
type Found<'m> = (Section, Option<&'m String>, Option<When>);

fn depth(kinds: &Kinds, kind: &str) -> usize {
    let mut at = kinds.find(kind);
    let mut depth = 0;
    // A circle of kinds ends here too.
    while let Some(above) = at.and_then(|kind| kind.within.as_deref()).filter(|_| depth < 10) {
        at = kinds.find(above);
        depth += 1;
    }
    depth
}

fn columns_of(value: &Value) -> Vec<String> {
    let template = value.template.as_deref().map(parts).unwrap_or_default();
    let in_template = template.into_iter().filter(|(is_column, _)| *is_column).map(|(_, text)| text.to_owned());
    let when = value.negative_when.as_ref().map(|when| when.column.clone());
    value.column.clone().into_iter().chain(in_template).chain(when).collect()
}

/// The parts of a template: columns (in braces), and what stands between them.
fn parts(template: &str) -> Vec<(bool, &str)> {
    let mut all = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((column, later)) = after.split_once('}') else { break };
        all.extend([(false, before), (true, column)]);
        rest = later;
    }
    all.push((false, rest));
    all
}

struct Cells<'r> {
    row: &'r Row<'r>,
    ways: &'r Ways,
}

impl Cells<'_> {
    fn value(&self, from: &From) -> Option<String> {
        let value = &from.0;
        let text = if let Some(column) = &value.column {
            self.row.text(column).unwrap_or_default()
        } else if let Some(template) = &value.template {
            let filled = parts(template).into_iter().map(|(is_column, text)| {
                if is_column { self.row.text(text).unwrap_or_default() } else { text.to_owned() }
            });
            filled.collect::<String>().trim().to_owned()
        } else {
            value.value.clone().unwrap_or_default()
        };
        let text = match (value.map.get(&text), &value.other) {
            (Some(meant), _) => meant.clone(),
            (None, Some(other)) => other.clone(),
            (None, None) => text,
        };
        Some(text).filter(|text| !text.is_empty())
    }

    fn text(&self, from: &From) -> String {
        self.value(from).unwrap_or_default()
    }

    fn perhaps(&self, from: Option<&From>) -> Option<String> {
        from.and_then(|from| self.value(from))
    }

    fn plain(&self, from: Option<&From>) -> String {
        self.perhaps(from).unwrap_or_default()
    }

    fn day(&self, field: &str, from: Option<&From>) -> Result<Option<String>, Fault> {
        let Some((from, text)) = from.and_then(|from| Some((from, self.value(from)?))) else { return Ok(None) };
        let day = from.0.days.unwrap_or(self.ways.days).read(&text);
        day.map(Some).ok_or_else(|| Fault::of(field, "invalid", "is not a day as the mapping says days are written"))
    }

    fn organisation(&self, map: &OrganisationMap) -> OrganisationSaid {
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

    fn person(&self, map: &PersonMap) -> (What, Vec<Fault>) {
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

    fn affiliation(&self, map: &AffiliationMap) -> (String, Result<Said, Fault>) {
        let (person, role) = (self.text(&map.person), self.text(&map.role));
        let organisation = self.perhaps(map.organisation.as_ref());
        let usual = || format!("{person}/{role}/{}", organisation.as_deref().unwrap_or_default());
        let key = map.key.as_ref().map_or_else(usual, |key| self.text(key));
        let rights = (map.see.is_some() || map.act.is_some())
            .then(|| json!({ "see": map.see.clone().unwrap_or_default(), "act": map.act.clone().unwrap_or_default() }));
        let said = || {
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

    fn guardian(&self, map: &GuardianMap) -> (String, Result<Said, Fault>) {
        let (adult, child) = (self.text(&map.adult), self.text(&map.child));
        let organisation = self.perhaps(map.organisation.as_ref());
        let usual = || format!("{child}/{adult}/{}", organisation.as_deref().unwrap_or_default());
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

    fn holding(&self, map: &HoldingMap) -> (String, Result<Said, Fault>) {
        let (record, person) = (self.text(&map.record), self.text(&map.person));
        let key = map.key.as_ref().map_or_else(|| format!("{record}/{person}"), |key| self.text(key));
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

    fn record(&self, map: &RecordMap) -> Result<RecordSaid, Fault> {
        let formats = self.ways.formats.get(&map.kind);
        let mut body = Map::new();
        for (name, from) in &map.fields {
            let format = formats.and_then(|formats| formats.get(name)).copied().unwrap_or(Format::Text);
            if let Some(value) = self.field(name, from, format)? {
                body.insert(name.clone(), value);
            }
        }
        let kind = || map.within_kind.clone().or_else(|| self.ways.within.get(&map.kind).cloned());
        let within = self.perhaps(map.within.as_ref()).and_then(|key| Some((kind()?, key)));
        Ok(RecordSaid {
            kind: map.kind.clone(),
            key: self.text(&map.key),
            provider: self.perhaps(map.provider.as_ref()),
            person: self.perhaps(map.person.as_ref()),
            organisation: self.perhaps(map.organisation.as_ref()),
            within,
            body,
        })
    }

    /// A field as its format is written in bodies; none when it is empty.
    fn field(&self, name: &str, from: &From, format: Format) -> Result<Option<Json>, Fault> {
        if format == Format::List {
            return self.list(name, from);
        }
        let Some(text) = self.value(from) else { return Ok(None) };
        let wrong = |expected: &str| Fault::of(name, "invalid", format!("is not {expected}"));
        let text = match format {
            Format::Text | Format::Choice | Format::File | Format::List => text,
            Format::Day => {
                let day = from.0.days.unwrap_or(self.ways.days).read(&text);
                day.ok_or_else(|| wrong("a day as the mapping says days are written"))?
            }
            Format::Time => {
                read_time(&text, &self.ways.zone).ok_or_else(|| wrong("a time such as 2026-11-22T09:30"))?
            }
            Format::Number => {
                // A score may be a word.
                read_decimal(&text, self.ways.decimal, None).unwrap_or(text)
            }
            Format::Money => {
                let amount = read_decimal(&text, self.ways.decimal, Some(2)).ok_or_else(|| wrong("an amount"))?;
                if self.is_negative(&from.0) { negative(&amount) } else { amount }
            }
        };
        Ok(Some(Json::String(text)))
    }

    fn is_negative(&self, value: &Value) -> bool {
        value.negative_when.as_ref().is_some_and(|when| {
            let text = self.row.text(&when.column).unwrap_or_default();
            when.is.contains(&text)
        })
    }

    /// A list as JSON; the numbers in it as texts, as bodies have them.
    fn list(&self, name: &str, from: &From) -> Result<Option<Json>, Fault> {
        let found = from.0.column.as_ref().and_then(|column| self.row.json(column));
        let read = match found {
            None | Some(Json::Null) => return Ok(None),
            Some(Json::String(text)) => {
                serde_json::from_str(&text).map_err(|_| Fault::of(name, "invalid", "is not a list in JSON"))?
            }
            Some(other @ (Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_))) => other,
        };
        Ok(Some(as_texts(read)))
    }
}

fn as_texts(value: Json) -> Json {
    match value {
        Json::Number(number) => Json::String(number.to_string()),
        Json::Bool(flag) => Json::String(flag.to_string()),
        Json::Array(items) => Json::Array(items.into_iter().map(as_texts).collect()),
        Json::Object(members) => {
            Json::Object(members.into_iter().map(|(name, member)| (name, as_texts(member))).collect())
        }
        text @ (Json::String(_) | Json::Null) => text,
    }
}
