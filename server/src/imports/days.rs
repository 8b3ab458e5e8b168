//! Days, times and amounts as source systems write them.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::Deserialize;

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum DayFormat {
    /// ISO 8601; a time after it is dropped.
    #[default]
    #[serde(rename = "yyyy-mm-dd")]
    Iso,
    /// 20261122.
    #[serde(rename = "yyyymmdd")]
    Compact,
    /// 22-11-2026, 22.11.2026 or 22/11/2026.
    #[serde(rename = "dd.mm.yyyy", alias = "dd-mm-yyyy", alias = "dd/mm/yyyy")]
    DayMonthYear,
    /// 11/22/2026.
    #[serde(rename = "mm/dd/yyyy")]
    MonthDayYear,
    /// 961122, of the years 1900 to 1999.
    #[serde(rename = "19yymmdd")]
    Short,
    /// The same as Czech and Slovak birth numbers begin: 50 is added to the month of a woman.
    #[serde(rename = "19yymmdd birth number")]
    BirthNumber,
}

impl DayFormat {
    /// Reads a day; ISO 8601.
    #[must_use]
    pub fn read(self, text: &str) -> Option<String> {
        let text = text.trim();
        match self {
            Self::Iso => {
                let day = text.get(..10)?;
                let rest = text.get(10..)?;
                (rest.is_empty() || rest.starts_with(['T', ' '])).then_some(())?;
                let parts: Vec<&str> = day.split('-').collect();
                let [year, month, day] = parts.as_slice() else { return None };
                date(year, month, day, 0)
            }
            Self::Compact => digits(text, 8).and_then(|text| date(text.get(..4)?, text.get(4..6)?, text.get(6..)?, 0)),
            Self::DayMonthYear => {
                let [day, month, year] = three(text)?;
                date(year, month, day, 0)
            }
            Self::MonthDayYear => {
                let [month, day, year] = three(text)?;
                date(year, month, day, 0)
            }
            Self::Short => {
                let text = digits(text.split([' ', 'T']).next()?, 6)?;
                date(&format!("19{}", text.get(..2)?), text.get(2..4)?, text.get(4..)?, 0)
            }
            Self::BirthNumber => {
                let text = digits(text.get(..6)?, 6)?;
                date(&format!("19{}", text.get(..2)?), text.get(2..4)?, text.get(4..)?, 50)
            }
        }
    }
}

/// A moment as RFC 3339: as it is where it has an offset, or on the clocks of `zone`.
#[must_use]
pub fn read_time(text: &str, zone: &TimeZone) -> Option<String> {
    let text = text.trim();
    let moment = match text.parse::<jiff::Timestamp>() {
        Ok(moment) => moment,
        Err(_) => text.replacen(' ', "T", 1).parse::<DateTime>().ok()?.to_zoned(zone.clone()).ok()?.timestamp(),
    };
    let shown = moment.to_zoned(zone.clone());
    Some(shown.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// A decimal with `places` digits behind the point, or as many as there are. What separates thousands is dropped.
#[must_use]
pub fn read_decimal(text: &str, decimal: char, places: Option<usize>) -> Option<String> {
    let other = if decimal == '.' { ',' } else { '.' };
    let plain = |letter: &char| *letter != other && !letter.is_whitespace() && *letter != '\'' && *letter != '+';
    let text: String = text.chars().filter(plain).collect();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, part) = text.split_once(decimal).unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 13 || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let part = part.trim_end_matches('0');
    match places {
        Some(places) if part.len() > places => None,
        Some(places) => Some(signed(sign, &format!("{whole}.{part:0<places$}"))),
        None if part.is_empty() => Some(signed(sign, whole)),
        None => Some(signed(sign, &format!("{whole}.{part}"))),
    }
}

/// There is no minus before nothing.
fn signed(sign: &str, text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b'0' | b'.')) { text.to_owned() } else { format!("{sign}{text}") }
}

/// Turns the sign.
#[must_use]
pub fn negative(text: &str) -> String {
    text.strip_prefix('-').map_or_else(|| signed("-", text), str::to_owned)
}

fn digits(text: &str, many: usize) -> Option<&str> {
    (text.len() == many && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

fn three(text: &str) -> Option<[&str; 3]> {
    let mut parts = text.split(['.', '-', '/']);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

fn date(year: &str, month: &str, day: &str, added: i8) -> Option<String> {
    let (year, day) = (digits(year, 4)?.parse().ok()?, day.parse().ok()?);
    let month: i8 = month.parse().ok()?;
    let month = if added > 0 && month > added { month - added } else { month };
    Date::new(year, month, day).ok().map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        for (format, text, day) in [
            (DayFormat::Iso, "2026-11-22", "2026-11-22"),
            (DayFormat::Iso, "2023-05-01T18:25:43.511Z", "2023-05-01"),
            (DayFormat::Compact, "20261122", "2026-11-22"),
            (DayFormat::DayMonthYear, "2.1.2026", "2026-01-02"),
            (DayFormat::DayMonthYear, "22/11/2026", "2026-11-22"),
            (DayFormat::MonthDayYear, "11/22/2026", "2026-11-22"),
            (DayFormat::Short, "930104", "1993-01-04"),
            (DayFormat::Short, "931107 00:00:00", "1993-11-07"),
            (DayFormat::BirthNumber, "406009", "1940-10-09"),
            (DayFormat::BirthNumber, "450204", "1945-02-04"),
        ] {
            assert_eq!(format.read(text).as_deref(), Some(day), "{format:?} {text}");
        }
        for (format, text) in [
            (DayFormat::Iso, "22-11-2026"),
            (DayFormat::Iso, "2026-02-30"),
            (DayFormat::Iso, "2026-11-22x"),
            (DayFormat::Compact, "2026112"),
            (DayFormat::MonthDayYear, "22/11/2026"),
            (DayFormat::Short, "93é104"),
            (DayFormat::BirthNumber, "é"),
            (DayFormat::DayMonthYear, "1.2.3.4"),
        ] {
            assert_eq!(format.read(text), None, "{format:?} {text}");
        }
    }

    #[test]
    fn amounts_have_two_digits_and_numbers_as_many_as_needed() {
        for (text, decimal, places, read) in [
            ("165960", '.', Some(2), Some("165960.00")),
            ("1,204.5", '.', Some(2), Some("1204.50")),
            ("-1.204,50", ',', Some(2), Some("-1204.50")),
            ("1 204,5", ',', Some(2), Some("1204.50")),
            ("-0.00", '.', Some(2), Some("0.00")),
            ("0.125", '.', Some(2), None),
            ("7.50", '.', None, Some("7.5")),
            ("007", '.', None, Some("7")),
            ("", '.', None, None),
            ("=1+1", '.', None, None),
            ("1e5", '.', None, None),
        ] {
            assert_eq!(read_decimal(text, decimal, places).as_deref(), read, "{text}");
        }
        assert_eq!(negative("12.50"), "-12.50");
        assert_eq!(negative("0.00"), "0.00");
    }

    #[test]
    fn a_time_without_an_offset_is_on_the_clocks_of_its_organisation() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        assert_eq!(read_time("2026-07-01 09:30", &zone).as_deref(), Some("2026-07-01T09:30:00+02:00"));
        assert_eq!(read_time("2026-07-01T07:30:00Z", &zone).as_deref(), Some("2026-07-01T09:30:00+02:00"));
        assert_eq!(read_time("soon", &zone), None);
    }
}
