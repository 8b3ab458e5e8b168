//! The waiting time: a second proof for whoever has nothing else. Its owner is told at every address and in every session, at its start and
//! every day, and ends it with one click.

use portico_store::recovery_wait::RecoveryWait;
use portico_store::{Write, recovery_wait};
use serde_json::json;
use uuid::Uuid;

use super::GrantedBy;
use super::outcome::{SecondProof, WaitStarted, Waiting};
use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::letters::Notice;
use crate::sessions::SignedIn;
use crate::settings::{RECOVERING_LIFETIME, WAITED_LIFETIME};
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// How a waiting time stands now. One that lapsed is as if it had not been begun.
    pub(super) fn waiting(&self, wait: Option<&RecoveryWait>) -> Waiting {
        let now = self.now();
        match wait {
            Some(wait) if now < wait.ready_at => Waiting::Running { ready_at: wait.ready_at },
            Some(wait) if now < wait.until => Waiting::Ready { until: wait.until },
            Some(_) | None => Waiting::NotStarted { micros: self.settings().recovery_wait },
        }
    }

    /// Begins the waiting time, unless one runs, and tells the owner at every address.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn start_waiting(&self, id: Uuid, at: &Circumstances) -> Result<WaitStarted, Error> {
        let mut db = self.store().write().await?;
        let Ok((_, person)) = self.find_awaiting_second(&mut db, id).await? else { return Ok(WaitStarted::Gone) };
        let person = self.open_change_even_frozen(&mut db, person).await?;
        // The owner may have said no while this request waited for its turn.
        let still_awaited = self.find_awaiting_second(&mut db, id).await?.is_ok();
        if !still_awaited || !self.first_proof_holds(&mut db, id, person.id).await? {
            return Ok(WaitStarted::Gone);
        }
        let now = self.now();
        if let Some(open) = recovery_wait::find_open(&mut db, person.id).await? {
            match self.waiting(Some(&open)) {
                Waiting::Running { ready_at } => return Ok(WaitStarted::Running { ready_at }),
                Waiting::Ready { .. } => return Ok(WaitStarted::Running { ready_at: open.ready_at }),
                Waiting::NotStarted { .. } => {
                    recovery_wait::end(&mut db, person.id, now).await?;
                }
            }
        }
        let ready_at = now + self.settings().recovery_wait;
        let wait = RecoveryWait {
            id: self.new_id()?,
            person_id: person.id,
            started_at: now,
            ready_at,
            until: ready_at + WAITED_LIFETIME,
            tell_at: ready_at.min(now + DAY),
            granted_at: None,
            ended_at: None,
        };
        if !recovery_wait::start(&mut db, &wait).await? {
            return Ok(WaitStarted::Running { ready_at });
        }
        let detail = json!({ "recovery": id, "ready_at": ready_at, "device": at.device });
        self.record(&mut db, EventKind::RecoveryWaiting, Some(person.id), at, detail).await?;
        self.tell_owner(&mut db, &person, &Notice::RecoveryStarted { ready_at }, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(WaitStarted::Started { ready_at })
    }

    /// Gives the second proof by a waiting time that is over. Until a passkey was made with what it granted, it can be used again half an
    /// hour later.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recover_after_waiting(&self, id: Uuid, at: &Circumstances) -> Result<SecondProof, Error> {
        let mut db = self.store().write().await?;
        let (_, person) = match self.find_awaiting_second(&mut db, id).await? {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        };
        self.open_change_even_frozen(&mut db, person).await?;
        let Some(wait) = recovery_wait::find_open(&mut db, person).await? else { return Ok(SecondProof::NotReady) };
        match self.waiting(Some(&wait)) {
            Waiting::Running { .. } => return Ok(SecondProof::NotReady),
            Waiting::NotStarted { .. } => return Ok(SecondProof::Expired),
            Waiting::Ready { .. } => {}
        }
        let now = self.now();
        if !recovery_wait::grant(&mut db, wait.id, now, now - RECOVERING_LIFETIME).await? {
            return Ok(SecondProof::Gone);
        }
        self.grant_recovery(db, id, person, GrantedBy::Waiting, at).await
    }

    /// When the waiting time of a recovery of this person's account is over, or the delay after somebody vouched, if one was begun and has not
    /// lapsed, microseconds since 1970 UTC.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn running_recovery(&self, who: &SignedIn) -> Result<Option<Micros>, Error> {
        let mut db = self.store().read().await?;
        let wait = recovery_wait::find_open(&mut db, who.person()).await?;
        let now = self.now();
        let waited = wait.filter(|wait| now < wait.until).map(|wait| wait.ready_at);
        let vouched = self.running_vouch(&mut db, who.person()).await?;
        Ok(waited.into_iter().chain(vouched).min())
    }

    /// Stops every recovery of the person's account, waiting or granted. `false` when there was none. Works while frozen too.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn stop_recovery(&self, who: &SignedIn, at: &Circumstances) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let stopped = self.stop_and_tell(&mut db, who.person(), at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(stopped)
    }

    /// Stops what there is, records it and tells the owner. Locks the person's things.
    pub(crate) async fn stop_and_tell(&self, db: &mut Write, person: Uuid, at: &Circumstances) -> Result<bool, Error> {
        let person = self.open_change_even_frozen(db, person).await?;
        if !self.stop_recoveries(db, person.id).await? {
            return Ok(false);
        }
        let detail = json!({ "device": at.device });
        self.record(db, EventKind::RecoveryStopped, Some(person.id), at, detail).await?;
        self.tell_owner(db, &person, &Notice::RecoveryStopped, None, at).await?;
        Ok(true)
    }

    /// Tells owners that a recovery of their account waits, or can be finished now, and ends waiting times that lapsed. To be called every
    /// minute; replicas may do so at the same time, each letter is written once.
    ///
    /// # Errors
    /// When the database does not answer. What was told until then stays told.
    pub async fn tell_waiting(&self) -> Result<(), Error> {
        let due = recovery_wait::list_due(&mut self.store().read().await?, self.now()).await?;
        for wait in due {
            self.tell_one(&wait).await?;
        }
        Ok(())
    }

    async fn tell_one(&self, wait: &RecoveryWait) -> Result<(), Error> {
        let at = Circumstances::by_itself();
        let mut db = self.store().write().await?;
        let person = self.open_change_even_frozen(&mut db, wait.person_id).await?;
        let now = self.now();
        let (notice, next) = match self.waiting(Some(wait)) {
            Waiting::Running { ready_at } => (Some(Notice::RecoveryWaits { ready_at }), next_day(wait, now)),
            Waiting::Ready { until } => (Some(Notice::RecoveryReady { until }), until),
            Waiting::NotStarted { .. } => (None, wait.tell_at),
        };
        if !recovery_wait::take_telling(&mut db, wait.id, wait.tell_at, next).await? {
            return Ok(());
        }
        match notice {
            Some(notice) => {
                if matches!(notice, Notice::RecoveryReady { .. }) {
                    let detail = json!({ "until": wait.until });
                    self.record(&mut db, EventKind::RecoveryReady, Some(person.id), &at, detail).await?;
                }
                self.tell_owner(&mut db, &person, &notice, None, &at).await?;
            }
            None => {
                recovery_wait::end(&mut db, person.id, now).await?;
                self.record(&mut db, EventKind::RecoveryLapsed, Some(person.id), &at, json!({})).await?;
            }
        }
        db.commit().await?;
        self.wake_mail();
        Ok(())
    }
}

/// A day after the last time, or after now when the server was away; at the latest when the waiting time is over.
fn next_day(wait: &RecoveryWait, now: Micros) -> Micros {
    let next = wait.tell_at + DAY;
    let next = if next > now { next } else { now + DAY };
    next.min(wait.ready_at)
}
