//! A child in short: today, the newest results, this month's attendance, and what the reader may see, until when, and what not and why.

use leptos::prelude::*;

use super::hidden::Sees;
use super::list::schools;
use crate::features::records::{Stamp, stamps};
use crate::features::school::{
    ChildFrame, Count, Place, ResultRow, TimetableDay, Whose, child_path, counts, lessons, result_line, school_page,
};
use crate::locale::{Outcome, SchoolTopic, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, submit};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::moment;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Whose it is.
    pub child: ChildFrame,
    /// Grade and school of each school.
    pub schools: Vec<(String, String)>,
    /// Today’s lessons or the next ones, where they may be seen.
    pub lessons: Option<TimetableDay>,
    /// The newest results, where they may be seen.
    pub results: Option<Vec<ResultRow>>,
    /// This month’s attendance, where it may be seen.
    pub attendance: Option<Vec<Count>>,
    /// What may be seen and what not.
    pub sees: Vec<(SchoolTopic, Sees)>,
    /// Whether the reader may decide on consents for the child.
    pub decides: bool,
    /// Mails to the reader about what is new.
    pub mails: Mails,
    /// When the schools last spoke.
    pub stamps: Vec<Stamp>,
}

/// About what of a child the reader gets mails.
#[derive(Clone, Debug, Default)]
pub struct Mails {
    /// What there may be mails about, and whether the reader wants them.
    pub choices: Vec<(SchoolTopic, bool)>,
    /// Whether the reader stopped all mails about children.
    pub is_stopped: bool,
    /// The choices were saved just now.
    pub saved: bool,
}

/// The page.
pub fn overview_page(cx: &PageContext, overview: &Overview) -> Page {
    let name = overview.child.name.clone();
    let shows_profile = overview.sees.iter().any(|(topic, sees)| *topic == SchoolTopic::Profile && sees.is_open());
    let schools = shows_profile.then(|| view! { <p class="child-schools">{schools(cx, &overview.schools)}</p> });
    let body = view! {
        <h1 dir="auto">{name}</h1>
        {schools}
        {day(cx, overview)}
        {sees(cx, overview)}
        {more(cx, overview)}
        {stamps(&overview.stamps)}
    };
    school_page(cx, &Whose::Child(overview.child.clone()), Place::Overview, cx.texts.children.overview, body)
}

/// Today, the newest results, this month's attendance: what of it may be seen.
pub(super) fn day(cx: &PageContext, overview: &Overview) -> AnyView {
    view! {
        <div class="child-day">
            {next_lessons(cx, overview)}
            {results(cx, overview)}
            {attendance(cx, overview)}
        </div>
    }
    .into_any()
}

/// A block that leads to its part.
fn block(overview: &Overview, heading: &'static str, topic: SchoolTopic, body: AnyView) -> AnyView {
    let href = child_path(&overview.child.id, Place::Of(topic));
    view! {
        <section class="card child-block"><h2><a href=href><span>{heading}</span>{icon(Icon::Forward)}</a></h2>{body}</section>
    }
    .into_any()
}

fn next_lessons(cx: &PageContext, overview: &Overview) -> Option<AnyView> {
    let texts = &cx.texts.children;
    let day = overview.lessons.as_ref()?;
    let heading = if day.is_today { texts.today } else { texts.next_lessons };
    let body = view! { <p class="small">{moment(&day.day)}</p> {lessons(cx, &day.lessons)} };
    Some(block(overview, heading, SchoolTopic::Timetable, body.into_any()))
}

fn results(cx: &PageContext, overview: &Overview) -> Option<AnyView> {
    let texts = &cx.texts.children;
    let rows = overview.results.as_ref()?;
    let body = if rows.is_empty() {
        view! { <p class="small">{texts.no_results}</p> }.into_any()
    } else {
        let rows = rows.iter().map(|row| result_line(cx, row)).collect_view();
        view! { <ul class="result-lines">{rows}</ul> }.into_any()
    };
    Some(block(overview, texts.newest_results, SchoolTopic::Results, body))
}

