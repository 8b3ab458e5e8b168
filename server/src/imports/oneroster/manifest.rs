//! The manifest of a OneRoster bundle (OneRoster 1.1 CSV §2, 1.2 CSV §3): which version, and of each file whether it says all there is.

use std::collections::BTreeMap;

use portico_identity::portal::imports::Mode;

use super::super::csv_table::CsvTable;
use super::super::files::Files;
use super::super::problem::{TableProblem, TableProblems};

/// The version of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterVersion {
    /// 1.1: a user has one role.
    V1P1,
    /// 1.2: roles have a file of their own.
    V1P2,
}

/// Files that OneRoster knows, without their ending.
pub const KNOWN: [&str; 20] = [
    "academicSessions",
    "categories",
    "classes",
    "classResources",
    "courses",
    "courseResources",
    "demographics",
    "enrollments",
    "lineItems",
    "lineItemLearningObjectiveIds",
    "lineItemScoreScales",
    "orgs",
    "resources",
    "resultLearningObjectiveIds",
    "results",
    "resultScoreScales",
    "roles",
    "scoreScales",
    "userProfiles",
    "users",
];
/// Files that Portico reads.
pub const READ: [&str; 10] = [
    "academicSessions",
    "classes",
    "courses",
    "demographics",
    "enrollments",
    "lineItems",
    "orgs",
    "results",
    "roles",
    "users",
];

/// What a manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The version.
    pub version: RosterVersion,
    /// Files that are there, by their names without ending.
    pub files: BTreeMap<String, Mode>,
    /// What is worth telling.
    pub notes: Vec<String>,
}

/// Reads the manifest, or finds out what it would say where there are users and organisations only.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_manifest(files: &Files) -> Result<Manifest, TableProblems> {
    let mut manifest = match files.get("manifest.csv") {
        Some(file) => {
            read(&CsvTable::open(file.clone(), b',').map_err(|what| TableProblems::of("manifest.csv", what))?)?
        }
        None => guess(files)?,
    };
    let mut problems = Vec::new();
    for name in manifest.files.keys() {
        if !files.contains_key(&format!("{name}.csv")) {
            let what = "the manifest says that it is there, and it is not".into();
            problems.push(TableProblem { file: format!("{name}.csv"), what });
        }
    }
    for name in files.keys().filter(|name| *name != "manifest.csv") {
        let known = name.strip_suffix(".csv").filter(|name| KNOWN.contains(name));
        match known {
            None => manifest.notes.push(format!("{name} is not a file of OneRoster; it was not read")),
            Some(name) if !manifest.files.contains_key(name) => {
                manifest.notes.push(format!("{name}.csv is absent by the manifest; it was not read"));
            }
            Some(name) if !READ.contains(&name) => {
                manifest.notes.push(format!("{name}.csv is not needed; it was not read"));
            }
            Some(_) => {}
        }
    }
    manifest.files.retain(|name, _| READ.contains(&name.as_str()));
    if problems.is_empty() { Ok(manifest) } else { Err(TableProblems(problems)) }
}

fn read(table: &CsvTable) -> Result<Manifest, TableProblems> {
    let wrong = |what: String| TableProblems::of("manifest.csv", what);
    let (name_at, value_at) = (table.column("propertyName"), table.column("value"));
    if name_at.is_none() || value_at.is_none() {
        return Err(wrong("its columns are `propertyName` and `value`".into()));
    }
    let (mut version, mut files, mut rows) = (None, BTreeMap::new(), table.rows());
    while let Some(row) = rows.next_row().map_err(wrong)? {
        let (name, value) = (row.cell(name_at), row.cell(value_at));
        match (name.strip_prefix("file."), value) {
            (Some(file), "bulk") => drop(files.insert(file.to_owned(), Mode::Bulk)),
            (Some(file), "delta") => drop(files.insert(file.to_owned(), Mode::Delta)),
            (Some(_), "absent") => {}
            (Some(file), _) => return Err(wrong(format!("file.{file} is neither absent, bulk nor delta"))),
            (None, "1.1") if name == "oneroster.version" => version = Some(RosterVersion::V1P1),
            (None, "1.2") if name == "oneroster.version" => version = Some(RosterVersion::V1P2),
            (None, _) if name == "oneroster.version" => {
                return Err(wrong("oneroster.version is neither 1.1 nor 1.2".into()));
            }
            (None, "1.0") if name == "manifest.version" => {}
            (None, _) if name == "manifest.version" => return Err(wrong("manifest.version is not 1.0".into())),
            (None, _) => {}
        }
    }
    let version = version.ok_or_else(|| wrong("oneroster.version is missing: 1.1 or 1.2".into()))?;
    Ok(Manifest { version, files, notes: Vec::new() })
}

/// Some programs write users and organisations and nothing else.
fn guess(files: &Files) -> Result<Manifest, TableProblems> {
    let known = files.keys().filter_map(|name| name.strip_suffix(".csv")).filter(|name| KNOWN.contains(name));
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    if known != ["orgs", "users"] && known != ["users"] {
        let what = "is missing; only a bundle of nothing but users.csv and orgs.csv can be read without it";
        return Err(TableProblems::of("manifest.csv", what));
    }
    let table = files.get("users.csv").map(|file| CsvTable::open(file.clone(), b','));
    let has_role = table.and_then(Result::ok).is_some_and(|table| table.column("role").is_some());
    let version = if has_role { RosterVersion::V1P1 } else { RosterVersion::V1P2 };
    let note = "there is no manifest.csv: users.csv and orgs.csv are taken for all there is (bulk)";
    Ok(Manifest {
        version,
        files: known.into_iter().map(|name| (name.to_owned(), Mode::Bulk)).collect(),
        notes: vec![note.into()],
    })
}
