//! What happened, by day, in sentences; a filter of plain links, pages of thirty, and the form of the file.

use leptos::prelude::*;
use portico_identity::activity::{ActivityAbout, ActivityFilter};
use portico_identity::events::{Category, EventKind};

use super::export::Format;
use super::sentence::sentence;
use crate::locale::isolate;
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::button::{Rank, submit};
use crate::ui::device::device_words;
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Activity {
    /// What of it.
    pub filter: ActivityFilter,
    /// The days on which something happened, the newest first.
    pub days: Vec<ActivityDay>,
    /// Where the older ones are.
    pub older: Option<String>,
    /// Whether there are later ones than these.
    pub later: bool,
    /// The kind of file that is chosen.
    pub format: Format,
}

/// One day.
#[derive(Clone, Debug)]
pub struct ActivityDay {
    /// Which one.
    pub day: Moment,
    /// What happened, the newest first.
    pub rows: Vec<ActivityRow>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct ActivityRow {
    /// What names it in paths.
    pub id: String,
    /// What.
    pub kind: EventKind,
    /// When on that day.
    pub at: Moment,
    /// Browser and system as they are kept; empty when it happened by itself.
    pub device: String,
    /// Whom and what it is about.
    pub about: ActivityAbout,
    /// How the person calls the passkey it is about.
    pub passkey: Option<String>,
    /// Whether freezing the account would take it back.
    pub can_disown: bool,
}

const FILTERS: [(&str, ActivityFilter); 7] = [
    ("all", ActivityFilter::All),
    ("sign-ins", ActivityFilter::SignIns),
    ("refused", ActivityFilter::Failures),
    ("changes", ActivityFilter::Changes),
    ("recovery", ActivityFilter::Recovery),
    ("privacy", ActivityFilter::Privacy),
    ("relations", ActivityFilter::Relations),
];

/// The filter of a name in the address; everything for an unknown one.
pub(super) fn filter_of(name: &str) -> ActivityFilter {
    FILTERS.into_iter().find(|(known, _)| *known == name).map_or(ActivityFilter::All, |(_, filter)| filter)
}

/// The name of a filter in the address.
pub(super) fn filter_name(filter: ActivityFilter) -> &'static str {
    FILTERS.into_iter().find(|(_, known)| *known == filter).map_or("all", |(name, _)| name)
}

/// The page.
pub fn page(cx: &PageContext, activity: &Activity) -> Page {
    let texts = &cx.texts.activity;
    let days = activity.days.iter().map(|day| one_day(cx, day)).collect_view();
    let empty = activity.days.is_empty().then(|| {
        view! { <section class="empty">{outcome_part(Icon::Clock, texts.empty)}</section> }
    });
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {filters(cx, activity.filter)}
        {days}
        {empty}
        {pages(cx, activity)}
        {export(cx, activity.format)}
    };
    account_page(cx, AccountPlace::Activity, texts.title, body)
}

fn filters(cx: &PageContext, current: ActivityFilter) -> AnyView {
    let texts = &cx.texts.activity;
    let links = FILTERS.map(|(name, filter)| {
        let label = match filter {
            ActivityFilter::All => texts.all,
            ActivityFilter::SignIns => texts.sign_ins,
            ActivityFilter::Failures => texts.failures,
            ActivityFilter::Changes => texts.changes,
            ActivityFilter::Recovery => texts.recovery,
            ActivityFilter::Privacy => texts.privacy,
            ActivityFilter::Relations => texts.relations,
        };
        let is_current = (filter == current).then_some("true");
        view! { <li><a href=format!("/account/activity?show={name}") aria-current=is_current>{label}</a></li> }
    });
    let links = links.into_iter().collect_view();
    view! { <nav class="filter" aria-label=texts.filter><ul>{links}</ul></nav> }.into_any()
}

fn one_day(cx: &PageContext, day: &ActivityDay) -> AnyView {
    let rows = day.rows.iter().map(|row| one_thing(cx, row)).collect_view();
    view! {
        <section class="day">
            <h2>{moment(&day.day)}</h2>
            <ol class="events">{rows}</ol>
        </section>
    }
    .into_any()
}

fn one_thing(cx: &PageContext, row: &ActivityRow) -> AnyView {
    let texts = &cx.texts.activity;
    let what = sentence(cx.texts, row.kind, &row.about);
    let (class, sign) = match row.kind.category() {
        Category::SignIns => ("event", Icon::Person),
        Category::Failures => ("event refused", Icon::Alert),
        Category::Changes => ("event", Icon::Check),
        Category::Recovery => ("event marked", Icon::Buoy),
        Category::Privacy => ("event", Icon::Shield),
        Category::Relations => ("event", Icon::Person),
    };
    let passkey = row.passkey.as_deref().map(|name| {
        let words = (texts.with_passkey)(&isolate(name));
        view! { " " <span>{words}</span> }
    });
    let device = (!row.device.is_empty()).then(|| {
        let words = device_words(cx.texts, &row.device);
        view! { " · " <span>{words}</span> }
    });
    let not_me = row.can_disown.then(|| {
        let label = (texts.not_me_about)(&what);
        view! { <a class="not-me" href=format!("/account/freeze?event={}", row.id) aria-label=label>{texts.not_me}</a> }
    });
    view! {
        <li class=class>
            {icon(sign)}
            <div>
                <p><b>{what}</b>{passkey}</p>
                <p class="small">{moment(&row.at)}{device}</p>
            </div>
            {not_me}
        </li>
    }
    .into_any()
}

fn pages(cx: &PageContext, activity: &Activity) -> Option<AnyView> {
    let texts = &cx.texts.activity;
    let newest = activity.later.then(|| {
        let href = format!("/account/activity?show={}", filter_name(activity.filter));
        view! { <a class="button" href=href rel="first">{texts.newest}</a> }
    });
    let older = activity.older.clone().map(|href| view! { <a class="button" href=href rel="next">{texts.older}</a> });
    (newest.is_some() || older.is_some())
        .then(|| view! { <nav class="actions" aria-label=texts.pages>{newest}{older}</nav> }.into_any())
}

fn export(cx: &PageContext, chosen: Format) -> AnyView {
    let texts = &cx.texts.activity;
    let answer = |value: &'static str, words: &'static str, format: Format| {
        view! {
            <label class="answer">
                <input type="radio" name="format" value=value checked=format == chosen /><span>{words}</span>
            </label>
        }
    };
    view! {
        <section class="card add">
            <h2>{texts.export}</h2>
            <p>{texts.export_text}</p>
            <form id="export-activity" class="form" method="post" action="/account/activity/export">
                <fieldset class="field choices">
                    <legend>{texts.format}</legend>
                    <div class="answers">{answer("csv", texts.csv, Format::Csv)}{answer("json", texts.json, Format::Json)}</div>
                </fieldset>
                {submit(Rank::Secondary, texts.export_submit)}
            </form>
        </section>
    }
    .into_any()
}
