//! The first reading: every row is checked and compared with what is kept, and nothing is written. Then it is judged whether to go on.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use portico_store::source::Source;
use portico_store::{organisation, tombstone};
use uuid::Uuid;

use super::index::{Index, KeyHash, Slot, Standing, hash_key, short};
use super::report::{ImportReport, Outcome, Place, Refused, SHOWN, TableReport};
use super::said::{Fault, Line, Mode, Reader, Said, TableName, What};
use super::write::{self, Where};
use super::{ImportPlan, ImportProblem, Progress};
use crate::clock::Micros;
use crate::portal::organisations::Organisation;
use crate::{Error, Identity};

/// Below so many rows, a part of them says nothing.
const ENOUGH: u64 = 10;
/// Defects beyond this are counted but not kept.
const MOST_DEFECTS: usize = 50_000;
/// Longer keys are none.
const LONGEST_KEY: usize = 255;
const TELL_EVERY: u64 = 2000;

/// What the first reading found.
pub(super) struct Survey<'i> {
    identity: &'i Identity,
    pub(super) plan: ImportPlan,
    pub(super) home: Organisation,
    pub(super) modes: BTreeMap<TableName, Mode>,
    pub(super) indexes: BTreeMap<TableName, Index>,
    /// Organisations of the source by key: where its rows are.
    pub(super) places: HashMap<String, Where>,
    /// Of deltas: the keys that are kept, in order.
    keys: BTreeMap<TableName, BTreeSet<String>>,
    /// Of deltas: what is gone.
    pub(super) gone: Vec<(TableName, String)>,
    tombstones: HashSet<[u8; 32]>,
    pub(super) defects: Vec<Place>,
    pub(super) report: ImportReport,
    limits: (u8, u8),
}

impl<'i> Survey<'i> {
    /// Reads what is kept of the source.
    pub(super) async fn begin(
        identity: &'i Identity,
        plan: &ImportPlan,
        source: &Source,
        tables: &[(TableName, Mode)],
        reader: &dyn Reader,
    ) -> Result<Self, ImportProblem> {
        let mut db = identity.store().read().await?;
        let home = organisation::find(&mut db, source.organisation_id).await?;
        let home = Organisation::read(home.ok_or_else(|| Error::Internal("a source without an organisation".into()))?)?;
        let (mut indexes, mut keys) = (BTreeMap::new(), BTreeMap::new());
        // Rows may name persons, organisations and records that this import does not speak of.
        let mut needed: BTreeMap<TableName, Option<Mode>> =
            tables.iter().map(|(name, mode)| (name.clone(), Some(*mode))).collect();
        for always in [TableName::Organisations, TableName::Persons] {
            needed.entry(always).or_insert(None);
        }
        for kind in identity.kinds().iter().filter(|kind| is_named(identity, &kind.id)) {
            needed.entry(TableName::Records(kind.id.clone())).or_insert(None);
        }
        for (table, mode) in &needed {
            let mut all = BTreeSet::new();
            let ids = match table {
                TableName::Organisations | TableName::Persons => true,
                TableName::Records(kind) => is_named(identity, kind),
                TableName::Affiliations | TableName::Guardianships | TableName::Holdings => false,
            };
            let delta = *mode == Some(Mode::Delta);
            let mut each = |row: &portico_store::source_row::Kept| {
                if delta && !row.retired {
                    all.insert(row.key.clone());
                }
            };
            indexes.insert(table.clone(), Index::load(&mut db, table, &source.name, ids, &mut each).await?);
            keys.insert(table.clone(), all);
        }
        let places = write::places(&mut db, &source.name).await?;
        let report = ImportReport {
            batch: None,
            source: source.name.clone(),
            format: reader.format(),
            outcome: if plan.dry_run { Outcome::WouldApply } else { Outcome::Applied },
            refused: Vec::new(),
            resumed: false,
            rows: 0,
            tables: tables.iter().map(|(name, mode)| TableReport::new(name.to_string(), *mode)).collect(),
            defects: 0,
            quarantine: Vec::new(),
            odd: BTreeMap::new(),
            notes: reader.notes(),
            began_at: identity.now(),
            ended_at: 0,
        };
        Ok(Self {
            identity,
            plan: plan.clone(),
            home,
            modes: tables.iter().cloned().collect(),
            indexes,
            places,
            keys,
            gone: Vec::new(),
            tombstones: read_tombstones(&mut db).await?,
            defects: Vec::new(),
            report,
            limits: (plan.max_vanishing, plan.max_defects),
        })
    }

