//! Global Privacy Control: a browser that sends `Sec-GPC: 1` opts its person out of selling and sharing, for the browser and for the account (CCPA
//! 1798.135, regulations 7025).

use portico_store::person::Person;
use portico_store::{Write, person};
use serde_json::json;

use super::entry::{Authority, Channel, ConsentState};
use super::fold::{Waiting, fold, last_own, state_now};
use super::ledger::{Act, read_ledger};
use super::uses::about;
use crate::clock::Micros;
use crate::events::EventKind;
use crate::publications::{Catalogue, Choice, Purpose};
use crate::recipients::Change;
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// Whether a signal of this person's browser says anything new: it is the first one, or something was published since that sells or shares.
    #[must_use]
    pub fn is_signal_new(&self, person: &Person) -> bool {
        is_new(person.gpc_at, &self.catalogue())
    }

    /// Notes the signal: what sells or shares data and was agreed to or not yet answered is off from now on. `false` when it was noted before.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn note_signal(&self, who: &SignedIn, at: &Circumstances) -> Result<bool, Error> {
        let catalogue = self.catalogue();
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, who.person()).await?;
        if !is_new(person.gpc_at, &catalogue) {
            return Ok(false);
        }
        // Also where the clock of whoever published is ahead: it is noted once.
        let noted_at = newest_selling(&catalogue).map_or(self.now(), |newest| newest.max(self.now()));
        person::set_signal(&mut db, person.id, Some(noted_at)).await?;
        let person = Person { gpc_at: Some(noted_at), ..person };
        let detail = json!({ "device": at.device });
        self.record(&mut db, EventKind::PrivacySignal, Some(person.id), at, detail).await?;
        self.switch_off(&mut db, &catalogue, &person, None, at).await?;
        self.tell_of_others_answers(&mut db, &catalogue, &person).await?;
        db.commit().await?;
        self.wake_webhooks();
        Ok(true)
    }

    /// The person agrees to a purpose without the signal: it is taken back. Everything else that sells or shares stays off until it is agreed to
    /// as well.
    pub(super) async fn take_signal_back(
        &self,
        db: &mut Write,
        person: Person,
        purpose: &str,
        at: &Circumstances,
    ) -> Result<Person, Error> {
        let catalogue = self.catalogue();
        self.switch_off(db, &catalogue, &person, Some(purpose), at).await?;
        person::set_signal(db, person.id, None).await?;
        let person = Person { gpc_at: None, ..person };
        self.tell_of_others_answers(db, &catalogue, &person).await?;
        Ok(person)
    }

    async fn switch_off(
        &self,
        db: &mut Write,
        catalogue: &Catalogue,
        person: &Person,
        except: Option<&str>,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let who = self.situation(db, person, catalogue).await?;
        let ledger = read_ledger(db, person.id).await?;
        for purpose in selling(catalogue).filter(|purpose| Some(purpose.name.as_str()) != except) {
            let Some(version) = purpose.newest() else { continue };
            let entries = about(&ledger, &purpose.name);
            let own = last_own(&entries).map(|entry| state_now(entry, who.now));
            let state = match own {
                Some(ConsentState::Refused | ConsentState::Withdrawn) => continue,
                Some(ConsentState::Given) => ConsentState::Withdrawn,
                Some(ConsentState::Requested | ConsentState::Expired) | None => ConsentState::Refused,
            };
            // Nothing is written where the person's own answer does not count: the signal itself holds it off.
            if fold(purpose, &entries, &who).waiting.is_some() {
                continue;
            }
            let text = version.texts.get_key_value(&person.language).or_else(|| version.texts.first_key_value());
            let Some((language, published)) = text else { continue };
            let act = Act {
                actor: Some(person.id),
                authority: Authority::Signal,
                relation: None,
                purpose: &purpose.name,
                version: version.number,
                language,
                text_hash: &published.hash,
                channel: Channel::Gpc,
            };
            self.append_consent(db, person, &act, state, None, at).await?;
        }
        Ok(())
    }

    /// Recipients hear where the signal holds off, or not any more, what the person's guardians agreed to: no entry tells of it.
    async fn tell_of_others_answers(
        &self,
        db: &mut Write,
        catalogue: &Catalogue,
        person: &Person,
    ) -> Result<(), Error> {
        let who = self.situation(db, person, catalogue).await?;
        let ledger = read_ledger(db, person.id).await?;
        for purpose in selling(catalogue) {
            let entries = about(&ledger, &purpose.name);
            if matches!(fold(purpose, &entries, &who).waiting, Some(Waiting::Guardian { agreed, .. }) if agreed > 0) {
                self.tell_recipients(db, person, &Change::Consent { purpose: &purpose.name }).await?;
            }
        }
        Ok(())
    }
}

fn is_new(noted_at: Option<Micros>, catalogue: &Catalogue) -> bool {
    noted_at.is_none_or(|noted_at| newest_selling(catalogue).is_some_and(|newest| newest > noted_at))
}

/// When something that sells or shares was published last, microseconds since 1970 UTC.
fn newest_selling(catalogue: &Catalogue) -> Option<Micros> {
    selling(catalogue).filter_map(|purpose| purpose.newest().map(|version| version.published_at)).max()
}

/// What sells or shares, and can be switched off.
fn selling(catalogue: &Catalogue) -> impl Iterator<Item = &Purpose> {
    catalogue.purposes.iter().filter(|purpose| {
        let facts = purpose.newest().map(|version| &version.facts);
        facts.is_some_and(|facts| facts.sold_or_shared && !facts.retired && facts.basis.choice() != Choice::Needed)
    })
}
