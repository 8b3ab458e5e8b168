//! From records to days: each lesson stands on the day and at the time that the clocks of its school show.

use jiff::civil::Date;
use portico_identity::portal::{ListAsk, Order, Shown};

use super::schools::Schools;
use super::timetable::{Change, Lesson, TimetableDay};
use super::week::IsoWeek;
use crate::locale::zones::Zone;
use crate::locale::{Language, dates};
use crate::ui::moment::Moment;

/// No two clocks on Earth are further apart than 26 hours. Microseconds.
const APART: i64 = 26 * 3_600 * 1_000_000;

/// How lessons are said: the language, the word for each change, and the moment it is.
pub(crate) struct Saying<'a> {
    /// The language.
    pub language: Language,
    /// The words of a change, by its stable name.
    pub change: &'a dyn Fn(&str) -> String,
    /// Microseconds since 1970 UTC.
    pub now: i64,
}

/// The records of all days from `first` to `last`, whatever the clocks of their schools say.
pub(crate) fn ask_for(first: Date, last: Date) -> ListAsk {
    let until = last.tomorrow().map_or(i64::MAX, |day| Zone::UTC.start_of(day));
    ListAsk {
        from: Some(Zone::UTC.start_of(first).saturating_sub(APART)),
        until: Some(until.saturating_add(APART)),
        order: Order::OldestFirst,
        limit: 1000,
        ..ListAsk::newest("timetable-entry")
    }
}

/// The days of a week with their lessons. Today is today by the clocks of `zone`.
pub(crate) fn week_days(
    saying: &Saying<'_>,
    week: IsoWeek,
    zone: &Zone,
    schools: &Schools,
    records: &[Shown],
) -> Vec<TimetableDay> {
    let all = week.days().into_iter().map(|day| one_day(saying, day, zone, schools, records));
    let is_shown = |number: usize, day: &TimetableDay| number < 5 || !day.lessons.is_empty() || day.is_today;
    all.enumerate().filter(|(number, day)| is_shown(*number, day)).map(|(_, day)| day).collect()
}

/// One day with its lessons.
pub(crate) fn one_day(
    saying: &Saying<'_>,
    day: Date,
    zone: &Zone,
    schools: &Schools,
    records: &[Shown],
) -> TimetableDay {
    let mut found: Vec<&Shown> = records.iter().filter(|record| day_of(schools, record) == day).collect();
    found.sort_by(|one, other| (one.at, one.text("subject")).cmp(&(other.at, other.text("subject"))));
    TimetableDay {
        day: day_words(saying.language, day),
        is_today: zone.day_at(saying.now) == day,
        lessons: found.into_iter().map(|record| lesson(saying, schools, record)).collect(),
    }
}

/// The day of a lesson where its school is.
pub(crate) fn day_of(schools: &Schools, record: &Shown) -> Date {
    schools.zone(record.provider).day_at(record.at)
}

fn lesson(saying: &Saying<'_>, schools: &Schools, record: &Shown) -> Lesson {
    let zone = schools.zone(record.provider);
    let time = |at| Moment::time(saying.language, &zone, at);
    let ends = record.text("ends_at").parse::<jiff::Timestamp>().ok();
    let change = record.text("change");
    let is_off = change == "cancelled";
    Lesson {
        starts: time(record.at),
        ends: ends.map(|ends| time(ends.as_microsecond())),
        subject: record.text("subject").to_owned(),
        room: record.text("room").to_owned(),
        teacher: record.text("teacher").to_owned(),
        change: (!change.is_empty()).then(|| Change { word: (saying.change)(change), is_off }),
        school: schools.name_among_several(record.provider),
    }
}

/// A day with its weekday: "Monday 16 November".
pub(crate) fn day_words(language: Language, day: Date) -> Moment {
    let start = Zone::UTC.start_of(day);
    Moment {
        words: dates::weekday(language, &Zone::UTC, start),
        exact: dates::day(language, &Zone::UTC, start),
        machine: day.to_string(),
    }
}

