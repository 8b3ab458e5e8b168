//! Who looked, at what and when, by day; for guardians a plain link to each child's list.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Each child's list: its address, the name, and whether it is this one. None for whoever is no guardian.
    pub whose: Vec<(String, String, bool)>,
    /// The child whose list it is; none for one's own.
    pub child: Option<String>,
    /// The days on which somebody looked, the newest first.
    pub days: Vec<SeenDay>,
    /// Where the older ones are.
    pub older: Option<String>,
    /// Where the newest are, when these are not.
    pub newest: Option<String>,
}

/// One day.
#[derive(Clone, Debug)]
pub struct SeenDay {
    /// Which one.
    pub day: Moment,
    /// Who looked, the newest first.
    pub rows: Vec<SeenRow>,
}

/// One look.
#[derive(Clone, Debug)]
pub struct SeenRow {
    /// Who looked at what, in a sentence.
    pub words: String,
    /// As what they did.
    pub relation: String,
    /// Whose data it was; empty for none in particular.
    pub organisation: String,
    /// When on that day.
    pub at: Moment,
}

/// The page.
pub fn page(cx: &PageContext, seen: &Seen) -> Page {
    let texts = &cx.texts.seen;
    let days = seen.days.iter().map(one_day).collect_view();
    let empty = seen.days.is_empty().then(|| {
        view! { <section class="empty">{outcome_part(Icon::Eye, texts.empty)}</section> }
    });
    let lead = match &seen.child {
        Some(child) => (texts.lead_child)(&isolate(child)),
        None => texts.lead.to_owned(),
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{lead}</p>
        {whose(cx, seen)}
        {days}
        {empty}
        {pages(cx, seen)}
    };
    account_page(cx, AccountPlace::Seen, texts.title, body)
}

fn whose(cx: &PageContext, seen: &Seen) -> Option<AnyView> {
    if seen.whose.is_empty() {
        return None;
    }
    let texts = &cx.texts.seen;
    let own = seen.child.is_none().then_some("true");
    let links = seen.whose.iter().map(|(href, name, is_current)| {
        let is_current = is_current.then_some("true");
        view! { <li><a href=href.clone() aria-current=is_current dir="auto">{name.clone()}</a></li> }
    });
    let links = links.collect_view();
    let nav = view! {
        <nav class="filter" aria-label=texts.whose>
            <ul><li><a href="/account/seen" aria-current=own>{texts.mine}</a></li>{links}</ul>
        </nav>
    };
    Some(nav.into_any())
}

fn one_day(day: &SeenDay) -> AnyView {
    let rows = day.rows.iter().map(one_look).collect_view();
    view! {
        <section class="day">
            <h2>{moment(&day.day)}</h2>
            <ol class="events">{rows}</ol>
        </section>
    }
    .into_any()
}

fn one_look(row: &SeenRow) -> AnyView {
    let organisation = (!row.organisation.is_empty()).then(|| view! { " · " <bdi>{row.organisation.clone()}</bdi> });
    view! {
        <li class="event">
            {icon(Icon::Eye)}
            <div>
                <p><b>{row.words.clone()}</b></p>
                <p class="small">{moment(&row.at)} " · " {row.relation.clone()}{organisation}</p>
            </div>
        </li>
    }
    .into_any()
}

fn pages(cx: &PageContext, seen: &Seen) -> Option<AnyView> {
    let texts = &cx.texts.seen;
    let newest = seen.newest.clone().map(|href| view! { <a class="button" href=href rel="first">{texts.newest}</a> });
    let older = seen.older.clone().map(|href| view! { <a class="button" href=href rel="next">{texts.older}</a> });
    (newest.is_some() || older.is_some())
        .then(|| view! { <nav class="actions" aria-label=texts.pages>{newest}{older}</nav> }.into_any())
}
