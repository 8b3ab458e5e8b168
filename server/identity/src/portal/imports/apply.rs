//! The second reading: what is new or changed is written in short transactions, then what is no longer said is taken away.

use std::time::Duration;

use portico_store::import_defect::{self, ImportDefect};
use portico_store::{Engine, import_batch, source_row};
use tokio::time::Instant;
use uuid::Uuid;

use super::index::{Standing, hash_key, stored};
use super::report::Place;
use super::said::{Mode, Reader, Said, TableName, What};
use super::survey::{BREATHE_EVERY, Survey};
use super::{ImportProblem, Progress};
use crate::{Error, Identity};

/// A transaction is made smaller when it took longer than this, and larger when it took less than half of it.
const LONG: Duration = Duration::from_millis(120);
const FEWEST: usize = 50;
const MOST: usize = 4000;
/// A transaction that met another one is tried so often.
const TRIES: u32 = 5;

/// How many rows go into one transaction, found by doing.
pub(super) struct Pace {
    rows: usize,
}

impl Pace {
    pub(super) fn new() -> Self {
        Self { rows: 500 }
    }

    fn learn(&mut self, took: Duration, rows: usize) {
        if took > LONG {
            self.rows = (self.rows / 2).max(FEWEST);
        } else if took < LONG / 2 && rows >= self.rows {
            self.rows = (self.rows * 2).min(MOST);
        }
    }
}

