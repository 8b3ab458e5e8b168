//! How accounts end that nobody vouches for and nobody uses: the owner is warned, then the data are only kept, then they are erased. Whoever
//! signs in or belongs somewhere again is back, whatever a timer says.

mod pending;
mod steps;

pub use pending::{Pending, PendingKind};

use crate::clock::{DAY, Micros};

/// How long each step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LifecycleClock {
    /// Days without use after which the owner is warned; 0: never.
    pub unused_days: u32,
    /// Days after the warning from which the data are only kept.
    pub suspend_days: u32,
    /// Days after the warning on which the account is erased.
    pub erase_days: u32,
    /// Days after which a person without an account, whom no source names any more, is erased; 0: never.
    pub unnamed_days: u32,
}

impl Default for LifecycleClock {
    fn default() -> Self {
        Self { unused_days: 730, suspend_days: 30, erase_days: 90, unnamed_days: 365 }
    }
}

fn days(days: u32) -> Micros {
    Micros::from(days) * DAY
}
