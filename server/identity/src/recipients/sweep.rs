//! What changed for people although nothing was written about them: another version counts, a purpose is retired, a recipient or data are named
//! no more, somebody came of age, a guardianship ended. Recipients are told as of any other change.
//!
//! A sweep walks everybody whom a recipient knows, at once after something was published and at each midnight where the organisation is, and
//! compares how their purposes stand with what was told last.

use std::collections::BTreeMap;

use jiff::civil::time;
use portico_store::person::{self, Person};
use portico_store::{Db, Write, event, job, recipient_subject};
use ring::digest;
use uuid::Uuid;

use super::standing::{PurposeStanding, standings};
use super::tell::Change;
use crate::clock::{MINUTE, Micros, SECOND, next_time_of_day};
use crate::hex::hex;
use crate::publications::Purpose;
use crate::{Error, Identity};

/// The sweep, in the table of jobs.
const SWEEP: &str = "tell-recipients";
/// A replica that dies in the middle is followed by another one after this long; much longer than one page takes.
const LEASE: Micros = MINUTE;
/// Until then every replica has read what was published: what one of them wrote down by the older texts is found by one sweep more.
const SETTLED: Micros = 10 * SECOND;

/// What a recipient was told last about each purpose, as digests by the purpose's stable name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told(BTreeMap<String, String>);

impl Told {
    /// As it stands in the database.
    pub(super) fn read(text: &str) -> Result<Self, Error> {
        Ok(Self(serde_json::from_str(text)?))
    }

    /// As the database keeps it.
    pub(super) fn to_text(&self) -> Result<String, Error> {
        Ok(serde_json::to_string(&self.0)?)
    }

    /// Notes that this was told.
    pub(super) fn note(&mut self, standing: &PurposeStanding<'_>) {
        self.0.insert(standing.name().to_owned(), digest_of(standing));
    }

    /// Whether it is what was told last. Of what never was in question nothing needs to be told.
    pub(super) fn is(&self, standing: &PurposeStanding<'_>) -> bool {
        match self.0.get(standing.name()) {
            Some(told) => *told == digest_of(standing),
            None => standing.is_nothing(),
        }
    }
}

/// The first half of SHA-256 over all that a recipient hears of a purpose.
fn digest_of(standing: &PurposeStanding<'_>) -> String {
    let whole = digest::digest(&digest::SHA256, standing.gist().to_string().as_bytes());
    hex(whole.as_ref().split_at(16).0)
}

/// Makes a sweep due, in the transaction that publishes.
pub(crate) async fn plan_sweep(db: &mut Write, now: Micros) -> Result<(), Error> {
    job::plan(db, SWEEP, now).await?;
    Ok(job::postpone(db, SWEEP, now).await?)
}

impl Identity {
    /// Tells recipients what changed without an entry, when it is time to look. To be called every few seconds; replicas may do so at the same
    /// time, everything is told once. Tells how many webhooks were written; none when it was not time.
    ///
    /// # Errors
    /// When the database does not answer, or somebody's standing cannot be read. It is then done again a minute later.
    pub async fn sweep_recipients(&self) -> Result<Option<u64>, Error> {
        let now = self.now();
        let planned = job::find(&mut self.store().read().await?, SWEEP).await?;
        if planned.is_some_and(|due_at| now < due_at) {
            return Ok(None);
        }
        let lease = now + LEASE;
        let mut db = self.store().write().await?;
        job::plan(&mut db, SWEEP, self.next_midnight(now)).await?;
        let mine = job::claim(&mut db, SWEEP, now, lease).await?;
        db.commit().await?;
        if !mine {
            return Ok(None);
        }
        // What made it due may have been published by another program a moment ago.
        self.refresh_catalogue().await?;
        self.sweep_everybody(lease).await.map(Some)
    }

