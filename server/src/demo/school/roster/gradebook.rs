//! The gradebook: what was tested (lineItems.csv), and how each student did (results.csv).

use super::super::super::days::Days;
use super::super::marks::{Test, comment, score, tests, written};
use super::super::people::School;
use super::sheet::Sheet;
use super::{Version, org, term};

const ITEMS_OF_1_1: &[&str] = &[
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

const ITEMS_OF_1_2: &[&str] = &[
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

const RESULTS_OF_1_1: &[&str] =
    &["lineItemSourcedId", "studentSourcedId", "scoreStatus", "score", "scoreDate", "comment"];

const RESULTS_OF_1_2: &[&str] = &[
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

pub(super) fn categories(school: &School) -> Vec<u8> {
    let mut sheet = Sheet::new(&["title"]);
    sheet.row(&category(school), &[("title", "Tests and assignments")]);
    sheet.into_bytes()
}

fn category(school: &School) -> String {
    format!("{}-category", school.prefix)
}

/// lineItems.csv and results.csv.
pub(super) fn tables(school: &School, days: &Days, version: Version) -> [Vec<u8>; 2] {
    let tests = tests(school, days);
    let (items, rows) = match version {
        Version::OneOne => (ITEMS_OF_1_1, RESULTS_OF_1_1),
        Version::OneTwo => (ITEMS_OF_1_2, RESULTS_OF_1_2),
    };
    [line_items(school, &tests, Sheet::new(items)), results(school, &tests, Sheet::new(rows))]
}

fn line_items(school: &School, tests: &[Test], mut sheet: Sheet) -> Vec<u8> {
    let (category, org, term) = (category(school), org(school), term(school));
    for test in tests {
        let day = test.given.to_string();
        let said = [
            ("title", test.title),
            ("assignDate", &day),
            ("dueDate", &day),
            ("classSourcedId", &test.class),
            ("categorySourcedId", &category),
            ("gradingPeriodSourcedId", &term),
            ("academicSessionSourcedId", &term),
            ("schoolSourcedId", &org),
            ("resultValueMin", "1.0"),
            ("resultValueMax", "10.0"),
        ];
        sheet.row(&test.id, &said);
    }
    sheet.into_bytes()
}

fn results(school: &School, tests: &[Test], mut sheet: Sheet) -> Vec<u8> {
    for test in tests {
        let day = test.given.to_string();
        for student in school.students.iter().filter(|student| student.grade == test.grade) {
            let said = [
                ("lineItemSourcedId", test.id.as_str()),
                ("studentSourcedId", &student.id),
                ("scoreStatus", "fully graded"),
                ("score", &written(score(student, test))),
                ("scoreDate", &day),
                ("comment", comment(student, test)),
                ("classSourcedId", &test.class),
                ("inProgress", "false"),
                ("incomplete", "false"),
                ("late", "false"),
                ("missing", "false"),
            ];
            sheet.row(&format!("{}-{}", test.id, student.id), &said);
        }
    }
    sheet.into_bytes()
}
