//! Documents of a school for each student: letters to the family, as plain text, and report cards, as PDF.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::days::Days;
use super::super::paper::Paper;
use super::marks::{Test, score, talent, tests, written};
use super::people::{SUBJECTS, School, Student};

/// Letters: so many days after the school year began, what about, and what they say.
const LETTERS: [(i64, &str, &[&str]); 6] = [
    (
        -4,
        "Welcome to the new school year",
        &[
            "Lessons begin on Monday at 8:30. The timetable is in the portal, and so is every change of it.",
            "Please bring a bag for sports.",
        ],
    ),
    (
        35,
        "An evening for parents and students",
        &[
            "The mentors tell how the year began, and answer questions. It begins at 19:30 in the hall.",
            "Coffee and tea are ready from 19:00.",
        ],
    ),
    (
        78,
        "Excursion to the water works",
        &[
            "The whole grade goes by train and is back at 16:30. There is nothing to pay.",
            "Please bring lunch and a warm coat.",
        ],
    ),
    (
        120,
        "The days around New Year",
        &["Should your family be away on a school day, please tell us two weeks before.", "We wish you quiet days."],
    ),
    (
        190,
        "Choosing subjects for next year",
        &["In the coming weeks we talk about next year with every student.", "You are welcome to be there."],
    ),
    (
        290,
        "The last weeks of the year",
        &[
            "Books are handed in during the last week.",
            "Please look through the lost property in the hall: much of it is still waiting.",
        ],
    ),
];

/// Report cards: so many days after the school year began, and which one.
const REPORT_CARDS: [(i64, &str); 4] = [(80, "autumn"), (165, "winter"), (235, "spring"), (318, "summer")];

/// One line of JSON a document. What was issued once stays.
pub(super) fn lines(school: &School, days: &Days) -> Vec<u8> {
    let tests = tests(school, days);
    let begins = days.school_year();
    let mut lines = String::new();
    for student in &school.students {
        lines.push_str(&last_report_card(school, student, begins).unwrap_or_default());
        for (number, (after, title, text)) in LETTERS.iter().enumerate() {
            let issued = begins.saturating_add(after.days());
            if issued <= days.today {
                lines.push_str(&letter(school, student, number + 1, title, issued, text));
            }
        }
        for (after, which) in REPORT_CARDS {
            let issued = begins.saturating_add(after.days());
            if issued <= days.today {
                lines.push_str(&report_card(school, student, which, issued, &tests));
            }
        }
    }
    lines.into_bytes()
}

fn letter(school: &School, student: &Student, number: usize, title: &str, issued: Date, text: &[&str]) -> String {
    let mut lines =
        vec![title.to_owned(), String::new(), format!("Dear family of {},", student.name.given), String::new()];
    lines.extend(text.iter().map(|line| (*line).to_owned()));
    lines.extend([String::new(), "Kind regards,".into(), school.name.to_owned(), String::new(), invented(school)]);
    let number = format!("{}-letter-{number}", student.id);
    Paper { number: &number, person: &student.id, title, issued, kind: "letter" }.as_text(&lines)
}

/// What every subject stands at by then.
fn report_card(school: &School, student: &Student, which: &str, issued: Date, tests: &[Test]) -> String {
    let marks = SUBJECTS.iter().map(|(subject, _)| {
        let taken = tests.iter().filter(|test| test.grade == student.grade && test.subject == *subject);
        let scores: Vec<i64> = taken.filter(|test| test.given < issued).map(|test| score(student, test)).collect();
        let count = i64::try_from(scores.len()).unwrap_or_default().max(1);
        let mean = (scores.iter().sum::<i64>() + count / 2) / count;
        format!("{subject}: {}", if scores.is_empty() { "no mark yet".into() } else { written(mean) })
    });
    let number = format!("{}-report-{which}", student.id);
    let title = format!("Report card, {which} {}", issued.year());
    card(school, student, &number, &title, issued, student.grade, marks.collect())
}

/// The last one of the year before, of whoever was here then.
fn last_report_card(school: &School, student: &Student, begins: Date) -> Option<String> {
    let grade = school.grades.iter().copied().find(|grade| grade + 1 == student.grade)?;
    let issued = begins.saturating_sub(45.days());
    let marks = SUBJECTS.iter().map(|(subject, _)| format!("{subject}: {}", written(talent(student, subject))));
    let number = format!("{}-report-before", student.id);
    let title = format!("Report card, end of the year {}", issued.year());
    Some(card(school, student, &number, &title, issued, grade, marks.collect()))
}

fn card(
    school: &School,
    student: &Student,
    number: &str,
    title: &str,
    issued: Date,
    grade: u8,
    marks: Vec<String>,
) -> String {
    let mut lines = vec![format!("{}, student {}, grade {grade}", school.name, student.id), String::new()];
    lines.extend(marks);
    lines.extend([String::new(), "Marks go from 1 to 10; 5.5 is enough.".into(), String::new(), invented(school)]);
    Paper { number, person: &student.id, title, issued, kind: "report card" }.as_pdf(&lines)
}

fn invented(school: &School) -> String {
    format!("{} is invented, and so is everybody in this document.", school.name)
}
