//! One field of a record in words, by the format that its kind's file gives it.

use portico_identity::portal::Shown;
use portico_identity::portal::kinds::{Format, Kind, KindField};
use serde_json::{Map, Value};

use super::money::{money_words, number_words, parse_amount};
use super::reader::Reader;
use super::view::{Cell, Column, State, StateTone, Sum};
use crate::locale::RecordsTexts;

/// The field that is a grade, in whichever kind: sources send codes.
pub(super) const GRADE: &str = "grade";

/// A field that may be seen. Files have no words.
#[must_use]
pub fn value_of(reader: &Reader, kind: &Kind, field: &KindField, shown: &Shown) -> Cell {
    let Some(value) = shown.fields.get(&field.name) else { return Cell::Empty };
    let written = plain(value);
    if written.is_empty() && !value.is_array() {
        return Cell::Empty;
    }
    match field.format {
        Format::Text if field.name == GRADE => Cell::Text(reader.language.grade(&written)),
        Format::Text => Cell::Text(written),
        Format::Number => Cell::Figures(number_words(reader.language, &written)),
        Format::Day => reader.day(&written).map_or(Cell::Text(written), Cell::Moment),
        Format::Time => time_of(reader, &written).unwrap_or(Cell::Text(written)),
        Format::Money => Cell::Money(Sum { words: money_of(reader, kind, shown, &written), ..Sum::default() }),
        Format::Choice => {
            let words = field.state_label(&written, reader.language.tag()).to_owned();
            Cell::State(State { words, tone: StateTone::Plain })
        }
        Format::List => list_of_values(reader, kind, field, shown, value),
        Format::File => Cell::Empty,
    }
}

/// Whether it matters which way a sum of this kind went: where a record is either of "credit" or of "debit".
#[must_use]
pub fn way_matters(kind: &Kind) -> bool {
    let has = |way: &str| kind.state_field().is_some_and(|field| field.states.iter().any(|(state, _)| state == way));
    has("credit") && has("debit")
}

/// A value as its source wrote it; empty for what has parts.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is) => is.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn time_of(reader: &Reader, written: &str) -> Option<Cell> {
    let at: jiff::Timestamp = written.parse().ok()?;
    Some(Cell::Moment(reader.moment(at.as_microsecond())))
}

fn money_of(reader: &Reader, kind: &Kind, shown: &Shown, written: &str) -> String {
    let currency = kind.currency.as_deref().map(|field| shown.text(field)).unwrap_or_default();
    parse_amount(written).map_or_else(|| written.to_owned(), |amount| money_words(reader.language, amount, currency))
}

fn list_of_values(reader: &Reader, kind: &Kind, field: &KindField, shown: &Shown, value: &Value) -> Cell {
    let Some(entries) = value.as_array().filter(|entries| !entries.is_empty()) else { return Cell::Empty };
    let parts: Vec<&Map<String, Value>> = entries.iter().filter_map(Value::as_object).collect();
    if parts.is_empty() {
        return Cell::List(entries.iter().map(plain).filter(|words| !words.is_empty()).collect());
    }
    let names = names_of(&parts);
    let columns = names.iter().map(|name| Column {
        label: label_of(&reader.language.texts().records, name),
        is_figures: is_figures(name, &parts),
    });
    let rows = parts.iter().map(|entry| {
        let cell = |name: &&str| part_of(reader, kind, shown, name, entry.get(*name).map(plain).unwrap_or_default());
        let mut cells: Vec<Cell> = names.iter().map(cell).collect();
        if let (Some(first), Some(name)) = (cells.first_mut(), names.first()) {
            *first = Cell::Title { words: words_of(reader, entry, name), more: String::new() };
        }
        cells
    });
    let caption = field.label(reader.language.tag()).to_owned();
    Cell::Table { caption, columns: columns.collect(), rows: rows.collect() }
}

/// The parts that entries have, those that we have words for first.
fn names_of<'a>(entries: &[&'a Map<String, Value>]) -> Vec<&'a str> {
    const KNOWN: [&str; 5] = ["product", "label", "quantity", "unit_price", "value"];
    let mut names: Vec<&str> = Vec::new();
    for name in entries.iter().flat_map(|entry| entry.keys()) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.sort_by_key(|name| KNOWN.iter().position(|known| known == name).unwrap_or(KNOWN.len()));
    names
}

fn label_of(texts: &RecordsTexts, name: &str) -> String {
    match name {
        "product" => texts.product.to_owned(),
        "quantity" => texts.quantity.to_owned(),
        "unit_price" => texts.unit_price.to_owned(),
        "label" => texts.label.to_owned(),
        "value" => texts.value.to_owned(),
        // Of a kind that an operator added: as its source calls it.
        other => other.replace('_', " "),
    }
}

fn is_figures(name: &str, entries: &[&Map<String, Value>]) -> bool {
    entries.iter().filter_map(|entry| entry.get(name)).all(|value| is_number(&plain(value)))
}

/// Whether a text is a decimal number and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|half| !half.is_empty() && half.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The head of a row: what it is about, or where it says nothing, a line that says so too.
fn words_of(reader: &Reader, entry: &Map<String, Value>, name: &str) -> String {
    let written = entry.get(name).map(plain).unwrap_or_default();
    match written.as_str() {
        "" => "\u{2013}".to_owned(),
        number if is_number(number) => number_words(reader.language, number),
        _ => written,
    }
}

fn part_of(reader: &Reader, kind: &Kind, shown: &Shown, name: &str, written: String) -> Cell {
    match name {
        _ if written.is_empty() => Cell::Empty,
        "unit_price" => Cell::Money(Sum { words: money_of(reader, kind, shown, &written), ..Sum::default() }),
        _ if is_number(&written) => Cell::Figures(number_words(reader.language, &written)),
        _ => Cell::Text(written),
    }
}
