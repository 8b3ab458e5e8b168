//! Pages about school: a student's own, and a guardian's about a child.

use portico_app::features::children::{
    self, ChildCard, Children, DocumentRow, Documents, Mails, Overview, Sees, documents_page, ended_page, hidden_page,
    overview_page,
};
use portico_app::features::records::{Stamp, State, StateTone};
use portico_app::features::school::{
    Attendance, AttendanceMonth, AttendanceRow, Change, ChildFrame, Count, Lesson, OneResult, Progress, ProgressPoint,
    ResultRow, Results, SubjectCard, Timetable, TimetableDay, Whose, attendance_page, result_page, results_page,
    timetable_page,
};
use portico_app::locale::{Language, SchoolTopic};

use super::{LONG_NAME, context_inside, html, moment};

/// Every page and state by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = timetables(language, foreign);
    all.extend(results(language, foreign));
    all.extend(attendance(language, foreign));
    all.extend(lists(language, foreign));
    all.extend(overviews(language, foreign));
    all.extend(closed(language, foreign));
    all
}

pub fn stamps(foreign: Option<&str>) -> Vec<Stamp> {
    let words = foreign.unwrap_or("From Northfield College, 07:40 today").to_owned();
    vec![Stamp { words, at: Some(moment("07:40 today", foreign)), is_old: false }]
}

fn frame(foreign: Option<&str>) -> ChildFrame {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    ChildFrame {
        id: own("0193-noor"),
        name: own("Noor"),
        all: vec![(own("0193-elias"), own("Elias")), (own("0193-noor"), own("Noor"))],
    }
}

pub fn lesson(subject: &str, change: Option<Change>, foreign: Option<&str>) -> Lesson {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    Lesson {
        starts: moment("08:30", foreign),
        ends: Some(moment("09:20", foreign)),
        subject: own(subject),
        room: own("2.14"),
        teacher: own(LONG_NAME),
        change,
        school: Some(own("Northfield College")),
    }
}

fn timetables(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/portal/timetable", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let change = |word: &str, is_off| Some(Change { word: own(word), is_off });
    let day = |words: &str, is_today, lessons| TimetableDay { day: moment(words, foreign), is_today, lessons };
    let off = lesson("Biology", change("Cancelled", true), foreign);
    let moved = lesson("History", change("Moved", false), foreign);
    let plain = Lesson { ends: None, room: own(""), school: None, ..lesson("Mathematics", None, foreign) };
    let week = Timetable {
        week: 47,
        range: (own("Monday 16 November"), own("Sunday 22 November")),
        previous: Some(own("2026-W46")),
        next: Some(own("2026-W48")),
        is_now: true,
        days: vec![
            day("Monday", false, vec![plain, off]),
            day("Tuesday", true, vec![moved]),
            day("Friday", false, vec![]),
        ],
        stamps: stamps(foreign),
        ..Timetable::default()
    };
    let empty = Timetable { days: vec![day("Monday", false, vec![])], is_now: false, next: None, ..week.clone() };
    let child = Timetable { whose: Whose::Child(frame(foreign)), ..week.clone() };
    [("timetable", week), ("timetable-empty", empty), ("timetable-child", child)]
        .map(|(name, timetable)| (name, html(cx, || timetable_page(cx, &timetable))))
        .to_vec()
}

pub fn row(title: &str, mark: Option<&str>, foreign: Option<&str>) -> ResultRow {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    ResultRow {
        href: own("/portal/results/0193"),
        title: own(title),
        day: moment("3 May 2026", foreign),
        mark: mark.map(own),
    }
}

