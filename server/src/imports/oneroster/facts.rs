//! What rows of a bundle need to know of other rows, small enough to be kept for millions of users: who has which roles where, terms, line items.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};

use portico_identity::portal::imports::Mode;

use super::manifest::RosterVersion;
use super::roles::{Part, part_of};
use super::tables::{RosterTable, RosterTables};

/// 64 bits for a name. Two names of one bundle that share them by accident are not expected within the age of the universe of bundles.
#[must_use]
pub fn short(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

/// A user, as far as others need to know.
#[derive(Debug, Clone, Copy, Default)]
pub struct UserFacts {
    /// Whether they are a student somewhere.
    pub student: bool,
    /// What they are to children: 0 nothing, then parent, guardian, relative, aide.
    pub guardian: u8,
    /// Where: the number of their list of organisations.
    pub organisations: u32,
}

/// What a line item says about its results.
#[derive(Debug, Clone)]
pub struct LineItem {
    /// Its title.
    pub title: String,
    /// Its class.
    pub class: String,
    /// The highest score.
    pub max: String,
}

/// What a class says about what is in it.
#[derive(Debug, Clone, Default)]
pub struct ClassFacts {
    /// Its subject.
    pub subject: String,
    /// Its school.
    pub school: String,
    /// First and last day of its terms.
    pub term: Option<(String, String)>,
    /// Whether it is about to go.
    pub gone: bool,
    /// The name of who teaches it.
    pub teacher: String,
}

/// All of it.
#[derive(Debug, Default)]
pub struct Facts {
    /// Users by the hash of their names.
    pub users: HashMap<u64, UserFacts>,
    /// Lists of organisations, each once.
    pub organisations: Vec<Vec<String>>,
    /// Users who are not enabled, by the hash of their names: known, without a role.
    pub disabled: HashSet<u64>,
    /// In 1.2, grades by the hash of the user: they stand with the user, and the role in another file.
    pub grades: HashMap<u64, Box<str>>,
    /// Days of birth by the hash of the user.
    pub births: HashMap<u64, Box<str>>,
    /// Classes by name.
    pub classes: HashMap<String, ClassFacts>,
    /// Line items by name.
    pub items: HashMap<String, LineItem>,
}

impl Facts {
    /// Reads them.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn gather(tables: &RosterTables, version: RosterVersion) -> Result<Self, String> {
        let mut facts = Self::default();
        facts.gather_disabled(tables)?;
        facts.gather_users(tables, version)?;
        if version == RosterVersion::V1P2 {
            facts.gather_grades(tables)?;
        }
        facts.gather_births(tables)?;
        facts.gather_classes(tables)?;
        facts.gather_teachers(tables)?;
        facts.gather_items(tables)?;
        Ok(facts)
    }

    fn gather_disabled(&mut self, tables: &RosterTables) -> Result<(), String> {
        each_row(tables.get("users"), |table, row| {
            if !is_enabled(table.cell(row, "enabledUser")) {
                self.disabled.insert(short(table.cell(row, "sourcedId")));
            }
        })
    }

    fn gather_users(&mut self, tables: &RosterTables, version: RosterVersion) -> Result<(), String> {
        let mut lists: HashMap<Vec<String>, u32> = HashMap::new();
        let (file, user_column, org_column) = match version {
            RosterVersion::V1P1 => ("users", "sourcedId", "orgSourcedIds"),
            RosterVersion::V1P2 => ("roles", "userSourcedId", "orgSourcedId"),
        };
        let mut places: HashMap<u64, Vec<String>> = HashMap::new();
        each_row(tables.get(file), |table, row| {
            let user = short(table.cell(row, user_column));
            let part = part_of(table.cell(row, "role")).filter(|_| !is_going(table.cell(row, "status")));
            let facts = self.users.entry(user).or_default();
            match part {
                Some(Part::Student) => {
                    facts.student = true;
                    let all = places.entry(user).or_default();
                    let new = split(table.cell(row, org_column)).filter(|org| !all.contains(&(*org).to_owned()));
                    let new: Vec<String> = new.map(str::to_owned).collect();
                    all.extend(new);
                }
                Some(Part::Guardian(kind)) if !self.disabled.contains(&user) => facts.guardian = kind,
                Some(Part::Guardian(_) | Part::Teacher | Part::Staff) | None => {}
            }
        })?;
        for (user, mut list) in places {
            list.sort_unstable();
            let next = u32::try_from(lists.len()).unwrap_or(u32::MAX);
            let number = *lists.entry(list).or_insert(next);
            if let Some(facts) = self.users.get_mut(&user) {
                facts.organisations = number;
            }
        }
        let mut all: Vec<(Vec<String>, u32)> = lists.into_iter().collect();
        all.sort_unstable_by_key(|(_, number)| *number);
        self.organisations = all.into_iter().map(|(list, _)| list).collect();
        Ok(())
    }

    fn gather_grades(&mut self, tables: &RosterTables) -> Result<(), String> {
        each_row(tables.get("users"), |table, row| {
            if let Some(grade) = split(table.cell(row, "grades")).next() {
                self.grades.insert(short(table.cell(row, "sourcedId")), grade.into());
            }
        })
    }

    fn gather_births(&mut self, tables: &RosterTables) -> Result<(), String> {
        each_row(tables.get("demographics"), |table, row| {
            let born = table.cell(row, "birthDate");
            if !born.is_empty() {
                self.births.insert(short(table.cell(row, "sourcedId")), born.into());
            }
        })
    }

    fn gather_classes(&mut self, tables: &RosterTables) -> Result<(), String> {
        let (mut terms, mut courses) = (HashMap::new(), HashMap::new());
        each_row(tables.get("academicSessions"), |table, row| {
            let days = (table.cell(row, "startDate").to_owned(), table.cell(row, "endDate").to_owned());
            if !days.0.is_empty() && !days.1.is_empty() {
                terms.insert(table.cell(row, "sourcedId").to_owned(), days);
            }
        })?;
        each_row(tables.get("courses"), |table, row| {
            courses.insert(table.cell(row, "sourcedId").to_owned(), table.cell(row, "title").to_owned());
        })?;
        each_row(tables.get("classes"), |table, row| {
            let own = split(table.cell(row, "subjects")).next().map(str::to_owned);
            let of_course = || courses.get(table.cell(row, "courseSourcedId")).cloned();
            let days = || split(table.cell(row, "termSourcedIds")).filter_map(|term| terms.get(term));
            let begins = days().map(|(begins, _)| begins).min();
            let class = ClassFacts {
                subject: own.or_else(of_course).unwrap_or_default(),
                school: table.cell(row, "schoolSourcedId").to_owned(),
                term: begins.cloned().zip(days().map(|(_, ends)| ends).max().cloned()),
                gone: is_going(table.cell(row, "status")),
                teacher: String::new(),
            };
            self.classes.insert(table.cell(row, "sourcedId").to_owned(), class);
        })
    }

    fn gather_teachers(&mut self, tables: &RosterTables) -> Result<(), String> {
        let mut teaching: BTreeMap<String, (bool, String)> = BTreeMap::new();
        each_row(tables.get("enrollments"), |table, row| {
            if table.cell(row, "role").eq_ignore_ascii_case("teacher") && !is_going(table.cell(row, "status")) {
                let first = table.cell(row, "primary").eq_ignore_ascii_case("true");
                let class = teaching.entry(table.cell(row, "classSourcedId").to_owned());
                let teacher = table.cell(row, "userSourcedId").to_owned();
                class
                    .and_modify(|known| {
                        if first && !known.0 {
                            *known = (true, teacher.clone());
                        }
                    })
                    .or_insert((first, teacher));
            }
        })?;
        let wanted: HashSet<String> = teaching.values().map(|(_, teacher)| teacher.clone()).collect();
        let mut names = HashMap::new();
        each_row(tables.get("users"), |table, row| {
            let id = table.cell(row, "sourcedId");
            if wanted.contains(id) {
                names.insert(id.to_owned(), full_name(table, row));
            }
        })?;
        for (class, (_, teacher)) in teaching {
            if let (Some(class), Some(name)) = (self.classes.get_mut(&class), names.get(&teacher)) {
                class.teacher.clone_from(name);
            }
        }
        Ok(())
    }

    fn gather_items(&mut self, tables: &RosterTables) -> Result<(), String> {
        each_row(tables.get("lineItems"), |table, row| {
            if is_going(table.cell(row, "status")) {
                return;
            }
            let item = LineItem {
                title: table.cell(row, "title").to_owned(),
                class: table.cell(row, "classSourcedId").to_owned(),
                max: table.cell(row, "resultValueMax").to_owned(),
            };
            self.items.insert(table.cell(row, "sourcedId").to_owned(), item);
        })
    }

    /// Where a user is a student.
    #[must_use]
    pub fn schools_of(&self, user: &str) -> &[String] {
        let facts = self.users.get(&short(user)).filter(|facts| facts.student);
        let list = facts.and_then(|facts| self.organisations.get(usize::try_from(facts.organisations).ok()?));
        list.map(Vec::as_slice).unwrap_or_default()
    }
}

