//! The gradebook: what was tested, and how each student did, on the Dutch scale from 1 to 10.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::days::Days;
use super::super::draw::Draw;
use super::super::table::Table;
use super::people::{SUBJECTS, School, Student};
use super::roster::{org, term};

/// Something that was tested.
struct Test {
    id: String,
    title: String,
    class: String,
    grade: u8,
    subject: &'static str,
    given: Date,
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
fn tests(school: &School, days: &Days) -> Vec<Test> {
    let mut all = Vec::new();
    for &grade in school.grades {
        for (subject, code) in SUBJECTS {
            let class = school.class_id(grade, code);
            let mut draw = Draw::of(&["tests", &class]);
            let mut given = days.school_year().saturating_add(draw.between(10, 25).days());
            for (number, title) in TITLES.iter().cycle().take(12).enumerate() {
                let weekday = Days::monday(given).saturating_add((number as i64 % 5).days());
                if weekday > days.today {
                    break;
                }
                all.push(Test {
                    id: format!("{class}-l-{}", number + 1),
                    title: (*title).to_owned(),
                    class: class.clone(),
                    grade,
                    subject,
                    given: weekday,
                });
                given = given.saturating_add(draw.between(17, 24).days());
            }
        }
    }
    all
}

/// The score in tenths of a point. Everybody has subjects that go better than others.
fn score(student: &Student, test: &Test) -> i64 {
    let mut talent = Draw::of(&["talent", &student.id, test.subject]);
    let mut luck = Draw::of(&["score", &student.id, &test.id]);
    (talent.between(55, 82) + luck.between(-14, 13)).clamp(22, 98)
}

fn comment(student: &Student, test: &Test) -> &'static str {
    let mut draw = Draw::of(&["comment", &student.id, &test.id]);
    if draw.chance(30) { draw.pick(&COMMENTS) } else { "" }
}

fn categories(school: &School) -> Vec<u8> {
    let mut table = Table::new(&["sourcedId", "status", "dateLastModified", "title"]);
    table.row(&[category(school).as_str(), "", "", "Tests and assignments"]);
    table.into_bytes()
}

fn category(school: &School) -> String {
    format!("{}-category", school.prefix)
}

/// categories.csv, lineItems.csv and results.csv of version 1.1.
pub(super) fn tables_of_1_1(school: &School, days: &Days) -> [Vec<u8>; 3] {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "title",
        "description",
        "assignDate",
        "dueDate",
        "classSourcedId",
        "categorySourcedId",
        "gradingPeriodSourcedId",
        "resultValueMin",
        "resultValueMax",
    ];
    let (mut items, tests) = (Table::new(&columns), tests(school, days));
    for test in &tests {
        let day = test.given.to_string();
        items.row(&[
            test.id.as_str(),
            "",
            "",
            &test.title,
            "",
            &day,
            &day,
            &test.class,
            &category(school),
            &term(school),
            "1.0",
            "10.0",
        ]);
    }
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "lineItemSourcedId",
        "studentSourcedId",
        "scoreStatus",
        "score",
        "scoreDate",
        "comment",
    ];
    let mut results = Table::new(&columns);
    for_each_result(school, &tests, |id, test, student, score| {
        let day = test.given.to_string();
        results.row(&[id, "", "", &test.id, &student.id, "fully graded", score, &day, comment(student, test)]);
    });
    [categories(school), items.into_bytes(), results.into_bytes()]
}

/// The same of version 1.2.
pub(super) fn tables_of_1_2(school: &School, days: &Days) -> [Vec<u8>; 3] {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "title",
        "description",
        "assignDate",
        "dueDate",
        "classSourcedId",
        "categorySourcedId",
        "academicSessionSourcedId",
        "schoolSourcedId",
        "resultValueMin",
        "resultValueMax",
    ];
    let (mut items, tests) = (Table::new(&columns), tests(school, days));
    for test in &tests {
        let day = test.given.to_string();
        items.row(&[
            test.id.as_str(),
            "",
            "",
            &test.title,
            "",
            &day,
            &day,
            &test.class,
            &category(school),
            &term(school),
            &org(school),
            "1.0",
            "10.0",
        ]);
    }
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "lineItemSourcedId",
        "studentSourcedId",
        "scoreStatus",
        "score",
        "textScore",
        "scoreDate",
        "comment",
        "classSourcedId",
        "inProgress",
        "incomplete",
        "late",
        "missing",
    ];
    let mut results = Table::new(&columns);
    for_each_result(school, &tests, |id, test, student, score| {
        let day = test.given.to_string();
        results.row(&[
            id,
            "",
            "",
            &test.id,
            &student.id,
            "fully graded",
            score,
            "",
            &day,
            comment(student, test),
            &test.class,
            "false",
            "false",
            "false",
            "false",
        ]);
    });
    [categories(school), items.into_bytes(), results.into_bytes()]
}

fn for_each_result(school: &School, tests: &[Test], mut write: impl FnMut(&str, &Test, &Student, &str)) {
    for test in tests {
        for student in school.students.iter().filter(|student| student.grade == test.grade) {
            let tenths = score(student, test);
            let id = format!("{}-{}", test.id, student.id);
            write(&id, test, student, &format!("{}.{}", tenths / 10, tenths % 10));
        }
    }
}
