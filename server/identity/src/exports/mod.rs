//! A copy of everything that is held about a person (GDPR 15 and 20): asked for, made in the background, opened by its person only.
//!
//! Identity has no words and makes no files: a worker claims an export, reads it section by section, and hands back the archive. A worker that
//! dies leaves the export to the next one, which begins anew.

mod entries;
mod outcome;
mod sections;
mod work;

use portico_store::data_export::{self, DataExport};
use serde_json::json;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::letters::Notice;
use crate::rights::RightsKind;
use crate::sessions::{RecentAuth, SignedIn};
use crate::{Circumstances, Error, Identity, RetryAfter};

pub use entries::moment;
pub use outcome::{ExportAsked, ExportState, ExportView};
pub use work::{ClaimedExport, EXPORT_LIFETIME};

/// Exports of one person in a day.
const MOST_A_DAY: usize = 3;
/// What seals archives.
const PURPOSE: &str = "export";
/// The number of steps of an export: its sections, and putting them together.
fn count_steps() -> i64 {
    i64::try_from(crate::inventory::Section::ALL.len()).unwrap_or(0).saturating_add(1)
}

impl Identity {
    /// Asks for a copy of everything, readable in `language`. At most one is made at a time, and three are in a day. The owner is told.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn ask_export(
        &self,
        recent: &RecentAuth,
        language: &str,
        at: &Circumstances,
    ) -> Result<ExportAsked, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?;
        let earlier = data_export::list_by_person(&mut db, person.id).await?;
        if let Some(running) = earlier.iter().find(|export| is_running(export)) {
            return Ok(ExportAsked::Running { id: running.id });
        }
        if let Some(wait) = self.wait_for_export(&earlier) {
            return Ok(ExportAsked::Limited(wait));
        }
        let (id, now) = (self.new_id()?, self.now());
        let request_id = self.open_request(&mut db, &person, RightsKind::Export, "", "").await?;
        let export = DataExport {
            id,
            person_id: person.id,
            request_id,
            language: language.into(),
            asked_at: now,
            steps: count_steps(),
            steps_done: 0,
            attempts: 0,
            due_at: now,
            ready_at: None,
            failed_at: None,
            expires_at: None,
            size: 0,
        };
        data_export::insert(&mut db, &export).await?;
        let detail = json!({ "export": id, "device": at.device });
        self.record(&mut db, EventKind::ExportAsked, Some(person.id), at, detail).await?;
        self.tell_owner(&mut db, &person, &Notice::ExportAsked, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        self.0.exports_waiting.notify_one();
        Ok(ExportAsked::Started { id })
    }

    /// How long to wait when as many were asked for within a day as may be.
    fn wait_for_export(&self, earlier: &[DataExport]) -> Option<RetryAfter> {
        if !self.settings().rate_limits {
            return None;
        }
        // The newest stand first: the third of them decides.
        let third = earlier.get(MOST_A_DAY.saturating_sub(1))?;
        let wait = third.asked_at.saturating_add(DAY).saturating_sub(self.now());
        (wait > 0).then(|| RetryAfter::from_micros(wait))
    }

    /// The person's exports, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_exports(&self, who: &SignedIn) -> Result<Vec<ExportView>, Error> {
        let now = self.now();
        let rows = data_export::list_by_person(&mut self.store().read().await?, who.person()).await?;
        Ok(rows.iter().map(|row| view(row, now)).collect())
    }

    /// The zip archive of an export of the person's own, once it is ready and until it is thrown away; none otherwise. That it was taken is
    /// recorded.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn open_export(
        &self,
        recent: &RecentAuth,
        id: Uuid,
        at: &Circumstances,
    ) -> Result<Option<Vec<u8>>, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?;
        let Some(sealed) = data_export::open(&mut db, id, person.id, self.now()).await? else { return Ok(None) };
        let archive = self.keys().open_sealed(PURPOSE, &sealed)?;
        let detail = json!({ "export": id, "device": at.device });
        self.record(&mut db, EventKind::ExportTaken, Some(person.id), at, detail).await?;
        db.commit().await?;
        Ok(Some(archive))
    }

    /// Notified when an export was asked for in this process. Those of other replicas are found by looking every now and then.
    #[must_use]
    pub fn exports_waiting(&self) -> &Notify {
        &self.0.exports_waiting
    }
}

fn is_running(export: &DataExport) -> bool {
    export.ready_at.is_none() && export.failed_at.is_none()
}

fn view(export: &DataExport, now: Micros) -> ExportView {
    let state = match (export.failed_at, export.ready_at, export.expires_at) {
        (Some(_), _, _) => ExportState::Failed,
        (None, Some(_), Some(expires_at)) if expires_at > now => ExportState::Ready { size: export.size, expires_at },
        (None, Some(_), _) => ExportState::Gone,
        (None, None, _) => ExportState::Working { done: export.steps_done, steps: export.steps },
    };
    ExportView { id: export.id, asked_at: export.asked_at, state }
}
