//! The classes of data that go by themselves. What belongs to an account (passkeys, consents, accepted terms …) goes with it, and has no clock.

use crate::browsers::BROWSER_LIFETIME;
use crate::clock::{DAY, Micros};
use crate::inventory::RetentionClock;
use crate::portal::merging::UNDO_LIFETIME;
use crate::recovery::KEEP_RECOVERY;
use crate::settings::Settings;

/// Records of mails are kept this long.
const KEEP_MAIL: Micros = 30 * DAY;
/// Webhooks that were delivered or given up are kept this long, so that a recipient's questions can be answered.
const KEEP_WEBHOOKS: Micros = 30 * DAY;
/// Requests are kept for 24 months (CCPA regulations §7101).
const KEEP_REQUESTS: Micros = 731 * DAY;
/// That an export was made is kept this long after its archive is gone.
const KEEP_EXPORTS: Micros = 30 * DAY;
/// Long enough to put right what an import did not take.
const KEEP_IMPORTS: Micros = 90 * DAY;
/// As long as the same two may be asked about again.
const KEEP_MATCH_PAIRS: Micros = 366 * DAY;
/// Questions about who was invited.
const KEEP_INVITATIONS: Micros = 90 * DAY;
/// Longer than waiting and using it take.
const KEEP_VOUCHES: Micros = 30 * DAY;
/// Longer than backups and lists for imports are in use.
const KEEP_TOMBSTONES: Micros = 3653 * DAY;

/// A class of data with a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Sessions.
    Sessions,
    /// WebAuthn ceremonies.
    Ceremonies,
    /// Sign-ups.
    SignUps,
    /// Proofs of an address.
    MailProofs,
    /// Recoveries and their waiting times.
    Recoveries,
    /// Links "this was not me".
    NoticeLinks,
    /// Browsers that are known.
    Browsers,
    /// Letters.
    Mail,
    /// Limits of attempts.
    Limits,
    /// The copies of everything that people asked for.
    Archives,
    /// That such a copy was made.
    Exports,
    /// Histories of persons and of the installation.
    Activity,
    /// Webhooks.
    Webhooks,
    /// Requests of persons about their data.
    Requests,
    /// Records that their source no longer says.
    Records,
    /// What imports left behind.
    Imports,
    /// Who looked at whose data.
    Sights,
    /// Settings that firms changed.
    SettingChanges,
    /// Pairs of persons about which somebody decided.
    MatchPairs,
    /// What merges moved.
    Merges,
    /// Invitations and claims.
    Invitations,
    /// Requests to be vouched for.
    Vouches,
    /// Keyed hashes of what was erased.
    Tombstones,
}

/// Every class, the short clocks first.
pub const CLASSES: &[Class] = &[
    Class::Sessions,
    Class::Ceremonies,
    Class::SignUps,
    Class::MailProofs,
    Class::Recoveries,
    Class::NoticeLinks,
    Class::Browsers,
    Class::Mail,
    Class::Limits,
    Class::Archives,
    Class::Exports,
    Class::Activity,
    Class::Webhooks,
    Class::Requests,
    Class::Records,
    Class::Imports,
    Class::Sights,
    Class::SettingChanges,
    Class::MatchPairs,
    Class::Merges,
    Class::Invitations,
    Class::Vouches,
    Class::Tombstones,
];

