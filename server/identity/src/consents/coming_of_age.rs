//! Coming of age: whole calendar years, counted where the organisation is (GDPR 8).
//!
//! Whoever was born on 29 February has their birthday on 1 March in years without that day: nobody comes of age a day early.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::Micros;

/// The midnight that begins the birthday on which somebody is this many years old, microseconds since 1970 UTC. None beyond the calendar.
pub(super) fn comes_of_age(born: Date, years: u8, zone: &TimeZone) -> Option<Micros> {
    let year = born.year().checked_add(i16::from(years))?;
    let birthday = Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, 3, 1)).ok()?;
    Some(birthday.to_zoned(zone.clone()).ok()?.timestamp().as_microsecond())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use jiff::tz::{TimeZone, TimeZoneDatabase};

    use super::comes_of_age;

    fn zone(name: &str) -> TimeZone {
        TimeZoneDatabase::bundled().get(name).unwrap()
    }

    fn micros(moment: &str) -> i64 {
        moment.parse::<Timestamp>().unwrap().as_microsecond()
    }

    #[test]
    fn it_begins_with_the_local_midnight_of_the_birthday() {
        let of_age = comes_of_age(date(2010, 11, 22), 16, &zone("Europe/Amsterdam")).unwrap();
        assert_eq!(of_age, micros("2026-11-22T00:00:00+01:00"));
        let summer = comes_of_age(date(2010, 7, 1), 16, &zone("Europe/Amsterdam")).unwrap();
        assert_eq!(summer, micros("2026-06-30T22:00:00Z"));
        assert_eq!(comes_of_age(date(2010, 7, 1), 16, &zone("Asia/Tokyo")).unwrap(), micros("2026-06-30T15:00:00Z"));
    }

    #[test]
    fn a_leap_day_comes_back_on_the_first_of_march() {
        let amsterdam = zone("Europe/Amsterdam");
        let of_age = |years| comes_of_age(date(2008, 2, 29), years, &amsterdam).unwrap();
        assert_eq!(of_age(18), micros("2026-03-01T00:00:00+01:00"));
        assert_eq!(of_age(16), micros("2024-02-29T00:00:00+01:00"));
    }

    #[test]
    fn a_day_without_midnight_begins_when_it_begins() {
        // In Cairo clocks went from 23:59:59 to 01:00:00 on 26 April 2024.
        let of_age = comes_of_age(date(2008, 4, 26), 16, &zone("Africa/Cairo")).unwrap();
        assert_eq!(of_age, micros("2024-04-25T22:00:00Z"));
    }

    #[test]
    fn beyond_the_calendar_nobody_comes_of_age() {
        assert_eq!(comes_of_age(date(9999, 12, 31), 16, &TimeZone::UTC), None);
    }
}
