//! A record of a source as a row: its time, amount, state and search text come out of its body as its kind says.

use jiff::tz::TimeZone;
use portico_store::record::Record;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use super::said::{RecordSaid, TableName};
use super::survey::Survey;
use crate::clock::Micros;
use crate::portal::days::day_begins;
use crate::portal::kinds::{Format, Kind};
use crate::{Error, Identity};

/// The row of a record.
pub(super) fn record_row(
    identity: &Identity,
    survey: &Survey<'_>,
    said: &RecordSaid,
    id: Uuid,
    hash: [u8; 32],
    now: Micros,
) -> Result<Record, Error> {
    let missing = |what: &str| Error::Internal(format!("a record whose {what} is not there"));
    let kind = identity.kinds().find(&said.kind).ok_or_else(|| missing("kind"))?;
    let place = survey.place(said.provider.as_deref());
    let person_id = said.person.as_deref().map(|key| survey.person(key)).transpose()?;
    let organisation_id = match &said.organisation {
        Some(key) => Some(survey.places.get(key).ok_or_else(|| missing("organisation"))?.id),
        None => None,
    };
    let whole = said.within.as_ref().map(|(kind, key)| survey.id_of(&TableName::Records(kind.clone()), key));
    let within_id = whole.map(|id| id.ok_or_else(|| missing("whole"))).transpose()?;
    let (files, body) = split_files(kind, &said.body);
    let text = |field: &Option<String>| field.as_ref().and_then(|field| said.body.get(field)).and_then(Value::as_str);
    Ok(Record {
        id,
        kind: said.kind.clone(),
        provider_id: place.id,
        person_id,
        organisation_id,
        within_id,
        at: text(&kind.at).and_then(|at| moment(&place.zone, at)).unwrap_or(0),
        amount: text(&kind.amount).and_then(hundredths),
        state: text(&kind.state).unwrap_or_default().to_owned(),
        search: search_text(kind, &said.body),
        body: body.to_string(),
        files: files.to_string(),
        source: survey.plan.source.clone(),
        source_key: said.key.clone(),
        hash,
        changed_at: now,
    })
}

/// What of a body are files, and the rest: lists read that alone.
fn split_files(kind: &Kind, body: &Map<String, Value>) -> (Value, Value) {
    let is_file = |name: &str| kind.field(name).is_some_and(|field| field.format == Format::File);
    let (files, rest): (Map<_, _>, Map<_, _>) = body.clone().into_iter().partition(|(name, _)| is_file(name));
    (Value::Object(files), Value::Object(rest))
}

/// A day begins where its provider is; a time is what it is.
fn moment(zone: &TimeZone, text: &str) -> Option<Micros> {
    day_begins(zone, text).or_else(|| text.parse::<jiff::Timestamp>().ok().map(|at| at.as_microsecond()))
}

/// `-12.50` is -1250.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.')?;
    if part.len() != 2 {
        return None;
    }
    format!("{whole}{part}").parse().ok()
}

/// What a search looks at, in lower case and composed.
fn search_text(kind: &Kind, body: &Map<String, Value>) -> String {
    let words = kind.search.iter().filter_map(|field| body.get(field).and_then(Value::as_str));
    let text = words.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    text.to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_whole_hundredths() {
        for (text, amount) in [("12.50", 1250), ("-12.50", -1250), ("-0.05", -5), ("0.00", 0)] {
            assert_eq!(hundredths(text), Some(amount), "{text}");
        }
        for text in ["12", "12.5", "12,50", "", ".", "1.2.3"] {
            assert_eq!(hundredths(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_begins_where_its_provider_is() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        assert_eq!(moment(&zone, "1970-01-02"), Some(23 * crate::clock::HOUR));
        assert_eq!(moment(&zone, "1970-01-01T02:00:00+01:00"), Some(crate::clock::HOUR));
        assert_eq!(moment(&zone, "soon"), None);
    }
}
