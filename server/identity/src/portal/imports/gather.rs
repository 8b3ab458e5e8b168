//! What an import has to know before it reads: the tables that its rows may name, whom they must not bring back, and an empty report.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use portico_store::source::Source;
use portico_store::{organisation, source_person, tombstone};

use super::index::{Index, KeyHash, hash_key};
use super::report::{ImportReport, Outcome, TableReport};
use super::said::{Mode, Reader, TableName};
use super::survey::Survey;
use super::{ImportPlan, ImportProblem, write};
use crate::portal::kinds::Subject;
use crate::portal::organisations::Organisation;
use crate::{Error, Identity};

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
        let needed = needed(identity, tables);
        let (indexes, keys) = load(identity, &mut db, &source.name, &needed).await?;
        let places = write::places(&mut db, &source.name).await?;
        Ok(Self {
            identity,
            plan: plan.clone(),
            home,
            modes: tables.iter().cloned().collect(),
            indexes,
            places,
            keys,
            by_second: BTreeMap::new(),
            disabled: read_disabled(&mut db, &source.name, tables).await?,
            incomplete: BTreeSet::new(),
            gone: Vec::new(),
            tombstones: read_tombstones(&mut db).await?,
            defects: Vec::new(),
            report: empty_report(identity, plan, tables, reader),
            limits: (plan.max_vanishing, plan.max_defects),
        })
    }
}

type Indexes = BTreeMap<TableName, Index>;
type Keys = BTreeMap<TableName, BTreeSet<String>>;

/// The tables to be read: those that the files speak of, with their modes, and those that rows may name though this import does not speak of them.
fn needed(identity: &Identity, tables: &[(TableName, Mode)]) -> BTreeMap<TableName, Option<Mode>> {
    let mut needed: BTreeMap<TableName, Option<Mode>> =
        tables.iter().map(|(name, mode)| (name.clone(), Some(*mode))).collect();
    for always in [TableName::Organisations, TableName::Persons] {
        needed.entry(always).or_insert(None);
    }
    for kind in identity.kinds().iter().filter(|kind| is_named(identity, &kind.id)) {
        needed.entry(TableName::Records(kind.id.clone())).or_insert(None);
    }
    needed
}

/// Reads what is kept of these tables; of deltas, the keys themselves too.
async fn load(
    identity: &Identity,
    db: &mut portico_store::Read,
    source: &str,
    needed: &BTreeMap<TableName, Option<Mode>>,
) -> Result<(Indexes, Keys), Error> {
    let (mut indexes, mut keys) = (Indexes::new(), Keys::new());
    for (table, mode) in needed {
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
        indexes.insert(table.clone(), Index::load(db, table, source, ids, &mut each).await?);
        keys.insert(table.clone(), all);
    }
    Ok((indexes, keys))
}

fn empty_report(
    identity: &Identity,
    plan: &ImportPlan,
    tables: &[(TableName, Mode)],
    reader: &dyn Reader,
) -> ImportReport {
    ImportReport {
        batch: None,
        source: plan.source.clone(),
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
    }
}

/// Whether records of a kind are named by others: they can be held, or others are within them.
pub(super) fn is_named(identity: &Identity, kind: &str) -> bool {
    let held = identity.kinds().find(kind).is_some_and(|kind| kind.subject == Subject::Held);
    held || identity.kinds().iter().any(|other| other.within.as_deref() == Some(kind))
}

/// Whom the source kept out before. A bulk of persons says it anew of everybody.
async fn read_disabled(
    db: &mut portico_store::Read,
    source: &str,
    tables: &[(TableName, Mode)],
) -> Result<HashSet<KeyHash>, Error> {
    let (mut all, mut after) = (HashSet::new(), String::new());
    if tables.contains(&(TableName::Persons, Mode::Bulk)) {
        return Ok(all);
    }
    loop {
        let keys = source_person::list_disabled(db, source, &after).await?;
        let Some(last) = keys.last() else { return Ok(all) };
        after.clone_from(last);
        all.extend(keys.iter().map(|key| hash_key(key)));
    }
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