fn results(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/portal/results", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let point = |mark: &str, share| ProgressPoint { day: own("3 May 2026"), mark: own(mark), share };
    let line = |id: &str, points| Progress { id: id.into(), points };
    let subject = |id: &str, name: &str, average: Option<&str>, results, progress| SubjectCard {
        id: id.into(),
        name: own(name),
        school: Some(own("Northfield College")),
        average: average.map(own),
        results,
        progress,
    };
    let several = vec![
        row("Essay", Some("7.4 out of 10"), foreign),
        row(LONG_NAME, Some("6"), foreign),
        row("Oral", None, foreign),
    ];
    let few = line("subject-0-progress", vec![point("6.1", 6_100), point("5.5", 5_500), point("7.4", 7_400)]);
    let many = line("subject-1-progress", (0..20).map(|number| point("6", 100 * (40 + number * 7 % 55))).collect());
    let all = Results {
        subjects: vec![
            subject("subject-0", "Mathematics", Some("7.2 out of 10"), several.clone(), few),
            subject("subject-1", LONG_NAME, Some("64%"), several, many),
            subject(
                "subject-2",
                "Art",
                None,
                vec![row("Painting", Some("G"), foreign)],
                line("subject-2-progress", vec![]),
            ),
        ],
        stamps: stamps(foreign),
        ..Results::default()
    };
    let child = Results { whose: Whose::Child(frame(foreign)), ..all.clone() };
    let one = OneResult {
        whose: Whose::Mine,
        title: own("Essay"),
        mark: Some(own("7.4 out of 10")),
        day: moment("3 May 2026", foreign),
        subject: own("English"),
        school: own("Northfield College"),
        comment: own("You write well.\nRead it aloud once."),
        stamps: stamps(foreign),
    };
    let plain = OneResult { whose: Whose::Child(frame(foreign)), mark: None, comment: String::new(), ..one.clone() };
    vec![
        ("results", html(cx, || results_page(cx, &all))),
        ("results-empty", html(cx, || results_page(cx, &Results::default()))),
        ("results-child", html(cx, || results_page(cx, &child))),
        ("result", html(cx, || result_page(cx, &one))),
        ("result-child", html(cx, || result_page(cx, &plain))),
    ]
}

fn attendance(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/portal/attendance", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let state = |words: &str, tone| State { words: own(words), tone };
    let count = |words: &str, tone, times| Count { state: state(words, tone), times };
    let entry = |words: &str, tone, reason: &str| AttendanceRow {
        day: moment("3 May 2026", foreign),
        period: own("3"),
        state: state(words, tone),
        reason: if reason.is_empty() { String::new() } else { own(reason) },
        school: Some(own("Northfield College")),
    };
    let month = |title: &str| AttendanceMonth {
        title: own(title),
        counts: vec![count("Present", StateTone::Good, 38), count("Late", StateTone::Look, 1)],
        rows: vec![entry("Late", StateTone::Look, "The bus did not come."), entry("Present", StateTone::Good, "")],
    };
    let all = Attendance {
        range: Some((own("1 May 2026"), own("3 June 2026"))),
        counts: vec![count("Present", StateTone::Good, 76), count("Absent", StateTone::Bad, 1)],
        months: vec![month("June 2026"), month("May 2026")],
        older: Some(own("/portal/attendance?after=1")),
        newest: Some(own("/portal/attendance")),
        stamps: stamps(foreign),
        ..Attendance::default()
    };
    let child = Attendance { whose: Whose::Child(frame(foreign)), ..all.clone() };
    [("attendance", all), ("attendance-empty", Attendance::default()), ("attendance-child", child)]
        .map(|(name, attendance)| (name, html(cx, || attendance_page(cx, &attendance))))
        .to_vec()
}

