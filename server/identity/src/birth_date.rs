//! A day of birth: ISO 8601 (RFC 3339 §5.6, `full-date`), from 1900 on, and not in the future.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use crate::clock::Micros;

/// A day on which somebody can have been born.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BirthDate(Date);

/// Why a text is not a day of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BirthDateProblem {
    /// Not a day of the calendar, written as `2004-02-29`.
    Invalid,
    /// Before 1900, or in the future.
    OutOfRange,
}

impl BirthDate {
    /// Reads what was typed, at a moment in microseconds since 1970 UTC.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(typed: &str, now: Micros) -> Result<Self, BirthDateProblem> {
        let typed = typed.trim();
        let date: Date = typed.parse().map_err(|_| BirthDateProblem::Invalid)?;
        // The parser knows more ways to write a day; there is one here.
        if date.to_string() != typed {
            return Err(BirthDateProblem::Invalid);
        }
        let newest = newest_day(now).ok_or(BirthDateProblem::OutOfRange)?;
        if date.year() < 1900 || date > newest { Err(BirthDateProblem::OutOfRange) } else { Ok(Self(date)) }
    }

    /// When the day begins in UTC, microseconds since 1970: for showing it as a day, wherever its person is.
    #[must_use]
    pub fn begins_at(self) -> Micros {
        let midnight = self.0.to_zoned(TimeZone::UTC).map(|midnight| midnight.timestamp());
        midnight.unwrap_or_default().as_microsecond()
    }
}

impl std::fmt::Display for BirthDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Today where the day begins first, 14 hours before UTC: nobody's child is told that it is not born yet.
fn newest_day(now: Micros) -> Option<Date> {
    let now = Timestamp::from_microsecond(now).ok()?;
    Some(now.to_zoned(TimeZone::fixed(Offset::constant(14))).date())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::HOUR;

    /// 2027-01-15 08:00 UTC.
    const NOW: Micros = 1_800_000_000_000_000;

    #[test]
    fn days_of_the_calendar_are_read_and_others_are_not() {
        for day in ["2004-02-29", "1900-01-01", "2027-01-15", " 1999-12-31 "] {
            assert_eq!(BirthDate::parse(day, NOW).unwrap().to_string(), day.trim());
        }
        for day in ["", "2003-02-29", "2004-2-9", "20040229", "29-02-2004", "2004-02-29T00:00", "+002004-02-29", "now"]
        {
            assert_eq!(BirthDate::parse(day, NOW), Err(BirthDateProblem::Invalid), "{day}");
        }
    }

    #[test]
    fn the_future_and_long_ago_are_refused() {
        for day in ["1899-12-31", "2027-01-16", "9999-12-31"] {
            assert_eq!(BirthDate::parse(day, NOW), Err(BirthDateProblem::OutOfRange), "{day}");
        }
        assert!(BirthDate::parse("2027-01-16", NOW + 2 * HOUR).is_ok(), "it is the 16th somewhere");
    }

    proptest! {
        #[test]
        fn reading_a_day_never_fails_otherwise(typed in ".{0,20}", now in any::<i64>()) {
            if let Ok(day) = BirthDate::parse(&typed, now) {
                prop_assert_eq!(BirthDate::parse(&day.to_string(), now), Ok(day));
            }
        }
    }
}
