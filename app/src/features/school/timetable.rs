//! A week of lessons: a column a day where there is room, today first on a phone, and what changed marked by a sign and a word.

use leptos::prelude::*;

use super::whose::{Place, Whose, school_page};
use crate::features::records::{Stamp, stamps};
use crate::locale::SchoolTopic;
use crate::shell::{Page, PageContext};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Timetable {
    /// Whose it is.
    pub whose: Whose,
    /// The number of the week in its year.
    pub week: i8,
    /// Its first and last day, in words.
    pub range: (String, String),
    /// The week before, as it stands in links.
    pub previous: Option<String>,
    /// The week after.
    pub next: Option<String>,
    /// Whether this is the week it is now.
    pub is_now: bool,
    /// Its days: Monday to Friday always, the weekend when there is something in it.
    pub days: Vec<TimetableDay>,
    /// When the schools last spoke.
    pub stamps: Vec<Stamp>,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimetableDay {
    /// Which.
    pub day: Moment,
    /// Whether it is today where the school is.
    pub is_today: bool,
    /// Its lessons, the first one first.
    pub lessons: Vec<Lesson>,
}

/// One lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// When it begins, by the school's clocks.
    pub starts: Moment,
    /// When it ends.
    pub ends: Option<Moment>,
    /// What is taught.
    pub subject: String,
    /// Where; may be empty.
    pub room: String,
    /// By whom; may be empty.
    pub teacher: String,
    /// What changed.
    pub change: Option<Change>,
    /// The school, where there are several.
    pub school: Option<String>,
}

/// What changed in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The word for it.
    pub word: String,
    /// Whether the lesson does not take place.
    pub is_off: bool,
}

/// The page.
pub fn timetable_page(cx: &PageContext, timetable: &Timetable) -> Page {
    let texts = &cx.texts.school.timetable;
    let is_empty = timetable.days.iter().all(|day| day.lessons.is_empty());
    let lessons = if is_empty {
        view! { <section class="empty">{outcome_part(Icon::Clock, texts.empty)}</section> }.into_any()
    } else {
        let days = timetable.days.iter().map(|day| one_day(cx, day)).collect_view();
        view! { <ol class="week">{days}</ol> <p class="small">{texts.clocks}</p> }.into_any()
    };
    let body = view! {
        <h1>{texts.title}</h1>
        {weeks(cx, timetable)}
        {lessons}
        {stamps(&timetable.stamps)}
    };
    school_page(cx, &timetable.whose, Place::Of(SchoolTopic::Timetable), texts.title, body)
}

/// Which week, and the way to the others.
fn weeks(cx: &PageContext, timetable: &Timetable) -> AnyView {
    let texts = &cx.texts.school.timetable;
    let path = timetable.whose.path(Place::Of(SchoolTopic::Timetable));
    let link = |week: &Option<String>, label: &'static str, rel: &'static str, class: &'static str| {
        let href = week.as_ref().map(|week| format!("{path}?week={week}"))?;
        Some(view! { <a class=class href=href rel=rel>{icon(Icon::Forward)}<span>{label}</span></a> })
    };
    let now = (!timetable.is_now).then(|| view! { <a class="button quiet" href=path.clone()>{texts.this_week}</a> });
    let (from, until) = &timetable.range;
    view! {
        <nav class="weeks" aria-label=texts.weeks>
            {link(&timetable.previous, texts.previous, "prev", "button quiet back-in-time")}
            <h2><span>{(texts.week)(timetable.week)}</span> " " <span class="small">{(texts.range)(from, until)}</span></h2>
            {now}
            {link(&timetable.next, texts.next, "next", "button quiet on-in-time")}
        </nav>
    }
    .into_any()
}

/// A day and its lessons.
pub(super) fn one_day(cx: &PageContext, day: &TimetableDay) -> AnyView {
    let texts = &cx.texts.school.timetable;
    let class = if day.is_today { "week-day today" } else { "week-day" };
    let is_today = day.is_today.then_some("date");
    let badge = day.is_today.then(|| view! { <span class="badge">{texts.today}</span> });
    view! {
        <li class=class aria-current=is_today>
            <h3>{moment(&day.day)}{badge}</h3>
            {lessons(cx, &day.lessons)}
        </li>
    }
    .into_any()
}

/// The lessons of a day.
pub(crate) fn lessons(cx: &PageContext, lessons: &[Lesson]) -> AnyView {
    let texts = &cx.texts.school.timetable;
    if lessons.is_empty() {
        return view! { <p class="small">{texts.nothing}</p> }.into_any();
    }
    let rows = lessons.iter().map(one_lesson).collect_view();
    view! { <ol class="lessons">{rows}</ol> }.into_any()
}

fn one_lesson(lesson: &Lesson) -> AnyView {
    let ends = lesson.ends.as_ref().map(|ends| view! { "–" {moment(ends)} });
    let is_off = lesson.change.as_ref().is_some_and(|change| change.is_off);
    let subject = lesson.subject.clone();
    let subject = if is_off {
        view! { <s dir="auto">{subject}</s> }.into_any()
    } else {
        view! { <b dir="auto">{subject}</b> }.into_any()
    };
    let change = lesson.change.as_ref().map(|change| {
        let (class, sign) = if change.is_off { ("change off", Icon::Alert) } else { ("change", Icon::Info) };
        view! { <p class=class>{icon(sign)}<span>{change.word.clone()}</span></p> }
    });
    let more = [Some(lesson.room.clone()), Some(lesson.teacher.clone()), lesson.school.clone()];
    let more = more.into_iter().flatten().filter(|words| !words.is_empty());
    let more = more.map(|words| view! { <span dir="auto">{words}</span> }).collect_view();
    view! {
        <li class="lesson">
            <p class="lesson-time">{moment(&lesson.starts)}{ends}</p>
            <div><p>{subject}</p>{change}<p class="small lesson-more">{more}</p></div>
        </li>
    }
    .into_any()
}
