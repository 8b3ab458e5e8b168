//! The first reading: every row is checked and compared with what is kept, and nothing is written. Then it is judged whether to go on.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::index::{Index, KeyHash, Slot, Standing, hash_key, short};
use super::report::{ImportReport, Place, SHOWN, TableReport};
use super::said::{Fault, Line, Mode, Reader, Said, TableName, What};
use super::write::{self, Where};
use super::{ImportPlan, ImportProblem, Progress};
use crate::Identity;
use crate::clock::Micros;
use crate::portal::organisations::Organisation;

/// Defects beyond this are counted but not kept.
const MOST_DEFECTS: usize = 50_000;
/// Longer keys are none.
const LONGEST_KEY: usize = 255;
const TELL_EVERY: u64 = 2000;
/// Reading waits for nothing, so whoever else is served by the same thread gets a turn after so many rows.
pub(super) const BREATHE_EVERY: u64 = 200;

/// What the first reading found.
pub(super) struct Survey<'i> {
    pub(super) identity: &'i Identity,
    pub(super) plan: ImportPlan,
    pub(super) home: Organisation,
    pub(super) modes: BTreeMap<TableName, Mode>,
    pub(super) indexes: BTreeMap<TableName, Index>,
    /// Organisations of the source by key: where its rows are.
    pub(super) places: HashMap<String, Where>,
    /// Of deltas: the keys that are kept, in order.
    pub(super) keys: BTreeMap<TableName, BTreeSet<String>>,
    /// Of deltas: the same keys by their first word and second part, once they are asked for so.
    pub(super) by_second: BTreeMap<TableName, HashMap<String, Vec<String>>>,
    /// Persons whom the source keeps out though it knows them.
    pub(super) disabled: HashSet<KeyHash>,
    /// Tables with a row that does not tell what it is about: of bulks, nothing of them is taken away.
    pub(super) incomplete: BTreeSet<TableName>,
    /// Of deltas: what is gone.
    pub(super) gone: Vec<(TableName, String)>,
    pub(super) tombstones: HashSet<[u8; 32]>,
    pub(super) defects: Vec<Place>,
    pub(super) report: ImportReport,
    pub(super) limits: (u8, u8),
}

