//! English: timetable, results and attendance.

use crate::locale::{
    AttendanceTexts, Outcome, ParentsTexts, ResultsTexts, SchoolTexts, SchoolTopicsTexts, TimetableTexts, TopicWords,
};

/// The words.
pub(super) const SCHOOL: SchoolTexts =
    SchoolTexts { topics: TOPICS, timetable: TIMETABLE, results: RESULTS, attendance: ATTENDANCE, parents: PARENTS };

const TOPICS: SchoolTopicsTexts = SchoolTopicsTexts {
    profile: TopicWords { title: "School and class", of: |name| format!("{name}’s school and class") },
    timetable: TopicWords { title: "Timetable", of: |name| format!("{name}’s timetable") },
    results: TopicWords { title: "Results", of: |name| format!("{name}’s results") },
    attendance: TopicWords { title: "Attendance", of: |name| format!("{name}’s attendance") },
    documents: TopicWords { title: "Documents", of: |name| format!("{name}’s documents") },
};

const TIMETABLE: TimetableTexts = TimetableTexts {
    title: "Timetable",
    weeks: "Weeks",
    week: |number| format!("Week {number}"),
    range: |first, last| format!("{first} to {last}"),
    previous: "Previous week",
    next: "Next week",
    this_week: "This week",
    today: "Today",
    nothing: "No lessons",
    empty: Outcome {
        title: "No lessons this week",
        text: "The school has planned nothing for this week, or has not said so yet. Look at another week, or come back later.",
    },
    clocks: "Times are those of the school’s own clocks.",
};

const RESULTS: ResultsTexts = ResultsTexts {
    title: "Results",
    empty: Outcome { title: "No results yet", text: "As soon as the school gives a mark, it stands here by subject." },
    average: "Average",
    out_of: |score, max| format!("{score} out of {max}"),
    percent: |share| format!("{share}%"),
    no_mark: "No mark yet",
    other: "Other results",
    progress: |subject| format!("Progress in {subject}"),
    progress_text: |first, first_day, last, last_day| format!("From {first} on {first_day} to {last} on {last_day}."),
    all: |count| format!("All {count} results as a table"),
    table_of: |subject| format!("Results in {subject}"),
    what: "What for",
    day: "Given on",
    mark: "Mark",
    subject: "Subject",
    school: "School",
    back: "All results",
    comment: "What the teacher wrote",
    only_you: "Here only you can read this.",
};

const ATTENDANCE: AttendanceTexts = AttendanceTexts {
    title: "Attendance",
    range: |first, last| format!("From {first} to {last}."),
    times: |count| match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    },
    count: |state, times| format!("{state}: {times}"),
    empty: Outcome {
        title: "Nothing noted yet",
        text: "As soon as the school keeps attendance, every lesson hour stands here.",
    },
    pages: "More entries",
    older: "Earlier",
    newest: "Newest",
    only_you: "Here only you can read this.",
};

const PARENTS: ParentsTexts = ParentsTexts {
    title: "What my parents see",
    lead: "What of your school days each of them can look at, and what of it you can decide yourself.",
    empty: Outcome {
        title: "Nobody else looks at your school days here",
        text: "No parent or guardian is linked to you. When the school links somebody, you see it here.",
    },
    seen: Outcome { title: "Who looked", text: "Every look at your pages by somebody else, with its time." },
    private: "What teachers write to you, and why you were away, only you can read here, whatever else they see.",
};