    async fn sweep_everybody(&self, mut lease: Micros) -> Result<u64, Error> {
        let (mut after, mut told, mut failed) = (Uuid::nil(), 0, None);
        loop {
            let people = recipient_subject::list_people(&mut self.store().read().await?, after).await?;
            let last = people.last().copied();
            for person in people {
                match self.sweep_one(person).await {
                    Ok(webhooks) => told += webhooks,
                    // Erased since.
                    Err(Error::NoAccount) => {}
                    Err(error @ Error::Unavailable(_)) => return Err(error),
                    // One person does not hold up the others.
                    Err(error @ (Error::Taken(_) | Error::Frozen | Error::Unmergeable(_) | Error::Internal(_))) => {
                        failed = Some(error)
                    }
                }
            }
            // Behind the last page it is done for now, unless somebody failed: then the end of the lease is the next time.
            let now = self.now();
            let next = if last.is_some() || failed.is_some() { now + LEASE } else { self.next_sweep(now) };
            let still_mine = job::hold(&mut self.store().write_alone().await?, SWEEP, lease, next).await?;
            match last {
                Some(last) if still_mine => (after, lease) = (last, next),
                // Done; or something was published meanwhile, and it begins anew.
                Some(_) | None => return failed.map_or(Ok(told), Err),
            }
        }
    }

    /// Looks first without holding anything up: for nearly everybody nothing changed.
    async fn sweep_one(&self, id: Uuid) -> Result<u64, Error> {
        let mut db = self.store().read().await?;
        let Some(person) = person::find(&mut db, id).await? else { return Ok(0) };
        if self.untold(&mut db, &person).await?.is_empty() {
            return Ok(0);
        }
        drop(db);
        let mut db = self.store().write().await?;
        // Also of a frozen account: what it says holds.
        event::lock_chain(&mut db, id).await?;
        let Some(person) = person::find(&mut db, id).await? else { return Ok(0) };
        let told = self.tell_untold(&mut db, &person).await?;
        db.commit().await?;
        self.wake_webhooks();
        Ok(told)
    }

    /// Tells every recipient of the person what stands otherwise than it was told. Tells how many webhooks were written.
    pub(super) async fn tell_untold(&self, db: &mut Write, person: &Person) -> Result<u64, Error> {
        let mut told = 0;
        for (recipient, purpose) in self.untold(db, person).await? {
            let change = Change::Consent { purpose: &purpose };
            told += u64::from(self.tell_recipient(db, person, &recipient, &change).await?);
        }
        Ok(told)
    }

    /// Recipients, and the purposes that stand otherwise than they were told.
    async fn untold(&self, db: &mut impl Db, person: &Person) -> Result<Vec<(String, String)>, Error> {
        let known = recipient_subject::list_by_person(db, person.id).await?;
        if known.is_empty() {
            return Ok(Vec::new());
        }
        let (catalogue, uses) = (self.catalogue(), self.uses_of(db, person).await?);
        let mut untold = Vec::new();
        for subject in known {
            let told = Told::read(&subject.standing)?;
            let changed = standings(&catalogue, &uses, &subject.recipient);
            let changed = changed.iter().filter(|standing| !told.is(standing));
            untold.extend(changed.map(|standing| (subject.recipient.clone(), standing.name().to_owned())));
        }
        Ok(untold)
    }

    /// Once more when everybody has read what was published a moment ago; otherwise when birthdays begin next.
    fn next_sweep(&self, now: Micros) -> Micros {
        let catalogue = self.catalogue();
        let newest = catalogue.purposes.iter().filter_map(Purpose::newest).map(|version| version.published_at).max();
        let settled = newest.map(|published_at| published_at + SETTLED).filter(|settled| now < *settled);
        let midnight = self.next_midnight(now);
        settled.map_or(midnight, |settled| settled.min(midnight))
    }

    /// When birthdays begin next.
    fn next_midnight(&self, now: Micros) -> Micros {
        next_time_of_day(now, time(0, 0, 0, 0), &self.settings().time_zone)
    }
}