fn attendance(cx: &PageContext, overview: &Overview) -> Option<AnyView> {
    let texts = &cx.texts.children;
    let entries = overview.attendance.as_ref()?;
    let body = match counts(cx, entries) {
        Some(counts) => counts,
        None => view! { <p class="small">{texts.no_attendance}</p> }.into_any(),
    };
    Some(block(overview, texts.this_month, SchoolTopic::Attendance, body))
}

/// A line a part: whether it may be seen, until when, and why not.
fn sees(cx: &PageContext, overview: &Overview) -> AnyView {
    let texts = &cx.texts.children.sees;
    let name = isolate(&overview.child.name);
    let lines = overview.sees.iter().map(|(topic, sees)| {
        let (class, sign) = if sees.is_open() { ("sees open", Icon::Check) } else { ("sees", Icon::Shield) };
        let why = sees.why(texts, &name).map(|why| {
            view! { <details class="why"><summary>{texts.why}</summary><p>{why}</p></details> }
        });
        view! {
            <li class=class>
                {icon(sign)}
                <div><b>{topic.words(&cx.texts.school.topics).title}</b> <p>{sees.words(texts, &name)}</p>{why}</div>
            </li>
        }
    });
    let lines = lines.collect_view();
    view! { <section><h2>{(texts.title)(&name)}</h2><ul class="sees-list">{lines}</ul></section> }.into_any()
}

/// What else there is to do for the child.
fn more(cx: &PageContext, overview: &Overview) -> AnyView {
    let texts = &cx.texts.children.more;
    let consents = format!("/account/family/children/{}/consents", overview.child.id);
    let consents = overview.decides.then(|| way(consents, texts.consents));
    view! {
        <section>
            <h2>{(texts.title)(&isolate(&overview.child.name))}</h2>
            <ul class="desk-ways">{consents}{way("/account/family".into(), texts.family)}</ul>
            {mails(cx, overview)}
        </section>
    }
    .into_any()
}

/// About what there are mails: a box for each part.
fn mails(cx: &PageContext, overview: &Overview) -> AnyView {
    let (texts, words) = (&cx.texts.children.more, &cx.texts.messages);
    let Mails { choices, is_stopped, saved } = &overview.mails;
    let calm = |text: &'static str| {
        view! { <p class="small">{text} " " <a href="/account/messages">{texts.messages}</a></p> }.into_any()
    };
    if choices.is_empty() {
        return calm(texts.told_nothing);
    }
    if *is_stopped {
        return calm(texts.mails_stopped);
    }
    let boxes = choices.iter().map(|(topic, wanted)| {
        let (name, words, wanted) = (topic.as_str(), topic.words(&cx.texts.school.topics).title, *wanted);
        view! {
            <label class="answer"><input type="checkbox" name="topic" value=name checked=wanted /><span>{words}</span></label>
        }
    });
    let boxes = boxes.collect_view();
    // What the page did not show is left as it is, whatever right came since.
    let shown: Vec<_> = choices.iter().map(|(topic, _)| topic.as_str()).collect();
    view! {
        <form id="mails" class="form mails" method="post" action=child_path(&overview.child.id, Place::Overview)>
            <input type="hidden" name="shown" value=shown.join(" ") />
            {saved.then(|| notice(Tone::Done, words.saved))}
            <fieldset class="field choices" aria-describedby="mails-hint">
                <legend>{texts.mails.title}</legend>
                <p class="hint" id="mails-hint">{texts.mails.text}</p>
                <div class="answers">{boxes}</div>
            </fieldset>
            {submit(Rank::Secondary, words.submit)}
        </form>
    }
    .into_any()
}

fn way(href: String, words: Outcome) -> AnyView {
    view! {
        <li><a class="need" href=href><span><b>{words.title}</b><span>{words.text}</span></span>{icon(Icon::Forward)}</a></li>
    }
    .into_any()
}
