//! Consents that end: their person is reminded two weeks before, and when the time is over it is written down. Uses do not wait for that: what is
//! past its time is not in force from that moment on.

use std::sync::atomic::Ordering;

use portico_store::consent_event::{self, After, ConsentEvent};
use portico_store::person::Person;
use portico_store::{Write, contact};
use uuid::Uuid;

use super::entry::{Authority, Channel, ConsentState};
use super::fold::{REMINDED_BEFORE, fold, reminded_from};
use super::ledger::{Act, Entry, read_ledger};
use super::uses::about;
use crate::clock::Micros;
use crate::letters::Letter;
use crate::{Circumstances, Error, Identity};

/// The built-in topic of these letters.
const REMINDERS: &str = "reminders";

impl Identity {
    /// Writes down which consents have ended. To be called every minute; replicas may do so at the same time, each end is written once.
    ///
    /// # Errors
    /// When the database does not answer. What was written until then stays.
    pub async fn expire_consents(&self) -> Result<(), Error> {
        let now = self.now();
        // What this process has seen ended is not looked at again.
        let mut after = After { valid_until: self.0.consents_ended_by.load(Ordering::SeqCst), id: Uuid::nil() };
        loop {
            let ended = consent_event::list_ending(&mut self.store().read().await?, now, after).await?;
            let Some(last) = ended.last() else { break };
            after = after_entry(last);
            for row in ended {
                let id = row.id;
                go_on(self.expire_one(row).await, id)?;
            }
        }
        self.0.consents_ended_by.fetch_max(now, Ordering::SeqCst);
        Ok(())
    }

    async fn expire_one(&self, row: ConsentEvent) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        let subject = self.open_change_even_frozen(&mut db, row.subject_id).await?;
        let Some((given, _)) = still_last(&mut db, row).await? else { return Ok(()) };
        let act = Act { authority: Authority::Rule, channel: Channel::Portal, ..act_of(&given) };
        self.append_consent(&mut db, &subject, &act, ConsentState::Expired, None, &Circumstances::by_itself()).await?;
        db.commit().await?;
        self.wake_webhooks();
        Ok(())
    }

    /// Reminds of consents that end soon, where the person wants such letters. To be called every hour; replicas may do so at the same time, each
    /// letter is written once. Consents of guardians are not reminded of.
    ///
    /// # Errors
    /// When the database does not answer. What was written until then stays.
    pub async fn remind_of_ending_consents(&self) -> Result<(), Error> {
        let now = self.now();
        // What ended already is not the business of a reminder.
        let mut after = After { valid_until: now, id: Uuid::max() };
        loop {
            let ending =
                consent_event::list_unreminded(&mut self.store().read().await?, now + REMINDED_BEFORE, after).await?;
            let Some(last) = ending.last() else { return Ok(()) };
            after = after_entry(last);
            for row in ending {
                let id = row.id;
                go_on(self.remind_one(row).await, id)?;
            }
        }
    }

    async fn remind_one(&self, row: ConsentEvent) -> Result<(), Error> {
        let is_due = row.valid_until.is_some_and(|until| reminded_from(row.at, until) <= self.now());
        if !is_due || !self.wants(row.subject_id, REMINDERS, "email").await? {
            return Ok(());
        }
        let mut db = self.store().write().await?;
        let person = match self.open_change(&mut db, row.subject_id).await {
            Err(Error::Frozen) => return Ok(()),
            opened => opened?,
        };
        let Some((given, entries)) = still_last(&mut db, row).await? else { return Ok(()) };
        let mut since = entries.iter().rev().take_while(|entry| entry.id != given.id);
        if since.any(|entry| entry.state == ConsentState::Requested && entry.channel == Channel::Mail) {
            return Ok(());
        }
        let Some((title, ends_at)) = self.what_ends(&mut db, &person, &given, &entries).await? else { return Ok(()) };
        let act = Act { authority: Authority::Rule, channel: Channel::Mail, ..act_of(&given) };
        let at = Circumstances::by_itself();
        self.append_consent(&mut db, &person, &act, ConsentState::Requested, None, &at).await?;
        let addresses = contact::list_by_person(&mut db, person.id).await?;
        let Some(primary) = addresses.iter().find(|contact| contact.is_primary) else { return Ok(()) };
        let stop = self.stop_token(person.id, REMINDERS)?;
        let letter = Letter::ConsentEnds { name: person.called().into(), purpose: title, ends_at, stop };
        self.post(&mut db, Some(person.id), &primary.address, &person.language, letter).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(())
    }

    /// The title of the purpose in the person's language, and when the consent ends. None when it is not in force anyway.
    async fn what_ends(
        &self,
        db: &mut Write,
        person: &Person,
        given: &Entry,
        entries: &[Entry],
    ) -> Result<Option<(String, Micros)>, Error> {
        let catalogue = self.catalogue();
        let Some(purpose) = catalogue.purpose(&given.purpose) else { return Ok(None) };
        if !fold(purpose, entries, &self.situation(db, person, &catalogue).await?).in_force {
            return Ok(None);
        }
        let published = purpose.shown_in(&person.language).map(|(_, published)| published);
        let published = published.or_else(|| purpose.version(given.version)?.texts.get(&given.language));
        Ok(published.map(|published| published.text.title.clone()).zip(given.valid_until))
    }
}

fn after_entry(row: &ConsentEvent) -> After {
    After { valid_until: row.valid_until.unwrap_or(Micros::MAX), id: row.id }
}

/// The consent and all entries about its purpose, unless something was said since it was listed.
async fn still_last(db: &mut Write, row: ConsentEvent) -> Result<Option<(Entry, Vec<Entry>)>, Error> {
    let entries = about(&read_ledger(db, row.subject_id).await?, &row.purpose);
    let same =
        entries.iter().rev().find(|entry| entry.state != ConsentState::Requested && entry.relation == row.relation_id);
    let given = same.filter(|entry| entry.id == row.id).cloned();
    Ok(given.map(|given| (given, entries)))
}

/// What a rule says about the same text, by the same relation.
fn act_of(given: &Entry) -> Act<'_> {
    Act {
        actor: None,
        authority: Authority::Rule,
        relation: given.relation,
        purpose: &given.purpose,
        version: given.version,
        language: &given.language,
        text_hash: &given.text_hash,
        channel: Channel::Portal,
    }
}

/// One entry that makes no sense does not hold up the others; a database that does not answer does.
fn go_on(done: Result<(), Error>, id: Uuid) -> Result<(), Error> {
    match done {
        Ok(()) => Ok(()),
        // Erased since.
        Err(Error::NoAccount) => Ok(()),
        Err(error @ Error::Unavailable(_)) => Err(error),
        Err(error @ (Error::Taken(_) | Error::Frozen | Error::Unmergeable(_) | Error::Internal(_))) => {
            tracing::error!(consent = %id, %error, "the end of a consent could not be looked after");
            Ok(())
        }
    }
}
