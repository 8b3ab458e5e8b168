//! What there is at a school: itself, its year, courses, classes, and who is in which class.

use super::super::super::days::Days;
use super::super::people::{SUBJECTS, School};
use super::sheet::Sheet;
use super::{org, term, year};

pub(super) fn orgs(school: &School) -> Vec<u8> {
    let mut sheet = Sheet::new(&["name", "type", "identifier", "parentSourcedId"]);
    sheet.row(&org(school), &[("name", school.name), ("type", "school"), ("identifier", school.prefix)]);
    sheet.into_bytes()
}

pub(super) fn sessions(school: &School, days: &Days) -> Vec<u8> {
    let mut sheet = Sheet::new(&["title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"]);
    let (from, until) = (days.school_year().to_string(), days.school_ends().to_string());
    let number = (days.school_year().year() + 1).to_string();
    let span = [("startDate", from.as_str()), ("endDate", until.as_str()), ("schoolYear", number.as_str())];
    let (whole, terms) = (format!("School year {number}"), format!("Terms of {number}"));
    let year = year(school);
    let of_the_year = [("title", whole.as_str()), ("type", "schoolYear")];
    sheet.row(&year, &[of_the_year.as_slice(), &span].concat());
    let of_the_term = [("title", terms.as_str()), ("type", "term"), ("parentSourcedId", year.as_str())];
    sheet.row(&term(school), &[of_the_term.as_slice(), &span].concat());
    sheet.into_bytes()
}

pub(super) fn courses(school: &School) -> Vec<u8> {
    let mut sheet = Sheet::new(&[
        "schoolYearSourcedId",
        "title",
        "courseCode",
        "grades",
        "orgSourcedId",
        "subjects",
        "subjectCodes",
    ]);
    let (year, org) = (year(school), org(school));
    for (subject, code) in SUBJECTS {
        let said = [
            ("schoolYearSourcedId", year.as_str()),
            ("title", subject),
            ("courseCode", code),
            ("orgSourcedId", &org),
            ("subjects", subject),
            ("subjectCodes", code),
        ];
        sheet.row(&course(school, code), &said);
    }
    sheet.into_bytes()
}

fn course(school: &School, code: &str) -> String {
    format!("{}-course-{}", school.prefix, code.to_ascii_lowercase())
}

pub(super) fn classes(school: &School) -> Vec<u8> {
    let mut sheet = Sheet::new(&[
        "title",
        "grades",
        "courseSourcedId",
        "classCode",
        "classType",
        "location",
        "schoolSourcedId",
        "termSourcedIds",
        "subjects",
        "subjectCodes",
        "periods",
    ]);
    for &grade in school.grades {
        for (subject, code) in SUBJECTS {
            let said = [
                ("title", format!("{subject} {grade}")),
                ("grades", format!("{grade:02}")),
                ("courseSourcedId", course(school, code)),
                ("classCode", format!("{code}{grade}")),
                ("classType", "scheduled".into()),
                ("schoolSourcedId", org(school)),
                ("termSourcedIds", term(school)),
                ("subjects", subject.into()),
                ("subjectCodes", code.into()),
            ];
            sheet.row(&school.class_id(grade, code), &said.each_ref().map(|(column, value)| (*column, value.as_str())));
        }
    }
    sheet.into_bytes()
}

pub(super) fn enrollments(school: &School, days: &Days) -> Vec<u8> {
    let mut sheet =
        Sheet::new(&["classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"]);
    let (org, from, until) = (org(school), days.school_year().to_string(), days.school_ends().to_string());
    for &grade in school.grades {
        for ((_, code), teacher) in SUBJECTS.iter().zip(&school.teachers) {
            let class = school.class_id(grade, code);
            let students = school.students.iter().filter(|student| student.grade == grade);
            let students = students.map(|student| (&student.id, "student", "false"));
            for (user, role, primary) in students.chain([(&teacher.id, "teacher", "true")]) {
                let said = [
                    ("classSourcedId", class.as_str()),
                    ("schoolSourcedId", &org),
                    ("userSourcedId", user),
                    ("role", role),
                    ("primary", primary),
                    ("beginDate", &from),
                    ("endDate", &until),
                ];
                sheet.row(&format!("{class}-{user}"), &said);
            }
        }
    }
    sheet.into_bytes()
}
