//! A family in short: a parent with an account, a child at a school in Amsterdam, and what the school says about the child.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::portal::worlds::World;
use crate::portal::{Browser, Member, Site, text_of};

/// What a school keeps from everybody but the student.
pub const SECRETS: [&str; 2] = ["Between us: see me on Monday", "At the doctor in town"];

/// A parent and a child.
pub struct Family {
    pub world: World,
    pub parent: Member,
    pub parent_id: Uuid,
    pub child: Uuid,
    pub school: Uuid,
    pub result: Uuid,
    pub document: Uuid,
}

/// A moment written as RFC 3339.
pub fn at(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
}

/// The first moment of a day in Amsterdam.
fn midnight(day: &str) -> i64 {
    let day: jiff::civil::Date = day.parse().unwrap();
    let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap();
    day.to_zoned(zone).unwrap().timestamp().as_microsecond()
}

/// What a school says about a student.
pub trait Says {
    fn student(&mut self, who: Uuid, school: Uuid, grade: &str);
    fn class(&mut self, school: Uuid, subject: &str, students: &[Uuid]) -> Uuid;
    fn lesson(&mut self, school: Uuid, class: Uuid, starts: &str, subject: &str, change: &str) -> Uuid;
    fn result(&mut self, school: Uuid, student: Uuid, day: &str, fields: Value) -> Uuid;
    fn attendance(&mut self, school: Uuid, student: Uuid, day: &str, state: &str, reason: &str) -> Uuid;
    fn document(&mut self, school: Uuid, student: Uuid, title: &str) -> Uuid;
}

impl Says for World {
    fn student(&mut self, who: Uuid, school: Uuid, grade: &str) {
        self.affiliate(who, school, "student").grade = grade.into();
    }

    fn class(&mut self, school: Uuid, subject: &str, students: &[Uuid]) -> Uuid {
        let class = self.record("class", school, 0, json!({ "title": subject, "subject": subject })).id;
        for student in students {
            self.hold(*student, class);
        }
        class
    }

    fn lesson(&mut self, school: Uuid, class: Uuid, starts: &str, subject: &str, change: &str) -> Uuid {
        let begins = starts.parse::<jiff::Timestamp>().unwrap();
        let ends = begins + jiff::SignedDuration::from_mins(50);
        let body = json!({
            "starts_at": starts, "ends_at": ends.to_string(), "subject": subject, "room": "2.14", "teacher": "Mr Vos",
            "change": change,
        });
        let record = self.record("timetable-entry", school, begins.as_microsecond(), body);
        record.within = Some(class);
        record.state = change.into();
        record.id
    }

    fn result(&mut self, school: Uuid, student: Uuid, day: &str, fields: Value) -> Uuid {
        let mut body = fields;
        body["given_on"] = day.into();
        let record = self.record("result", school, midnight(day), body);
        record.person = Some(student);
        record.id
    }

    fn attendance(&mut self, school: Uuid, student: Uuid, day: &str, state: &str, reason: &str) -> Uuid {
        let body = json!({ "date": day, "period": "Third hour", "state": state, "reason": reason });
        let record = self.record("attendance", school, midnight(day), body);
        record.person = Some(student);
        record.state = state.into();
        record.id
    }

    fn document(&mut self, school: Uuid, student: Uuid, title: &str) -> Uuid {
        let body = json!({ "title": title, "issued_on": "2026-12-18", "type": "report", "media_type": "text/plain", "content": "UmVwb3J0" });
        let record = self.record("document", school, midnight("2026-12-18"), body);
        record.person = Some(student);
        record.id
    }
}

/// A term of a child: two lessons in the week of the clock, three results, two entries of attendance, a report.
pub fn term(world: &mut World, school: Uuid, child: Uuid) -> (Uuid, Uuid) {
    let class = world.class(school, "Mathematics", &[child]);
    world.lesson(school, class, "2027-01-15T09:30:00+01:00", "Mathematics", "");
    world.lesson(school, class, "2027-01-14T13:00:00+01:00", "Mathematics", "cancelled");
    let mark = |title: &str, score: &str| json!({ "title": title, "subject": "Mathematics", "score": score, "max": "10", "comment": SECRETS[0] });
    world.result(school, child, "2026-11-20", mark("Fractions", "6.1"));
    let result = world.result(school, child, "2027-01-11", mark("Triangles", "7.4"));
    world.attendance(school, child, "2027-01-12", "late", SECRETS[1]);
    world.attendance(school, child, "2026-12-01", "present", "");
    (result, world.document(school, child, "Report of the first term"))
}

impl Site {
    /// A parent, Samira, whose child Noor was born on that day and goes to Northfield College. `more` may change everything before it is written.
    pub async fn family(&self, born: &str, more: impl FnOnce(&mut Family)) -> Family {
        let parent = self.member("Samira", "samira@mail.example").await;
        let parent_id = self.record_of(&parent).await.person.id;
        let mut world = World::number(1);
        let school = world.organisation("school", "Northfield College", None);
        let child = world.person("Noor", born);
        world.student(child, school, "5A");
        world.guardian(parent_id, child);
        let (result, document) = term(&mut world, school, child);
        let mut family = Family { world, parent, parent_id, child, school, result, document };
        more(&mut family);
        family.world.write(self).await;
        family
    }

    /// How often somebody looked at a topic of a child, or at any.
    pub async fn sights(&self, child: Uuid, topic: &str) -> u64 {
        let child = if self.database.is_sqlite() { format!("X'{}'", child.simple()) } else { format!("'{child}'") };
        let topic = if topic.is_empty() { String::new() } else { format!(" AND topic = '{topic}'") };
        self.database.count(&format!("sight WHERE subject_id = {child}{topic}")).await
    }
}

impl Family {
    /// A page about the child; the overview for an empty part.
    pub fn path(&self, part: &str) -> String {
        child_path(self.child, part)
    }

    /// Every page about the child.
    pub fn paths(&self) -> Vec<String> {
        let result = format!("results/{}", self.result);
        ["", "timetable", "results", "attendance", "documents", result.as_str()].map(|part| self.path(part)).to_vec()
    }
}

pub fn child_path(child: Uuid, part: &str) -> String {
    let slash = if part.is_empty() { "" } else { "/" };
    format!("/portal/children/{child}{slash}{part}")
}

impl Browser {
    /// The words of a page that is there.
    pub async fn words(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.location());
        text_of(&answer.body).replace(['\u{2068}', '\u{2069}'], "")
    }

    /// A page as it is, without what differs each time: ids, the nonce, the request's number.
    pub async fn missing(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        let (before, rest) = answer.body.split_once("<code dir=\"ltr\">").unwrap();
        let body = format!("{before}{}", rest.split_once("</code>").unwrap().1);
        let is_id = |run: &str| run.len() > 16 && run.bytes().any(|byte| byte.is_ascii_digit());
        let letters = |letter: char| !(letter.is_ascii_hexdigit() || letter == '-');
        body.split_inclusive(letters).map(|run| if is_id(run) { "#" } else { run }).collect()
    }
}
