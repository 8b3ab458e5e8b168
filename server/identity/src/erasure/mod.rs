//! Erasure (GDPR 17): a person asks, is told at every address, may stop it while the grace time runs, and is then gone from every table.
//!
//! `due` erases whoever's day has come; `tombstones` keeps what was erased from coming back, by an import or out of a backup.

mod due;
mod tombstones;

pub(crate) use due::Because;
use portico_store::Write;
use portico_store::erasure::{self, Erasure};
use portico_store::person::Person;
use serde_json::json;

use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::letters::Notice;
use crate::rights::{RequestOutcome, RightsKind};
use crate::sessions::{RecentAuth, SignedIn};
use crate::{Circumstances, Error, Identity};

pub use tombstones::{Reapplied, TombstoneLine, TombstoneProblem, read_tombstones};

/// What a person reads before they ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureOutlook {
    /// Days between asking and being erased.
    pub grace_days: u32,
    /// The erasure that was asked for.
    pub running: Option<RunningErasure>,
    /// What is kept nevertheless.
    pub stays: Vec<Stays>,
}

/// An erasure that was asked for and can be stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningErasure {
    /// Microseconds since 1970 UTC.
    pub asked_at: Micros,
    /// When the account is erased, microseconds since 1970 UTC.
    pub due_at: Micros,
}

/// What is kept of an erased person, each for a reason that pages tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stays {
    /// That somebody asked for an erasure and when it was done, without a name: the organisation must be able to show it (GDPR 5(2)).
    Request,
    /// A keyed hash of each address and of the person's id, so that an import does not bring them back.
    Tombstone,
    /// What they decided for a child, in the child's history: it proves the child's consent (GDPR 7(1), 8).
    GuardianActs,
    /// Copies of the database, until they are overwritten; after a restore the erasure is done again.
    Backups,
}

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum ErasureAsked {
    /// It is on its way, and the owner is told at every address.
    Started {
        /// When the account is erased, microseconds since 1970 UTC.
        due_at: Micros,
    },
    /// It was asked for before.
    Running {
        /// When the account is erased, microseconds since 1970 UTC.
        due_at: Micros,
    },
}

impl Identity {
    /// What an erasure would do, and whether one is on its way.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn erasure_outlook(&self, who: &SignedIn) -> Result<ErasureOutlook, Error> {
        let mut db = self.store().read().await?;
        let running = erasure::find(&mut db, who.person()).await?;
        let mut stays = vec![Stays::Request, Stays::Tombstone];
        if erasure::acted_for_others(&mut db, who.person()).await? {
            stays.push(Stays::GuardianActs);
        }
        stays.push(Stays::Backups);
        Ok(ErasureOutlook {
            grace_days: self.settings().erasure_grace_days,
            running: running.map(|Erasure { asked_at, due_at, .. }| RunningErasure { asked_at, due_at }),
            stays,
        })
    }

    /// Asks to be erased when the grace time is over. Whoever is frozen or restricted may ask too.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ask_erasure(&self, who: &RecentAuth, at: &Circumstances) -> Result<ErasureAsked, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change_even_frozen(&mut db, who.person()).await?;
        if let Some(running) = erasure::find(&mut db, person.id).await? {
            return Ok(ErasureAsked::Running { due_at: running.due_at });
        }
        let now = self.now();
        let request_id = self.open_request(&mut db, &person, RightsKind::Erase, "", "").await?;
        let due_at = now + Micros::from(self.settings().erasure_grace_days) * DAY;
        let _first =
            erasure::insert(&mut db, &Erasure { person_id: person.id, request_id, asked_at: now, due_at }).await?;
        let detail = json!({ "request": request_id, "due_at": due_at, "device": at.device });
        self.record(&mut db, EventKind::ErasureAsked, Some(person.id), at, detail).await?;
        self.tell_owner(&mut db, &person, &Notice::ErasureAsked { due_at }, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(ErasureAsked::Started { due_at })
    }

    /// Stops the person's erasure. `false` when none was on its way. Works while frozen too.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn stop_erasure(&self, who: &SignedIn, at: &Circumstances) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change_even_frozen(&mut db, who.person()).await?;
        let stopped = self.stop_running_erasure(&mut db, &person, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(stopped)
    }

    /// Stops, records and tells, within a change to the person's things that is open. `false` when no erasure was on its way.
    pub(crate) async fn stop_running_erasure(
        &self,
        db: &mut Write,
        person: &Person,
        at: &Circumstances,
    ) -> Result<bool, Error> {
        let Some(running) = erasure::find(db, person.id).await? else { return Ok(false) };
        let _gone = erasure::stop(db, person.id).await?;
        self.close_request(db, running.request_id, RequestOutcome::Withdrawn, "").await?;
        let detail = json!({ "request": running.request_id, "device": at.device });
        self.record(db, EventKind::ErasureStopped, Some(person.id), at, detail).await?;
        self.tell_owner(db, person, &Notice::ErasureStopped, None, at).await?;
        Ok(true)
    }
}
