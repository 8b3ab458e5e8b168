//! Lessons, from the week before the first day to the week after today's: six a day, with a cancelled or moved one here and there.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::super::days::Days;
use super::super::draw::Draw;
use super::super::table::Table;
use super::people::{SUBJECTS, School};

/// When lessons begin and end: hours and minutes.
const LESSONS: [((i8, i8), (i8, i8)); 6] = [
    ((8, 30), (9, 20)),
    ((9, 25), (10, 15)),
    ((10, 35), (11, 25)),
    ((11, 30), (12, 20)),
    ((13, 0), (13, 50)),
    ((13, 55), (14, 45)),
];

/// Where both schools are.
const ZONE: &str = "Europe/Amsterdam";

/// The table.
pub(super) fn table(school: &School, days: &Days) -> Vec<u8> {
    let columns = ["lesson_id", "class_id", "starts_at", "ends_at", "subject", "room", "teacher", "change"];
    let mut table = Table::new(&columns);
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let (mut day, end) =
        (Days::monday(days.anchor).saturating_sub(7.days()), Days::monday(days.today).saturating_add(14.days()));
    while day < end {
        if day.weekday().to_monday_zero_offset() < 5 {
            for &grade in school.grades {
                lessons_of(school, grade, day, &zone, &mut table);
            }
        }
        day = day.saturating_add(1.day());
    }
    table.into_bytes()
}

fn lessons_of(school: &School, grade: u8, day: Date, zone: &TimeZone, table: &mut Table) {
    for (number, (begins, ends)) in LESSONS.iter().enumerate() {
        // The same subject in the same lesson of every week.
        let place = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs()) * LESSONS.len()
            + number
            + usize::from(grade) * 3;
        let Some(((subject, code), teacher)) = SUBJECTS.iter().zip(&school.teachers).cycle().nth(place) else {
            continue;
        };
        let id = format!("{}-{grade}-{day}-{}", school.prefix, number + 1);
        let mut draw = Draw::of(&["lesson", &id]);
        let change = match draw.between(1, 40) {
            1 => "cancelled",
            2 => "moved",
            _ => "",
        };
        let mut room = Draw::of(&["room", school.prefix, code]);
        let usual = format!("{}.{:02}", room.between(0, 2), room.between(1, 24));
        let room =
            if change == "moved" { format!("{}.{:02}", draw.between(0, 2), draw.between(25, 30)) } else { usual };
        table.row(&[
            id.as_str(),
            &school.class_id(grade, code),
            &moment(day, *begins, zone),
            &moment(day, *ends, zone),
            subject,
            &room,
            &format!("{} {}", teacher.name.given, teacher.name.family),
            change,
        ]);
    }
}

/// RFC 3339 with the offset that holds at the school on that day.
fn moment(day: Date, (hour, minute): (i8, i8), zone: &TimeZone) -> String {
    let local: DateTime = day.at(hour, minute, 0, 0);
    match local.to_zoned(zone.clone()) {
        Ok(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        Err(_) => format!("{local}Z"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::moment;

    #[test]
    fn lessons_begin_by_the_clock_on_the_wall() {
        let zone = TimeZone::get(super::ZONE).unwrap();
        assert_eq!(moment(date(2026, 7, 1), (8, 30), &zone), "2026-07-01T08:30:00+02:00");
        assert_eq!(moment(date(2026, 11, 23), (8, 30), &zone), "2026-11-23T08:30:00+01:00");
    }
}
