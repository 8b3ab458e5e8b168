//! A length of time as laws count it: the day of the event does not count, and the last day counts to its end where the organisation is
//! (Regulation 1182/71, article 3). Working days leave out Saturdays and Sundays; holidays differ by place and are not left out, so that a
//! deadline is at worst too early.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

use crate::clock::Micros;

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Term {
    /// Months of the calendar. A month after 31 January is the last day of February.
    Months(i32),
    /// Days of the calendar.
    Days(i32),
    /// Days from Monday to Friday.
    BusinessDays(i32),
}

/// Longer than any law gives; a larger number is a slip of the pen.
const MOST: i32 = 1000;

impl Term {
    /// The end of the last day of a term that begins at `from`, where the clocks show `zone`. Microseconds since 1970 UTC.
    #[must_use]
    pub fn after(self, from: Micros, zone: &TimeZone) -> Micros {
        let last = Timestamp::from_microsecond(from).ok().and_then(|from| {
            let begun = from.to_zoned(zone.clone()).date();
            self.last_day(begun)?.to_zoned(zone.clone()).ok()?.end_of_day().ok()
        });
        last.map_or(Micros::MAX, |last| last.timestamp().as_microsecond())
    }

    /// Both after each other, where they count the same.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Months(first), Self::Months(second)) => Some(Self::Months(first.saturating_add(second))),
            (Self::Days(first), Self::Days(second)) => Some(Self::Days(first.saturating_add(second))),
            (Self::BusinessDays(first), Self::BusinessDays(second)) => {
                Some(Self::BusinessDays(first.saturating_add(second)))
            }
            (Self::Months(_) | Self::Days(_) | Self::BusinessDays(_), _) => None,
        }
    }

    fn last_day(self, begun: Date) -> Option<Date> {
        match self {
            Self::Months(months) => begun.checked_add(months.months()).ok(),
            Self::Days(days) => begun.checked_add(days.days()).ok(),
            Self::BusinessDays(days) => {
                let works = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
                let after = usize::try_from(days).ok()?.checked_sub(1)?;
                begun.tomorrow().ok()?.series(1.day()).filter(works).nth(after)
            }
        }
    }
}

impl TryFrom<String> for Term {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a time such as \"1 month\", \"45 days\" or \"10 business days\"");
        let (number, unit) = text.trim().split_once(' ').ok_or_else(wrong)?;
        let number: i32 = number.parse().ok().filter(|number| (1..=MOST).contains(number)).ok_or_else(wrong)?;
        match unit.trim() {
            "month" | "months" => Ok(Self::Months(number)),
            "day" | "days" => Ok(Self::Days(number)),
            "business day" | "business days" => Ok(Self::BusinessDays(number)),
            _ => Err(wrong()),
        }
    }
}
