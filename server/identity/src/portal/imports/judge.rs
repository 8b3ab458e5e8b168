//! Whether a row may be taken: whom it names, whether they were erased, how it compares with what is kept. And whether the import may go on.

use super::index::{Slot, Standing, hash_key};
use super::report::{Outcome, Refused};
use super::said::{Fault, Mode, RecordSaid, Said, TableName};
use super::survey::Survey;
use super::write;

/// Below so many rows, a part of them says nothing.
const ENOUGH: u64 = 10;

impl Survey<'_> {
    /// Compares with what is kept, and counts.
    pub(super) fn compare(&mut self, table: &TableName, said: &Said, before: Option<Slot>, hash: u64) -> Standing {
        let twin = match said {
            Said::Guardian(guardian) => guardian.twin.as_deref(),
            Said::Organisation(_) | Said::Person(_) | Said::Affiliation(_) | Said::Record(_) | Said::Holding(_) => None,
        };
        let twin_there = before.is_none()
            && twin
                .is_some_and(|twin| self.indexes.get(table).is_some_and(|index| index.is_there(hash_key(twin), true)));
        match before {
            Some(slot) if slot.standing == Standing::Retired => {
                self.count(table, |report| report.returned += 1);
                Standing::Write
            }
            Some(slot) if slot.hash == hash => {
                self.count(table, |report| report.same += 1);
                Standing::Same
            }
            Some(_) => {
                self.count(table, |report| report.changed += 1);
                Standing::Write
            }
            None if twin_there => {
                self.count(table, |report| report.same += 1);
                Standing::Nothing
            }
            None => {
                self.count(table, |report| report.new += 1);
                Standing::Write
            }
        }
    }

    /// Whether somebody with this key or address was erased: by what is kept of them, keyed hashes. Whoever depends on them is dropped with them.
    pub(super) fn is_erased(&self, said: &Said, new: bool) -> bool {
        let erased = |key: &str| {
            let persons = self.indexes.get(&TableName::Persons);
            persons
                .and_then(|index| index.slots.get(&hash_key(key)))
                .is_some_and(|slot| slot.standing == Standing::Erased)
        };
        match said {
            Said::Person(person) if new && !self.tombstones.is_empty() => {
                let hashes = self.identity.tombstones_of(&self.plan.source, person);
                hashes.iter().any(|hash| self.tombstones.contains(hash))
            }
            Said::Affiliation(said) => erased(&said.person),
            Said::Guardian(said) => erased(&said.adult) || erased(&said.child),
            Said::Record(said) => said.person.as_deref().is_some_and(erased),
            Said::Holding(said) => erased(&said.person),
            Said::Person(_) | Said::Organisation(_) => false,
        }
    }

    /// Whether others may name this key of a table.
    fn is_there(&self, table: &TableName, key: &str) -> bool {
        // In a bulk import, what the files do not say is about to go.
        let kept_counts = self.modes.get(table) != Some(&Mode::Bulk);
        self.indexes.get(table).is_some_and(|index| index.is_there(hash_key(key), kept_counts))
    }

    fn needs_person(&self, field: &str, key: &str) -> Result<(), Fault> {
        let there = self.is_there(&TableName::Persons, key);
        if there { Ok(()) } else { Err(Fault::of(field, "orphan", "names a person that the source does not know")) }
    }

    /// What is a firm's belongs to its members: a wrong key must not open another's.
    fn needs_organisation(&self, named: Option<&str>) -> Result<(), Fault> {
        let there = named.is_none_or(|key| self.is_there(&TableName::Organisations, key));
        let wrong = || Fault::of("organisation", "orphan", "names an organisation that the source does not know");
        if there { Ok(()) } else { Err(wrong()) }
    }

    fn needs_record(&self, field: &str, (kind, key): &(String, String)) -> Result<(), Fault> {
        let there = self.is_there(&TableName::Records(kind.clone()), key);
        let wrong = || Fault::of(field, "orphan", format!("names a {kind} that the source does not know"));
        if there { Ok(()) } else { Err(wrong()) }
    }

    /// Checks what a row says and whom it names. What is odd is mended and told.
    pub(super) fn mend(&self, said: &mut Said) -> Result<Vec<Fault>, Fault> {
        let mut odd = write::check(said, self.identity)?;
        match said {
            Said::Organisation(_) | Said::Person(_) => {}
            Said::Affiliation(said) => {
                self.needs_person("person", &said.person)?;
                if matches!(said.role.as_str(), "member" | "admin") {
                    self.needs_organisation(said.organisation.as_deref())?;
                }
                odd.extend(self.mend_organisation(&mut said.organisation));
            }
            Said::Guardian(said) => {
                self.needs_person("adult", &said.adult)?;
                self.needs_person("child", &said.child)?;
                odd.extend(self.mend_organisation(&mut said.organisation));
            }
            Said::Record(said) => {
                self.check_subject(said)?;
                odd.extend(self.mend_organisation(&mut said.provider));
            }
            Said::Holding(said) => {
                self.needs_person("person", &said.person)?;
                self.needs_record("record", &said.record)?;
            }
        }
        Ok(odd)
    }

    /// Whom a record is about, and what it is within, has to be there.
    fn check_subject(&self, said: &RecordSaid) -> Result<(), Fault> {
        if let Some(key) = &said.person {
            self.needs_person("person", key)?;
        }
        self.needs_organisation(said.organisation.as_deref())?;
        said.within.as_ref().map_or(Ok(()), |within| self.needs_record("within", within))
    }

    /// A row of an organisation that nobody knows is one of the source's own.
    fn mend_organisation(&self, named: &mut Option<String>) -> Option<Fault> {
        let unknown = named.as_ref().is_some_and(|key| !self.is_there(&TableName::Organisations, key));
        unknown.then(|| {
            *named = None;
            let detail = "names an organisation that the source does not know; taken for the source's own";
            Fault::of("organisation", "unknown-organisation", detail)
        })
    }

    /// Mends a row again as in the first reading.
    pub(super) fn mend_again(&self, said: &mut Said) -> Result<(), Fault> {
        self.mend(said).map(drop)
    }

    /// Decides whether to go on.
    pub(super) fn judge(&mut self) {
        let (most_gone, most_defects) = self.limits;
        let over = |part: u64, of: u64, percent: u8| part * 100 > of * u64::from(percent);
        let mut refused = Vec::new();
        for table in &self.report.tables {
            if table.before >= ENOUGH && over(table.gone, table.before, most_gone) {
                refused.push(Refused::Vanishing { table: table.table.clone(), gone: table.gone, before: table.before });
            }
            if table.rows >= ENOUGH && over(table.defects, table.rows, most_defects) {
                refused.push(Refused::Defects { table: table.table.clone(), defects: table.defects, rows: table.rows });
            }
        }
        let rows = self.report.tables.iter().map(|table| table.rows).sum();
        if refused.is_empty() && over(self.report.defects, rows, most_defects) {
            refused.push(Refused::Defects { table: "all tables".into(), defects: self.report.defects, rows });
        }
        if self.report.rows == 0 && self.modes.values().any(|mode| *mode == Mode::Bulk) {
            refused.push(Refused::Empty);
        }
        if !refused.is_empty() {
            self.report.outcome = Outcome::Refused;
            self.report.refused = refused;
        }
    }
}
