//! The tables: what was done, what was checked, what broke.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use crate::findings::Found;
use crate::journal::Kind;

/// What a run of kills found.
pub struct KillReport {
    pub(crate) engine: &'static str,
    pub(crate) replicas: usize,
    pub(crate) seed: u64,
    pub(crate) kills: u32,
    pub(crate) kills_during_start: u32,
    pub(crate) wanted_kills: u32,
    pub(crate) slowest_start: Duration,
    pub(crate) took: Duration,
    pub(crate) waiting: usize,
    pub(crate) acknowledged: Vec<Kind>,
    pub(crate) found: Found,
}

impl KillReport {
    /// Whether every promise was kept, and there was something of every kind to keep.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.found.broken_count == 0 && self.kills > 0 && Kind::ALL.iter().all(|kind| self.acknowledged.contains(kind))
    }

    /// How many promises were broken.
    #[must_use]
    pub fn broken(&self) -> usize {
        self.found.broken_count
    }
}

impl fmt::Display for KillReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let servers = if self.replicas == 1 { "one server".to_owned() } else { format!("{} replicas", self.replicas) };
        writeln!(f, "### {}, {servers}, seed {}\n", self.engine, self.seed)?;
        writeln!(f, "| what | acknowledged | checked | lost | worked again |\n|---|---|---|---|---|")?;
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for kind in &self.acknowledged {
            let count = counts.entry(*kind).or_default();
            *count = count.saturating_add(1);
        }
        for kind in Kind::ALL {
            let count = counts.get(&kind).copied().unwrap_or_default();
            let tally = self.found.tallies.get(&kind).copied().unwrap_or_default();
            // Letters are counted all together.
            let checked = if kind == Kind::SignUps { count } else { tally.checked };
            writeln!(f, "| {} | {count} | {checked} | {} | {} |", name(kind), tally.lost, tally.replayed)?;
        }
        let Found { unanswered, unavailable, broken_count, broken, .. } = &self.found;
        writeln!(
            f,
            "\n{} kills of {} wanted ({} while it started), slowest start to ready {} ms, {unanswered} requests without an answer, {unavailable} \
             answered with 503, {} letters still in the outbox, {} s.",
            self.kills,
            self.wanted_kills,
            self.kills_during_start,
            self.slowest_start.as_millis(),
            self.waiting,
            self.took.as_secs(),
        )?;
        let missing = Kind::ALL.iter().filter(|kind| !self.acknowledged.contains(kind));
        let missing: Vec<String> = missing.map(|kind| format!("never tried: {}", name(*kind))).collect();
        verdict(f, broken_count.saturating_add(missing.len()), &[broken.as_slice(), &missing].concat())
    }
}

/// The last line of each part.
pub(crate) fn verdict(f: &mut fmt::Formatter<'_>, count: usize, broken: &[String]) -> fmt::Result {
    if count == 0 {
        return writeln!(f, "All promises kept.");
    }
    writeln!(f, "{count} promises broken:")?;
    broken.iter().try_for_each(|what| writeln!(f, "- {what}"))
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::SignUps => "sign-ups begun (a letter each)",
        Kind::Spent => "links and codes spent",
        Kind::Accounts => "accounts made, by their first passkey",
        Kind::SignIns => "sign-ins",
        Kind::SignOuts => "sign-outs",
        Kind::Languages => "languages chosen",
        Kind::Codes => "recovery codes made",
        Kind::CodesUsed => "mailed and recovery codes spent",
        Kind::Recoveries => "accounts recovered by a code",
        Kind::Addresses => "addresses added",
        Kind::Freezes => "accounts frozen",
        Kind::Thaws => "accounts thawed",
        Kind::Limits => "limits reached",
    }
}
