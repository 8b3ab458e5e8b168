//! The rosters: OneRoster 1.1 (one role a user, in users.csv) and 1.2 (roles.csv). Bulk files: `status` and `dateLastModified` stay empty.

use super::super::days::Days;
use super::super::files::File;
use super::super::table::Table;
use super::gradebook;
use super::people::{Guardian, SUBJECTS, School, Student};

/// The properties of manifest.csv: which version, and which files are there.
fn manifest(version: &str, school: &School, files: &[&str]) -> Vec<u8> {
    let mut table = Table::new(&["propertyName", "value"]);
    table.row(&["manifest.version", "1.0"]);
    table.row(&["oneroster.version", version]);
    for file in files {
        table.row(&[format!("file.{file}"), "bulk".into()]);
    }
    table.row(&["source.systemName", "Klaslokaal"]);
    table.row(&["source.systemCode", school.prefix]);
    table.into_bytes()
}

/// The whole bundle of version 1.1, for a zip.
pub(super) fn tables_of_1_1(school: &School, days: &Days) -> Vec<File> {
    let files = [
        "academicSessions",
        "categories",
        "classes",
        "courses",
        "demographics",
        "enrollments",
        "lineItems",
        "orgs",
        "results",
        "users",
    ];
    let [categories, line_items, results] = gradebook::tables_of_1_1(school, days);
    vec![
        File::new("manifest.csv", manifest("1.1", school, &files)),
        File::new("orgs.csv", orgs(school)),
        File::new("academicSessions.csv", sessions(school, days)),
        File::new("courses.csv", courses(school)),
        File::new("classes.csv", classes(school)),
        File::new("users.csv", users_of_1_1(school)),
        File::new("demographics.csv", demographics(school)),
        File::new("enrollments.csv", enrollments(school, days)),
        File::new("categories.csv", categories),
        File::new("lineItems.csv", line_items),
        File::new("results.csv", results),
    ]
}

/// The whole bundle of version 1.2, for a folder.
pub(super) fn tables_of_1_2(school: &School, days: &Days) -> Vec<File> {
    let files = [
        "academicSessions",
        "categories",
        "classes",
        "courses",
        "demographics",
        "enrollments",
        "lineItems",
        "orgs",
        "results",
        "roles",
        "users",
    ];
    let [categories, line_items, results] = gradebook::tables_of_1_2(school, days);
    vec![
        File::new("horizon/roster/manifest.csv", manifest("1.2", school, &files)),
        File::new("horizon/roster/orgs.csv", orgs(school)),
        File::new("horizon/roster/academicSessions.csv", sessions(school, days)),
        File::new("horizon/roster/courses.csv", courses(school)),
        File::new("horizon/roster/classes.csv", classes(school)),
        File::new("horizon/roster/users.csv", users_of_1_2(school)),
        File::new("horizon/roster/roles.csv", roles(school)),
        File::new("horizon/roster/demographics.csv", demographics(school)),
        File::new("horizon/roster/enrollments.csv", enrollments(school, days)),
        File::new("horizon/roster/categories.csv", categories),
        File::new("horizon/roster/lineItems.csv", line_items),
        File::new("horizon/roster/results.csv", results),
    ]
}

/// The id of the school itself.
pub(super) fn org(school: &School) -> String {
    format!("{}-org", school.prefix)
}

/// The id of the term in which everything lies.
pub(super) fn term(school: &School) -> String {
    format!("{}-term", school.prefix)
}

fn orgs(school: &School) -> Vec<u8> {
    let mut table =
        Table::new(&["sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId"]);
    table.row(&[&org(school), "", "", school.name, "school", school.prefix, ""]);
    table.into_bytes()
}

