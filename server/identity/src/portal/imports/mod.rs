//! Imports: what a source system says becomes organisations, persons, affiliations, guardianships and records.
//!
//! The files are read twice. The first time everything is checked and counted, and an import that would do too much harm is refused before
//! anything is touched. The second time only what is new or changed is written, in short transactions: an import that breaks off goes on when it
//! is started again, because what it wrote is then the same. A source owns what it said and nothing else.

mod apply;
mod check;
mod gather;
mod index;
mod judge;
mod lease;
mod record;
mod relations;
mod report;
mod said;
mod sources;
mod survey;
mod write;

use std::time::Duration;

use portico_store::{import_batch, source as stored};
use serde_json::json;
use uuid::Uuid;

use crate::events::EventKind;
use crate::{Circumstances, Error, Identity};

pub use report::{ImportReport, Oddity, Outcome, Place, Refused, TableReport};
pub use said::{
    AffiliationSaid, Fault, GuardianSaid, HoldingSaid, Line, Mode, OrganisationSaid, PersonSaid, ReadProblem, Reader,
    RecordSaid, Said, TableName, What,
};
pub use sources::{SourcePut, SourceView};

use survey::Survey;

/// What is asked of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPlan {
    /// The stable name of the source.
    pub source: String,
    /// Whose a new source is. One that is there belongs to this organisation, if it is said.
    pub organisation: Option<Uuid>,
    /// Only say what would come of it.
    pub dry_run: bool,
    /// More than this part of a table must not vanish, in percent.
    pub max_vanishing: u8,
    /// More than this part of the rows of a table must not be wrong, in percent.
    pub max_defects: u8,
}

