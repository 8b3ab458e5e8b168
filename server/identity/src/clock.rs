//! Time as a value. The one place that reads the wall clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

/// Microseconds since 1970-01-01 UTC.
pub type Micros = i64;

/// One second in [`Micros`].
pub const SECOND: Micros = 1_000_000;
/// One minute in [`Micros`].
pub const MINUTE: Micros = 60 * SECOND;
/// One hour in [`Micros`].
pub const HOUR: Micros = 60 * MINUTE;
/// One day in [`Micros`].
pub const DAY: Micros = 24 * HOUR;

/// ISO 8601 in UTC, for programs: `2026-03-01T08:00:00Z`, with as many digits of a second as it has.
#[must_use]
pub fn iso(at: Micros) -> String {
    jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}

/// Tells the time: the machine's, or a test's.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's wall clock.
    #[default]
    System,
    /// A clock that stands still until it is set.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `now` until [`Clock::advance`].
    #[must_use]
    pub fn fixed(now: Micros) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(now)))
    }

    /// The time now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
    pub fn now(&self) -> Micros {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
                Micros::try_from(since.as_micros()).unwrap_or(Micros::MAX)
            }
            Self::Fixed(now) => now.load(Ordering::SeqCst),
        }
    }

    /// Moves a fixed clock by `by`, which may be negative. The machine's clock is not ours to move.
    pub fn advance(&self, by: Micros) {
        if let Self::Fixed(now) = self {
            now.fetch_add(by, Ordering::SeqCst);
        }
    }
}
