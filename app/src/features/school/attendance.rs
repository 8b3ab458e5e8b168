//! Attendance: how often what, in words and figures, and each entry by month.

use leptos::prelude::*;

use super::whose::{Place, Whose, school_page};
use crate::features::records::{Stamp, State, stamps, state_badge};
use crate::locale::SchoolTopic;
use crate::shell::{Page, PageContext};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Attendance {
    /// Whose it is.
    pub whose: Whose,
    /// From when to when, in words; none without an entry.
    pub range: Option<(String, String)>,
    /// How often each state, in the order of the kind.
    pub counts: Vec<Count>,
    /// The newest first.
    pub months: Vec<AttendanceMonth>,
    /// The page of what was before.
    pub older: Option<String>,
    /// The first page, when this is not it.
    pub newest: Option<String>,
    /// When the schools last spoke.
    pub stamps: Vec<Stamp>,
}

/// How often.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// What.
    pub state: State,
    /// How often.
    pub times: usize,
}

/// A month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttendanceMonth {
    /// "November 2026".
    pub title: String,
    /// How often each state.
    pub counts: Vec<Count>,
    /// The newest first.
    pub rows: Vec<AttendanceRow>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct AttendanceRow {
    /// The day.
    pub day: Moment,
    /// The lesson hour; may be empty.
    pub period: String,
    /// What was noted.
    pub state: State,
    /// Why, where the reader may see it; may be empty.
    pub reason: String,
    /// The school, where there are several.
    pub school: Option<String>,
}

/// The page.
pub fn attendance_page(cx: &PageContext, attendance: &Attendance) -> Page {
    let texts = &cx.texts.school.attendance;
    let range = attendance.range.as_ref().map(|(from, until)| (texts.range)(from, until));
    let empty = attendance.months.is_empty().then(|| {
        view! { <section class="empty">{outcome_part(Icon::Check, texts.empty)}</section> }
    });
    let months = attendance.months.iter().enumerate().map(|(number, month)| one_month(cx, month, number == 0));
    let body = view! {
        <h1>{texts.title}</h1>
        {range.map(|range| view! { <p class="lead">{range}</p> })}
        {counts(cx, &attendance.counts)}
        {empty}
        {months.collect_view()}
        {pages(cx, attendance)}
        {stamps(&attendance.stamps)}
    };
    school_page(cx, &attendance.whose, Place::Of(SchoolTopic::Attendance), texts.title, body)
}

/// How often each state.
pub(crate) fn counts(cx: &PageContext, counts: &[Count]) -> Option<AnyView> {
    let items = counts.iter().map(|count| {
        view! { <div><dt>{state_badge(&count.state)}</dt><dd>{(cx.texts.school.attendance.times)(count.times)}</dd></div> }
    });
    let items = items.collect_view();
    (!counts.is_empty()).then(|| view! { <dl class="counts">{items}</dl> }.into_any())
}

/// A month; only the newest is open.
fn one_month(cx: &PageContext, month: &AttendanceMonth, is_open: bool) -> AnyView {
    let texts = &cx.texts.school.attendance;
    let rows = month.rows.iter().map(|row| one_row(cx, row)).collect_view();
    let summary = month.counts.iter().map(|count| (texts.count)(&count.state.words, count.times));
    let summary = summary.collect::<Vec<_>>().join(" · ");
    view! {
        <details class="details month" open=is_open>
            <summary><span><b>{month.title.clone()}</b> " " <span class="small">{summary}</span></span></summary>
            <ul class="entries">{rows}</ul>
        </details>
    }
    .into_any()
}

fn one_row(cx: &PageContext, row: &AttendanceRow) -> AnyView {
    let more = [Some(row.period.clone()), row.school.clone()];
    let more = more.into_iter().flatten().filter(|words| !words.is_empty());
    let more = more.map(|words| view! { <span dir="auto">{words}</span> }).collect_view();
    let reason = (!row.reason.is_empty()).then(|| {
        let only_you = cx.texts.school.attendance.only_you;
        view! {
            <p class="small reason"><span dir="auto">{row.reason.clone()}</span> " " <span class="held">{icon(Icon::Shield)}<span>{only_you}</span></span></p>
        }
    });
    view! {
        <li>
            <p>{moment(&row.day)} " " <span class="small entry-more">{more}</span></p>
            {state_badge(&row.state)}
            {reason}
        </li>
    }
    .into_any()
}

fn pages(cx: &PageContext, attendance: &Attendance) -> Option<AnyView> {
    let texts = &cx.texts.school.attendance;
    let link = |href: &Option<String>, label: &'static str, rel: &'static str| {
        href.clone().map(|href| view! { <a class="button" href=href rel=rel>{label}</a> })
    };
    let (newest, older) =
        (link(&attendance.newest, texts.newest, "first"), link(&attendance.older, texts.older, "next"));
    (newest.is_some() || older.is_some())
        .then(|| view! { <nav class="actions" aria-label=texts.pages>{newest}{older}</nav> }.into_any())
}