impl Class {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Archives => "archives",
            Self::Sessions
            | Self::Ceremonies
            | Self::SignUps
            | Self::MailProofs
            | Self::Recoveries
            | Self::NoticeLinks
            | Self::Browsers
            | Self::Mail
            | Self::Limits
            | Self::Exports
            | Self::Activity
            | Self::Webhooks
            | Self::Requests
            | Self::Records
            | Self::Imports
            | Self::Sights
            | Self::SettingChanges
            | Self::MatchPairs
            | Self::Merges
            | Self::Invitations
            | Self::Vouches
            | Self::Tombstones => self.clock().as_str(),
        }
    }

    /// The clock by which the inventory of tables names it.
    #[must_use]
    pub fn clock(self) -> RetentionClock {
        match self {
            Self::Sessions => RetentionClock::Sessions,
            Self::Ceremonies => RetentionClock::Ceremonies,
            Self::SignUps => RetentionClock::SignUps,
            Self::MailProofs => RetentionClock::MailProofs,
            Self::Recoveries => RetentionClock::Recoveries,
            Self::NoticeLinks => RetentionClock::NoticeLinks,
            Self::Browsers => RetentionClock::Browsers,
            Self::Mail => RetentionClock::Mail,
            Self::Limits => RetentionClock::Limits,
            Self::Archives | Self::Exports => RetentionClock::Exports,
            Self::Activity => RetentionClock::Activity,
            Self::Webhooks => RetentionClock::Webhooks,
            Self::Requests => RetentionClock::Requests,
            Self::Records => RetentionClock::Records,
            Self::Imports => RetentionClock::Imports,
            Self::Sights => RetentionClock::Sights,
            Self::SettingChanges => RetentionClock::SettingChanges,
            Self::MatchPairs => RetentionClock::MatchPairs,
            Self::Merges => RetentionClock::Merges,
            Self::Invitations => RetentionClock::Invitations,
            Self::Vouches => RetentionClock::Vouches,
            Self::Tombstones => RetentionClock::Tombstones,
        }
    }

    /// Since when a row's time runs, in words that complete "… after".
    #[must_use]
    pub fn since(self) -> &'static str {
        match self {
            Self::Sessions | Self::Ceremonies | Self::NoticeLinks | Self::Limits => "they end",
            Self::SignUps | Self::MailProofs => "link and code end",
            Self::Recoveries => "they began or ended",
            Self::Browsers => "they were last seen",
            Self::Mail => "they were sent or given up",
            Self::Archives => "their seven days are over",
            Self::Exports => "their archive is gone",
            Self::Activity => "they happened",
            Self::Webhooks => "they were delivered or given up",
            Self::Requests => "they were closed",
            Self::Records => "the source no longer says them",
            Self::Imports => "they began",
            Self::Sights | Self::SettingChanges => "they happened",
            Self::MatchPairs => "they were decided",
            Self::Merges => "they were made",
            Self::Invitations | Self::Vouches => "they end",
            Self::Tombstones => "the erasure",
        }
    }

    /// How long after that a row is kept, in microseconds.
    #[must_use]
    pub fn kept(self, settings: &Settings) -> Micros {
        match self {
            Self::Sessions | Self::Ceremonies | Self::NoticeLinks | Self::Limits | Self::Archives => 0,
            Self::SignUps | Self::MailProofs => DAY,
            Self::Recoveries => KEEP_RECOVERY,
            Self::Browsers => BROWSER_LIFETIME,
            Self::Mail => KEEP_MAIL,
            Self::Exports => KEEP_EXPORTS,
            Self::Activity => Micros::from(settings.activity_days) * DAY,
            Self::Webhooks => KEEP_WEBHOOKS,
            Self::Requests => KEEP_REQUESTS,
            // The shortest time of any kind; each kind has its own.
            Self::Records => {
                settings.kinds.iter().map(|kind| Micros::from(kind.retention_days) * DAY).min().unwrap_or(0)
            }
            Self::Imports => KEEP_IMPORTS,
            Self::Sights | Self::SettingChanges => Micros::from(settings.activity_days) * DAY,
            Self::MatchPairs => KEEP_MATCH_PAIRS,
            Self::Merges => UNDO_LIFETIME,
            Self::Invitations => KEEP_INVITATIONS,
            Self::Vouches => KEEP_VOUCHES,
            Self::Tombstones => KEEP_TOMBSTONES,
        }
    }

    /// Whether it is removed in the night only: what is kept for weeks may stay for some hours more.
    #[must_use]
    pub fn waits_for_night(self) -> bool {
        match self {
            Self::Exports
            | Self::Activity
            | Self::Webhooks
            | Self::Requests
            | Self::Records
            | Self::Imports
            | Self::Sights
            | Self::SettingChanges
            | Self::MatchPairs
            | Self::Merges
            | Self::Invitations
            | Self::Vouches
            | Self::Tombstones => true,
            Self::Sessions
            | Self::Ceremonies
            | Self::SignUps
            | Self::MailProofs
            | Self::Recoveries
            | Self::NoticeLinks
            | Self::Browsers
            | Self::Mail
            | Self::Limits
            | Self::Archives => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_clock_of_the_inventory_has_a_class_that_keeps_it() {
        let names: HashSet<_> = CLASSES.iter().map(|class| class.name()).collect();
        assert_eq!(names.len(), CLASSES.len(), "no name twice");
        for clock in RetentionClock::ALL {
            let goes_with_others = [RetentionClock::Account, RetentionClock::House].contains(clock);
            assert_eq!(CLASSES.iter().any(|class| class.clock() == *clock), !goes_with_others, "{clock:?}");
        }
    }
}