impl Identity {
    /// Writes what the survey found.
    pub(super) async fn apply_survey(
        &self,
        survey: &mut Survey<'_>,
        batch: Uuid,
        reader: &mut dyn Reader,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<(), ImportProblem> {
        reader.restart()?;
        let (mut place, mut pending, mut pace) = (0u32, Vec::new(), Pace::new());
        while let Some(line) = reader.next_line()? {
            place = place.saturating_add(1);
            if u64::from(place).is_multiple_of(BREATHE_EVERY) {
                tokio::task::yield_now().await;
            }
            let What::Says(mut said) = line.what else { continue };
            if !survey.is_to_write(place, &said) {
                continue;
            }
            let mended = survey.mend_again(&mut said);
            mended.map_err(|_| {
                ImportProblem::Read(super::ReadProblem(format!("{} changed while it was read", line.file)))
            })?;
            pending.push(said);
            if pending.len() >= pace.rows {
                self.write_pending(survey, batch, place, &pending, &mut pace).await?;
                pending.clear();
                progress(Progress { writing: true, done: u64::from(place), all: Some(survey.report.rows) });
            }
        }
        self.write_pending(survey, batch, place, &pending, &mut pace).await?;
        self.retire_vanished(survey, &mut pace).await
    }

    async fn write_pending(
        &self,
        survey: &mut Survey<'_>,
        batch: Uuid,
        place: u32,
        pending: &[Said],
        pace: &mut Pace,
    ) -> Result<(), Error> {
        if pending.is_empty() {
            return Ok(());
        }
        let begun = Instant::now();
        let mut tries = 0;
        loop {
            tries += 1;
            let mut fresh = Vec::new();
            match self.write_once(survey, batch, place, pending, &mut fresh).await {
                Ok(()) => break,
                Err(error) => {
                    for (table, key) in fresh {
                        survey.indexes.get_mut(&table).map(|index| index.ids.remove(&key));
                    }
                    if !matches!(error, Error::Unavailable(_)) || tries == TRIES {
                        return Err(error);
                    }
                    tokio::time::sleep(Duration::from_millis(100 * u64::from(tries))).await;
                }
            }
        }
        pace.learn(begun.elapsed(), pending.len());
        self.let_others(begun.elapsed()).await;
        Ok(())
    }

    async fn write_once(
        &self,
        survey: &mut Survey<'_>,
        batch: Uuid,
        place: u32,
        pending: &[Said],
        fresh: &mut Vec<(TableName, u128)>,
    ) -> Result<(), Error> {
        let now = self.now();
        let mut db = self.store().write().await?;
        for said in pending {
            fresh.extend(self.write_said(&mut db, survey, said, now).await?);
        }
        import_batch::set_progress(&mut db, batch, i64::from(place)).await?;
        Ok(db.commit().await?)
    }

    /// SQLite has one writer at a time, and does not queue those of other programs: they get their turn in between.
    async fn let_others(&self, took: Duration) {
        if self.store().engine() == Engine::Sqlite {
            tokio::time::sleep((took / 5).min(Duration::from_millis(50))).await;
        }
    }

    /// Takes away what is no longer said: what names others before what is named.
    async fn retire_vanished(&self, survey: &mut Survey<'_>, pace: &mut Pace) -> Result<(), ImportProblem> {
        let tables: Vec<(TableName, Mode)> =
            survey.modes.iter().rev().map(|(name, mode)| (name.clone(), *mode)).collect();
        for (table, mode) in tables {
            if mode == Mode::Delta {
                let gone = survey.gone.iter().filter(|(of, _)| *of == table).map(|(_, key)| key.clone());
                let gone: Vec<String> = gone.collect();
                self.retire_keys(survey, &table, &gone, pace).await?;
                continue;
            }
            let kept = survey.indexes.get(&table).map_or(0, |index| index.count(Standing::Kept));
            if kept == 0 || survey.incomplete.contains(&table) {
                continue;
            }
            let mut after = String::new();
            loop {
                let mut db = self.store().read().await?;
                let rows = source_row::list_after(&mut db, stored(&table), &survey.plan.source, &after).await?;
                drop(db);
                let Some(last) = rows.last() else { break };
                after.clone_from(&last.key);
                let slots = survey.indexes.get(&table).map(|index| &index.slots);
                let vanished = |key: &str| {
                    slots
                        .and_then(|slots| slots.get(&hash_key(key)))
                        .is_some_and(|slot| slot.standing == Standing::Kept)
                };
                let gone: Vec<String> = rows.into_iter().filter(|row| vanished(&row.key)).map(|row| row.key).collect();
                self.retire_keys(survey, &table, &gone, pace).await?;
            }
        }
        Ok(())
    }

    async fn retire_keys(
        &self,
        survey: &Survey<'_>,
        table: &TableName,
        keys: &[String],
        pace: &mut Pace,
    ) -> Result<(), ImportProblem> {
        for some in keys.chunks(pace.rows) {
            let begun = Instant::now();
            let now = self.now();
            let mut db = self.store().write().await?;
            for key in some {
                source_row::retire(&mut db, stored(table), &survey.plan.source, key, now).await?;
            }
            db.commit().await?;
            self.let_others(begun.elapsed()).await;
        }
        Ok(())
    }

    /// Writes the quarantine of an import anew.
    pub(super) async fn write_defects(&self, batch: Uuid, defects: &[Place]) -> Result<(), ImportProblem> {
        let mut db = self.store().write().await?;
        import_defect::delete(&mut db, batch).await?;
        db.commit().await?;
        for some in defects.chunks(500) {
            let begun = Instant::now();
            let mut db = self.store().write().await?;
            for place in some {
                import_defect::insert(&mut db, &self.defect(batch, place)?).await?;
            }
            db.commit().await?;
            self.let_others(begun.elapsed()).await;
        }
        Ok(())
    }

    /// A key with control characters is told without them: PostgreSQL keeps no U+0000.
    fn defect(&self, batch_id: Uuid, place: &Place) -> Result<ImportDefect, Error> {
        Ok(ImportDefect {
            id: self.new_id()?,
            batch_id,
            file: place.file.clone(),
            line: i64::try_from(place.line).unwrap_or(i64::MAX),
            source_key: place.key.chars().filter(|letter| !letter.is_control()).take(255).collect(),
            field: place.fault.field.clone(),
            code: place.fault.code.into(),
            detail: place.fault.detail.clone(),
        })
    }
}
