//! The files of a bundle, with the columns that they must have (OneRoster 1.1 CSV §4, 1.2 CSV §5).

use std::collections::BTreeMap;

use portico_identity::portal::imports::Mode;

use super::super::csv_table::{CsvRow, CsvRows, CsvTable};
use super::super::files::Files;
use super::super::problem::{TableProblem, TableProblems};
use super::super::scan::look;
use super::manifest::{Manifest, RosterVersion};

/// One file of a bundle.
#[derive(Debug, Clone)]
pub struct RosterTable {
    /// Its rows.
    pub table: CsvTable,
    /// Whether it says all there is.
    pub mode: Mode,
}

impl RosterTable {
    /// A cell of a row by the name of its column.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r CsvRow, column: &str) -> &'r str {
        row.cell(self.table.column(column))
    }

    /// Its rows, from the first one.
    #[must_use]
    pub fn rows(&self) -> CsvRows {
        self.table.rows()
    }
}

/// The files by name.
pub type RosterTables = BTreeMap<String, RosterTable>;

/// Opens the files that the manifest names, and checks them as a whole. With the hashes of their bytes.
///
/// # Errors
/// Everything that is wrong with them.
pub fn open_tables(manifest: &Manifest, files: &Files) -> Result<(RosterTables, Vec<[u8; 32]>), TableProblems> {
    let (mut tables, mut hashes, mut problems) = (RosterTables::new(), Vec::new(), Vec::new());
    for (name, mode) in &manifest.files {
        let file_name = format!("{name}.csv");
        let Some(file) = files.get(&file_name) else { continue };
        let mut problem = |what: String| problems.push(TableProblem { file: file_name.clone(), what });
        match look(file, true) {
            Ok(look) => hashes.push(look.hash),
            Err(error) => {
                problem(error.to_string());
                continue;
            }
        }
        match CsvTable::open(file.clone(), b',') {
            Err(what) => problem(what),
            Ok(table) => {
                for column in required(name, manifest.version, *mode) {
                    if table.column(column).is_none() {
                        problem(format!("the column `{column}` is missing"));
                    }
                }
                tables.insert(name.clone(), RosterTable { table, mode: *mode });
            }
        }
    }
    let needs_roles = manifest.version == RosterVersion::V1P2 && tables.contains_key("users");
    if needs_roles && !tables.contains_key("roles") {
        let what = "is missing: in OneRoster 1.2, roles are in it".into();
        problems.push(TableProblem { file: "roles.csv".into(), what });
    }
    if problems.is_empty() { Ok((tables, hashes)) } else { Err(TableProblems(problems)) }
}

fn required(name: &str, version: RosterVersion, mode: Mode) -> Vec<&'static str> {
    let own: &[&str] = match (name, version) {
        ("orgs", _) => &["name", "type"],
        ("users", RosterVersion::V1P1) => {
            &["enabledUser", "orgSourcedIds", "role", "username", "givenName", "familyName"]
        }
        ("users", RosterVersion::V1P2) => &["enabledUser", "username", "givenName", "familyName"],
        ("roles", _) => &["userSourcedId", "roleType", "role", "orgSourcedId"],
        ("enrollments", _) => &["classSourcedId", "schoolSourcedId", "userSourcedId", "role"],
        ("classes", _) => &["title", "courseSourcedId", "classType", "schoolSourcedId", "termSourcedIds"],
        ("academicSessions", _) => &["title", "type", "startDate", "endDate", "schoolYear"],
        ("courses", _) => &["title", "orgSourcedId"],
        ("demographics", _) => &["birthDate"],
        ("lineItems", _) => &["title", "classSourcedId"],
        ("results", _) => &["lineItemSourcedId", "studentSourcedId", "score", "scoreDate"],
        _ => &[],
    };
    let mut all = vec!["sourcedId"];
    if mode == Mode::Delta || version == RosterVersion::V1P1 {
        all.extend(["status", "dateLastModified"]);
    }
    all.extend(own);
    all
}
