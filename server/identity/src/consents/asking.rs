//! Asking again after signing in, where a purpose says something else than what was answered. Whoever does not answer is not asked at every
//! sign-in: that it was asked is in the ledger.

use portico_store::person;

use super::entry::{Authority, Channel, ConsentState};
use super::fold::{Situation, fold, last_own};
use super::ledger::{Act, Entry, read_ledger};
use super::uses::about;
use crate::publications::{Catalogue, Choice, Purpose};
use crate::sessions::Standing;
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// Whether there is something to ask whoever just signed in. That they are asked is written down, so that it is said once for each version.
    /// While nothing was published anew the database is not read. `language` is for whoever chose none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ask_at_sign_in(&self, standing: &Standing, language: &str, at: &Circumstances) -> Result<bool, Error> {
        let catalogue = self.catalogue();
        let Some(who) = self.signed_in(standing).filter(|_| asked_anew(&catalogue).next().is_some()) else {
            return Ok(false);
        };
        let mut db = self.store().read().await?;
        let Some(person) = person::find(&mut db, who.person()).await?.filter(|person| person.frozen_at.is_none())
        else {
            return Ok(false);
        };
        let situation = self.situation(&mut db, &person, &catalogue).await?;
        let language = if person.language.is_empty() { language } else { person.language.as_str() };
        if to_ask(&catalogue, &read_ledger(&mut db, person.id).await?, &situation, language).is_empty() {
            return Ok(false);
        }
        drop(db);
        let mut db = self.store().write().await?;
        match self.open_change(&mut db, person.id).await {
            Err(Error::Frozen) => return Ok(false),
            opened => drop(opened?),
        }
        let ledger = read_ledger(&mut db, person.id).await?;
        let purposes = to_ask(&catalogue, &ledger, &situation, language);
        for purpose in &purposes {
            let Some((version, published)) = purpose.shown_in(language) else { continue };
            let act = Act {
                actor: None,
                authority: Authority::Rule,
                relation: None,
                purpose: &purpose.name,
                version: version.number,
                language,
                text_hash: &published.hash,
                channel: Channel::SignIn,
            };
            self.append_consent(&mut db, &person, &act, ConsentState::Requested, None, at).await?;
        }
        db.commit().await?;
        // Signing in twice at once asks in one of the two.
        Ok(!purposes.is_empty())
    }
}

/// Purposes that were published anew and are asked.
fn asked_anew(catalogue: &Catalogue) -> impl Iterator<Item = &Purpose> {
    catalogue.purposes.iter().filter(|purpose| {
        let facts = purpose.newest().map(|version| &version.facts);
        purpose.counts_from() > 1 && facts.is_some_and(|facts| facts.basis.choice() == Choice::Asked && !facts.retired)
    })
}

fn to_ask<'c>(catalogue: &'c Catalogue, ledger: &[Entry], who: &Situation, language: &str) -> Vec<&'c Purpose> {
    let shown = asked_anew(catalogue).filter(|purpose| purpose.shown_in(language).is_some());
    let purposes = shown.filter(|purpose| {
        let (entries, counts_from) = (about(ledger, &purpose.name), purpose.counts_from());
        let was_asked = entries.iter().any(|entry| {
            entry.state == ConsentState::Requested && entry.channel == Channel::SignIn && entry.version >= counts_from
        });
        let answered_before = last_own(&entries).is_some_and(|entry| entry.version < counts_from);
        !was_asked && answered_before && fold(purpose, &entries, who).asks_again
    });
    purposes.collect()
}
