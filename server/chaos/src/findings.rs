//! What was checked, and which promises were broken.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::journal::Kind;

/// The most broken promises that are told one by one.
const TOLD: usize = 20;

/// Counts of one kind of deed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub checked: usize,
    pub lost: usize,
    pub replayed: usize,
}

/// Collected by all clients and checks of a run.
#[derive(Default)]
pub(crate) struct Findings(Mutex<Found>);

/// Everything that was found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub tallies: BTreeMap<Kind, Tally>,
    pub broken: Vec<String>,
    pub broken_count: usize,
    pub unanswered: usize,
    pub unavailable: usize,
}

impl Findings {
    /// One deed was looked at.
    pub(crate) fn checked(&self, kind: Kind) {
        let mut found = self.lock();
        let tally = found.tallies.entry(kind).or_default();
        tally.checked = tally.checked.saturating_add(1);
    }

    /// Something acknowledged is not there.
    pub(crate) fn lost(&self, kind: Kind, what: String) {
        let mut found = self.lock();
        let tally = found.tallies.entry(kind).or_default();
        tally.lost = tally.lost.saturating_add(1);
        found.tell(what);
    }

    /// Something that works once worked twice.
    pub(crate) fn replayed(&self, kind: Kind, what: String) {
        let mut found = self.lock();
        let tally = found.tallies.entry(kind).or_default();
        tally.replayed = tally.replayed.saturating_add(1);
        found.tell(what);
    }

    /// Another promise was broken.
    pub(crate) fn broken(&self, what: String) {
        self.lock().tell(what);
    }

    /// A request had no answer: the server was dead.
    pub(crate) fn unanswered(&self) {
        let mut found = self.lock();
        found.unanswered = found.unanswered.saturating_add(1);
    }

    /// A request was answered with 503.
    pub(crate) fn unavailable(&self) {
        let mut found = self.lock();
        found.unavailable = found.unavailable.saturating_add(1);
    }

    /// Everything so far.
    pub(crate) fn so_far(&self) -> Found {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Found> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Found {
    fn tell(&mut self, what: String) {
        self.broken_count = self.broken_count.saturating_add(1);
        if self.broken.len() < TOLD {
            self.broken.push(what);
        }
    }
}
