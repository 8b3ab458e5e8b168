//! A section of a mapping: its table, its place in the reading, and what its rows say.

use portico_identity::portal::imports::{Fault, Said, TableName, What};
use portico_identity::portal::kinds::Kinds;

use super::cells::{Cells, Ways};
use super::mapping::{AffiliationMap, GuardianMap, HoldingMap, Mapping, OrganisationMap, PersonMap, RecordMap, When};
use super::problem::TableProblem;
use super::rows::Row;

/// One section.
#[derive(Debug, Clone)]
pub enum Section {
    /// Organisations.
    Organisations(Box<OrganisationMap>),
    /// Persons.
    Persons(Box<PersonMap>),
    /// Affiliations.
    Affiliations(Box<AffiliationMap>),
    /// Guardianships.
    Guardianships(Box<GuardianMap>),
    /// Records.
    Records(Box<RecordMap>),
    /// Holders.
    Holdings(Box<HoldingMap>),
}

impl Section {
    /// All sections of a mapping, with the file that each names and the rows it wants.
    pub fn all(mapping: &Mapping) -> Vec<Found<'_>> {
        let mut all = Vec::new();
        for one in &mapping.organisations {
            all.push((Self::Organisations(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.persons {
            all.push((Self::Persons(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.affiliations {
            all.push((Self::Affiliations(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.guardianships {
            all.push((Self::Guardianships(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.records {
            all.push((Self::Records(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        for one in &mapping.holdings {
            all.push((Self::Holdings(Box::new(one.clone())), one.file.as_ref(), one.when.clone()));
        }
        all
    }

    /// What its rows become.
    #[must_use]
    pub fn table(&self) -> TableName {
        match self {
            Self::Organisations(_) => TableName::Organisations,
            Self::Persons(_) => TableName::Persons,
            Self::Affiliations(_) => TableName::Affiliations,
            Self::Guardianships(_) => TableName::Guardianships,
            Self::Records(map) => TableName::Records(map.kind.clone()),
            Self::Holdings(_) => TableName::Holdings,
        }
    }

    /// Its place in the reading: tables in their order, and of records those that others are within first.
    #[must_use]
    pub fn rank(&self, kinds: &Kinds) -> (u8, usize) {
        match self {
            Self::Organisations(_) => (0, 0),
            Self::Persons(_) => (1, 0),
            Self::Affiliations(_) => (2, 0),
            Self::Guardianships(_) => (3, 0),
            Self::Records(map) => (4, usize::from(map.within.is_some()) * (1 + depth(kinds, &map.kind))),
            Self::Holdings(_) => (5, 0),
        }
    }

    /// Kinds and fields that nobody knows.
    #[must_use]
    pub fn check_kind(&self, kinds: &Kinds) -> Vec<TableProblem> {
        let problem = |what: String| TableProblem { file: String::new(), what: format!("the mapping: {what}") };
        match self {
            Self::Records(map) => {
                let Some(kind) = kinds.find(&map.kind) else {
                    return vec![problem(format!("no kind of records is called `{}`", map.kind))];
                };
                let unknown = map.fields.keys().filter(|field| kind.field(field).is_none());
                let mut problems: Vec<TableProblem> =
                    unknown.map(|field| problem(format!("a {} has no field `{field}`", map.kind))).collect();
                if map.within.is_some() && map.within_kind.is_none() && kind.within.is_none() {
                    problems.push(problem(format!("a {} is not within a usual kind: say `within_kind`", map.kind)));
                }
                problems
            }
            Self::Holdings(map) if kinds.find(&map.record_kind).is_none() => {
                vec![problem(format!("no kind of records is called `{}`", map.record_kind))]
            }
            Self::Holdings(_)
            | Self::Organisations(_)
            | Self::Persons(_)
            | Self::Affiliations(_)
            | Self::Guardianships(_) => Vec::new(),
        }
    }

    /// What a row says, and what is odd about it.
    #[must_use]
    pub fn read(&self, row: &Row<'_>, ways: &Ways) -> (What, Vec<Fault>) {
        let cells = Cells::new(row, ways);
        let (key, said) = match self {
            Self::Organisations(map) => (cells.text(&map.key), Ok(Said::Organisation(cells.organisation(map)))),
            Self::Persons(map) => return cells.person(map),
            Self::Affiliations(map) => cells.affiliation(map),
            Self::Guardianships(map) => cells.guardian(map),
            Self::Records(map) => (cells.text(&map.key), cells.record(map).map(Said::Record)),
            Self::Holdings(map) => cells.holding(map),
        };
        let what = match said {
            Ok(said) => What::Says(said),
            Err(fault) => What::Unreadable(self.table(), key, fault),
        };
        (what, Vec::new())
    }
}

/// A section, its file, its rows.
type Found<'m> = (Section, Option<&'m String>, Option<When>);

fn depth(kinds: &Kinds, kind: &str) -> usize {
    let mut at = kinds.find(kind);
    let mut depth = 0;
    // A circle of kinds ends here too.
    while let Some(above) = at.and_then(|kind| kind.within.as_deref()).filter(|_| depth < 10) {
        at = kinds.find(above);
        depth += 1;
    }
    depth
}
