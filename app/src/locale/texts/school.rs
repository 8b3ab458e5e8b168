//! Words about school: the timetable, results and attendance of a student, on their own pages and on those of whoever may see them.

use super::Outcome;

/// Pages about school.
#[derive(Debug)]
pub struct SchoolTexts {
    /// What the parts are called.
    pub topics: SchoolTopicsTexts,
    /// The timetable.
    pub timetable: TimetableTexts,
    /// Results.
    pub results: ResultsTexts,
    /// Attendance.
    pub attendance: AttendanceTexts,
    /// What a student's parents see.
    pub parents: ParentsTexts,
}

/// What a student's parents see.
#[derive(Debug)]
pub struct ParentsTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// There are none.
    pub empty: Outcome,
    /// Leads to who looked at what.
    pub seen: Outcome,
    /// Between student and school, nobody else sees it.
    pub private: &'static str,
}

/// A part of what a school says about a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolTopic {
    /// Name, school and class.
    Profile,
    /// Lessons.
    Timetable,
    /// Marks.
    Results,
    /// Presence.
    Attendance,
    /// Letters and reports.
    Documents,
}

impl SchoolTopic {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Profile, Self::Timetable, Self::Results, Self::Attendance, Self::Documents];

    /// The stable name, in rights and paths.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Timetable => "timetable",
            Self::Results => "results",
            Self::Attendance => "attendance",
            Self::Documents => "documents",
        }
    }

    /// The topic of a stable name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == name)
    }

    /// What it is called.
    #[must_use]
    pub fn words(self, texts: &SchoolTopicsTexts) -> &TopicWords {
        match self {
            Self::Profile => &texts.profile,
            Self::Timetable => &texts.timetable,
            Self::Results => &texts.results,
            Self::Attendance => &texts.attendance,
            Self::Documents => &texts.documents,
        }
    }
}

/// What the parts are called.
#[derive(Debug)]
pub struct SchoolTopicsTexts {
    /// Name, school and class.
    pub profile: TopicWords,
    /// Lessons.
    pub timetable: TopicWords,
    /// Marks.
    pub results: TopicWords,
    /// Presence.
    pub attendance: TopicWords,
    /// Letters and reports.
    pub documents: TopicWords,
}

/// What a part is called.
#[derive(Debug)]
pub struct TopicWords {
    /// By itself.
    pub title: &'static str,
    /// As somebody's, in the middle of a sentence: "Noor’s results".
    pub of: fn(name: &str) -> String,
}

/// The timetable.
#[derive(Debug)]
pub struct TimetableTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The accessible name of the way between weeks.
    pub weeks: &'static str,
    /// A week by its number.
    pub week: fn(number: i8) -> String,
    /// From its first day to its last.
    pub range: fn(first: &str, last: &str) -> String,
    /// The link to the week before.
    pub previous: &'static str,
    /// The link to the week after.
    pub next: &'static str,
    /// The link to the week it is.
    pub this_week: &'static str,
    /// Marks the day it is.
    pub today: &'static str,
    /// A day without lessons.
    pub nothing: &'static str,
    /// A week without lessons.
    pub empty: Outcome,
    /// Whose clocks the times are of.
    pub clocks: &'static str,
}

/// Results.
#[derive(Debug)]
pub struct ResultsTexts {
    /// Title and heading.
    pub title: &'static str,
    /// There are none.
    pub empty: Outcome,
    /// What the marks of a subject come to.
    pub average: &'static str,
    /// A mark on its scale.
    pub out_of: fn(score: &str, max: &str) -> String,
    /// A share of the highest mark.
    pub percent: fn(share: &str) -> String,
    /// Nothing was given yet.
    pub no_mark: &'static str,
    /// Results without a subject.
    pub other: &'static str,
    /// The title of the line of a subject.
    pub progress: fn(subject: &str) -> String,
    /// The same line in a sentence: the first mark and its day, the last one and its.
    pub progress_text: fn(first: &str, first_day: &str, last: &str, last_day: &str) -> String,
    /// Unfolds the table of a subject.
    pub all: fn(count: usize) -> String,
    /// The caption of that table.
    pub table_of: fn(subject: &str) -> String,
    /// The head of what was done.
    pub what: &'static str,
    /// The head of the days.
    pub day: &'static str,
    /// The head of the marks.
    pub mark: &'static str,
    /// The head of the subject.
    pub subject: &'static str,
    /// The head of the school.
    pub school: &'static str,
    /// The link back to the list.
    pub back: &'static str,
    /// What the teacher wrote.
    pub comment: &'static str,
    /// Nobody else can read it here.
    pub only_you: &'static str,
}

/// Attendance.
#[derive(Debug)]
pub struct AttendanceTexts {
    /// Title and heading.
    pub title: &'static str,
    /// From the first entry to the last.
    pub range: fn(first: &str, last: &str) -> String,
    /// How often.
    pub times: fn(count: usize) -> String,
    /// A state and how often.
    pub count: fn(state: &str, times: usize) -> String,
    /// There is none.
    pub empty: Outcome,
    /// The accessible name of the links between pages.
    pub pages: &'static str,
    /// The link to what was before.
    pub older: &'static str,
    /// The link back to the newest.
    pub newest: &'static str,
    /// Nobody else can read it here.
    pub only_you: &'static str,
}
