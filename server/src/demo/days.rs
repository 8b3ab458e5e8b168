//! The days of the demo. What is in its files lies around the day on which it was first loaded, and grows until today: what was said once is
//! said again, so that no import finds anything gone.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    /// The day on which the demo was first loaded.
    pub(super) anchor: Date,
    /// Today, or the anchor where clocks went back.
    pub(super) today: Date,
}

impl Days {
    /// From the first day to today.
    pub(super) fn new(anchor: Date, today: Date) -> Self {
        Self { anchor, today: today.max(anchor) }
    }

    /// The first day of the month two years before: bookings begin there.
    pub(super) fn first_month(&self) -> Date {
        self.anchor.first_of_month().saturating_sub(24.months())
    }

    /// The birth date of somebody who comes of age twenty days after the anchor.
    pub(super) fn nearly_adult(&self) -> String {
        self.anchor.saturating_add(20.days()).saturating_sub(18.years()).to_string()
    }

    /// The birth date of somebody who came of age some months before the anchor.
    pub(super) fn adult_student(&self) -> String {
        self.anchor.saturating_sub(18.years()).saturating_sub(4.months()).to_string()
    }

    /// The birth date of somebody who was this old, and some months, on the anchor.
    pub(super) fn aged(&self, years: i16, months: i32) -> String {
        self.anchor.saturating_sub(years.years()).saturating_sub(months.months()).to_string()
    }

    /// The first day of the school year in which the anchor lies.
    pub(super) fn school_year(&self) -> Date {
        let begins = |year: i16| Date::new(year, 8, 24).unwrap_or(self.anchor);
        let this = begins(self.anchor.year());
        if this <= self.anchor { this } else { begins(self.anchor.year() - 1) }
    }

    /// The last day of the school year in which today lies: what runs at school runs until then.
    pub(super) fn school_ends(&self) -> Date {
        let year = self.today.year();
        let ends = |year| Date::new(year, 8, 23).unwrap_or(self.today);
        if self.today <= ends(year) { ends(year) } else { ends(year + 1) }
    }

    /// The Monday of the week that a day lies in.
    pub(super) fn monday(day: Date) -> Date {
        let since = day.weekday().since(Weekday::Monday);
        day.saturating_sub(i32::from(since).days())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Days;

    #[test]
    fn ages_are_counted_from_the_first_day_and_stay() {
        let first = Days::new(date(2026, 11, 22), date(2026, 11, 22));
        let later = Days::new(date(2026, 11, 22), date(2027, 3, 1));
        for days in [first, later] {
            assert_eq!(days.nearly_adult(), "2008-12-12");
            assert_eq!(days.adult_student(), "2008-07-22");
            assert_eq!(days.school_year(), date(2026, 8, 24));
            assert_eq!(days.first_month(), date(2024, 11, 1));
        }
        assert_eq!(first.school_ends(), date(2027, 8, 23));
        assert_eq!(Days::new(first.anchor, date(2027, 8, 23)).school_ends(), date(2027, 8, 23));
        assert_eq!(Days::new(first.anchor, date(2027, 8, 24)).school_ends(), date(2028, 8, 23));
        assert_eq!(Days::new(date(2027, 2, 1), date(2026, 1, 1)).today, date(2027, 2, 1));
        assert_eq!(Days::new(date(2027, 2, 1), date(2027, 2, 1)).school_year(), date(2026, 8, 24));
        assert_eq!(Days::monday(date(2026, 11, 22)), date(2026, 11, 16));
        assert_eq!(Days::monday(date(2026, 11, 16)), date(2026, 11, 16));
    }
}
