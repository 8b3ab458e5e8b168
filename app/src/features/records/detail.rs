//! A record on its own page: what it is called, its sum and state, and the rest as labels with values.

use leptos::prelude::*;
use portico_identity::portal::kinds::{Format, Kind};
use portico_identity::portal::{Freshness, Shown, Why};

use super::build::{state_of, sum_of, title_of};
use super::cell::{shown as shown_value, state_badge, sum_view};
use super::list::back;
use super::reader::Reader;
use super::stamp::{stamp_of, stamps};
use super::value::value_of;
use super::view::{Cell, DetailView, Link};
use crate::locale::RecordsTexts;
use crate::shell::{Page, PageContext, Width};

/// What a record's page shows.
#[must_use]
pub fn detail_of(
    reader: &Reader,
    kind: &Kind,
    shown: &Shown,
    freshness: &[Freshness],
    back: Option<Link>,
) -> DetailView {
    let language = reader.language.tag();
    let texts = &reader.language.texts().records;
    let said = [Some(&kind.title), kind.currency.as_ref(), kind.amount.as_ref(), kind.state.as_ref()];
    let rest = kind
        .fields
        .iter()
        .filter(|field| field.format != Format::File && !said.into_iter().flatten().any(|name| *name == field.name));
    let facts = rest.map(|field| (field.label(language).to_owned(), value_of(reader, kind, field, shown)));
    let hidden = shown.hidden.iter().filter_map(|hidden| {
        let label = kind.field(&hidden.name)?.label(language).to_owned();
        Some((label, why_words(texts, hidden.why).to_owned()))
    });
    DetailView {
        title: title_of(reader, kind, shown),
        kind: kind.label(language).one.clone(),
        back,
        sum: sum_of(reader, kind, shown),
        state: state_of(reader, kind, shown),
        facts: facts.filter(|(_, value)| *value != Cell::Empty).collect(),
        hidden: hidden.collect(),
        stamps: freshness.iter().map(|freshness| stamp_of(reader, freshness)).collect(),
    }
}

/// Why something is not shown, in a sentence.
#[must_use]
pub fn why_words(texts: &RecordsTexts, why: Why) -> &'static str {
    match why {
        Why::NoRelation | Why::NotInRights => texts.hidden_no_right,
        Why::HandedOver { .. } => texts.hidden_of_age,
        Why::Withheld => texts.hidden_withheld,
        Why::Private => texts.hidden_private,
    }
}

/// A page that is a record and nothing else.
pub fn detail_page(cx: &PageContext, detail: &DetailView) -> Page {
    let kind = (detail.kind != detail.title).then(|| view! { <p class="small">{detail.kind.clone()}</p> });
    let body = view! {
        {detail.back.as_ref().map(back)}
        <div class="record-head">{kind}<h1 dir="auto">{detail.title.clone()}</h1></div>
        {detail_view(cx, detail)}
    };
    Page::new(detail.title.clone(), Width::Wide, body)
}

/// The record itself, under its heading.
pub fn detail_view(cx: &PageContext, detail: &DetailView) -> AnyView {
    let texts = &cx.texts.records;
    let sum = detail.sum.as_ref().map(|sum| view! { <p class="sum-large">{sum_view(sum)}</p> });
    let state = detail.state.as_ref().map(|state| view! { <p>{state_badge(state)}</p> });
    let facts = detail.facts.iter().map(|(label, value)| {
        view! { <div><dt>{label.clone()}</dt><dd>{shown_value(value)}</dd></div> }
    });
    let facts = facts.collect_view();
    let hidden = (!detail.hidden.is_empty()).then(|| {
        let fields = detail.hidden.iter().map(|(label, why)| {
            view! { <div><dt>{label.clone()}</dt><dd>{why.clone()}</dd></div> }
        });
        let fields = fields.collect_view();
        view! { <section class="kept"><h2>{texts.hidden}</h2><dl class="record-facts">{fields}</dl></section> }
    });
    view! {
        {sum}
        {state}
        <dl class="record-facts">{facts}</dl>
        {hidden}
        {stamps(&detail.stamps)}
    }
    .into_any()
}
