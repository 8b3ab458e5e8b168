//! The steps, each in a transaction of its own that asks again whether it is still so.

use portico_store::lifecycle::{self, Lifecycle};
use portico_store::person::{self, Person};
use portico_store::{Write, contact, event, job, session};
use serde_json::json;
use uuid::Uuid;

use super::days;
use crate::clock::{HOUR, MINUTE, Micros};
use crate::erasure::Because;
use crate::events::EventKind;
use crate::letters::Letter;
use crate::recipients::Change;
use crate::{Circumstances, Error, Identity};

/// The work, in the table of jobs.
const LIFECYCLE: &str = "lifecycle";
const EVERY: Micros = 6 * HOUR;
/// A replica that dies in the middle is followed by another one after this long.
const LEASE: Micros = HOUR;

impl Identity {
    /// Takes every account one step further that is due. To be called every minute: whoever came back is back within a minute; the rest is done
    /// four times a day, by one replica.
    ///
    /// # Errors
    /// When the database does not answer. What was done until then stays done.
    pub async fn run_lifecycle(&self) -> Result<(), Error> {
        self.resume_returned().await?;
        let now = self.now();
        let planned = job::find(&mut self.store().read().await?, LIFECYCLE).await?;
        if planned.is_some_and(|due_at| now < due_at) {
            return Ok(());
        }
        let mut db = self.store().write().await?;
        job::plan(&mut db, LIFECYCLE, now).await?;
        let mine = job::claim(&mut db, LIFECYCLE, now, now + LEASE).await?;
        db.commit().await?;
        if !mine {
            return Ok(());
        }
        self.suspend_and_erase().await?;
        self.warn_unused().await?;
        self.erase_unnamed().await?;
        let mut db = self.store().write_alone().await?;
        job::postpone(&mut db, LIFECYCLE, now + EVERY - MINUTE).await?;
        self.wake_mail();
        self.wake_webhooks();
        Ok(())
    }

    /// Everybody on the way out.
    pub(super) async fn list_lifecycles(&self) -> Result<Vec<Lifecycle>, Error> {
        let mut db = self.store().read().await?;
        let (mut all, mut after) = (Vec::new(), Uuid::nil());
        loop {
            let rows = lifecycle::list(&mut db, after).await?;
            let Some(last) = rows.last() else { return Ok(all) };
            after = last.person_id;
            all.extend(rows);
        }
    }

    /// Accounts that nobody has used for long and that are not on the way out yet.
    pub(super) async fn list_unused(&self) -> Result<Vec<Uuid>, Error> {
        let clock = self.settings().lifecycle;
        if clock.unused_days == 0 {
            return Ok(Vec::new());
        }
        let since = self.now() - days(clock.unused_days);
        let mut db = self.store().read().await?;
        let (mut all, mut after) = (Vec::new(), Uuid::nil());
        loop {
            let ids = lifecycle::list_unused(&mut db, after, since).await?;
            let Some(last) = ids.last() else { return Ok(all) };
            after = *last;
            all.extend(ids);
        }
    }

    /// Persons without an account whom no source has named for long.
    pub(super) async fn list_unnamed(&self) -> Result<Vec<Uuid>, Error> {
        let clock = self.settings().lifecycle;
        if clock.unnamed_days == 0 {
            return Ok(Vec::new());
        }
        let before = self.now() - days(clock.unnamed_days);
        let mut db = self.store().read().await?;
        let (mut all, mut after) = (Vec::new(), Uuid::nil());
        loop {
            let ids = lifecycle::list_unnamed(&mut db, after, before).await?;
            let Some(last) = ids.last() else { return Ok(all) };
            after = *last;
            all.extend(ids);
        }
    }

    async fn resume_returned(&self) -> Result<(), Error> {
        for row in self.list_lifecycles().await? {
            let unused = lifecycle::is_unused(&mut self.store().read().await?, row.person_id, row.warned_at).await?;
            if !unused {
                self.resume(row).await?;
            }
        }
        Ok(())
    }

