//! What can be typed about organisations, sources, kinds of records and imports.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to import.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum ImportCommand {
    /// A OneRoster 1.1 or 1.2 CSV bundle of a school: a zip, or a folder.
    Oneroster(ImportArguments),
    /// CSV or NDJSON with a mapping file: a file, a folder or a zip.
    Table(ImportTableArguments),
}

/// What to import, and how carefully.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct ImportArguments {
    /// The file or folder.
    pub path: PathBuf,
    /// The stable name of the source.
    #[arg(long)]
    pub source: String,
    /// Whose the source is, if it is new: the organisation's stable name, its id or its name.
    #[arg(long, value_name = "NAME|ID")]
    pub organisation: Option<String>,
    /// Only say what would come of it.
    #[arg(long)]
    pub dry_run: bool,
    /// Write the report as JSON into this file.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Refuse when more than this part of a table would vanish, in percent.
    #[arg(long, value_name = "PERCENT", default_value_t = 10, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub max_vanishing: u8,
    /// Refuse when more than this part of the rows for a table is not right, in percent.
    #[arg(long, value_name = "PERCENT", default_value_t = 20, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub max_defects: u8,
}

/// The same with a mapping.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct ImportTableArguments {
    /// What, and how carefully.
    #[command(flatten)]
    pub import: ImportArguments,
    /// The mapping file [default: the one that the source was added with].
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
}

/// What to do with organisations.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum OrganisationsCommand {
    /// Write down what a file says, all of it or nothing. What the file leaves out stays as it is.
    Apply {
        /// The file (TOML, see docs/imports.md).
        file: PathBuf,
    },
    /// List who is there.
    List,
    /// Confirm all memberships of a firm, for instance when its only admin is suspended.
    Attest {
        /// The firm's id or name.
        #[arg(value_name = "NAME|ID")]
        organisation: String,
    },
}

/// What to do with sources.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum SourcesCommand {
    /// Add a source, or give it another title or mapping.
    Add(AddSourceArguments),
    /// List the sources, and when they last spoke.
    List,
    /// Print the rows of the newest import of a source that were not taken, and why. What stood in them is not kept.
    Quarantine {
        /// The stable name of the source.
        name: String,
    },
    /// Make a token with which the source may send its files to /api/import/NAME; it is printed once. The one before counts no more.
    Token {
        /// The stable name of the source.
        name: String,
        /// Take the token away instead.
        #[arg(long)]
        remove: bool,
    },
}

/// A source to add.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct AddSourceArguments {
    /// Its stable name.
    pub name: String,
    /// What people call it: the pages say when it last spoke.
    #[arg(long)]
    pub title: String,
    /// Whose it is: the organisation's stable name, its id or its name.
    #[arg(long, value_name = "NAME|ID")]
    pub organisation: String,
    /// How its tables are read; without it, it sends OneRoster bundles.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
}

/// What to do with kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum KindsCommand {
    /// List the kinds with their topics and fields.
    List,
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::{Arguments, Command};

    #[test]
    fn an_import_can_be_tried_first_and_has_limits() {
        let typed =
            ["portico", "import", "oneroster", "school.zip", "--source", "som", "--dry-run", "--max-vanishing", "30"];
        let parsed = Arguments::try_parse_from(typed).unwrap();
        let Some(Command::Import(ImportCommand::Oneroster(how))) = parsed.command else { panic!("{parsed:?}") };
        assert!(how.dry_run);
        assert_eq!((how.max_vanishing, how.max_defects), (30, 20));
        let over = ["portico", "import", "oneroster", "x", "--source", "som", "--max-defects", "101"];
        assert!(Arguments::try_parse_from(over).is_err());
    }
}
