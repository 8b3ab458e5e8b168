//! One CSV file (RFC 4180): its header, and its rows with their lines.

use std::io::BufReader;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord, Terminator, Trim};

use super::files::{Opened, Reading};

/// A CSV file whose header was read.
#[derive(Debug, Clone)]
pub struct CsvTable {
    /// The file.
    pub file: Opened,
    delimiter: u8,
    header: Arc<Vec<String>>,
}

/// A row, or why it is none.
#[derive(Debug, Clone)]
pub struct CsvRow {
    /// Where it begins, from 1 on.
    pub line: u64,
    /// Its cells, as many as the header has; or how many there are instead.
    pub cells: Result<StringRecord, usize>,
}

impl CsvRow {
    /// A cell by its place; empty when there is none.
    #[must_use]
    pub fn cell(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.as_ref().ok()?.get(at)).unwrap_or_default()
    }
}

impl CsvTable {
    /// Reads the header.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn open(file: Opened, delimiter: u8) -> Result<Self, String> {
        let mut table = Self { file, delimiter, header: Arc::default() };
        let mut reader = table.reader();
        let mut header = StringRecord::new();
        let there = reader.read_record(&mut header).map_err(|error| error.to_string())?;
        let names: Vec<String> = header.iter().map(str::to_owned).collect();
        if !there || names.iter().all(String::is_empty) {
            return Err("has no header".into());
        }
        if let Some(twice) =
            names.iter().enumerate().find(|(at, name)| names.iter().take(*at).any(|other| other == *name))
        {
            return Err(format!("the column `{}` is there twice", twice.1));
        }
        table.header = Arc::new(names);
        Ok(table)
    }

    /// The place of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// The names of its columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.header
    }

    /// Its rows, from the first one.
    #[must_use]
    pub fn rows(&self) -> CsvRows {
        let mut reader = self.reader();
        let mut header = StringRecord::new();
        // It was read before.
        let _there = reader.read_record(&mut header);
        CsvRows { reader, width: self.header.len() }
    }

    fn reader(&self) -> csv::Reader<BufReader<Reading>> {
        ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            // A carriage return before it is trimmed; lines are then counted as editors do.
            .terminator(Terminator::Any(b'\n'))
            .from_reader(BufReader::with_capacity(256 << 10, self.file.read()))
    }
}

/// The rows of a CSV file.
pub struct CsvRows {
    reader: csv::Reader<BufReader<Reading>>,
    width: usize,
}

impl CsvRows {
    /// The next row; none at the end. Rows of nothing are none.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn next_row(&mut self) -> Result<Option<CsvRow>, String> {
        loop {
            let mut cells = StringRecord::new();
            if !self.reader.read_record(&mut cells).map_err(|error| error.to_string())? {
                return Ok(None);
            }
            if cells.iter().all(str::is_empty) {
                continue;
            }
            let line = cells.position().map_or(0, csv::Position::line);
            let wrong = cells.len() != self.width;
            return Ok(Some(CsvRow { line, cells: if wrong { Err(cells.len()) } else { Ok(cells) } }));
        }
    }
}