impl Survey<'_> {
    /// Reads everything once.
    pub(super) async fn read_all(
        &mut self,
        reader: &mut dyn Reader,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<(), ImportProblem> {
        reader.restart()?;
        while let Some(line) = reader.next_line()? {
            self.report.rows += 1;
            self.take(line);
            if self.report.rows.is_multiple_of(BREATHE_EVERY) {
                tokio::task::yield_now().await;
            }
            if self.report.rows.is_multiple_of(TELL_EVERY) {
                progress(Progress { writing: false, done: self.report.rows, all: None });
            }
        }
        for (table, mode) in &self.modes {
            let before = self.indexes.get(table).map_or(0, |index| index.before);
            let kept = self.indexes.get(table).map_or(0, |index| index.count(Standing::Kept));
            if let Some(report) = self.report.tables.iter_mut().find(|report| report.table == table.to_string()) {
                report.before = before;
                if *mode == Mode::Bulk && self.incomplete.contains(table) {
                    report.spared = kept;
                } else if *mode == Mode::Bulk {
                    report.gone = kept;
                }
            }
        }
        Ok(())
    }

    fn take(&mut self, line: Line) {
        let place = u32::try_from(self.report.rows).unwrap_or(u32::MAX);
        let (key, table) = match &line.what {
            What::Says(said) => (said.key().to_owned(), said.table()),
            What::Gone(table, key)
            | What::Nothing(table, key)
            | What::Only(table, key, _)
            | What::About(table, _, key)
            | What::Unreadable(table, key, _) => (key.clone(), table.clone()),
            What::Unknown(table) => (String::new(), table.clone()),
        };
        for fault in &line.odd {
            let (file, line) = (line.file.to_string(), line.line);
            self.report.note_odd(Place { file, line, key: key.clone(), fault: fault.clone() });
        }
        let outcome = match line.what {
            What::Says(said) => self.says(place, said, &line.file, line.line),
            What::Gone(table, key) => {
                self.goes(table, key);
                return;
            }
            What::Only(table, prefix, left) => {
                self.only(&table, &prefix, &left);
                return;
            }
            What::About(table, first, second) => {
                self.about(&table, first, &second);
                return;
            }
            What::Nothing(..) => return,
            What::Unknown(table) => {
                self.incomplete.insert(table);
                return;
            }
            What::Unreadable(_, _, fault) => Err(fault),
        };
        self.count(&table, |report| report.rows += 1);
        if let Err(fault) = outcome {
            self.defect(&table, Place { file: line.file.to_string(), line: line.line, key, fault });
        }
    }

    fn defect(&mut self, table: &TableName, place: Place) {
        self.report.defects += 1;
        self.count(table, |report| report.defects += 1);
        if !is_key(&place.key) {
            self.incomplete.insert(table.clone());
        }
        // A row that is there but cannot be read has not vanished: what is kept stays. The first of two with one key counts.
        if place.fault.code != "duplicate" && !place.key.is_empty() {
            let index = self.indexes.entry(table.clone()).or_default();
            let nothing = Slot { hash: 0, place: 0, standing: Standing::Nothing };
            let slot = index.slots.entry(hash_key(&place.key)).or_insert(nothing);
            slot.standing = match slot.standing {
                Standing::Kept => Standing::Faulty,
                Standing::Retired => Standing::Nothing,
                other
                @ (Standing::Same | Standing::Write | Standing::Faulty | Standing::Nothing | Standing::Erased) => other,
            };
        }
        if self.report.quarantine.len() < SHOWN {
            self.report.quarantine.push(place.clone());
        }
        if self.defects.len() < MOST_DEFECTS {
            self.defects.push(place);
        }
    }

    pub(super) fn count(&mut self, table: &TableName, change: impl FnOnce(&mut TableReport)) {
        let name = table.to_string();
        if let Some(report) = self.report.tables.iter_mut().find(|report| report.table == name) {
            change(report);
        }
    }

    fn says(&mut self, place: u32, mut said: Said, file: &str, line: u64) -> Result<(), Fault> {
        let (key, table) = (said.key().to_owned(), said.table());
        if key.is_empty() {
            return Err(Fault::of("", "missing", "the row has no key"));
        }
        if !is_key(&key) {
            return Err(Fault::of("", "invalid", "the key is longer than 255 bytes or holds control characters"));
        }
        let at = hash_key(&key);
        let before = self.indexes.get(&table).and_then(|index| index.slots.get(&at)).copied();
        if before.is_some_and(|slot| !matches!(slot.standing, Standing::Kept | Standing::Retired)) {
            return Err(Fault::of("", "duplicate", "another row has the same key; the first one counts"));
        }
        if self.is_erased(&said, before.is_none()) {
            self.count(&table, |report| report.erased += 1);
            self.stand(&table, at, Slot { hash: 0, place: 0, standing: Standing::Erased });
            return Ok(());
        }
        for fault in self.mend(&mut said)? {
            self.report.note_odd(Place { file: file.into(), line, key: key.clone(), fault });
        }
        if self.is_kept_out(&said) {
            let detail = "is about somebody whom the source keeps out (enabledUser false); not taken";
            let fault = Fault::of("", "not-enabled", detail);
            self.report.note_odd(Place { file: file.into(), line, key: key.clone(), fault });
            self.goes(table, key);
            return Ok(());
        }
        self.learn(at, &said);
        let hash = short(&write::hash(&said, &self.home));
        let standing = self.compare(&table, &said, before, hash);
        self.stand(&table, at, Slot { hash, place, standing });
        Ok(())
    }

    /// What later rows need to know of this one.
    fn learn(&mut self, at: KeyHash, said: &Said) {
        match said {
            Said::Organisation(organisation) => {
                let place = write::place_of(organisation, &self.home, None);
                self.places.entry(organisation.key.clone()).or_insert(place);
            }
            Said::Person(person) if person.is_disabled() => {
                self.disabled.insert(at);
            }
            Said::Person(_) => {
                self.disabled.remove(&at);
            }
            Said::Affiliation(_) | Said::Guardian(_) | Said::Record(_) | Said::Holding(_) => {}
        }
    }

    /// Whether a row gives something to somebody whom the source keeps out: by a row of theirs in this import, or by the last one before it.
    fn is_kept_out(&self, said: &Said) -> bool {
        let whose = match said {
            Said::Affiliation(said) => &said.person,
            Said::Guardian(said) => &said.adult,
            Said::Organisation(_) | Said::Person(_) | Said::Record(_) | Said::Holding(_) => return false,
        };
        self.disabled.contains(&hash_key(whose))
    }

    fn stand(&mut self, table: &TableName, at: KeyHash, slot: Slot) {
        self.indexes.entry(table.clone()).or_default().slots.insert(at, slot);
    }

    fn goes(&mut self, table: TableName, key: String) {
        let known = self.keys.get_mut(&table).is_some_and(|keys| keys.remove(&key));
        if known {
            self.count(&table, |report| report.gone += 1);
            if let Some(slot) = self.indexes.get_mut(&table).and_then(|index| index.slots.get_mut(&hash_key(&key))) {
                slot.standing = Standing::Retired;
            }
            self.gone.push((table, key));
        }
    }

    fn only(&mut self, table: &TableName, prefix: &str, left: &[String]) {
        let Some(keys) = self.keys.get(table) else { return };
        let under = keys.range(prefix.to_owned()..).take_while(|key| key.starts_with(prefix));
        let gone: Vec<String> = under.filter(|key| !left.contains(key)).cloned().collect();
        for key in gone {
            self.goes(table.clone(), key);
        }
    }

    fn about(&mut self, table: &TableName, first: &str, second: &str) {
        let Some(keys) = self.keys.get(table) else { return };
        let sorted = self.by_second.entry(table.clone()).or_insert_with(|| {
            let mut sorted: HashMap<String, Vec<String>> = HashMap::new();
            for key in keys {
                if let Some(name) = second_name(key) {
                    sorted.entry(name).or_default().push(key.clone());
                }
            }
            sorted
        });
        for key in sorted.remove(&format!("{first} {second}")).unwrap_or_default() {
            self.goes(table.clone(), key);
        }
    }

    pub(super) fn finish(mut self, now: Micros) -> ImportReport {
        self.report.ended_at = now;
        self.report
    }

    /// The place and the standing of a row in the second reading.
    pub(super) fn is_to_write(&self, place: u32, said: &Said) -> bool {
        let slot = self.indexes.get(&said.table()).and_then(|index| index.slots.get(&hash_key(said.key())));
        slot.is_some_and(|slot| slot.place == place && slot.standing == Standing::Write)
    }

    /// The id of a row that others name.
    pub(super) fn id_of(&self, table: &TableName, key: &str) -> Option<Uuid> {
        self.indexes.get(table)?.ids.get(&hash_key(key)).copied()
    }
}

/// Whether something can be called so.
fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= LONGEST_KEY && !key.chars().any(char::is_control)
}

/// `child anna/mum/north` is, by its first word and second part, `child mum`.
fn second_name(key: &str) -> Option<String> {
    let first = key.split(' ').next()?;
    key.split('/').nth(1).map(|second| format!("{first} {second}"))
}
