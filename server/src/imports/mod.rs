//! The files of source systems: OneRoster bundles, and tables with a mapping. What they say goes to [`portico_identity::portal::imports`].

mod cells;
mod columns;
mod csv_table;
mod days;
mod files;
mod mapping;
mod oneroster;
mod organisations;
mod problem;
mod relations;
mod report;
mod rows;
mod scan;
mod section;
mod table;

pub(crate) use files::nameless;
pub use files::{Files, FilesProblem, Opened, Reading, open_file, open_path};
pub use mapping::Mapping;
pub use oneroster::{RosterReader, RosterVersion};
pub use organisations::read_organisations;
pub use problem::{TableProblem, TableProblems};
pub use report::report_lines;
pub use table::TableReader;

use portico_identity::portal::imports::Reader;
use portico_identity::portal::kinds::Kinds;
use portico_identity::portal::organisations::{Organisation, OrganisationKind};

/// A reader for files of an organisation: by a mapping, or a roster without one.
///
/// # Errors
/// Everything that is wrong with the files as a whole.
pub fn open_reader(
    files: &Files,
    mapping: Option<&Mapping>,
    home: &Organisation,
    kinds: &Kinds,
) -> Result<Box<dyn Reader>, TableProblems> {
    match mapping {
        Some(mapping) => Ok(Box::new(TableReader::open(mapping, files, kinds, &home.time_zone)?)),
        None => Ok(Box::new(RosterReader::open(files, home.kind == OrganisationKind::School)?)),
    }
}
