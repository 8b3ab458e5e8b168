//! Results by subject: what they come to, the newest, and how it went, as a line with a table behind it.

use leptos::prelude::*;

use super::chart::{Progress, progress};
use super::whose::{Place, Whose, school_page};
use crate::features::records::{Stamp, stamps};
use crate::locale::{SchoolTopic, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Whose they are.
    pub whose: Whose,
    /// By subject, the one with the newest result first.
    pub subjects: Vec<SubjectCard>,
    /// When the schools last spoke.
    pub stamps: Vec<Stamp>,
}

/// A subject.
#[derive(Clone, Debug, Default)]
pub struct SubjectCard {
    /// Its id on the page.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The school, where there are several.
    pub school: Option<String>,
    /// What its marks come to, in words.
    pub average: Option<String>,
    /// Its results, the newest first.
    pub results: Vec<ResultRow>,
    /// Its marks as a line.
    pub progress: Progress,
}

/// One result in a list.
#[derive(Clone, Debug)]
pub struct ResultRow {
    /// Its page.
    pub href: String,
    /// What was done.
    pub title: String,
    /// When it was given.
    pub day: Moment,
    /// The mark in words; none when there is none yet.
    pub mark: Option<String>,
}

/// How many results stand in a card before the table.
const NEWEST: usize = 3;

/// The page.
pub fn results_page(cx: &PageContext, results: &Results) -> Page {
    let texts = &cx.texts.school.results;
    let subjects = results.subjects.iter().map(|subject| card(cx, subject)).collect_view();
    let empty = results.subjects.is_empty().then(|| {
        view! { <section class="empty">{outcome_part(Icon::Agreed, texts.empty)}</section> }
    });
    let body = view! {
        <h1>{texts.title}</h1>
        {empty}
        <ul class="cards subjects">{subjects}</ul>
        {stamps(&results.stamps)}
    };
    school_page(cx, &results.whose, Place::Of(SchoolTopic::Results), texts.title, body)
}

fn card(cx: &PageContext, subject: &SubjectCard) -> AnyView {
    let texts = &cx.texts.school.results;
    let school = subject.school.clone().map(|school| view! { <p class="small" dir="auto">{school}</p> });
    let average = subject.average.clone().map(|average| {
        view! {
            <p class="average"><span class="small">{texts.average}</span> " " <b>{average}</b></p>
        }
    });
    let newest = subject.results.iter().take(NEWEST).map(|row| result_line(cx, row)).collect_view();
    let folded = (subject.results.len() > 1).then(|| all(cx, subject));
    view! {
        <li class="card subject" id=subject.id.clone()>
            <div class="subject-head"><div><h2 dir="auto">{subject.name.clone()}</h2>{school}</div>{average}</div>
            {progress(cx, &subject.name, &subject.progress)}
            <ul class="result-lines">{newest}</ul>
            {folded}
        </li>
    }
    .into_any()
}

/// A result in one line.
pub(crate) fn result_line(cx: &PageContext, row: &ResultRow) -> AnyView {
    view! {
        <li>
            <a class="need" href=row.href.clone()>
                <span><b dir="auto">{row.title.clone()}</b><span>{moment(&row.day)}</span></span>
                {mark(cx, row)}
                {icon(Icon::Forward)}
            </a>
        </li>
    }
    .into_any()
}

fn mark(cx: &PageContext, row: &ResultRow) -> AnyView {
    match row.mark.clone() {
        Some(mark) => view! { <strong class="mark-words" dir="auto">{mark}</strong> }.into_any(),
        None => view! { <span class="small">{cx.texts.school.results.no_mark}</span> }.into_any(),
    }
}

/// All results of a subject, as a table one tap away.
fn all(cx: &PageContext, subject: &SubjectCard) -> AnyView {
    let texts = &cx.texts.school.results;
    let rows = subject.results.iter().map(|row| {
        view! {
            <tr>
                <td><a href=row.href.clone() dir="auto">{row.title.clone()}</a></td>
                <td data-label=texts.day>{moment(&row.day)}</td>
                <td data-label=texts.mark class="figures">{mark(cx, row)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let caption = (texts.table_of)(&isolate(&subject.name));
    view! {
        <details class="details">
            <summary>{(texts.all)(subject.results.len())}</summary>
            <table class="table">
                <caption class="unseen">{caption}</caption>
                <thead><tr><th scope="col">{texts.what}</th><th scope="col">{texts.day}</th><th scope="col">{texts.mark}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