fn sessions(school: &School, days: &Days) -> Vec<u8> {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "title",
        "type",
        "startDate",
        "endDate",
        "parentSourcedId",
        "schoolYear",
    ];
    let mut table = Table::new(&columns);
    let begins = days.school_year();
    let (from, until, year) =
        (begins.to_string(), format!("{}-07-16", begins.year() + 1), (begins.year() + 1).to_string());
    let whole = format!("{}-year", school.prefix);
    table.row(&[whole.as_str(), "", "", &format!("School year {year}"), "schoolYear", &from, &until, "", &year]);
    table.row(&[term(school).as_str(), "", "", &format!("Terms of {year}"), "term", &from, &until, &whole, &year]);
    table.into_bytes()
}

fn courses(school: &School) -> Vec<u8> {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "schoolYearSourcedId",
        "title",
        "courseCode",
        "grades",
        "orgSourcedId",
        "subjects",
        "subjectCodes",
    ];
    let mut table = Table::new(&columns);
    let (year, org) = (format!("{}-year", school.prefix), org(school));
    for (subject, code) in SUBJECTS {
        let id = format!("{}-course-{}", school.prefix, code.to_ascii_lowercase());
        table.row(&[id.as_str(), "", "", &year, subject, code, "", &org, subject, code]);
    }
    table.into_bytes()
}

fn classes(school: &School) -> Vec<u8> {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
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
    ];
    let mut table = Table::new(&columns);
    for &grade in school.grades {
        for (subject, code) in SUBJECTS {
            let course = format!("{}-course-{}", school.prefix, code.to_ascii_lowercase());
            let (title, class_code) = (format!("{subject} {grade}"), format!("{code}{grade}"));
            table.row(&[
                school.class_id(grade, code).as_str(),
                "",
                "",
                &title,
                &format!("{grade:02}"),
                &course,
                &class_code,
                "scheduled",
                "",
                &org(school),
                &term(school),
                subject,
                code,
                "",
            ]);
        }
    }
    table.into_bytes()
}

/// The ids of the children for whom an adult is listed.
fn children_of<'a>(school: &'a School, guardian: &'a Guardian) -> impl Iterator<Item = &'a Student> {
    school.students.iter().filter(|student| student.guardians.contains(&guardian.id))
}

fn joined<'a>(ids: impl Iterator<Item = &'a String>) -> String {
    ids.map(String::as_str).collect::<Vec<_>>().join(",")
}

fn users_of_1_1(school: &School) -> Vec<u8> {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "enabledUser",
        "orgSourcedIds",
        "role",
        "username",
        "userIds",
        "givenName",
        "familyName",
        "middleName",
        "identifier",
        "email",
        "sms",
        "phone",
        "agentSourcedIds",
        "grades",
        "password",
    ];
    let mut table = Table::new(&columns);
    let mut user = |id: &str, role: &str, given: &str, family: &str, mail: &str, agents: &str, grade: &str| {
        table.row(&[
            id,
            "",
            "",
            "true",
            &org(school),
            role,
            id,
            "",
            given,
            family,
            "",
            "",
            mail,
            "",
            "",
            agents,
            grade,
            "",
        ]);
    };
    for student in &school.students {
        let (agents, grade) = (joined(student.guardians.iter()), format!("{:02}", student.grade));
        let mail = student.mail(school);
        user(&student.id, "student", &student.name.given, &student.name.family, &mail, &agents, &grade);
    }
    for guardian in &school.guardians {
        let mail = guardian.mail(school);
        let children = joined(children_of(school, guardian).map(|child| &child.id));
        user(&guardian.id, guardian.role, &guardian.name.given, &guardian.name.family, &mail, &children, "");
    }
    for teacher in &school.teachers {
        user(&teacher.id, "teacher", &teacher.name.given, &teacher.name.family, "", "", "");
    }
    table.into_bytes()
}

