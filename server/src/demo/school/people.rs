//! Who is in the schools: students, teachers, and the adults whom the schools list for each child.

use super::super::days::Days;
use super::super::draw::Draw;
use super::super::names::Somebody;

/// A student.
pub(in super::super) struct Student {
    /// The school's id.
    pub(in super::super) id: String,
    pub(in super::super) name: Somebody,
    pub(in super::super) born: String,
    pub(in super::super) grade: u8,
    /// The ids of the listed adults.
    pub(in super::super) guardians: Vec<String>,
}

impl Student {
    /// Where the school would write to.
    pub(in super::super) fn mail(&self, school: &School) -> String {
        self.name.mail(&self.id, &format!("students.{}", school.domain))
    }
}

impl Guardian {
    /// Where the school would write to.
    pub(in super::super) fn mail(&self, school: &School) -> String {
        self.name.mail(&self.id, &format!("families.{}", school.domain))
    }
}

/// An adult whom the school lists for children.
pub(in super::super) struct Guardian {
    /// The school's id.
    pub(in super::super) id: String,
    pub(in super::super) name: Somebody,
    /// `parent` or `guardian`, as OneRoster calls it.
    pub(in super::super) role: &'static str,
}

/// A teacher, one for each subject.
pub(super) struct Teacher {
    pub(super) id: String,
    pub(super) name: Somebody,
}

/// A school.
pub(in super::super) struct School {
    /// In ids.
    pub(super) prefix: &'static str,
    pub(super) name: &'static str,
    /// Of mail addresses.
    pub(in super::super) domain: &'static str,
    pub(super) grades: &'static [u8],
    pub(in super::super) students: Vec<Student>,
    pub(in super::super) guardians: Vec<Guardian>,
    pub(super) teachers: Vec<Teacher>,
}

/// What is taught, and its short name.
pub(super) const SUBJECTS: [(&str, &str); 8] = [
    ("Mathematics", "MAT"),
    ("English", "ENG"),
    ("Dutch", "DUT"),
    ("Biology", "BIO"),
    ("History", "HIS"),
    ("Physics", "PHY"),
    ("Geography", "GEO"),
    ("Sports", "SPO"),
];

/// How many students a grade has.
const IN_A_GRADE: usize = 6;

impl School {
    fn new(prefix: &'static str, name: &'static str, domain: &'static str, grades: &'static [u8]) -> Self {
        let teachers = SUBJECTS.map(|(_, code)| Teacher {
            id: format!("{prefix}-t-{}", code.to_ascii_lowercase()),
            name: Somebody::drawn(&format!("{prefix}-teacher-{code}")),
        });
        let (students, guardians) = (Vec::new(), Vec::new());
        Self { prefix, name, domain, grades, students, guardians, teachers: teachers.into() }
    }

    /// An adult whom the school lists; the id.
    fn guardian(&mut self, name: Somebody, role: &'static str) -> String {
        let id = format!("{}-g-{:03}", self.prefix, self.guardians.len() + 1);
        self.guardians.push(Guardian { id: id.clone(), name, role });
        id
    }

    fn student(&mut self, name: Somebody, born: String, grade: u8, guardians: &[&String]) {
        let id = format!("{}-s-{:03}", self.prefix, self.students.len() + 1);
        let guardians = guardians.iter().map(|id| (*id).clone()).collect();
        self.students.push(Student { id, name, born, grade, guardians });
    }

    /// Fills the grades with children who have one or two listed adults.
    fn fill(&mut self, days: &Days) {
        for &grade in self.grades {
            for number in self.students.iter().filter(|student| student.grade == grade).count()..IN_A_GRADE {
                let key = format!("{}-{grade}-{number}", self.prefix);
                let name = Somebody::drawn(&key);
                let mut draw = Draw::of(&["student", &key]);
                let mother = self.guardian(relative(&name, &key, 1), "parent");
                let adults = match draw.chance(60) {
                    true => vec![
                        mother,
                        self.guardian(relative(&name, &key, 2), draw.pick(&["parent", "parent", "guardian"])),
                    ],
                    false => vec![mother],
                };
                let months = i32::try_from(draw.between(0, 11)).unwrap_or_default();
                let born = days.aged(i16::from(grade) + 5, months);
                self.student(name, born, grade, &adults.iter().collect::<Vec<_>>());
            }
        }
    }

    /// The subjects' classes of a grade: id, subject, short name.
    pub(super) fn class_id(&self, grade: u8, code: &str) -> String {
        format!("{}-c-{grade}-{}", self.prefix, code.to_ascii_lowercase())
    }
}

/// Somebody with the family name of a child.
fn relative(child: &Somebody, key: &str, number: u32) -> Somebody {
    let given = Somebody::drawn(&format!("{key}-adult-{number}")).given;
    Somebody { given, family: child.family.clone() }
}

/// A family in both schools: the parents live apart, and have a child of nearly 18, one of 16 and one of 12.
pub(in super::super) struct Family {
    pub(in super::super) mother: Somebody,
    pub(in super::super) father: Somebody,
    /// The oldest first; the youngest is in the second school.
    pub(in super::super) children: [Somebody; 3],
}

/// Three such families, so that there is somebody left when the first one is taken.
pub(in super::super) fn families() -> [Family; 3] {
    let family = |mother: (&str, &str), father: (&str, &str), children: [&str; 3]| Family {
        mother: Somebody::called(mother.0, mother.1),
        father: Somebody::called(father.0, father.1),
        children: children.map(|given| Somebody::called(given, father.1)),
    };
    [
        family(("Samira", "El Amrani"), ("Pieter", "Visser"), ["Noor", "Yasmin", "Elias"]),
        family(("Aylin", "Demir"), ("Thomas", "Bakker"), ["Sara", "Mila", "Jonas"]),
        family(("Grace", "Owusu"), ("Lukas", "Jansen"), ["Ava", "Naomi", "Daniel"]),
    ]
}

/// Both schools.
pub(in super::super) fn schools(days: &Days) -> [School; 2] {
    let called = Somebody::called;
    let mut westerkade = School::new("wk", "Westerkade College", "westerkade.example", &[9, 10, 11, 12]);
    let mut horizon = School::new("dh", "De Horizon", "horizon.example", &[7, 8]);
    for family in families() {
        let [oldest, middle, youngest] = family.children;
        let mother = westerkade.guardian(family.mother.clone(), "parent");
        let father = westerkade.guardian(family.father.clone(), "parent");
        westerkade.student(oldest, days.nearly_adult(), 12, &[&mother, &father]);
        westerkade.student(middle, days.aged(16, 3), 11, &[&mother, &father]);
        let mother = horizon.guardian(family.mother, "parent");
        let father = horizon.guardian(family.father, "parent");
        horizon.student(youngest, days.aged(12, 7), 7, &[&mother, &father]);
    }
    let leyla = westerkade.guardian(called("Leyla", "Yıldırım"), "parent");
    westerkade.student(called("Elif", "Yıldırım"), days.adult_student(), 12, &[&leyla]);
    // A court has barred the father: the school's desk says so after the import.
    let oksana = westerkade.guardian(called("Oksana", "Kovalenko"), "parent");
    let andriy = westerkade.guardian(called("Andriy", "Kovalenko"), "parent");
    westerkade.student(called("Daryna", "Kovalenko"), days.aged(14, 5), 9, &[&oksana, &andriy]);
    westerkade.fill(days);
    horizon.fill(days);
    [westerkade, horizon]
}
