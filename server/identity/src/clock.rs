//! Time as a value. The one place that reads the wall clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use jiff::civil::Time;
use jiff::tz::TimeZone;

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

/// When the clocks in `zone` show `time` next after `now`; on a day that has no such moment, as near to it as there is one.
pub(crate) fn next_time_of_day(now: Micros, time: Time, zone: &TimeZone) -> Micros {
    let Ok(moment) = jiff::Timestamp::from_microsecond(now) else { return now.saturating_add(DAY) };
    let today = moment.to_zoned(zone.clone()).date();
    let days = [Some(today), today.tomorrow().ok()].into_iter().flatten();
    let mut moments = days.filter_map(|day| day.to_datetime(time).to_zoned(zone.clone()).ok());
    let next = moments.find(|next| next.timestamp() > moment);
    next.map_or(now.saturating_add(DAY), |next| next.timestamp().as_microsecond())
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