    async fn resume(&self, row: Lifecycle) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        event::lock_chain(&mut db, row.person_id).await?;
        let Some(before) = person::find(&mut db, row.person_id).await? else { return Ok(()) };
        if !lifecycle::delete(&mut db, row.person_id).await? {
            return Ok(());
        }
        // What the owner restricted meanwhile stays restricted.
        if row.suspended_at.is_some() && before.restricted_at == row.suspended_at {
            let person = Person { restricted_at: None, ..before };
            person::set_restricted(&mut db, person.id, None).await?;
            self.tell_recipients(&mut db, &person, &Change::Restriction).await?;
        }
        let by_itself = Circumstances::by_itself();
        self.record(&mut db, EventKind::AccountResumed, Some(row.person_id), &by_itself, json!({})).await?;
        Ok(db.commit().await?)
    }

    async fn warn_unused(&self) -> Result<(), Error> {
        for id in self.list_unused().await? {
            self.warn(id).await?;
        }
        Ok(())
    }

    async fn warn(&self, id: Uuid) -> Result<(), Error> {
        let (clock, now) = (self.settings().lifecycle, self.now());
        let mut db = self.store().write().await?;
        event::lock_chain(&mut db, id).await?;
        let Some(person) = person::find(&mut db, id).await? else { return Ok(()) };
        if !lifecycle::is_unused(&mut db, id, now - days(clock.unused_days)).await? {
            return Ok(());
        }
        let (suspend_at, erase_at) = (now + days(clock.suspend_days), now + days(clock.erase_days));
        if lifecycle::insert(&mut db, id, now, suspend_at, erase_at).await? {
            self.record(&mut db, EventKind::AccountWarned, Some(id), &Circumstances::by_itself(), json!({})).await?;
            self.tell_unused(&mut db, &person, Some(suspend_at), erase_at).await?;
        }
        Ok(db.commit().await?)
    }

    async fn suspend_and_erase(&self) -> Result<(), Error> {
        let now = self.now();
        let mut erased = false;
        for row in self.list_lifecycles().await? {
            if row.erase_at <= now && row.suspended_at.is_some() {
                erased |= self.erase(row.person_id, Because::Unused { since: row.warned_at }).await?;
            } else if row.suspend_at <= now && row.suspended_at.is_none() {
                self.suspend(row).await?;
            }
        }
        if erased {
            self.forget_copies().await;
        }
        Ok(())
    }

    /// From now on the data are only kept (GDPR 18), and no session of the account is left.
    async fn suspend(&self, row: Lifecycle) -> Result<(), Error> {
        let now = self.now();
        let mut db = self.store().write().await?;
        event::lock_chain(&mut db, row.person_id).await?;
        let Some(before) = person::find(&mut db, row.person_id).await? else { return Ok(()) };
        let unused = lifecycle::is_unused(&mut db, row.person_id, row.warned_at).await?;
        if !unused || !lifecycle::suspend(&mut db, row.person_id, now).await? {
            return Ok(());
        }
        session::delete_by_person(&mut db, row.person_id, None).await?;
        if before.restricted_at.is_none() {
            let person = Person { restricted_at: Some(now), ..before.clone() };
            person::set_restricted(&mut db, person.id, person.restricted_at).await?;
            self.tell_recipients(&mut db, &person, &Change::Restriction).await?;
        }
        let by_itself = Circumstances::by_itself();
        self.record(&mut db, EventKind::AccountSuspended, Some(row.person_id), &by_itself, json!({})).await?;
        self.tell_unused(&mut db, &before, None, row.erase_at).await?;
        Ok(db.commit().await?)
    }

    async fn erase_unnamed(&self) -> Result<(), Error> {
        let before = self.now() - days(self.settings().lifecycle.unnamed_days);
        let mut erased = false;
        for id in self.list_unnamed().await? {
            erased |= self.erase(id, Because::Unnamed { before }).await?;
        }
        if erased {
            self.forget_copies().await;
        }
        Ok(())
    }

    /// To every address, since the one that is read may be any of them.
    async fn tell_unused(
        &self,
        db: &mut Write,
        person: &Person,
        suspend_at: Option<Micros>,
        erase_at: Micros,
    ) -> Result<(), Error> {
        for contact in contact::list_by_person(db, person.id).await? {
            let letter = Letter::AccountUnused { name: person.called().to_owned(), suspend_at, erase_at };
            self.post(db, Some(person.id), &contact.address, &person.language, letter).await?;
        }
        Ok(())
    }
}