/// As people write it: the given name first; in 1.2, the one they prefer.
#[must_use]
pub fn full_name(table: &RosterTable, row: &super::super::csv_table::CsvRow) -> String {
    let prefer = |preferred: &str, usual: &str| {
        let cell = table.cell(row, preferred);
        if cell.is_empty() { table.cell(row, usual).to_owned() } else { cell.to_owned() }
    };
    let parts = [
        prefer("preferredGivenName", "givenName"),
        prefer("preferredMiddleName", "middleName"),
        prefer("preferredFamilyName", "familyName"),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The members of a list in a cell.
pub fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// Whether a user may do anything at all: `enabledUser`.
#[must_use]
pub fn is_enabled(cell: &str) -> bool {
    !cell.eq_ignore_ascii_case("false")
}

/// Whether a row is about to go: `tobedeleted`, and what OneRoster 1.0 called `inactive`.
#[must_use]
pub fn is_going(status: &str) -> bool {
    status.eq_ignore_ascii_case("tobedeleted") || status.eq_ignore_ascii_case("inactive")
}

fn each_row(
    table: Option<&RosterTable>,
    mut each: impl FnMut(&RosterTable, &super::super::csv_table::CsvRow),
) -> Result<(), String> {
    let Some(table) = table else { return Ok(()) };
    let mut rows = table.rows();
    while let Some(row) = rows.next_row()? {
        if row.cells.is_ok() {
            each(table, &row);
        }
    }
    Ok(())
}

/// Whether a table says all there is; a table that is not there says nothing.
#[must_use]
pub fn mode_of(tables: &RosterTables, name: &str) -> Option<Mode> {
    tables.get(name).map(|table| table.mode)
}
