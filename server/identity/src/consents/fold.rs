//! What holds now: the fold of a person's entries about one purpose, with what is published, who the person is, and the time.
//!
//! Nothing here reads a database or a clock: the same entries give the same answer at the same moment.

mod situation;
#[cfg(test)]
mod tests;

pub(super) use situation::{Party, Situation};
use uuid::Uuid;

use super::entry::{Authority, ConsentState};
use super::ledger::Entry;
use crate::clock::{DAY, Micros};
use crate::publications::{Choice, LawfulBasis, Purpose, WhoAgrees};

/// How long before a consent ends its person is reminded, and can prolong it; half its time when that is shorter.
pub(super) const REMINDED_BEFORE: Micros = 14 * DAY;

/// Why a person's own answer does not count yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Nobody knows how old the person is.
    BirthDate,
    /// The person is too young: guardians decide.
    Guardian {
        /// How many agreed.
        agreed: usize,
        /// How many must; it is in force when that many did and, where one is enough, none declined.
        needed: usize,
    },
}

/// How a person stands to a purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held<'l> {
    /// The entry that answers; none when nothing was answered.
    pub(super) entry: Option<&'l Entry>,
    /// What it comes to now: what was given ends.
    pub(super) answer: Option<ConsentState>,
    pub(super) in_force: bool,
    pub(super) asks_again: bool,
    pub(super) ends_soon: bool,
    pub(super) waiting: Option<Waiting>,
    pub(super) held_by_signal: bool,
    pub(super) restricted: bool,
}

/// How the person stands to this purpose. `entries` are the person's about it, the oldest first.
pub(super) fn fold<'l>(purpose: &Purpose, entries: &'l [Entry], who: &Situation) -> Held<'l> {
    let Some(newest) = purpose.newest() else { return Held::nothing() };
    let facts = &newest.facts;
    let (choice, party) = (facts.basis.choice(), who.party(facts));
    let own = last_own(entries);
    let answers =
        Answers { own, guardians: guardians_of(entries, who, party), counts_from: purpose.counts_from(), now: who.now };
    let entry = match party {
        Party::Oneself | Party::Unknown => own,
        Party::Guardians(_) => last_of(entries, |entry| entry.authority == Authority::Guardian),
    };
    let waiting = answers.waiting(choice, party);
    let held_by_signal = who.signal && facts.sold_or_shared;
    let restricted = who.restricted && !survives_restriction(facts.basis);
    let usable = !facts.retired && !held_by_signal && !restricted;
    let in_force = usable && answers.allow(choice, party);
    let asked = usable && choice == Choice::Asked && waiting.is_none();
    Held {
        entry,
        answer: entry.map(|entry| state_now(entry, who.now)),
        in_force,
        asks_again: asked && !in_force && answers.are_past(entries),
        ends_soon: asked && in_force && ends_soon(own, who.now),
        waiting,
        held_by_signal,
        restricted,
    }
}

/// What was said last by whoever may say something.
struct Answers<'l> {
    own: Option<&'l Entry>,
    /// One for each guardian, while guardians decide.
    guardians: Vec<Option<&'l Entry>>,
    counts_from: i64,
    now: Micros,
}

impl Answers<'_> {
    /// Whether the answers allow the use, whatever else stands against it.
    fn allow(&self, choice: Choice, party: Party) -> bool {
        let agreed = |entry: &Option<&Entry>| self.counts(*entry);
        let declined = self.guardians.iter().any(|entry| is_no(*entry));
        match (choice, party) {
            (Choice::Needed, _) => true,
            // An objection stands until it is taken back, whatever is published since; age does not matter for it.
            (Choice::Objectable, _) => !is_no(self.own) && !declined,
            (Choice::Asked, Party::Oneself) => self.counts(self.own),
            (Choice::Asked, Party::Unknown) => false,
            (Choice::Asked, Party::Guardians(WhoAgrees::OneGuardian)) => self.guardians.iter().any(agreed) && !declined,
            (Choice::Asked, Party::Guardians(WhoAgrees::AllGuardians)) => {
                !self.guardians.is_empty() && self.guardians.iter().all(agreed)
            }
        }
    }

    fn waiting(&self, choice: Choice, party: Party) -> Option<Waiting> {
        match (choice, party) {
            (Choice::Needed | Choice::Objectable, _) | (Choice::Asked, Party::Oneself) => None,
            (Choice::Asked, Party::Unknown) => Some(Waiting::BirthDate),
            (Choice::Asked, Party::Guardians(rule)) => {
                let agreed = self.guardians.iter().filter(|entry| self.counts(**entry)).count();
                let needed = match rule {
                    WhoAgrees::OneGuardian => 1,
                    WhoAgrees::AllGuardians => self.guardians.len().max(1),
                };
                Some(Waiting::Guardian { agreed, needed })
            }
        }
    }

    fn counts(&self, entry: Option<&Entry>) -> bool {
        entry.is_some_and(|entry| counts(entry, self.counts_from, self.now))
    }

    /// Whether what was answered does not answer what is asked now. Nobody is asked again because their browser said no.
    fn are_past(&self, entries: &[Entry]) -> bool {
        match self.own {
            Some(entry) if entry.authority == Authority::Signal => false,
            Some(entry) => entry.version < self.counts_from || state_now(entry, self.now) == ConsentState::Expired,
            // A guardian answered, and the person came of age since.
            None => last_of(entries, |entry| entry.authority == Authority::Guardian).is_some(),
        }
    }
}

