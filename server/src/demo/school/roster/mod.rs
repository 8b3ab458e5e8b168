//! The rosters: OneRoster 1.1 (one role a user, in users.csv) and 1.2 (roles.csv). Bulk files: `status` and `dateLastModified` stay empty.

mod classes;
mod gradebook;
mod sheet;
mod users;

use super::super::days::Days;
use super::super::files::File;
use super::super::table::Table;
use super::people::School;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// OneRoster 1.1.
    OneOne,
    /// OneRoster 1.2.
    OneTwo,
}

/// The whole bundle: a manifest and its tables, by names without a folder.
pub(super) fn files(school: &School, days: &Days, version: Version) -> Vec<File> {
    let [line_items, results] = gradebook::tables(school, days, version);
    let mut tables = vec![
        ("orgs", classes::orgs(school)),
        ("academicSessions", classes::sessions(school, days)),
        ("courses", classes::courses(school)),
        ("classes", classes::classes(school)),
        ("users", users::users(school, version)),
        ("demographics", users::demographics(school)),
        ("enrollments", classes::enrollments(school, days)),
        ("categories", gradebook::categories(school)),
        ("lineItems", line_items),
        ("results", results),
    ];
    if version == Version::OneTwo {
        tables.push(("roles", users::roles(school)));
    }
    let manifest = File::new("manifest.csv", manifest(school, version, tables.iter().map(|(name, _)| *name)));
    let tables = tables.into_iter().map(|(name, bytes)| File::new(format!("{name}.csv"), bytes));
    [manifest].into_iter().chain(tables).collect()
}

/// The properties of manifest.csv: which version, and which files are there.
fn manifest<'a>(school: &School, version: Version, files: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut table = Table::new(&["propertyName", "value"]);
    table.row(&["manifest.version", "1.0"]);
    table.row(&["oneroster.version", if version == Version::OneOne { "1.1" } else { "1.2" }]);
    for file in files {
        table.row(&[format!("file.{file}"), "bulk".into()]);
    }
    table.row(&["source.systemName", "Klaslokaal"]);
    table.row(&["source.systemCode", school.prefix]);
    table.into_bytes()
}

/// The id of the school itself.
fn org(school: &School) -> String {
    format!("{}-org", school.prefix)
}

/// The id of the term in which everything lies.
fn term(school: &School) -> String {
    format!("{}-term", school.prefix)
}

/// The id of the school year.
fn year(school: &School) -> String {
    format!("{}-year", school.prefix)
}