fn users_of_1_2(school: &School) -> Vec<u8> {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "enabledUser",
        "username",
        "userIds",
        "givenName",
        "familyName",
        "middleName",
        "identifier",
        "email",
        "sms",
        "phone",
        "agentSourcedIds",
        "grades",
        "password",
        "userMasterIdentifier",
        "resourceSourcedIds",
        "preferredGivenName",
        "preferredMiddleName",
        "preferredFamilyName",
        "primaryOrgSourcedId",
        "pronouns",
    ];
    let mut table = Table::new(&columns);
    let mut user = |id: &str, given: &str, family: &str, mail: &str, agents: &str, grade: &str| {
        table.row(&[
            id,
            "",
            "",
            "true",
            id,
            "",
            given,
            family,
            "",
            "",
            mail,
            "",
            "",
            agents,
            grade,
            "",
            "",
            "",
            "",
            "",
            "",
            &org(school),
            "",
        ]);
    };
    for student in &school.students {
        let (agents, grade) = (joined(student.guardians.iter()), format!("{:02}", student.grade));
        let mail = student.mail(school);
        user(&student.id, &student.name.given, &student.name.family, &mail, &agents, &grade);
    }
    for guardian in &school.guardians {
        let mail = guardian.mail(school);
        let children = joined(children_of(school, guardian).map(|child| &child.id));
        user(&guardian.id, &guardian.name.given, &guardian.name.family, &mail, &children, "");
    }
    for teacher in &school.teachers {
        user(&teacher.id, &teacher.name.given, &teacher.name.family, "", "", "");
    }
    table.into_bytes()
}

fn roles(school: &School) -> Vec<u8> {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "userSourcedId",
        "roleType",
        "role",
        "beginDate",
        "endDate",
        "orgSourcedId",
        "userProfileSourcedId",
    ];
    let mut table = Table::new(&columns);
    let students = school.students.iter().map(|student| (&student.id, "student"));
    let guardians = school.guardians.iter().map(|guardian| (&guardian.id, guardian.role));
    let teachers = school.teachers.iter().map(|teacher| (&teacher.id, "teacher"));
    for (user, role) in students.chain(guardians).chain(teachers) {
        table.row(&[format!("{user}-role").as_str(), "", "", user, "primary", role, "", "", &org(school), ""]);
    }
    table.into_bytes()
}

fn demographics(school: &School) -> Vec<u8> {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "birthDate",
        "sex",
        "americanIndianOrAlaskaNative",
        "asian",
        "blackOrAfricanAmerican",
        "nativeHawaiianOrOtherPacificIslander",
        "white",
        "demographicRaceTwoOrMoreRaces",
        "hispanicOrLatinoEthnicity",
        "countryOfBirthCode",
        "stateOfBirthAbbreviation",
        "cityOfBirth",
        "publicSchoolResidenceStatus",
    ];
    let mut table = Table::new(&columns);
    for student in &school.students {
        table.row(&[student.id.as_str(), "", "", &student.born, "", "", "", "", "", "", "", "", "", "", "", ""]);
    }
    table.into_bytes()
}

fn enrollments(school: &School, days: &Days) -> Vec<u8> {
    let columns = [
        "sourcedId",
        "status",
        "dateLastModified",
        "classSourcedId",
        "schoolSourcedId",
        "userSourcedId",
        "role",
        "primary",
        "beginDate",
        "endDate",
    ];
    let mut table = Table::new(&columns);
    let (org, begins) = (org(school), days.school_year());
    let (from, until) = (begins.to_string(), format!("{}-07-16", begins.year() + 1));
    for &grade in school.grades {
        for ((_, code), teacher) in SUBJECTS.iter().zip(&school.teachers) {
            let class = school.class_id(grade, code);
            let students =
                school.students.iter().filter(|student| student.grade == grade).map(|student| (&student.id, "student"));
            for (user, role) in students.chain([(&teacher.id, "teacher")]) {
                let id = format!("{class}-{user}");
                let primary = if role == "teacher" { "true" } else { "false" };
                table.row(&[id.as_str(), "", "", &class, &org, user, role, primary, &from, &until]);
            }
        }
    }
    table.into_bytes()
}