/// A day in full, such as a source writes it; as it is written when it is none.
pub(crate) fn written_day(language: Language, written: &str) -> Moment {
    let Ok(day) = written.parse::<Date>() else {
        return Moment { words: written.into(), exact: written.into(), machine: written.into() };
    };
    let words = dates::day(language, &Zone::UTC, Zone::UTC.start_of(day));
    Moment { exact: words.clone(), words, machine: day.to_string() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use serde_json::json;

    use super::super::schools::record;
    use super::*;

    const HOUR: i64 = 3_600_000_000;

    fn at(text: &str) -> i64 {
        text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
    }

    fn a_lesson(school: u128, starts: &str, ends: &str) -> Shown {
        let fields = json!({ "starts_at": starts, "ends_at": ends, "subject": "Art", "change": "" });
        record("timetable-entry", school, at(starts), fields)
    }

    fn days(week: &str, now: i64, schools: &Schools, records: &[Shown]) -> Vec<TimetableDay> {
        let saying = Saying { language: Language::En, change: &str::to_owned, now };
        let zone = schools.zone(uuid::Uuid::from_u128(1));
        week_days(&saying, IsoWeek::parse(week).unwrap(), &zone, schools, records)
    }

    fn amsterdam() -> Schools {
        Schools::of(&[(1, "Northfield", "Europe/Amsterdam")])
    }

    /// The clocks went back in the night to Sunday 25 October 2026: half past eight on Friday and on Monday are not a whole number of days apart.
    #[test]
    fn a_lesson_is_at_the_same_hour_on_both_sides_of_a_change_of_clocks() {
        let records = [
            a_lesson(1, "2026-10-23T08:30:00+02:00", "2026-10-23T09:20:00+02:00"),
            a_lesson(1, "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),
            a_lesson(1, "2026-10-26T08:30:00+01:00", "2026-10-26T09:20:00+01:00"),
        ];
        let before = days("2026-W43", 0, &amsterdam(), &records);
        let after = days("2026-W44", 0, &amsterdam(), &records);
        let friday = before.iter().find(|day| day.day.machine == "2026-10-23").unwrap();
        let monday = after.first().unwrap();
        assert_eq!(friday.lessons[0].starts.words, "08:30");
        assert_eq!(monday.lessons[0].starts.words, "08:30");
        assert_eq!(monday.lessons[0].ends.as_ref().unwrap().words, "09:20");
        let sunday = before.last().unwrap();
        assert_eq!((sunday.day.machine.as_str(), sunday.lessons.len()), ("2026-10-25", 1), "a day of 25 hours");
        assert_eq!(before.iter().chain(&after).map(|day| day.lessons.len()).sum::<usize>(), 3);
    }

    #[test]
    fn a_lesson_stands_on_the_day_of_its_own_school() {
        let schools =
            Schools::of(&[(1, "Northfield", "Europe/Amsterdam"), (2, "Kiritimati School", "Pacific/Kiritimati")]);
        // Half past nine on Monday over there is still Sunday in Amsterdam.
        let records = [a_lesson(2, "2026-11-16T09:30:00+14:00", "2026-11-16T10:20:00+14:00")];
        let week = days("2026-W47", 0, &schools, &records);
        assert_eq!(week[0].lessons[0].starts.words, "09:30");
        assert_eq!(week[0].lessons[0].school.as_deref(), Some("Kiritimati School"));
    }

    #[test]
    fn today_is_today_where_the_school_is() {
        // Monday 16 November 2026, half past midnight in Amsterdam: Sunday in UTC.
        let week = days("2026-W47", at("2026-11-15T23:30:00Z"), &amsterdam(), &[]);
        assert_eq!(week.iter().map(|day| day.is_today).collect::<Vec<_>>(), [true, false, false, false, false]);
        assert_eq!(week[0].day.machine, "2026-11-16");
    }

    #[test]
    fn the_weekend_is_there_when_there_is_something_in_it() {
        let saturday = a_lesson(1, "2026-11-21T10:00:00+01:00", "");
        let week = days("2026-W47", 0, &amsterdam(), std::slice::from_ref(&saturday));
        assert_eq!((week.len(), week[5].lessons.len()), (6, 1));
        assert_eq!(week[5].lessons[0].ends, None);
        assert_eq!(days("2026-W53", 0, &amsterdam(), &[saturday]).len(), 5);
    }

    #[test]
    fn what_changed_is_said() {
        let changed = |change: &str| {
            let fields = json!({ "ends_at": "", "subject": "Art", "change": change });
            record("timetable-entry", 1, at("2026-11-16T08:00:00Z"), fields)
        };
        let week = days("2026-W47", 0, &amsterdam(), &[changed("cancelled"), changed("moved"), changed("")]);
        let changes: Vec<_> = week[0].lessons.iter().map(|lesson| lesson.change.as_ref().map(|it| it.is_off)).collect();
        assert_eq!(changes, [Some(true), Some(false), None]);
    }

    proptest! {
        #[test]
        fn no_lesson_of_a_week_is_asked_for_in_vain(hours in -400_i64..400, zone in prop::sample::select(vec![
            "Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Niue", "Africa/Cairo", "America/Havana",
        ])) {
            let schools = Schools::of(&[(1, "Somewhere", zone)]);
            let starts = at("2026-10-24T12:00:00Z") + hours * HOUR;
            let lesson = record("timetable-entry", 1, starts, json!({ "subject": "Art" }));
            let day = day_of(&schools, &lesson);
            let week = IsoWeek::of(day);
            let ask = ask_for(week.monday(), week.days().pop().unwrap());
            prop_assert!(ask.from.unwrap() <= starts && starts < ask.until.unwrap());
            let saying = Saying { language: Language::En, change: &str::to_owned, now: starts };
            let zone = schools.zone(lesson.provider);
            let days = week_days(&saying, week, &zone, &schools, std::slice::from_ref(&lesson));
            prop_assert_eq!(days.iter().map(|day| day.lessons.len()).sum::<usize>(), 1);
            prop_assert!(days.iter().any(|it| it.is_today && it.day.machine == day.to_string()));
        }
    }

    #[test]
    fn a_written_day_that_is_none_is_shown_as_it_is() {
        assert_eq!(written_day(Language::Nl, "2026-05-03").words, "3 mei 2026");
        assert_eq!(written_day(Language::Nl, "soon").words, "soon");
        assert_eq!(day_words(Language::Ar, date(2026, 5, 3)).machine, "2026-05-03");
    }
}
