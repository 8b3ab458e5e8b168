//! Promises of dates, at the edges of days, of summer time and of what can be counted.

use super::*;
use crate::locale::zones;

/// 3 May 2026, 14:05:09.5 UTC.
const MOMENT: i64 = 1_777_817_109_500_000;
const MINUTE: i64 = 60 * MICROS_A_SECOND;

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn english(zone_name: &str, micros: i64) -> String {
    moment(Language::En, &zone(zone_name), micros)
}

#[test]
fn days_are_said_as_people_say_them() {
    assert_eq!(day(Language::En, &Zone::UTC, MOMENT), "3 May 2026");
    assert_eq!(day(Language::Nl, &Zone::UTC, MOMENT), "3 mei 2026");
    assert_eq!(day(Language::Ar, &Zone::UTC, MOMENT), "3 مايو 2026");
}

#[test]
fn moments_in_utc_say_so() {
    assert_eq!(english("UTC", MOMENT), "3 May 2026 at 14:05 UTC");
    assert_eq!(moment(Language::Nl, &Zone::UTC, MOMENT), "3 mei 2026 om 14:05 UTC");
    for language in Language::ALL {
        assert!(moment(language, &Zone::UTC, MOMENT).contains("UTC"));
        assert!(moment(language, &Zone::UTC, MOMENT).contains(":05"));
    }
}

#[test]
fn moments_in_the_own_zone_are_what_the_clock_says() {
    assert_eq!(english("Europe/Amsterdam", MOMENT), "3 May 2026 at 16:05");
    assert_eq!(english("Asia/Kathmandu", MOMENT), "3 May 2026 at 19:50");
    assert_eq!(english("Pacific/Auckland", MOMENT), "4 May 2026 at 02:05");
    assert_eq!(english("America/Los_Angeles", MOMENT), "3 May 2026 at 07:05");
    assert_eq!(moment(Language::Nl, &zone("Europe/Amsterdam"), MOMENT), "3 mei 2026 om 16:05");
    assert!(!moment(Language::Ar, &zone("Africa/Cairo"), MOMENT).contains("UTC"));
}

#[test]
fn iso_is_for_machines() {
    assert_eq!(iso(MOMENT), "2026-05-03T14:05:09Z");
    assert_eq!(iso(0), "1970-01-01T00:00:00Z");
    assert_eq!(iso(-1), "1969-12-31T23:59:59Z");
    assert_eq!(iso(951_782_400_000_000), "2000-02-29T00:00:00Z");
    // After the leap second of 31 December 2016: no second is counted twice or left out.
    assert_eq!(iso(1_483_228_799_000_000), "2016-12-31T23:59:59Z");
    assert_eq!(iso(1_483_228_800_000_000), "2017-01-01T00:00:00Z");
}

#[test]
fn yesterday_begins_at_midnight() {
    let near = |micros| day_near(Language::En, &Zone::UTC, micros, MOMENT);
    let midnight = MOMENT.div_euclid(MICROS_A_DAY) * MICROS_A_DAY;
    assert_eq!(near(midnight), "today");
    assert_eq!(near(midnight - 1), "yesterday");
    assert_eq!(near(midnight - MICROS_A_DAY - 1), "1 May 2026");
    assert_eq!(near(midnight + MICROS_A_DAY), "4 May 2026");
}

#[test]
fn midnight_is_the_persons_own() {
    // 12:30 UTC: half past midnight of the 4th in Auckland, half past five of the 3rd in Los Angeles.
    let now = MOMENT - 95 * MINUTE;
    let near = |name: &str, micros| day_near(Language::En, &zone(name), micros, now);
    assert_eq!(near("Pacific/Auckland", now - 29 * MINUTE), "today");
    assert_eq!(near("Pacific/Auckland", now - 31 * MINUTE), "yesterday");
    assert_eq!(near("UTC", now - 31 * MINUTE), "today");
    assert_eq!(near("America/Los_Angeles", now - 6 * 60 * MINUTE), "yesterday");
    assert_eq!(near("UTC", now - 6 * 60 * MINUTE), "today");
}

#[test]
fn summer_time_begins_and_ends_where_the_law_says() {
    // 29 March 2026, 01:00 UTC: Amsterdam goes from 02:00 to 03:00.
    let spring = 1_774_746_000_000_000;
    assert_eq!(english("Europe/Amsterdam", spring - MINUTE), "29 March 2026 at 01:59");
    assert_eq!(english("Europe/Amsterdam", spring), "29 March 2026 at 03:00");
    // 25 October 2026, 01:00 UTC: the hour from 02:00 comes twice.
    let autumn = 1_792_890_000_000_000;
    assert_eq!(english("Europe/Amsterdam", autumn - MINUTE), "25 October 2026 at 02:59");
    assert_eq!(english("Europe/Amsterdam", autumn), "25 October 2026 at 02:00");
    // Long after the last rule that is written out, the law of today goes on.
    let later = 2_540_000_000_000_000 + 182 * MICROS_A_DAY;
    assert_ne!(
        zone("Europe/Amsterdam").offset_at(later),
        zone("Europe/Amsterdam").offset_at(later + 182 * MICROS_A_DAY)
    );
}

#[test]
fn a_day_of_23_hours_has_one_midnight() {
    // Amsterdam, 29 March 2026: midnight is at 23:00 UTC of the 28th, the next one at 22:00 UTC.
    let (midnight, next) = (1_774_738_800_000_000, 1_774_821_600_000_000);
    let near = |micros, now| day_near(Language::En, &zone("Europe/Amsterdam"), micros, now);
    assert_eq!(near(midnight, next - 1), "today");
    assert_eq!(near(midnight - 1, next - 1), "yesterday");
    assert_eq!(near(next - 1, next), "yesterday");
}

#[test]
fn no_moment_breaks_it() {
    for name in ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Monrovia"] {
        let zone = zone(name);
        for micros in [i64::MIN, -1, 0, i64::MAX] {
            for language in Language::ALL {
                assert!(!moment(language, &zone, micros).is_empty());
                assert!(!day(language, &zone, micros).is_empty());
                assert!(!day_near(language, &zone, micros, 0).is_empty());
                assert!(!day_near(language, &zone, 0, micros).is_empty());
            }
            assert!(iso(micros).ends_with('Z'));
        }
    }
}

#[test]
fn whoever_has_no_zone_reads_the_operators() {
    let home = jiff::tz::TimeZoneDatabase::bundled().get("Europe/Amsterdam").unwrap();
    for name in ["", "Mars/Olympus_Mons", "Europe/Amsterdam\0", "../../etc/passwd", "Europe", " "] {
        assert_eq!(Zone::parse(name), None, "{name:?}");
        assert_eq!(Zone::of_reader(name, &home), zone("Europe/Amsterdam"));
    }
    assert_eq!(Zone::parse("utc"), Some(Zone::UTC));
    assert_eq!(Zone::of_reader("Asia/Calcutta", &home), zone("asia/calcutta"));
}

#[test]
fn the_names_to_choose_from_are_sorted_and_all_known() {
    let names = zones::all();
    assert!(names.len() > 300 && names.is_sorted());
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    for name in ["Europe/Amsterdam", "Asia/Kolkata", "America/Argentina/Buenos_Aires", "Pacific/Auckland", "UTC"] {
        assert!(names.contains(&name), "{name}");
    }
    for older in ["Asia/Calcutta", "US/Eastern", "EST", "Etc/GMT+5"] {
        assert!(!names.contains(&older), "{older}");
        assert!(Zone::parse(older).is_some(), "{older}");
    }
    assert!(names.iter().all(|name| Zone::parse(name).is_some()));
}
