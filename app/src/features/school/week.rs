//! A week of a timetable, counted as ISO 8601 counts: from Monday to Sunday, week 1 holds the first Thursday of its year. Written into links
//! as `2026-W47`.

use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The years in which timetables are looked for.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2200;

/// A week of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IsoWeek {
    year: i16,
    week: i8,
}

impl IsoWeek {
    /// The week that a day is in; it may belong to the year before or after.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let date = day.iso_week_date();
        Self { year: date.year(), week: date.week() }
    }

    /// Reads what stands in a link. None for what is no week: there is no week 53 in a year that has 52.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W")?;
        let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(week, 2) {
            return None;
        }
        let (year, week) = (year.parse().ok()?, week.parse().ok()?);
        let known = ISOWeekDate::new(year, week, Weekday::Monday).is_ok() && YEARS.contains(&year);
        known.then_some(Self { year, week })
    }

    /// Its number in the year, 1 to 53.
    #[must_use]
    pub fn number(self) -> i8 {
        self.week
    }

    /// Its first day.
    #[must_use]
    pub fn monday(self) -> Date {
        ISOWeekDate::new(self.year, self.week, Weekday::Monday).map_or(Date::ZERO, ISOWeekDate::date)
    }

    /// Its days, Monday first.
    #[must_use]
    pub fn days(self) -> Vec<Date> {
        self.monday().series(jiff::Span::new().days(1)).take(7).collect()
    }

    /// The week before; none where no timetable is looked for any more.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.monday().yesterday().ok().map(Self::of).filter(|week| YEARS.contains(&week.year))
    }

    /// The week after; none where no timetable is looked for any more.
    #[must_use]
    pub fn after(self) -> Option<Self> {
        let next = self.days().pop().and_then(|sunday| sunday.tomorrow().ok());
        next.map(Self::of).filter(|week| YEARS.contains(&week.year))
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// Days of the years in which timetables are looked for, by their number after 1971-01-01.
    fn any_day() -> impl Strategy<Value = Date> {
        (0..83_000_i32).prop_map(|days| date(1971, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap())
    }

    proptest! {
        #[test]
        fn a_day_is_in_its_week_and_in_no_other(day in any_day()) {
            let week = IsoWeek::of(day);
            prop_assert_eq!(week.days().len(), 7);
            prop_assert!(week.days().contains(&day));
            prop_assert_eq!(week.monday().weekday(), Weekday::Monday);
            prop_assert!((1..=53).contains(&week.number()));
        }

        #[test]
        fn a_week_is_read_as_it_was_written(day in any_day()) {
            let week = IsoWeek::of(day);
            prop_assert_eq!(IsoWeek::parse(&week.to_string()), Some(week));
        }

        #[test]
        fn weeks_follow_each_other_without_a_gap(day in any_day()) {
            let week = IsoWeek::of(day);
            let after = week.after().unwrap();
            prop_assert!(after > week);
            prop_assert_eq!(after.before(), Some(week));
            prop_assert_eq!(week.days().pop().unwrap().tomorrow().unwrap(), after.monday());
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in "\\PC{0,12}") {
            prop_assert!(IsoWeek::parse(&text).is_none_or(|week| week.to_string() == text));
        }
    }

    /// ISO 8601-1, 5.2.3: the last days of December may be in week 1, the first of January in week 53.
    #[test]
    fn the_year_of_a_week_is_that_of_its_thursday() {
        for (day, week) in [
            (date(2026, 12, 28), "2026-W53"),
            (date(2027, 1, 3), "2026-W53"),
            (date(2027, 1, 4), "2027-W01"),
            (date(2024, 12, 30), "2025-W01"),
            (date(2021, 1, 3), "2020-W53"),
            (date(2022, 1, 2), "2021-W52"),
        ] {
            assert_eq!(IsoWeek::of(day).to_string(), week);
        }
        assert_eq!(IsoWeek::parse("2026-W53").and_then(IsoWeek::after), IsoWeek::parse("2027-W01"));
        assert_eq!(IsoWeek::parse("2027-W01").and_then(IsoWeek::before), IsoWeek::parse("2026-W53"));
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for wrong in [
            "",
            "2026",
            "2026-47",
            "2026-W",
            "2026-W7",
            "2026-W00",
            "2026-W54",
            "2025-W53",
            "2027-W53",
            "26-W01",
            "2026-w47",
            " 2026-W47",
            "2026-W+1",
            "-026-W01",
            "1969-W01",
            "2201-W01",
            "9999-W52",
            "2026-W471",
        ] {
            assert_eq!(IsoWeek::parse(wrong), None, "{wrong}");
        }
        assert_eq!(IsoWeek::parse("1970-W01").unwrap().before(), None);
        assert_eq!(IsoWeek::parse("2200-W52").unwrap().after(), None);
    }
}
