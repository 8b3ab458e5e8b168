//! From records and the file of their kind to what the shared pages show, so that every kind has a decent page.

use portico_identity::portal::Sensitivity;
use portico_identity::portal::kinds::{Format, Kind, KindField};
use portico_identity::portal::{RecordPage, Shown};

use super::filter::Filter;
use super::reader::Reader;
use super::stamp::stamp_of;
use super::value::{GRADE, value_of, way_matters};
use super::view::{Cell, Column, Group, Link, ListView, Row, State, StateTone, Sum};
use crate::locale::{Outcome, dates};

/// Where a list stands.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Its path, without a query.
    pub path: String,
    /// Where a record's own page is: the record's id is added. None when records have none.
    pub records: Option<String>,
    /// The path of its file, without a query.
    pub file: Option<String>,
    /// Its heading; what the kind's file calls many when empty.
    pub title: String,
    /// The sentence under it; may be empty.
    pub lead: String,
    /// The page above it.
    pub back: Option<Link>,
    /// Whether it is part of a page.
    pub is_part: bool,
    /// Whether it is too short for a filter.
    pub is_short: bool,
    /// What is said when there are none at all; the usual words when nothing else is.
    pub nothing: Option<Outcome>,
    /// What stands after a record's id in the path of its page; usually nothing.
    pub record_ending: &'static str,
}

/// The list of one page of records.
#[must_use]
pub fn list_of(reader: &Reader, kind: &Kind, place: &Place, filter: &Filter, page: &RecordPage) -> ListView {
    let language = reader.language.tag();
    let title = if place.title.is_empty() { kind.label(language).many.clone() } else { place.title.clone() };
    let (months, groups) = groups_of(reader, kind, place, &page.records).into_iter().unzip();
    ListView {
        path: place.path.clone(),
        title,
        lead: place.lead.clone(),
        back: place.back.clone(),
        is_part: place.is_part,
        filter: (!place.is_short).then(|| filter.view(kind, reader)),
        columns: columns_of(kind, language),
        groups,
        unfolded: None,
        months,
        older: page.next.map(|next| filter.address(&place.path, Some(&next))),
        newest: filter.is_within().then(|| filter.address(&place.path, None)),
        stamps: page.freshness.iter().map(|freshness| stamp_of(reader, freshness)).collect(),
        nothing: place.nothing,
        csv: place.file.as_ref().map(|file| filter.address(file, None)),
    }
}

/// When, what, in which state, how much: as far as the kind has them.
fn columns_of(kind: &Kind, language: &str) -> Vec<Column> {
    let column = |field: &KindField| Column {
        label: field.label(language).to_owned(),
        is_figures: field.format == Format::Money,
    };
    parts_of(kind).into_iter().flatten().map(column).collect()
}

/// The fields of the columns: the time, the title, the state unless the sum says it, and the sum.
fn parts_of(kind: &Kind) -> [Option<&KindField>; 4] {
    let field = |name: &Option<String>| name.as_deref().and_then(|name| kind.field(name));
    let state = if way_matters(kind) { None } else { kind.state_field() };
    [field(&kind.at), kind.field(&kind.title), state, field(&kind.amount)]
}

fn groups_of(reader: &Reader, kind: &Kind, place: &Place, records: &[Shown]) -> Vec<(String, Group)> {
    let mut groups: Vec<(String, Group)> = Vec::new();
    for shown in records {
        let (key, title) = month_of(reader, kind, shown).unwrap_or_default();
        let href = place.records.as_ref().map(|path| format!("{path}/{}{}", shown.id, place.record_ending));
        let row = row_of(reader, kind, href, shown);
        match groups.last_mut() {
            Some((last, group)) if *last == key => group.rows.push(row),
            Some(_) | None => groups.push((key, Group { title, sums: None, rows: vec![row] })),
        }
    }
    groups
}

/// The month that a record belongs to, as `2026-11` and in words; none when it is of no time.
#[must_use]
pub fn month_of(reader: &Reader, kind: &Kind, shown: &Shown) -> Option<(String, String)> {
    let field = kind.at.as_deref().and_then(|at| kind.field(at))?;
    let written = shown.text(&field.name);
    match field.format {
        Format::Time if !written.is_empty() => {
            let day = reader.zone.day_at(shown.at).to_string();
            Some((day.get(..7)?.to_owned(), dates::month(reader.language, &reader.zone, shown.at)))
        }
        Format::Day => Some((written.get(..7)?.to_owned(), reader.month(written)?)),
        Format::Time | Format::Text | Format::Money | Format::Number | Format::Choice | Format::List | Format::File => {
            None
        }
    }
}

/// A record as a row of a list.
#[must_use]
pub fn row_of(reader: &Reader, kind: &Kind, href: Option<String>, shown: &Shown) -> Row {
    let [at, title, state, amount] = parts_of(kind);
    let at = at.map(|field| value_of(reader, kind, field, shown));
    let title =
        title.map(|_| Cell::Title { words: title_of(reader, kind, shown), more: second_line(reader, kind, shown) });
    let state = state.map(|_| state_of(reader, kind, shown).map_or(Cell::Empty, Cell::State));
    let amount = amount.map(|_| sum_of(reader, kind, shown).map_or(Cell::Empty, Cell::Money));
    Row { href, cells: [at, title, state, amount].into_iter().flatten().collect() }
}

/// What a record is called; what its kind is called when it says nothing.
#[must_use]
pub fn title_of(reader: &Reader, kind: &Kind, shown: &Shown) -> String {
    let title = shown.text(&kind.title).trim();
    if title.is_empty() { kind.label(reader.language.tag()).one.clone() } else { title.to_owned() }
}

/// The first few words that say more than the title does.
fn second_line(reader: &Reader, kind: &Kind, shown: &Shown) -> String {
    let parts: Vec<&str> = parts_of(kind).into_iter().flatten().map(|field| field.name.as_str()).collect();
    let says_more = |field: &&KindField| {
        let is_short = matches!(field.format, Format::Text | Format::Choice);
        let is_taken = parts.contains(&field.name.as_str())
            || [&kind.currency, &kind.state].into_iter().flatten().any(|name| *name == field.name);
        is_short && !is_taken && field.sensitivity == Sensitivity::Normal && !shown.text(&field.name).is_empty()
    };
    let field = kind.fields.iter().find(says_more);
    field.map_or(String::new(), |field| {
        let words = match shown.text(&field.name) {
            code if field.name == GRADE => reader.language.grade(code),
            written => field.state_label(written, reader.language.tag()).to_owned(),
        };
        words.chars().take(80).collect()
    })
}

/// The sum of a record, if it has one that may be seen.
#[must_use]
pub fn sum_of(reader: &Reader, kind: &Kind, shown: &Shown) -> Option<Sum> {
    let currency = kind.currency.as_deref().map(|field| shown.text(field)).unwrap_or_default();
    shown.amount.map(|amount| Sum::of(reader.language, amount, currency, way_matters(kind)))
}

/// The state of a record, if it has one that may be seen.
#[must_use]
pub fn state_of(reader: &Reader, kind: &Kind, shown: &Shown) -> Option<State> {
    let field = kind.state_field()?;
    let words = field.state_label(&shown.state, reader.language.tag());
    (!words.is_empty()).then(|| State { words: words.to_owned(), tone: StateTone::of(&shown.state) })
}