impl ImportPlan {
    /// With the limits of everyday: 10 % vanishing, 20 % defects.
    #[must_use]
    pub fn new(source: &str) -> Self {
        Self { source: source.into(), organisation: None, dry_run: false, max_vanishing: 10, max_defects: 20 }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whether rows are written yet; before that they are checked.
    pub writing: bool,
    /// Rows done in this pass.
    pub done: u64,
    /// Rows there are; none while that is not known.
    pub all: Option<u64>,
}

/// Why an import did not even begin, or broke off.
#[derive(Debug, thiserror::Error)]
pub enum ImportProblem {
    /// Nobody added the source.
    #[error("no source is called {0}: add it first (portico sources add)")]
    NoSource(String),
    /// The source is another organisation's.
    #[error("{0} is the source of another organisation")]
    OtherOrganisation(String),
    /// A name that is none.
    #[error("`{0}` is not the name of a source: 1 to 40 small letters, digits and dashes")]
    Name(String),
    /// Another import of the source is under way.
    #[error("another import of {0} is under way")]
    Busy(String),
    /// A kind that nobody knows.
    #[error("no kind of records is called {0}")]
    NoKind(String),
    /// A file broke off.
    #[error(transparent)]
    Read(#[from] ReadProblem),
    /// The database does not answer, or a defect of ours.
    #[error(transparent)]
    Identity(#[from] Error),
}

impl From<portico_store::StoreError> for ImportProblem {
    fn from(error: portico_store::StoreError) -> Self {
        Self::Identity(error.into())
    }
}

/// Another import of the same source is waited for this long: one that was killed leaves its place for less.
const WAIT: Duration = Duration::from_secs(30);

impl Identity {
    /// Imports what a reader gives. Tells how far it is now and then.
    ///
    /// # Errors
    /// When it cannot begin, or breaks off: it can then be started again with the same files, and goes on.
    pub async fn import(
        &self,
        plan: &ImportPlan,
        reader: &mut dyn Reader,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<ImportReport, ImportProblem> {
        let source = self.source_of(plan).await?;
        let tables = reader.tables();
        for (table, _) in &tables {
            if let TableName::Records(kind) = table
                && self.kinds().find(kind).is_none()
            {
                return Err(ImportProblem::NoKind(kind.clone()));
            }
        }
        if plan.dry_run {
            return self.import_alone(plan, &source, &tables, reader, progress).await;
        }
        let lease = self.lease_source(&plan.source, WAIT).await?;
        let done = self.import_alone(plan, &source, &tables, reader, progress).await;
        lease.give_back().await?;
        done
    }

    /// While no other import of the source is under way.
    async fn import_alone(
        &self,
        plan: &ImportPlan,
        source: &stored::Source,
        tables: &[(TableName, Mode)],
        reader: &mut dyn Reader,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<ImportReport, ImportProblem> {
        let mut survey = Survey::begin(self, plan, source, tables, reader).await?;
        survey.read_all(reader, progress).await?;
        survey.judge();
        if plan.dry_run {
            return Ok(survey.finish(self.now()));
        }
        let batch = self.open_batch(plan, &mut survey, reader).await?;
        if survey.report.outcome != Outcome::Refused {
            self.apply_survey(&mut survey, batch, reader, progress).await?;
        }
        self.close_batch(batch, survey).await
    }

    /// The source, which is added if it is new and the plan says whose it is.
    async fn source_of(&self, plan: &ImportPlan) -> Result<stored::Source, ImportProblem> {
        let known = stored::find(&mut self.store().read().await?, &plan.source).await?;
        match (known, plan.organisation) {
            (Some(known), Some(organisation)) if known.organisation_id != organisation => {
                Err(ImportProblem::OtherOrganisation(plan.source.clone()))
            }
            (Some(known), _) => Ok(known),
            (None, None) => Err(ImportProblem::NoSource(plan.source.clone())),
            (None, Some(organisation)) => {
                if !crate::publications::is_name(&plan.source) {
                    return Err(ImportProblem::Name(plan.source.clone()));
                }
                if !plan.dry_run {
                    let _put = self.put_source(&plan.source, &plan.source, organisation, "").await?;
                }
                Ok(stored::Source {
                    name: plan.source.clone(),
                    title: plan.source.clone(),
                    organisation_id: organisation,
                    token_hash: None,
                    mapping: String::new(),
                    spoke_at: None,
                    created_at: self.now(),
                })
            }
        }
    }

    /// Notes that the import began, or that the one that was broken off goes on; and its defects.
    async fn open_batch(
        &self,
        plan: &ImportPlan,
        survey: &mut Survey<'_>,
        reader: &dyn Reader,
    ) -> Result<Uuid, ImportProblem> {
        let mut db = self.store().write().await?;
        let content_hash = reader.content_hash();
        let id = if let Some(broken) = import_batch::find_broken(&mut db, &plan.source, content_hash).await? {
            survey.report.resumed = true;
            survey.report.began_at = broken.began_at;
            broken.id
        } else {
            let batch = import_batch::ImportBatch {
                id: self.new_id()?,
                source: plan.source.clone(),
                content_hash,
                mode: reader.format(),
                state: "running".into(),
                rows_done: 0,
                rows_all: i64::try_from(survey.report.rows).unwrap_or(i64::MAX),
                report: "{}".into(),
                began_at: survey.report.began_at,
                ended_at: None,
            };
            import_batch::insert(&mut db, &batch).await?;
            batch.id
        };
        db.commit().await?;
        survey.report.batch = Some(id);
        self.write_defects(id, &survey.defects).await?;
        Ok(id)
    }

    /// Notes how it ended: in the batch, at the source, and in the installation's history.
    async fn close_batch(&self, batch: Uuid, survey: Survey<'_>) -> Result<ImportReport, ImportProblem> {
        let now = self.now();
        let report = survey.finish(now);
        let applied = report.outcome == Outcome::Applied;
        let state = if applied { "applied" } else { "refused" };
        let text = serde_json::to_string(&report).map_err(Error::from)?;
        let rows = i64::try_from(report.rows).unwrap_or(i64::MAX);
        let mut db = self.store().write().await?;
        let gone: u64 = report.tables.iter().map(|table| table.gone).sum();
        let written: u64 = report.tables.iter().map(|table| table.new + table.changed + table.returned).sum();
        let detail = json!({ "source": report.source, "batch": batch, "state": state, "rows": rows, "written": written, "gone": gone,
            "defects": report.defects });
        self.record(&mut db, EventKind::Imported, None, &Circumstances::by_itself(), detail).await?;
        import_batch::finish(&mut db, batch, state, rows, &text, now).await?;
        if applied {
            stored::set_spoke(&mut db, &report.source, now).await?;
        }
        db.commit().await?;
        Ok(report)
    }
}