fn lists(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/portal/children", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let card = |id: &str, name: &str, sees| ChildCard {
        id: own(id),
        name: own(name),
        schools: vec![(own("3B"), own("Northfield College")), (String::new(), own("Saturday School"))],
        sees,
    };
    let open = vec![(SchoolTopic::Results, Sees::Open), (SchoolTopic::Attendance, Sees::Withheld)];
    let several = Children { cards: vec![card("0193a", "Noor", open), card("0193b", LONG_NAME, Vec::new())] };
    let rows = vec![DocumentRow {
        href: own("/portal/children/0193/documents/0194/file"),
        title: own("Report of the first term"),
        day: moment("3 May 2026", foreign),
        school: Some(own("Northfield College")),
    }];
    let documents = Documents { child: frame(foreign), rows, is_part: true, stamps: stamps(foreign) };
    let empty = Documents { child: frame(foreign), ..Documents::default() };
    vec![
        ("children", html(cx, || children::list_page(cx, &several))),
        ("children-none", html(cx, || children::list_page(cx, &Children::default()))),
        ("child-documents", html(cx, || documents_page(cx, &documents))),
        ("child-documents-empty", html(cx, || documents_page(cx, &empty))),
    ]
}

/// A child of whom everything can be seen.
pub fn overview(foreign: Option<&str>) -> Overview {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let day = moment("12 May 2027", foreign);
    let today =
        TimetableDay { day: moment("Monday", foreign), is_today: true, lessons: vec![lesson("Art", None, foreign)] };
    Overview {
        child: frame(foreign),
        schools: vec![(own("5A"), own("Northfield College"))],
        lessons: Some(today),
        results: Some(vec![row("Essay", Some("7.4 out of 10"), foreign)]),
        attendance: Some(vec![Count { state: State { words: own("Late"), tone: StateTone::Look }, times: 2 }]),
        sees: vec![
            (SchoolTopic::Profile, Sees::Open),
            (SchoolTopic::Timetable, Sees::Until(day.clone())),
            (SchoolTopic::Results, Sees::UntilBirthday { day, age: 18 }),
            (SchoolTopic::Attendance, Sees::Withheld),
            (SchoolTopic::Documents, Sees::NotInRights),
        ],
        decides: true,
        mails: Mails {
            choices: vec![(SchoolTopic::Results, true), (SchoolTopic::Documents, false)],
            is_stopped: false,
            saved: false,
        },
        stamps: stamps(foreign),
    }
}

fn overviews(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/portal/children/0193-noor", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let day = moment("12 May 2027", foreign);
    let whole = overview(foreign);
    let quiet =
        Overview { results: Some(Vec::new()), attendance: Some(Vec::new()), mails: Mails::default(), ..whole.clone() };
    let saved = Overview { mails: Mails { saved: true, ..whole.mails.clone() }, ..whole.clone() };
    let stopped = Overview { mails: Mails { is_stopped: true, ..whole.mails.clone() }, ..whole.clone() };
    let over = Overview {
        child: ChildFrame { all: vec![(own("0193-noor"), own("Noor"))], ..frame(foreign) },
        sees: vec![
            (SchoolTopic::Profile, Sees::HandedOver(day.clone())),
            (SchoolTopic::Results, Sees::OfAge { day, age: 18 }),
        ],
        ..Overview { decides: false, ..Overview::default() }
    };
    [
        ("child", whole),
        ("child-quiet", quiet),
        ("child-mails-saved", saved),
        ("child-mails-stopped", stopped),
        ("child-of-age", over),
    ]
    .map(|(name, overview)| (name, html(cx, || overview_page(cx, &overview))))
    .to_vec()
}

fn closed(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/portal/children/0193-noor/results", foreign);
    let day = moment("12 May 2026", foreign);
    let mut all: Vec<_> = [
        ("child-hidden-of-age", Sees::OfAge { day: day.clone(), age: 18 }),
        ("child-hidden-handed-over", Sees::HandedOver(day.clone())),
        ("child-hidden-withheld", Sees::Withheld),
        ("child-hidden-no-right", Sees::NotInRights),
    ]
    .map(|(name, sees)| (name, html(cx, || hidden_page(cx, &frame(foreign), SchoolTopic::Results, &sees))))
    .to_vec();
    all.push(("child-ended", html(cx, || ended_page(cx, &day))));
    all
}
