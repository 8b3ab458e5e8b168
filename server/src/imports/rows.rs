//! Rows of CSV and of NDJSON, as mappings see them.

use std::io::{BufRead, BufReader};
use std::sync::Arc;

use serde_json::Value as Json;

use super::csv_table::{CsvRow, CsvRows, CsvTable};
use super::files::{Opened, Reading};

/// A file with rows.
#[derive(Debug, Clone)]
pub enum RowFile {
    /// CSV.
    Csv(CsvTable),
    /// One JSON object a line.
    Ndjson(Opened),
}

impl RowFile {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> Arc<str> {
        match self {
            Self::Csv(table) => table.file.name.clone(),
            Self::Ndjson(file) => file.name.clone(),
        }
    }

    /// Its rows, from the first one.
    #[must_use]
    pub fn rows(&self) -> Rows {
        match self {
            Self::Csv(table) => Rows::Csv(table.clone(), table.rows()),
            Self::Ndjson(file) => {
                Rows::Ndjson { reader: BufReader::with_capacity(256 << 10, file.read()), line: 0, text: String::new() }
            }
        }
    }
}

/// The rows of a file.
pub enum Rows {
    /// Of a CSV file.
    Csv(CsvTable, CsvRows),
    /// Of an NDJSON file.
    Ndjson {
        /// The file.
        reader: BufReader<Reading>,
        /// The last line that was read.
        line: u64,
        /// Its text.
        text: String,
    },
}

/// One row.
pub enum Row<'r> {
    /// Of a CSV file.
    Csv(&'r CsvTable, CsvRow),
    /// Of an NDJSON file: its line, and the object or what is wrong.
    Ndjson(u64, Result<Json, String>),
}

impl Rows {
    /// The next row; none at the end.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, String> {
        match self {
            Self::Csv(table, rows) => Ok(rows.next_row()?.map(|row| Row::Csv(table, row))),
            Self::Ndjson { reader, line, text } => loop {
                text.clear();
                if reader.read_line(text).map_err(|error| error.to_string())? == 0 {
                    return Ok(None);
                }
                *line += 1;
                let json = text.trim_start_matches('\u{feff}').trim();
                if json.is_empty() {
                    continue;
                }
                let read = match serde_json::from_str::<Json>(json) {
                    Ok(object @ Json::Object(_)) => Ok(object),
                    Ok(_) => Err("is not a JSON object".into()),
                    // The message of the reader could repeat what stands there.
                    Err(error) => Err(format!("is not JSON: column {}", error.column())),
                };
                return Ok(Some(Row::Ndjson(*line, read)));
            },
        }
    }
}

impl Row<'_> {
    /// Where it begins, from 1 on.
    #[must_use]
    pub fn line(&self) -> u64 {
        match self {
            Self::Csv(_, row) => row.line,
            Self::Ndjson(line, _) => *line,
        }
    }

    /// What is wrong with it as a whole.
    #[must_use]
    pub fn wrong(&self) -> Option<String> {
        match self {
            Self::Csv(table, row) => {
                let have = row.cells.as_ref().err()?;
                Some(format!("has {have} cells, the header has {}", table.columns().len()))
            }
            Self::Ndjson(_, read) => read.as_ref().err().cloned(),
        }
    }

    /// A cell as JSON; none when it is empty or not there.
    #[must_use]
    pub fn json(&self, column: &str) -> Option<Json> {
        match self {
            Self::Csv(..) => self.text(column).map(Json::String),
            Self::Ndjson(_, read) => {
                let mut at = read.as_ref().ok()?;
                for part in column.split('.') {
                    at = match at.as_array() {
                        Some(items) => items.get(part.parse::<usize>().ok()?)?,
                        None => at.get(part)?,
                    };
                }
                Some(at.clone())
            }
        }
    }

    /// A cell as text, trimmed; none when it is empty, not there, or no text, number or truth.
    #[must_use]
    pub fn text(&self, column: &str) -> Option<String> {
        let text = match self {
            Self::Csv(table, row) => row.cell(table.column(column)).to_owned(),
            Self::Ndjson(..) => match self.json(column)? {
                Json::String(text) => text.trim().to_owned(),
                Json::Number(number) => number.to_string(),
                Json::Bool(flag) => flag.to_string(),
                Json::Null | Json::Array(_) | Json::Object(_) => return None,
            },
        };
        Some(text).filter(|text| !text.is_empty())
    }
}
