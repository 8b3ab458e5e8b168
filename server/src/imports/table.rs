//! Files read by a mapping: each section goes over the rows of its file.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use portico_identity::portal::imports::{Fault, Line, Mode, ReadProblem, Reader, TableName, What};
use portico_identity::portal::kinds::Kinds;
use ring::digest;

use super::cells::Ways;
use super::csv_table::CsvTable;
use super::files::{Files, Opened};
use super::mapping::{FormatName, Mapping, ModeName, When};
use super::problem::{TableProblem, TableProblems};
use super::rows::{Row, RowFile, Rows};
use super::scan::look;
use super::section::Section;

/// Reads files by a mapping.
pub struct TableReader {
    steps: Vec<Step>,
    ways: Ways,
    mode: Mode,
    hash: [u8; 32],
    notes: Vec<String>,
    at: usize,
    rows: Option<Rows>,
}

struct Step {
    section: Section,
    when: Option<When>,
    file: RowFile,
}

impl TableReader {
    /// Checks the files against the mapping.
    ///
    /// # Errors
    /// Everything that is wrong with them as a whole.
    pub fn open(mapping: &Mapping, files: &Files, kinds: &Kinds, zone: &TimeZone) -> Result<Self, TableProblems> {
        let mut problems = Vec::new();
        let mut steps = Vec::new();
        for (section, file, when) in Section::all(mapping) {
            problems.extend(section.check_kind(kinds));
            match file_for(file, files).and_then(|file| open_rows(file, mapping)) {
                Err(problem) => problems.push(problem),
                Ok(file) => {
                    problems.extend(unknown_columns(&section, when.as_ref(), &file));
                    steps.push(Step { section, when, file });
                }
            }
        }
        let used: BTreeSet<String> = steps.iter().map(|step| step.file.name().to_string()).collect();
        let hash = look_at_all(used.iter().filter_map(|name| files.get(name)), mapping, &mut problems);
        if !problems.is_empty() {
            problems.sort_by(|one, other| (&one.file, &one.what).cmp(&(&other.file, &other.what)));
            problems.dedup();
            return Err(TableProblems(problems));
        }
        // What others are within has to be read before them.
        steps.sort_by_key(|step| step.section.rank(kinds));
        let unused = files.keys().filter(|name| !used.contains(*name));
        Ok(Self {
            steps,
            ways: Ways::new(mapping, kinds, zone),
            mode: if mapping.mode == ModeName::Bulk { Mode::Bulk } else { Mode::Delta },
            hash,
            notes: unused.map(|name| format!("{name} is not in the mapping; it was not read")).collect(),
            at: 0,
            rows: None,
        })
    }
}

impl Reader for TableReader {
    fn tables(&self) -> Vec<(TableName, Mode)> {
        let names: BTreeSet<TableName> = self.steps.iter().map(|step| step.section.table()).collect();
        names.into_iter().map(|name| (name, self.mode)).collect()
    }

    fn content_hash(&self) -> [u8; 32] {
        self.hash
    }

    fn format(&self) -> String {
        "table".into()
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn restart(&mut self) -> Result<(), ReadProblem> {
        (self.at, self.rows) = (0, None);
        Ok(())
    }

    fn next_line(&mut self) -> Result<Option<Line>, ReadProblem> {
        while let Some(step) = self.steps.get(self.at) {
            let name = step.file.name();
            let rows = self.rows.get_or_insert_with(|| step.file.rows());
            let row = rows.next_row().map_err(|error| ReadProblem(format!("{name}: {error}")))?;
            let Some(row) = row else {
                (self.at, self.rows) = (self.at + 1, None);
                continue;
            };
            if row.wrong().is_none() && !applies(step.when.as_ref(), &row) {
                continue;
            }
            let (what, odd) = match row.wrong() {
                Some(wrong) => (
                    What::Unreadable(step.section.table(), String::new(), Fault::of("", "unreadable", wrong)),
                    Vec::new(),
                ),
                None => step.section.read(&row, &self.ways),
            };
            return Ok(Some(Line { file: name, line: row.line(), what, odd }));
        }
        Ok(None)
    }
}

/// Looks at files from end to end: the hash of all of them.
fn look_at_all<'f>(
    files: impl Iterator<Item = &'f Opened>,
    mapping: &Mapping,
    problems: &mut Vec<TableProblem>,
) -> [u8; 32] {
    let mut digest = digest::Context::new(&digest::SHA256);
    for file in files {
        match look(file, !is_ndjson(file, mapping)) {
            Ok(look) => digest.update(&look.hash),
            Err(problem) => problems.push(TableProblem { file: file.name.to_string(), what: problem.to_string() }),
        }
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(digest.finish().as_ref());
    hash
}

fn applies(when: Option<&When>, row: &Row<'_>) -> bool {
    when.is_none_or(|when| {
        let text = row.text(&when.column).unwrap_or_default();
        when.is.contains(&text)
    })
}

fn file_for<'f>(named: Option<&String>, files: &'f Files) -> Result<&'f Opened, TableProblem> {
    let problem = |file: &str, what: &str| Err(TableProblem { file: file.into(), what: what.into() });
    match named {
        Some(name) => files.get(name).map_or_else(|| problem(name, "is not there"), Ok),
        None if files.len() == 1 => files.values().next().map_or_else(|| problem("", "there is no file"), Ok),
        None => problem("", "there are several files: each section of the mapping has to name its `file`"),
    }
}

fn is_ndjson(file: &Opened, mapping: &Mapping) -> bool {
    let by_name = [".ndjson", ".jsonl"].iter().any(|ending| file.name.ends_with(ending));
    mapping.read.format.map_or(by_name, |format| format == FormatName::Ndjson)
}

fn open_rows(file: &Opened, mapping: &Mapping) -> Result<RowFile, TableProblem> {
    if is_ndjson(file, mapping) {
        return Ok(RowFile::Ndjson(file.clone()));
    }
    let problem = |what: String| TableProblem { file: file.name.to_string(), what };
    // An encoding that is none is told once, and not as a header of strange names.
    look(file, true).map_err(|error| problem(error.to_string()))?;
    let delimiter = u8::try_from(mapping.read.delimiter).map_err(|error| problem(error.to_string()))?;
    CsvTable::open(file.clone(), delimiter).map(RowFile::Csv).map_err(problem)
}

/// Columns that the mapping names and a CSV file does not have. NDJSON has no header: what is missing there is empty.
fn unknown_columns(section: &Section, when: Option<&When>, file: &RowFile) -> Vec<TableProblem> {
    let RowFile::Csv(table) = file else { return Vec::new() };
    let named = section.columns().into_iter().chain(when.map(|when| when.column.clone()));
    let missing = named.filter(|column| table.column(column).is_none());
    let have = table.columns().join("`, `");
    missing
        .map(|column| TableProblem {
            file: table.file.name.to_string(),
            what: format!("the mapping names the column `{column}`, which is not there; there are `{have}`"),
        })
        .collect()
}
