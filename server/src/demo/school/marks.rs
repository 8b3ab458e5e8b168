//! What was tested, and how each student did, on the Dutch scale from 1 to 10.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::days::Days;
use super::super::draw::Draw;
use super::people::{SUBJECTS, School, Student};

/// Something that was tested.
pub(super) struct Test {
    pub(super) id: String,
    pub(super) title: &'static str,
    pub(super) class: String,
    pub(super) grade: u8,
    pub(super) subject: &'static str,
    pub(super) given: Date,
}

const TITLES: [&str; 6] =
    ["Test: chapter 1", "Homework portfolio", "Test: chapter 2", "Presentation", "Test: chapter 3", "Project work"];
const COMMENTS: [&str; 5] = [
    "Carefully done. Keep showing your steps.",
    "Good progress since the last test.",
    "Please look at the second part again; come by if it stays unclear.",
    "A pleasure to read.",
    "You know more than this. Take more time for the last questions.",
];

/// What has been tested until today: something every three weeks in each subject.
pub(super) fn tests(school: &School, days: &Days) -> Vec<Test> {
    let mut all = Vec::new();
    for &grade in school.grades {
        for (subject, code) in SUBJECTS {
            let class = school.class_id(grade, code);
            let mut draw = Draw::of(&["tests", &class]);
            let mut begins = days.school_year().saturating_add(draw.between(10, 25).days());
            for (number, title) in TITLES.iter().cycle().enumerate() {
                let given = Days::monday(begins).saturating_add((number as i64 % 5).days());
                if given > days.today {
                    break;
                }
                all.push(Test {
                    id: format!("{class}-l-{}", number + 1),
                    title,
                    class: class.clone(),
                    grade,
                    subject,
                    given,
                });
                begins = begins.saturating_add(draw.between(17, 24).days());
            }
        }
    }
    all
}

/// The score in tenths of a point. Everybody has subjects that go better than others.
pub(super) fn score(student: &Student, test: &Test) -> i64 {
    let mut luck = Draw::of(&["score", &student.id, &test.id]);
    (talent(student, test.subject) + luck.between(-14, 13)).clamp(22, 98)
}

/// What somebody usually scores in a subject, in tenths of a point.
pub(super) fn talent(student: &Student, subject: &str) -> i64 {
    Draw::of(&["talent", &student.id, subject]).between(55, 82)
}

/// Tenths of a point as a number.
pub(super) fn written(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// What the teacher wrote beside it; mostly nothing.
pub(super) fn comment(student: &Student, test: &Test) -> &'static str {
    let mut draw = Draw::of(&["comment", &student.id, &test.id]);
    if draw.chance(30) { draw.pick(&COMMENTS) } else { "" }
}
