//! Days where an organisation is: the first moment of a day, and the first moment after it, on whichever clock changes (ISO 8601 dates,
//! IANA time zones).

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::clock::Micros;

/// The time zone of this IANA name; none when there is no such one.
#[must_use]
pub fn zone_named(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

/// A day written as `2026-11-22`, and not otherwise.
#[must_use]
pub fn parse_day(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    // Other spellings of ISO 8601 are days, too, but one day is written in one way here.
    (day.to_string() == text).then_some(day)
}

/// The first moment of a day: midnight, or what comes first after it where the clocks skip midnight. Microseconds since 1970 UTC; none for a
/// day that is none in this form or that no clock reaches.
#[must_use]
pub fn day_begins(zone: &TimeZone, day: &str) -> Option<Micros> {
    begins(zone, parse_day(day)?)
}

/// The first moment that is no longer in a day. Microseconds since 1970 UTC; none as for [`day_begins`].
#[must_use]
pub fn day_ends(zone: &TimeZone, day: &str) -> Option<Micros> {
    begins(zone, parse_day(day)?.tomorrow().ok()?)
}

/// The day that a moment is in.
#[must_use]
pub fn day_of(zone: &TimeZone, at: Micros) -> Date {
    let moment = jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.to_zoned(zone.clone()).date()
}

fn begins(zone: &TimeZone, day: Date) -> Option<Micros> {
    // Where clocks skip over midnight, this is the first moment after the gap; where they pass it twice, the first time.
    let midnight = day.at(0, 0, 0, 0);
    let moment = zone.to_ambiguous_zoned(midnight).compatible().ok()?;
    Some(moment.start_of_day().ok()?.timestamp().as_microsecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Micros {
        text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
    }

    fn zone(name: &str) -> TimeZone {
        zone_named(name).unwrap()
    }

    #[test]
    fn a_day_is_from_midnight_to_midnight_where_the_organisation_is() {
        for (place, day, begins, ends) in [
            ("Europe/Amsterdam", "2026-11-22", "2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z"),
            // The days on which the clocks change have 23 and 25 hours.
            ("Europe/Amsterdam", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("Europe/Amsterdam", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
            // Where clocks skip midnight, the day begins at one.
            ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"),
            // Where they pass it twice, it begins at the first time.
            ("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
            ("Pacific/Kiritimati", "2027-01-01", "2026-12-31T10:00:00Z", "2027-01-01T10:00:00Z"),
            ("Pacific/Niue", "2026-12-31", "2026-12-31T11:00:00Z", "2027-01-01T11:00:00Z"),
            ("Europe/Amsterdam", "2028-02-29", "2028-02-28T23:00:00Z", "2028-02-29T23:00:00Z"),
        ] {
            assert_eq!(day_begins(&zone(place), day), Some(at(begins)), "{place} {day}");
            assert_eq!(day_ends(&zone(place), day), Some(at(ends)), "{place} {day}");
            assert_eq!(day_of(&zone(place), at(begins)).to_string(), day, "{place} {day}");
            assert_eq!(day_of(&zone(place), at(ends) - 1).to_string(), day, "{place} {day}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        let zone = zone("Europe/Amsterdam");
        for wrong in [
            "",
            "2026-02-29",
            "2026-13-01",
            "22-11-2026",
            "20261122",
            "2026-11-22T00:00:00",
            " 2026-11-22",
            "9999-12-32",
        ] {
            assert_eq!(day_begins(&zone, wrong), None, "{wrong}");
            assert_eq!(day_ends(&zone, wrong), None, "{wrong}");
        }
        // The last day that is written with four digits has no day after it.
        assert_eq!(day_ends(&zone, "9999-12-31"), None);
        assert!(zone_named("Europe/Nowhere").is_none());
    }
}