    /// Reads everything once.
    pub(super) fn read_all(
        &mut self,
        reader: &mut dyn Reader,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<(), ImportProblem> {
        reader.restart()?;
        while let Some(line) = reader.next_line()? {
            self.report.rows += 1;
            self.take(line);
            if self.report.rows.is_multiple_of(TELL_EVERY) {
                progress(Progress { writing: false, done: self.report.rows, all: None });
            }
        }
        for (table, mode) in &self.modes {
            let before = self.indexes.get(table).map_or(0, |index| index.before);
            let kept = self.indexes.get(table).map_or(0, |index| index.count(Standing::Kept));
            if let Some(report) = self.report.tables.iter_mut().find(|report| report.table == table.to_string()) {
                report.before = before;
                if *mode == Mode::Bulk {
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
            | What::Unreadable(table, key, _) => (key.clone(), table.clone()),
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
            What::Nothing(..) => return,
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

    fn count(&mut self, table: &TableName, change: impl FnOnce(&mut TableReport)) {
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
        if key.len() > LONGEST_KEY || key.chars().any(char::is_control) {
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
        if let Said::Organisation(organisation) = &said {
            let place = write::place_of(organisation, &self.home, None);
            self.places.entry(organisation.key.clone()).or_insert(place);
        }
        let hash = short(&write::hash(&said, &self.home));
        let standing = self.compare(&table, &said, before, hash);
        self.stand(&table, at, Slot { hash, place, standing });
        Ok(())
    }

    /// Compares with what is kept, and counts.
    fn compare(&mut self, table: &TableName, said: &Said, before: Option<Slot>, hash: u64) -> Standing {
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

    /// Whether somebody with this key or address was erased: by what is kept of them, keyed hashes. Whoever depends on them is dropped with them.
    fn is_erased(&self, said: &Said, new: bool) -> bool {
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

    /// Checks what a row says and whom it names. What is odd is mended and told.
    fn mend(&self, said: &mut Said) -> Result<Vec<Fault>, Fault> {
        let person = |field: &str, key: &str| {
            let there = self.is_there(&TableName::Persons, key);
            if there { Ok(()) } else { Err(Fault::of(field, "orphan", "names a person that the source does not know")) }
        };
        let mut odd = write::check(said, self.identity)?;
        match said {
            Said::Organisation(_) | Said::Person(_) => {}
            Said::Affiliation(said) => {
                person("person", &said.person)?;
                odd.extend(self.mend_organisation(&mut said.organisation));
            }
            Said::Guardian(said) => {
                person("adult", &said.adult)?;
                person("child", &said.child)?;
                odd.extend(self.mend_organisation(&mut said.organisation));
            }
            Said::Record(said) => {
                if let Some(key) = &said.person {
                    person("person", key)?;
                }
                if let Some(key) = &said.organisation
                    && !self.is_there(&TableName::Organisations, key)
                {
                    return Err(Fault::of(
                        "organisation",
                        "orphan",
                        "names an organisation that the source does not know",
                    ));
                }
                if let Some((kind, key)) = &said.within
                    && !self.is_there(&TableName::Records(kind.clone()), key)
                {
                    return Err(Fault::of("within", "orphan", format!("names a {kind} that the source does not know")));
                }
                odd.extend(self.mend_organisation(&mut said.provider));
            }
            Said::Holding(said) => {
                person("person", &said.person)?;
                let (kind, key) = &said.record;
                if !self.is_there(&TableName::Records(kind.clone()), key) {
                    return Err(Fault::of("record", "orphan", format!("names a {kind} that the source does not know")));
                }
            }
        }
        Ok(odd)
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

/// Whether records of a kind are named by others: they can be held, or others are within them.
pub(super) fn is_named(identity: &Identity, kind: &str) -> bool {
    use crate::portal::kinds::Subject;
    let held = identity.kinds().find(kind).is_some_and(|kind| kind.subject == Subject::Held);
    held || identity.kinds().iter().any(|other| other.within.as_deref() == Some(kind))
}

async fn read_tombstones(db: &mut portico_store::Read) -> Result<HashSet<[u8; 32]>, Error> {
    let (mut all, mut after) = (HashSet::new(), None);
    loop {
        let stones = tombstone::list(db, after).await?;
        let Some(last) = stones.last() else { return Ok(all) };
        after = Some(last.hash);
        all.extend(stones.iter().map(|stone| stone.hash));
    }
}
