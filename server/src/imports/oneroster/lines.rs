//! A row of a bundle becomes what it says: whether it counts at all, and who reads it.

use portico_identity::portal::imports::{Fault, Line, Mode, TableName, What};

use super::super::csv_table::CsvRow;
use super::super::days::DayFormat;
use super::facts::is_going;
use super::guardians::{no_children, no_guardians};
use super::manifest::RosterVersion;
use super::people::{no_roles, role_key};
use super::tables::RosterTable;
use super::{RosterReader, Stage};

/// A row, its file and what is odd about it.
pub(super) struct Here<'r> {
    pub(super) table: &'r RosterTable,
    pub(super) row: &'r CsvRow,
    pub(super) key: String,
    pub(super) odd: Vec<Fault>,
}

impl<'r> Here<'r> {
    pub(super) fn cell(&self, column: &str) -> &'r str {
        self.table.cell(self.row, column)
    }

    pub(super) fn text(&self, column: &str) -> Option<String> {
        Some(self.cell(column).to_owned()).filter(|text| !text.is_empty())
    }

    pub(super) fn day(&self, column: &str) -> Result<Option<String>, Fault> {
        let Some(text) = self.text(column) else { return Ok(None) };
        let wrong = || Fault::of(column, "invalid", "is not a day such as 2026-09-01");
        DayFormat::Iso.read(&text).map(Some).ok_or_else(wrong)
    }

    pub(super) fn needed(&self, column: &str) -> Result<(), Fault> {
        if self.cell(column).is_empty() { Err(Fault::of(column, "missing", "is empty")) } else { Ok(()) }
    }
}

/// What a row comes to, or what is wrong with it.
pub(super) type Read = Result<Vec<What>, Fault>;

impl RosterReader {
    /// Puts what a row says into the queue.
    pub(super) fn read_row(&mut self, stage: Stage, table: &RosterTable, row: &CsvRow) {
        let mut here = Here { table, row, key: table.cell(row, "sourcedId").to_owned(), odd: Vec::new() };
        let said = match &row.cells {
            Err(have) => {
                let wide = table.table.columns().len();
                Err(Fault::of("", "unreadable", format!("has {have} cells, the header has {wide}")))
            }
            Ok(_) => self.read_cells(stage, &mut here),
        };
        let file = table.table.file.name.clone();
        let what = said.unwrap_or_else(|fault| {
            // What a row cannot say about others is told once, where it is about itself.
            let about_others = matches!(stage, Stage::GuardiansOfChildren | Stage::ChildrenOfGuardians)
                || (stage == Stage::Affiliations && self.version == RosterVersion::V1P1);
            let table = table_of(stage);
            if about_others {
                return vec![What::Unknown(table)];
            }
            vec![What::Unreadable(table, self.key_of(stage, &here), fault)]
        });
        for what in what {
            let odd = std::mem::take(&mut here.odd);
            self.waiting.push_back(Line { file: file.clone(), line: row.line, what, odd });
        }
    }

    fn read_cells(&mut self, stage: Stage, here: &mut Here<'_>) -> Read {
        here.needed("sourcedId")?;
        if self.is_gone(stage, here)? {
            if stage == Stage::Affiliations && self.version == RosterVersion::V1P2 {
                here.needed("userSourcedId")?;
            }
            return Ok(self.gone(stage, here));
        }
        match stage {
            Stage::Organisations => self.read_organisation(here),
            Stage::Persons => self.read_person(here),
            Stage::Affiliations if self.version == RosterVersion::V1P2 => self.read_role(here),
            Stage::Affiliations => Ok(self.read_user_role(here)),
            Stage::GuardiansOfChildren => Ok(self.read_agents_of_child(here)),
            Stage::ChildrenOfGuardians => Ok(self.read_agents_of_adult(here)),
            Stage::Classes => self.read_class(here),
            Stage::Results => self.read_result(here),
            Stage::Enrollments => self.read_enrollment(here),
        }
    }

    /// By which key a row is kept.
    fn key_of(&self, stage: Stage, here: &Here<'_>) -> String {
        let is_role = stage == Stage::Affiliations && self.version == RosterVersion::V1P2;
        if is_role && !here.key.is_empty() { role_key(here) } else { here.key.clone() }
    }

    /// Whether a row is about to go. In a delta every row says so or `active`; in a bulk none should.
    fn is_gone(&self, stage: Stage, here: &mut Here<'_>) -> Result<bool, Fault> {
        let status = here.cell("status").to_owned();
        let first_time = matches!(stage, Stage::Persons) || table_of(stage) != TableName::Guardianships;
        if here.table.mode == Mode::Delta {
            return match status.as_str() {
                "active" => Ok(false),
                "tobedeleted" => Ok(true),
                _ => Err(Fault::of("status", "status", "is neither active nor tobedeleted, as a delta needs")),
            };
        }
        if !status.is_empty() && first_time && stage != Stage::Affiliations {
            here.odd.push(Fault::of("status", "bulk-status", "is set, though the file is a bulk"));
        }
        Ok(is_going(&status))
    }

    /// What a row that goes takes with it. In a bulk it is as if the row were not there.
    fn gone(&self, stage: Stage, here: &Here<'_>) -> Vec<What> {
        if here.table.mode == Mode::Bulk {
            return Vec::new();
        }
        let key = self.key_of(stage, here);
        match stage {
            Stage::Affiliations if self.version == RosterVersion::V1P1 => vec![no_roles(&key)],
            // Their roles stand in another file, which may not speak of them.
            Stage::Persons if self.version == RosterVersion::V1P2 => {
                vec![no_roles(&key), What::Gone(TableName::Persons, key)]
            }
            Stage::GuardiansOfChildren => no_guardians(&key),
            Stage::ChildrenOfGuardians => no_children(&key),
            Stage::Organisations
            | Stage::Persons
            | Stage::Affiliations
            | Stage::Classes
            | Stage::Results
            | Stage::Enrollments => vec![What::Gone(table_of(stage), key)],
        }
    }
}

fn table_of(stage: Stage) -> TableName {
    match stage {
        Stage::Organisations => TableName::Organisations,
        Stage::Persons => TableName::Persons,
        Stage::Affiliations => TableName::Affiliations,
        Stage::GuardiansOfChildren | Stage::ChildrenOfGuardians => TableName::Guardianships,
        Stage::Classes => TableName::Records("class".into()),
        Stage::Results => TableName::Records("result".into()),
        Stage::Enrollments => TableName::Holdings,
    }
}
