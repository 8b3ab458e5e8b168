//! What the page of consents shows: one card a purpose, with its text and how the person stands to it.

use portico_store::person;

use super::entry::ConsentState;
use super::fold::{Held, Party, Waiting, ends_soon, fold, last_by_guardian, state_now};
use super::guardians::ActingFor;
use super::history::Actor;
use super::ledger::{Entry, read_ledger};
use super::uses::about;
use crate::clock::Micros;
use crate::publications::{Choice, Purpose, PurposeFacts, PurposeText, TextHash};
use crate::sessions::SignedIn;
use crate::{Error, Identity};

/// One purpose, and how the person stands to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentCard {
    /// Its stable name.
    pub purpose: String,
    /// What the person may decide about it.
    pub choice: Choice,
    /// What it says; none when it has no text in this language any more, or is retired: it then cannot be decided, only looked up.
    pub shown: Option<ShownPurpose>,
    /// What was answered last; none when nothing was.
    pub answer: Option<ConsentState>,
    /// Who gave that answer.
    pub actor: Option<Actor>,
    /// Whether data may be used for it now.
    pub in_force: bool,
    /// When it was answered, microseconds since 1970 UTC.
    pub decided_at: Option<Micros>,
    /// Which version was answered.
    pub decided_version: Option<i64>,
    /// When the answer ends by itself, microseconds since 1970 UTC.
    pub valid_until: Option<Micros>,
    /// Whether it is to be asked again: the text is another one, the time is over, or the person came of age.
    pub asks_again: bool,
    /// Whether the answer ends soon: agreeing once more prolongs it.
    pub ends_soon: bool,
    /// Why the person's own answer does not count yet.
    pub waiting: Option<Waiting>,
    /// Whether it is off because the browser asked not to have data sold or shared.
    pub held_by_signal: bool,
    /// Whether it is off because the person restricted the use of their data.
    pub restricted: bool,
}

/// A purpose that depends on age, and that a child decides about alone by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildDecides {
    /// Its title.
    pub title: String,
    /// From which age on, in years.
    pub years: u8,
    /// Since when, microseconds since 1970 UTC: the first moment of the birthday.
    pub since: Micros,
}

/// The newest text of a purpose in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPurpose {
    /// From 1 on.
    pub version: i64,
    /// SHA-256 of the text: an answer names it.
    pub hash: TextHash,
    /// The words.
    pub text: PurposeText,
    /// What is so in every language.
    pub facts: PurposeFacts,
}

impl Identity {
    /// Every purpose that has a text in this language, and those that the person answered, in the order of the catalogue.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_consents(&self, who: &SignedIn, language: &str) -> Result<Vec<ConsentCard>, Error> {
        let catalogue = self.catalogue();
        if catalogue.purposes.is_empty() {
            return Ok(Vec::new());
        }
        let mut db = self.store().read().await?;
        let person = person::find(&mut db, who.person()).await?.ok_or(Error::NoAccount)?;
        let situation = self.situation(&mut db, &person, &catalogue).await?;
        let ledger = read_ledger(&mut db, person.id).await?;
        let cards = catalogue.purposes.iter().filter_map(|purpose| {
            let entries = about(&ledger, &purpose.name);
            card(purpose, &fold(purpose, &entries, &situation), language)
        });
        Ok(cards.collect())
    }

    /// What a guardian decides for a child: the purposes for which the child is too young, each with the guardian's own answer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_consents_for(&self, acting: &ActingFor, language: &str) -> Result<Vec<ConsentCard>, Error> {
        let catalogue = self.catalogue();
        let mut db = self.store().read().await?;
        let child = person::find(&mut db, acting.child()).await?.ok_or(Error::NoAccount)?;
        let situation = self.situation(&mut db, &child, &catalogue).await?;
        let ledger = read_ledger(&mut db, child.id).await?;
        let cards = catalogue.purposes.iter().filter_map(|purpose| {
            let Party::Guardians(_) = situation.party(&purpose.newest()?.facts) else { return None };
            let entries = about(&ledger, &purpose.name);
            let held = fold(purpose, &entries, &situation);
            let entry = last_by_guardian(&entries, acting.guardian().adult);
            let ends_soon = ends_soon(entry, situation.now);
            let answer = entry.map(|entry| state_now(entry, situation.now));
            let asks_again = is_open(purpose, entry, &held, situation.now);
            card(purpose, &Held { entry, answer, asks_again, ends_soon, ..held }, language)
        });
        Ok(cards.filter(|card| card.shown.is_some()).collect())
    }

    /// How many purposes wait for this guardian: never answered, or not the text that counts now, or the time is over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_to_decide_for(&self, acting: &ActingFor, language: &str) -> Result<usize, Error> {
        let cards = self.list_consents_for(acting, language).await?;
        Ok(cards.iter().filter(|card| card.asks_again).count())
    }

    /// The purposes that a child has come of age to decide alone, in the order of the catalogue.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_decided_by_child(&self, acting: &ActingFor, language: &str) -> Result<Vec<ChildDecides>, Error> {
        let catalogue = self.catalogue();
        let mut db = self.store().read().await?;
        let child = person::find(&mut db, acting.child()).await?.ok_or(Error::NoAccount)?;
        let situation = self.situation(&mut db, &child, &catalogue).await?;
        let decided = catalogue.purposes.iter().filter_map(|purpose| {
            let (version, published) = purpose.shown_in(language)?;
            let (years, since) = situation.of_age_for(&version.facts)?;
            Some(ChildDecides { title: published.text.title.clone(), years, since })
        });
        Ok(decided.collect())
    }

    /// The purposes that are to be asked again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn consents_to_ask(&self, who: &SignedIn, language: &str) -> Result<Vec<ConsentCard>, Error> {
        let mut cards = self.list_consents(who, language).await?;
        cards.retain(|card| card.asks_again && card.shown.is_some());
        Ok(cards)
    }
}

/// Whether a guardian has not answered what is asked now. `entry` is what they said last.
fn is_open(purpose: &Purpose, entry: Option<&Entry>, held: &Held<'_>, now: Micros) -> bool {
    let asked = matches!(held.waiting, Some(Waiting::Guardian { .. })) && !held.held_by_signal && !held.restricted;
    let past = |entry: &Entry| entry.version < purpose.counts_from() || state_now(entry, now) == ConsentState::Expired;
    asked && entry.is_none_or(past)
}

/// None for what has no text in this language, unless the person answered it.
fn card(purpose: &Purpose, held: &Held<'_>, language: &str) -> Option<ConsentCard> {
    let choice = purpose.newest()?.facts.basis.choice();
    let shown = purpose.shown_in(language).map(|(version, published)| ShownPurpose {
        version: version.number,
        hash: published.hash,
        text: published.text.clone(),
        facts: version.facts.clone(),
    });
    if shown.is_none() && held.entry.is_none() {
        return None;
    }
    Some(ConsentCard {
        purpose: purpose.name.clone(),
        choice,
        shown,
        answer: held.answer,
        actor: held.entry.map(|entry| entry.authority.into()),
        in_force: held.in_force,
        decided_at: held.entry.map(|entry| entry.at),
        decided_version: held.entry.map(|entry| entry.version),
        valid_until: held.entry.and_then(|entry| entry.valid_until),
        asks_again: held.asks_again,
        ends_soon: held.ends_soon,
        waiting: held.waiting,
        held_by_signal: held.held_by_signal,
        restricted: held.restricted,
    })
}