impl Held<'_> {
    fn nothing() -> Self {
        Self {
            entry: None,
            answer: None,
            in_force: false,
            asks_again: false,
            ends_soon: false,
            waiting: None,
            held_by_signal: false,
            restricted: false,
        }
    }
}

/// From when on the person of a consent is reminded that it ends; all in microseconds since 1970 UTC.
pub(super) fn reminded_from(given_at: Micros, until: Micros) -> Micros {
    until - REMINDED_BEFORE.min(until.saturating_sub(given_at) / 2)
}

/// Whether an agreement ends soon: agreeing once more prolongs it.
pub(super) fn ends_soon(entry: Option<&Entry>, now: Micros) -> bool {
    let term = entry.and_then(|entry| Some((entry.at, entry.valid_until?)));
    term.is_some_and(|(given_at, until)| reminded_from(given_at, until) <= now)
}

/// The person's own last answer; a signal of their browser is theirs.
pub(super) fn last_own(entries: &[Entry]) -> Option<&Entry> {
    last_of(entries, |entry| matches!(entry.authority, Authority::Oneself | Authority::Signal))
}

/// A guardian's last answer.
pub(super) fn last_by_guardian(entries: &[Entry], adult: Uuid) -> Option<&Entry> {
    last_of(entries, |entry| entry.authority == Authority::Guardian && entry.actor == Some(adult))
}

/// Whether it is an agreement that still counts.
pub(super) fn counts(entry: &Entry, counts_from: i64, now: Micros) -> bool {
    state_now(entry, now) == ConsentState::Given && entry.version >= counts_from
}

/// What an answer comes to now: what was given is over when its time is, whether or not that was written down yet.
pub(super) fn state_now(entry: &Entry, now: Micros) -> ConsentState {
    match entry.state {
        ConsentState::Given if entry.valid_until.is_some_and(|until| until <= now) => ConsentState::Expired,
        state @ (ConsentState::Requested
        | ConsentState::Given
        | ConsentState::Refused
        | ConsentState::Withdrawn
        | ConsentState::Expired) => state,
    }
}

/// The last one that is an answer. That an agreement has ended is no answer: it says so itself.
fn last_of(entries: &[Entry], by: impl Fn(&Entry) -> bool) -> Option<&Entry> {
    entries.iter().rev().filter(|entry| by(entry)).find(|entry| match entry.state {
        ConsentState::Given | ConsentState::Refused | ConsentState::Withdrawn => true,
        ConsentState::Requested | ConsentState::Expired => false,
    })
}

/// What each of the present guardians answered last; nothing unless they decide.
fn guardians_of<'l>(entries: &'l [Entry], who: &Situation, party: Party) -> Vec<Option<&'l Entry>> {
    match party {
        Party::Guardians(_) => who.guardians.iter().map(|one| last_by_guardian(entries, one.adult)).collect(),
        Party::Oneself | Party::Unknown => Vec::new(),
    }
}

fn is_no(entry: Option<&Entry>) -> bool {
    entry.is_some_and(|entry| match entry.state {
        ConsentState::Refused | ConsentState::Withdrawn => true,
        ConsentState::Requested | ConsentState::Given | ConsentState::Expired => false,
    })
}

/// What may go on while the data may only be kept (GDPR 18(2)).
fn survives_restriction(basis: LawfulBasis) -> bool {
    match basis {
        LawfulBasis::LegalObligation | LawfulBasis::VitalInterests => true,
        LawfulBasis::Consent | LawfulBasis::Contract | LawfulBasis::PublicTask | LawfulBasis::LegitimateInterests => {
            false
        }
    }
}
