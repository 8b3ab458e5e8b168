//! OneRoster 1.1 and 1.2 CSV bundles (1EdTech), bulk and delta.
//!
//! Organisations, users, roles, agents, demographics, classes with their terms, enrollments and results are read. Passwords are not: the column is
//! never looked at. An agent is a guardian only where it has the role of one, and then it is a claim that somebody verifies.

mod facts;
mod guardians;
mod lines;
mod manifest;
mod people;
mod roles;
mod school;
mod tables;

use std::collections::{HashSet, VecDeque};

use portico_identity::portal::imports::{Line, Mode, ReadProblem, Reader, TableName};
use ring::digest;

use super::csv_table::CsvRows;
use super::files::Files;
use super::problem::TableProblems;
use facts::{Facts, mode_of, split};
pub use manifest::RosterVersion;
use manifest::read_manifest;
use tables::{RosterTables, open_tables};

/// What is read, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Organisations,
    Persons,
    Affiliations,
    /// What children's rows say about their guardians.
    GuardiansOfChildren,
    /// What guardians' rows say about their children.
    ChildrenOfGuardians,
    Classes,
    Results,
    Enrollments,
}

const STAGES: [Stage; 8] = [
    Stage::Organisations,
    Stage::Persons,
    Stage::Affiliations,
    Stage::GuardiansOfChildren,
    Stage::ChildrenOfGuardians,
    Stage::Classes,
    Stage::Results,
    Stage::Enrollments,
];

/// Reads a bundle.
pub struct RosterReader {
    version: RosterVersion,
    tables: RosterTables,
    facts: Facts,
    notes: Vec<String>,
    hash: [u8; 32],
    /// The one school of the bundle, when it is the source's own organisation.
    own_school: Option<String>,
    /// Pairs of child and adult that children's rows name.
    said: HashSet<u64>,
    at: usize,
    rows: Option<CsvRows>,
    waiting: VecDeque<Line>,
}

impl RosterReader {
    /// Checks the files of a bundle. `is_school`: whether the source's organisation is a school itself.
    ///
    /// # Errors
    /// Everything that is wrong with them as a whole.
    pub fn open(files: &Files, is_school: bool) -> Result<Self, TableProblems> {
        let manifest = read_manifest(files)?;
        let (tables, hashes) = open_tables(&manifest, files)?;
        let mut digest = digest::Context::new(&digest::SHA256);
        hashes.iter().for_each(|hash| digest.update(hash));
        let mut hash = [0; 32];
        hash.copy_from_slice(digest.finish().as_ref());
        let read = |error: String| TableProblems::of("", error);
        let own_school = if is_school { only_school(&tables).map_err(read)? } else { None };
        let mut notes = manifest.notes;
        if own_school.is_some() {
            notes.push("the one school in orgs.csv is taken for the source's own organisation".into());
        }
        Ok(Self {
            version: manifest.version,
            facts: Facts::gather(&tables, manifest.version).map_err(read)?,
            tables,
            notes,
            hash,
            own_school,
            said: HashSet::new(),
            at: 0,
            rows: None,
            waiting: VecDeque::new(),
        })
    }

    /// The file of a stage.
    fn file_of(&self, stage: Stage) -> &'static str {
        match (stage, self.version) {
            (Stage::Organisations, _) => "orgs",
            (Stage::Affiliations, RosterVersion::V1P2) => "roles",
            (Stage::Persons | Stage::Affiliations | Stage::GuardiansOfChildren | Stage::ChildrenOfGuardians, _) => {
                "users"
            }
            (Stage::Classes, _) => "classes",
            (Stage::Results, _) => "results",
            (Stage::Enrollments, _) => "enrollments",
        }
    }
}

/// The one school of a bundle, if there is exactly one.
fn only_school(tables: &RosterTables) -> Result<Option<String>, String> {
    let Some(table) = tables.get("orgs") else { return Ok(None) };
    let (mut schools, mut rows) = (Vec::new(), table.rows());
    while let Some(row) = rows.next_row()? {
        if table.cell(&row, "type") == "school" {
            schools.push(table.cell(&row, "sourcedId").to_owned());
        }
    }
    Ok(schools.pop().filter(|_| schools.is_empty()))
}

impl Reader for RosterReader {
    fn tables(&self) -> Vec<(TableName, Mode)> {
        let mode = |name: &str| mode_of(&self.tables, name);
        let roles = if self.version == RosterVersion::V1P2 { "roles" } else { "users" };
        let results = mode("results").filter(|_| mode("lineItems").is_some());
        let all = [
            (TableName::Organisations, mode("orgs")),
            (TableName::Persons, mode("users")),
            (TableName::Affiliations, mode(roles)),
            (TableName::Guardianships, mode("users")),
            (TableName::Records("class".into()), mode("classes")),
            (TableName::Records("result".into()), results),
            (TableName::Holdings, mode("enrollments")),
        ];
        all.into_iter().filter_map(|(name, mode)| Some((name, mode?))).collect()
    }

    fn content_hash(&self) -> [u8; 32] {
        self.hash
    }

    fn format(&self) -> String {
        match self.version {
            RosterVersion::V1P1 => "OneRoster 1.1".into(),
            RosterVersion::V1P2 => "OneRoster 1.2".into(),
        }
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn restart(&mut self) -> Result<(), ReadProblem> {
        (self.at, self.rows) = (0, None);
        self.said.clear();
        self.waiting.clear();
        Ok(())
    }

    fn next_line(&mut self) -> Result<Option<Line>, ReadProblem> {
        loop {
            if let Some(line) = self.waiting.pop_front() {
                return Ok(Some(line));
            }
            let Some(stage) = STAGES.get(self.at).copied() else { return Ok(None) };
            let name = self.file_of(stage);
            let covered = stage != Stage::Results || self.tables.contains_key("lineItems");
            let Some(table) = self.tables.get(name).filter(|_| covered).cloned() else {
                self.at += 1;
                continue;
            };
            let rows = self.rows.get_or_insert_with(|| table.rows());
            let row = rows.next_row().map_err(|error| ReadProblem(format!("{name}.csv: {error}")))?;
            match row {
                Some(row) => self.read_row(stage, &table, &row),
                None => (self.at, self.rows) = (self.at + 1, None),
            }
        }
    }
}

/// The first of a list in a cell.
fn first(cell: &str) -> String {
    split(cell).next().unwrap_or_default().to_owned()
}
