//! Dates as people say them, by the patterns of Unicode CLDR (ICU4X, data compiled in). Moments come as microseconds since 1970
//! UTC and are shown in UTC; a moment with a time says so. Digits are CLDR's default of each language: for `ar` these are the Latin ones.

use icu_calendar::{Gregorian, Iso};
use icu_datetime::fieldsets::YMD;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_locale_core::{Locale, locale};
use icu_time::zone::UtcOffset;
use icu_time::{DateTime, ZonedDateTime};

use super::Language;

/// Days and moments, where the formatter needs a word.
#[derive(Debug)]
pub struct DateTexts {
    /// The day it is.
    pub today: &'static str,
    /// The day before.
    pub yesterday: &'static str,
    /// Says that a date with its time is in UTC.
    pub in_utc: fn(moment: &str) -> String,
}

const MICROS_A_MILLI: i64 = 1_000;
const MICROS_A_DAY: i64 = 86_400_000_000;

/// The day, such as "3 May 2026", "3 mei 2026", "3 مايو 2026".
#[must_use]
pub fn day(language: Language, micros: i64) -> String {
    let date = utc(micros).date.to_calendar(Gregorian);
    FixedCalendarDateTimeFormatter::try_new(preferences(language), YMD::long())
        .map_or_else(|_| iso(micros), |formatter| formatter.format(&date).to_string())
}

/// The day as people say it on the day of `now`: "today", "yesterday", or as [`day`] says it.
#[must_use]
pub fn day_near(language: Language, micros: i64, now: i64) -> String {
    let texts = &language.texts().dates;
    match now.div_euclid(MICROS_A_DAY) - micros.div_euclid(MICROS_A_DAY) {
        0 => texts.today.to_owned(),
        1 => texts.yesterday.to_owned(),
        _ => day(language, micros),
    }
}

/// Date and time to the minute, with the zone, such as "3 May 2026 at 14:05 UTC".
#[must_use]
pub fn moment(language: Language, micros: i64) -> String {
    let utc = utc(micros);
    let local = DateTime { date: utc.date.to_calendar(Gregorian), time: utc.time };
    let text = FixedCalendarDateTimeFormatter::try_new(preferences(language), YMD::long().with_time_hm())
        .map_or_else(|_| iso(micros), |formatter| formatter.format(&local).to_string());
    (language.texts().dates.in_utc)(&text)
}

/// The value of `<time datetime>`: RFC 3339 in UTC, to the second.
#[must_use]
pub fn iso(micros: i64) -> String {
    let ZonedDateTime { date, time, .. } = utc(micros);
    let year = date.year().extended_year();
    let month = date.month().ordinal;
    let day = date.day_of_month().0;
    let (hour, minute, second) = (time.hour.number(), time.minute.number(), time.second.number());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

fn utc(micros: i64) -> ZonedDateTime<Iso, UtcOffset> {
    ZonedDateTime::from_epoch_milliseconds_and_utc_offset(micros.div_euclid(MICROS_A_MILLI), UtcOffset::zero())
}

/// English dates are British: the day stands first and the clock has 24 hours.
fn preferences(language: Language) -> DateTimeFormatterPreferences {
    let locale: Locale = match language {
        Language::En => locale!("en-GB"),
        Language::Nl => locale!("nl"),
        Language::Ar => locale!("ar"),
    };
    locale.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3 May 2026, 14:05:09.5 UTC.
    const MOMENT: i64 = 1_777_817_109_500_000;

    #[test]
    fn days_are_said_as_people_say_them() {
        assert_eq!(day(Language::En, MOMENT), "3 May 2026");
        assert_eq!(day(Language::Nl, MOMENT), "3 mei 2026");
        assert_eq!(day(Language::Ar, MOMENT), "3 مايو 2026");
    }

    #[test]
    fn moments_say_that_they_are_utc() {
        assert_eq!(moment(Language::En, MOMENT), "3 May 2026 at 14:05 UTC");
        assert_eq!(moment(Language::Nl, MOMENT), "3 mei 2026 om 14:05 UTC");
        for language in Language::ALL {
            assert!(moment(language, MOMENT).contains("UTC"));
            assert!(moment(language, MOMENT).contains(":05"));
        }
    }

    #[test]
    fn iso_is_for_machines() {
        assert_eq!(iso(MOMENT), "2026-05-03T14:05:09Z");
        assert_eq!(iso(0), "1970-01-01T00:00:00Z");
        assert_eq!(iso(-1), "1969-12-31T23:59:59Z");
        assert_eq!(iso(951_782_400_000_000), "2000-02-29T00:00:00Z");
    }

    #[test]
    fn yesterday_begins_at_midnight() {
        let midnight = MOMENT.div_euclid(MICROS_A_DAY) * MICROS_A_DAY;
        assert_eq!(day_near(Language::En, midnight, MOMENT), "today");
        assert_eq!(day_near(Language::En, midnight - 1, MOMENT), "yesterday");
        assert_eq!(day_near(Language::En, midnight - MICROS_A_DAY - 1, MOMENT), "1 May 2026");
        assert_eq!(day_near(Language::En, midnight + MICROS_A_DAY, MOMENT), "4 May 2026");
    }

    #[test]
    fn no_moment_breaks_it() {
        for micros in [i64::MIN, -1, 0, i64::MAX] {
            for language in Language::ALL {
                assert!(!moment(language, micros).is_empty());
                assert!(!day(language, micros).is_empty());
            }
            assert!(iso(micros).ends_with('Z'));
        }
    }
}
