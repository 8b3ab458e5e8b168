//! Dates as people say them, by the patterns of Unicode CLDR (ICU4X, data compiled in). Moments come as microseconds since 1970
//! UTC and are shown as the clocks of a zone say; a time in UTC says so, a time in the person's own zone needs no word. Digits are
//! CLDR's default of each language: for `ar` these are the Latin ones.

use icu_calendar::{Gregorian, Iso};
use icu_datetime::fieldsets::{MDE, T, YM, YMD};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_locale_core::{Locale, locale};
use icu_time::zone::UtcOffset;
use icu_time::{DateTime, ZonedDateTime};

use super::Language;
use super::zones::Zone;

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
const MICROS_A_SECOND: i64 = 1_000_000;
const MICROS_A_DAY: i64 = 86_400_000_000;

/// The day, such as "3 May 2026", "3 mei 2026", "3 مايو 2026".
#[must_use]
pub fn day(language: Language, zone: &Zone, micros: i64) -> String {
    let date = local(zone, micros).date.to_calendar(Gregorian);
    FixedCalendarDateTimeFormatter::try_new(preferences(language), YMD::long())
        .map_or_else(|_| iso(micros), |formatter| formatter.format(&date).to_string())
}

/// The day as people say it on the day of `now`: "today", "yesterday", or as [`day`] says it.
#[must_use]
pub fn day_near(language: Language, zone: &Zone, micros: i64, now: i64) -> String {
    let texts = &language.texts().dates;
    match count_days(zone, now) - count_days(zone, micros) {
        0 => texts.today.to_owned(),
        1 => texts.yesterday.to_owned(),
        _ => day(language, zone, micros),
    }
}

/// A day with its weekday where the year is known, such as "Sunday 3 May", "zondag 3 mei".
#[must_use]
pub fn weekday(language: Language, zone: &Zone, micros: i64) -> String {
    let date = local(zone, micros).date.to_calendar(Gregorian);
    FixedCalendarDateTimeFormatter::try_new(preferences(language), MDE::long())
        .map_or_else(|_| iso(micros), |formatter| formatter.format(&date).to_string())
}

/// A month, such as "May 2026", "mei 2026".
#[must_use]
pub fn month(language: Language, zone: &Zone, micros: i64) -> String {
    let date = local(zone, micros).date.to_calendar(Gregorian);
    FixedCalendarDateTimeFormatter::try_new(preferences(language), YM::long())
        .map_or_else(|_| iso(micros), |formatter| formatter.format(&date).to_string())
}

/// Date and time to the minute, such as "3 May 2026 at 14:05 UTC", or "3 May 2026 at 16:05" in any other zone.
#[must_use]
pub fn moment(language: Language, zone: &Zone, micros: i64) -> String {
    let local = local(zone, micros);
    let local = DateTime { date: local.date.to_calendar(Gregorian), time: local.time };
    let text = FixedCalendarDateTimeFormatter::try_new(preferences(language), YMD::long().with_time_hm())
        .map_or_else(|_| iso(micros), |formatter| formatter.format(&local).to_string());
    if zone.is_utc() { (language.texts().dates.in_utc)(&text) } else { text }
}

/// The time to the minute, such as "14:05 UTC", or "16:05" in any other zone.
#[must_use]
pub fn time(language: Language, zone: &Zone, micros: i64) -> String {
    let time = local(zone, micros).time;
    let text = NoCalendarFormatter::try_new(preferences(language), T::hm())
        .map_or_else(|_| iso(micros), |formatter| formatter.format(&time).to_string());
    if zone.is_utc() { (language.texts().dates.in_utc)(&text) } else { text }
}

/// The value of `<time datetime>`: RFC 3339 in UTC, to the second.
#[must_use]
pub fn iso(micros: i64) -> String {
    let ZonedDateTime { date, time, .. } = local(&Zone::UTC, micros);
    let year = date.year().extended_year();
    let month = date.month().ordinal;
    let day = date.day_of_month().0;
    let (hour, minute, second) = (time.hour.number(), time.minute.number(), time.second.number());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// What the clocks and calendars of a zone say.
fn local(zone: &Zone, micros: i64) -> ZonedDateTime<Iso, UtcOffset> {
    ZonedDateTime::from_epoch_milliseconds_and_utc_offset(micros.div_euclid(MICROS_A_MILLI), zone.offset_at(micros))
}

/// The number of the day in a zone, counted from 1970.
fn count_days(zone: &Zone, micros: i64) -> i64 {
    let offset = i64::from(zone.offset_at(micros).to_seconds()) * MICROS_A_SECOND;
    micros.saturating_add(offset).div_euclid(MICROS_A_DAY)
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
mod tests;
