//! A list of records: the stamp of its sources, the filter as a plain form, the months as tables that become cards where there is no room.

use leptos::prelude::*;

use super::cell::{cell, head};
use super::filter_row::filter_row;
use super::island::InstantFilter;
use super::stamp::stamps;
use super::view::{Column, Group, ListView, Row};
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};
use crate::ui::outcome::outcome_part;

/// A page that is a list and nothing else.
pub fn list_page(cx: &PageContext, list: &ListView) -> Page {
    let lead = (!list.lead.is_empty()).then(|| view! { <p class="lead">{list.lead.clone()}</p> });
    let body = view! {
        {list.back.as_ref().map(back)}
        <h1 dir="auto">{list.title.clone()}</h1>
        {lead}
        {list_view(cx, list)}
    };
    Page { islands: islands_of(list), ..Page::new(list.title.clone(), Width::Wide, body) }
}

/// The list itself. Where it is part of a page, that page has put a heading over it.
pub fn list_view(cx: &PageContext, list: &ListView) -> AnyView {
    let groups = list.groups.iter().map(|group| one_group(list, group)).collect_view();
    let is_empty = list.groups.iter().all(|group| group.rows.is_empty());
    let filtered = match &list.filter {
        Some(filter) => {
            let row = filter_row(cx, &list.path, filter);
            let here = view! { <p class="small" role="status"><span data-told="here" hidden>{cx.texts.records.here}</span></p> };
            view! { <InstantFilter>{row}{here}{groups}</InstantFilter> }.into_any()
        }
        None => groups.into_any(),
    };
    view! {
        {stamps(&list.stamps)}
        {filtered}
        {is_empty.then(|| nothing(cx, list))}
        {pages(cx, list)}
        {(!is_empty).then(|| file(cx, list))}
    }
    .into_any()
}

/// Whether a page with this list has something to wake: the filter, which works without as well.
#[must_use]
pub fn islands_of(list: &ListView) -> Islands {
    if list.filter.is_some() { Islands::Idle } else { Islands::None }
}

/// The way back to the page above.
pub fn back(link: &super::view::Link) -> AnyView {
    let super::view::Link { href, words } = link.clone();
    view! { <p class="back"><a href=href>{icon(Icon::Forward)}<span dir="auto">{words}</span></a></p> }.into_any()
}

fn nothing(cx: &PageContext, list: &ListView) -> AnyView {
    let texts = &cx.texts.records;
    let is_filtered = list.newest.is_some() || list.filter.as_ref().is_some_and(|filter| filter.is_on);
    let words = if is_filtered { texts.nothing_found } else { list.nothing.unwrap_or(texts.nothing) };
    let all = is_filtered.then(|| {
        view! { <p><a class="button" href=list.path.clone()>{texts.show_all}</a></p> }
    });
    view! { <section class="empty">{outcome_part(Icon::Info, words)}{all}</section> }.into_any()
}

fn one_group(list: &ListView, group: &Group) -> Option<AnyView> {
    let Group { title, sums, rows } = group;
    if rows.is_empty() {
        return None;
    }
    let heading = (!title.is_empty()).then(|| {
        if list.is_part {
            view! { <h3>{title.clone()}</h3> }.into_any()
        } else {
            view! { <h2>{title.clone()}</h2> }.into_any()
        }
    });
    let sums = sums.clone().map(|sums| view! { <p class="small figures">{sums.words}</p> });
    let caption = if title.is_empty() { list.title.clone() } else { format!("{}, {title}", list.title) };
    if let Some(unfolded) = &list.unfolded {
        return Some(folded(title, title == unfolded, table(caption, &list.columns, rows)));
    }
    let above = (heading.is_some() || sums.is_some()).then(|| view! { <div class="month-head">{heading}{sums}</div> });
    Some(view! { <section class="month">{above}{table(caption, &list.columns, rows)}</section> }.into_any())
}

/// A group behind its title.
fn folded(title: &str, is_open: bool, table: AnyView) -> AnyView {
    view! { <details class="details month" open=is_open><summary><b>{title.to_owned()}</b></summary><div>{table}</div></details> }.into_any()
}

/// A table of records, with a caption for whoever does not see what stands above it.
fn table(caption: String, columns: &[Column], rows: &[Row]) -> AnyView {
    let heads = columns.iter().map(head).collect_view();
    let rows = rows.iter().map(|row| one_row(columns, row)).collect_view();
    view! {
        <table class="table records">
            <caption class="unseen">{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn one_row(columns: &[Column], row: &Row) -> AnyView {
    let cells = columns.iter().zip(&row.cells).map(|(column, value)| cell(column, value, row.href.as_deref()));
    let cells = cells.collect_view();
    view! { <tr>{cells}</tr> }.into_any()
}

fn pages(cx: &PageContext, list: &ListView) -> Option<AnyView> {
    let texts = &cx.texts.records;
    let newest = list.newest.clone().map(|href| view! { <a class="button" href=href rel="first">{texts.newest}</a> });
    let older = list.older.clone().map(|href| view! { <a class="button" href=href rel="next">{texts.older}</a> });
    (newest.is_some() || older.is_some())
        .then(|| view! { <nav class="actions" aria-label=texts.pages>{newest}{older}</nav> }.into_any())
}

fn file(cx: &PageContext, list: &ListView) -> Option<AnyView> {
    let texts = &cx.texts.records;
    list.csv.clone().map(|href| {
        view! {
            <p class="file">
                <a class="button quiet" href=href>{icon(Icon::Download)}<span>{texts.file}</span></a>
                <span class="small">{texts.file_hint}</span>
            </p>
        }
        .into_any()
    })
}
