//! Who is at a school: students, the adults whom it lists for them, and teachers; their roles and birth dates. A student names the adults, and
//! an adult the children, as `agents`.

use super::super::super::names::Somebody;
use super::super::people::{Guardian, School};
use super::sheet::Sheet;
use super::{Version, org};

const OF_1_1: &[&str] = &[
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

const OF_1_2: &[&str] = &[
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

pub(super) fn users(school: &School, version: Version) -> Vec<u8> {
    let mut sheet = Sheet::new(match version {
        Version::OneOne => OF_1_1,
        Version::OneTwo => OF_1_2,
    });
    let org = org(school);
    let mut user = |id: &str, role: &str, name: &Somebody, more: &[(&str, &str)]| {
        let said = [
            ("enabledUser", "true"),
            ("orgSourcedIds", org.as_str()),
            ("primaryOrgSourcedId", &org),
            ("role", role),
            ("username", id),
            ("givenName", &name.given),
            ("familyName", &name.family),
        ];
        sheet.row(id, &[&said, more].concat());
    };
    for student in &school.students {
        let (mail, agents, grade) =
            (student.mail(school), student.guardians.join(","), format!("{:02}", student.grade));
        let more = [("email", mail.as_str()), ("agentSourcedIds", &agents), ("grades", &grade)];
        user(&student.id, "student", &student.name, &more);
    }
    for guardian in &school.guardians {
        let (mail, children) = (guardian.mail(school), children_of(school, guardian).join(","));
        user(&guardian.id, guardian.role, &guardian.name, &[("email", &mail), ("agentSourcedIds", &children)]);
    }
    for teacher in &school.teachers {
        user(&teacher.id, "teacher", &teacher.name, &[]);
    }
    sheet.into_bytes()
}

/// The ids of the children for whom an adult is listed.
fn children_of<'a>(school: &'a School, guardian: &Guardian) -> Vec<&'a str> {
    let listed = school.students.iter().filter(|student| student.guardians.contains(&guardian.id));
    listed.map(|student| student.id.as_str()).collect()
}

pub(super) fn roles(school: &School) -> Vec<u8> {
    let mut sheet = Sheet::new(&[
        "userSourcedId",
        "roleType",
        "role",
        "beginDate",
        "endDate",
        "orgSourcedId",
        "userProfileSourcedId",
    ]);
    let org = org(school);
    let students = school.students.iter().map(|student| (&student.id, "student"));
    let guardians = school.guardians.iter().map(|guardian| (&guardian.id, guardian.role));
    let teachers = school.teachers.iter().map(|teacher| (&teacher.id, "teacher"));
    for (user, role) in students.chain(guardians).chain(teachers) {
        let said = [("userSourcedId", user.as_str()), ("roleType", "primary"), ("role", role), ("orgSourcedId", &org)];
        sheet.row(&format!("{user}-role"), &said);
    }
    sheet.into_bytes()
}

pub(super) fn demographics(school: &School) -> Vec<u8> {
    let mut sheet = Sheet::new(&[
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
    ]);
    for student in &school.students {
        sheet.row(&student.id, &[("birthDate", &student.born)]);
    }
    sheet.into_bytes()
}
