//! Attendance by day, from four weeks before the first day until today.

use jiff::ToSpan;

use super::super::days::Days;
use super::super::draw::Draw;
use super::super::table::Table;
use super::people::School;

/// The table.
pub(super) fn table(school: &School, days: &Days) -> Vec<u8> {
    let mut table = Table::new(&["entry_id", "student_id", "date", "period", "state", "reason"]);
    let mut day = Days::monday(days.anchor).saturating_sub(28.days());
    while day <= days.today {
        if day.weekday().to_monday_zero_offset() < 5 {
            for student in &school.students {
                let id = format!("{}-{day}", student.id);
                let (state, reason) = drawn(&id);
                table.row(&[id.as_str(), &student.id, &day.to_string(), "Whole day", state, reason]);
            }
        }
        day = day.saturating_add(1.day());
    }
    table.into_bytes()
}

fn drawn(id: &str) -> (&'static str, &'static str) {
    let mut draw = Draw::of(&["attendance", id]);
    match draw.between(1, 100) {
        1..=5 => ("late", draw.pick(&["Train was late", "Overslept", ""])),
        6..=8 => ("excused", draw.pick(&["Ill", "Dentist", "Family day"])),
        9 => ("absent", ""),
        _ => ("present", ""),
    }
}
