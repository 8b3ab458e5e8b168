//! The values of a row as a mapping says, and records, whose fields are written as their formats are.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use portico_identity::portal::imports::{Fault, RecordSaid};
use portico_identity::portal::kinds::{Format, Kinds};
use serde_json::{Map, Value as Json};

use super::days::{DayFormat, negative, read_decimal, read_time};
use super::mapping::{From, Mapping, RecordMap, Value};
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

/// The parts of a template: columns (in braces), and what stands between them.
pub fn parts(template: &str) -> Vec<(bool, &str)> {
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

/// A row, seen as the mapping says.
pub struct Cells<'r> {
    row: &'r Row<'r>,
    ways: &'r Ways,
}

impl<'r> Cells<'r> {
    /// A row, and how its values are written.
    pub(super) fn new(row: &'r Row<'r>, ways: &'r Ways) -> Self {
        Self { row, ways }
    }

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

    pub(super) fn text(&self, from: &From) -> String {
        self.value(from).unwrap_or_default()
    }

    pub(super) fn perhaps(&self, from: Option<&From>) -> Option<String> {
        from.and_then(|from| self.value(from))
    }

    pub(super) fn plain(&self, from: Option<&From>) -> String {
        self.perhaps(from).unwrap_or_default()
    }

    pub(super) fn day(&self, field: &str, from: Option<&From>) -> Result<Option<String>, Fault> {
        let Some((from, text)) = from.and_then(|from| Some((from, self.value(from)?))) else { return Ok(None) };
        let day = from.0.days.unwrap_or(self.ways.days).read(&text);
        day.map(Some).ok_or_else(|| Fault::of(field, "invalid", "is not a day as the mapping says days are written"))
    }

    pub(super) fn record(&self, map: &RecordMap) -> Result<RecordSaid, Fault> {
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
        let person = self.perhaps(map.person.as_ref());
        // It would belong to everybody who holds what it is within.
        if map.person.is_some() && person.is_none() {
            return Err(Fault::of(
                "person",
                "missing",
                "is empty, though the mapping says that it names whom it is about",
            ));
        }
        Ok(RecordSaid {
            kind: map.kind.clone(),
            key: self.text(&map.key),
            provider: self.perhaps(map.provider.as_ref()),
            person,
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
                let amount = read_decimal(&text, self.ways.decimal, Some(2))
                    .ok_or_else(|| wrong("an amount, of hundredths at most"))?;
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
