//! A field and what it found, the newest first. A plain form that works without script.

use leptos::prelude::*;

use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::Icon;
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was typed.
    pub words: String,
    /// Whether anything was.
    pub is_asked: bool,
    /// Whether it was more than is looked for.
    pub is_cut: bool,
    /// The newest first.
    pub rows: Vec<FoundRow>,
    /// Whether there is more than these.
    pub more: bool,
}

/// Something that was found.
#[derive(Clone, Debug, Default)]
pub struct FoundRow {
    /// What people call its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The child whose it is; empty for one's own.
    pub whose: String,
    /// Its day.
    pub day: Option<Moment>,
    /// Its page.
    pub href: Option<String>,
}

/// The page.
pub fn page(cx: &PageContext, found: &Found) -> Page {
    let texts = &cx.texts.search;
    let nothing = (found.is_asked && found.rows.is_empty()).then(|| {
        view! { <section class="empty">{outcome_part(Icon::Info, texts.nothing)}</section> }
    });
    let count = (!found.rows.is_empty()).then(|| {
        let words = if found.more { texts.more.to_owned() } else { (texts.count)(found.rows.len()) };
        view! { <p class="small" role="status">{words}</p> }
    });
    let cut = found.is_cut.then(|| view! { <p class="small">{texts.first_words}</p> });
    let rows = (!found.rows.is_empty()).then(|| {
        let rows = found.rows.iter().map(one_row).collect_view();
        view! { <ol class="events found">{rows}</ol> }
    });
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <search class="filter-place">
            <form id="search" class="filter-row" method="get" action="/portal/search">
                <div class="field grow">
                    <label for="q">{texts.words}</label>
                    <input id="q" name="q" class="input" type="search" dir="auto" maxlength="200" value=found.words.clone() autocomplete="off" />
                </div>
                <div class="actions"><button type="submit" class="button primary">{texts.go}</button></div>
            </form>
        </search>
        {cut}
        {count}
        {rows}
        {nothing}
    };
    Page::new(texts.title, Width::Wide, body)
}

fn one_row(row: &FoundRow) -> AnyView {
    let title = row.title.clone();
    let title = match row.href.clone() {
        Some(href) => view! { <a href=href dir="auto">{title}</a> }.into_any(),
        None => view! { <bdi>{title}</bdi> }.into_any(),
    };
    let whose = (!row.whose.is_empty()).then(|| view! { " · " <bdi>{row.whose.clone()}</bdi> });
    let day = row.day.as_ref().map(|day| view! { " · " {moment(day)} });
    view! {
        <li class="event">
            <div>
                <p><b>{title}</b></p>
                <p class="small"><bdi>{row.kind.clone()}</bdi>{whose}{day}</p>
            </div>
        </li>
    }
    .into_any()
}
