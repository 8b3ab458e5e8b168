//! A TOML file with the line of every value, so that what is wrong can be found.

use std::collections::BTreeMap;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::FileProblem;

/// A value and its line.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) value: NodeValue,
}

/// What files can hold for us.
#[derive(Debug, Clone)]
pub(super) enum NodeValue {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<Node>),
    Table(BTreeMap<String, Node>),
    /// A date, a fraction, a number that is too large.
    Other,
}

/// Reads a file; none when it cannot be read or is not TOML, which is noted.
pub(super) fn read_toml(path: &Path, problems: &mut Vec<FileProblem>) -> Option<BTreeMap<String, Node>> {
    let text = read_text(path, problems)?;
    match DeTable::parse(&text) {
        Ok(table) => Some(members(&text, table.into_inner())),
        Err(error) => {
            let line = error.span().map(|span| line_at(&text, span.start));
            problems.push(FileProblem { line, ..FileProblem::of(path, format!("is not TOML: {}", error.message())) });
            None
        }
    }
}

/// Reads a file as text; none when that fails, which is noted.
pub(super) fn read_text(path: &Path, problems: &mut Vec<FileProblem>) -> Option<String> {
    match std::fs::read_to_string(path) {
        Ok(text) => Some(text.trim_start_matches('\u{feff}').replace("\r\n", "\n")),
        Err(error) => {
            problems.push(FileProblem::of(path, format!("cannot be read: {error}")));
            None
        }
    }
}

fn members(text: &str, table: DeTable<'_>) -> BTreeMap<String, Node> {
    table
        .into_iter()
        .map(|(name, value)| {
            // The line of the name: that of a table's value is where its first member stands.
            let line = line_at(text, name.span().start);
            (name.into_inner().into_owned(), Node { line, value: read_value(text, value) })
        })
        .collect()
}

fn read_value(text: &str, value: Spanned<DeValue<'_>>) -> NodeValue {
    match value.into_inner() {
        DeValue::String(string) => NodeValue::Text(string.into_owned()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(NodeValue::Other, NodeValue::Number)
        }
        DeValue::Boolean(flag) => NodeValue::Flag(flag),
        DeValue::Array(items) => {
            let items = items.into_iter().map(|item| {
                let line = line_at(text, item.span().start);
                Node { line, value: read_value(text, item) }
            });
            NodeValue::List(items.collect())
        }
        DeValue::Table(table) => NodeValue::Table(members(text, table)),
        DeValue::Float(_) | DeValue::Datetime(_) => NodeValue::Other,
    }
}

fn line_at(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}
