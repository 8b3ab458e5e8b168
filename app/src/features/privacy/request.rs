//! What a person asked for: the list on the desk, and a page for each with the answer.

use leptos::prelude::*;
use portico_identity::rights::{RequestOutcome, RightsKind};

use super::form::About;
use super::page::way;
use crate::locale::{CorrectTexts, PrivacyTexts, RequestTexts, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, link};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// A request as the list has it.
#[derive(Clone, Debug)]
pub struct RequestRow {
    /// In the path of its page.
    pub id: String,
    /// What was asked.
    pub kind: RightsKind,
    /// When it is answered at the latest, the later date where there is one.
    pub due: Moment,
    /// When it was answered.
    pub closed: Option<Moment>,
    /// What came of it.
    pub outcome: Option<RequestOutcome>,
}

/// What the page of a request shows.
#[derive(Clone, Debug)]
pub struct RequestPage {
    /// As the list has it.
    pub row: RequestRow,
    /// When it was asked.
    pub asked: Moment,
    /// The stable name of what it is about; empty when the words say it.
    pub about: String,
    /// The person's own words.
    pub words: String,
    /// Why it takes longer, where it does.
    pub extension: Option<String>,
    /// The organisation's words.
    pub answer: String,
    /// Whether it was sent just now.
    pub sent: bool,
}

/// The list.
pub(super) fn requests(texts: &PrivacyTexts, rows: &[RequestRow]) -> AnyView {
    let words = &texts.requests;
    let list = match rows {
        [] => view! { <p>{words.empty}</p> }.into_any(),
        rows => list(words, rows),
    };
    view! {
        <section class="desk-part">
            <h2>{words.title}</h2>
            {list}
            <ul class="desk-ways">{way("/account/privacy/ask", Icon::Bubble, words.ask)}</ul>
        </section>
    }
    .into_any()
}

/// As many as a desk holds without looking full.
const MOST_ROWS: usize = 4;

fn list(texts: &RequestTexts, rows: &[RequestRow]) -> AnyView {
    let items = |rows: &[RequestRow]| rows.iter().map(|row| one(texts, row)).collect_view();
    let (newest, older) = rows.split_at(rows.len().min(MOST_ROWS));
    let older = (!older.is_empty()).then(|| {
        view! {
            <details class="details">
                <summary>{texts.older}</summary>
                <ul class="desk-ways">{items(older)}</ul>
            </details>
        }
    });
    view! { <ul class="desk-ways">{items(newest)}</ul> {older} }.into_any()
}

fn one(texts: &RequestTexts, row: &RequestRow) -> AnyView {
    let sign = if row.closed.is_some() { Icon::Check } else { Icon::Clock };
    view! {
        <li>
            <a class="need" href=format!("/account/privacy/requests/{}", row.id)>
                {icon(sign)}
                <span><b>{kind_words(texts, row.kind)}</b><span>{state_words(texts, row)}</span></span>
                {icon(Icon::Forward)}
            </a>
        </li>
    }
    .into_any()
}

/// Where it stands, in a sentence.
fn state_words(texts: &RequestTexts, row: &RequestRow) -> String {
    match (&row.closed, row.outcome) {
        // Its own day stands above everything else.
        (None, _) if row.kind == RightsKind::Erase => texts.under_way.to_owned(),
        (None, _) => (texts.answer_by)(&isolate(&row.due.words)),
        (Some(closed), Some(RequestOutcome::Withdrawn)) => (texts.withdrawn)(&isolate(&closed.words)),
        (Some(closed), Some(RequestOutcome::Done)) if is_done_by_itself(row.kind) => {
            (texts.done_on)(&isolate(&closed.words))
        }
        (Some(closed), Some(RequestOutcome::Done | RequestOutcome::Refused) | None) => {
            (texts.answered)(&isolate(&closed.words))
        }
    }
}

/// What needs no answer in words.
fn is_done_by_itself(kind: RightsKind) -> bool {
    match kind {
        RightsKind::Export | RightsKind::Erase | RightsKind::Restrict => true,
        RightsKind::Correct | RightsKind::Object | RightsKind::Other => false,
    }
}

fn kind_words(texts: &RequestTexts, kind: RightsKind) -> &'static str {
    match kind {
        RightsKind::Export => texts.kinds.export,
        RightsKind::Erase => texts.kinds.erase,
        RightsKind::Correct => texts.kinds.correct,
        RightsKind::Restrict => texts.kinds.restrict,
        RightsKind::Object => texts.kinds.object,
        RightsKind::Other => texts.kinds.other,
    }
}

/// The page of one.
pub fn request_page(cx: &PageContext, request: &RequestPage) -> Page {
    let (privacy, texts) = (&cx.texts.privacy, &cx.texts.privacy.requests);
    let title = kind_words(texts, request.row.kind);
    let due = isolate(&request.row.due.words);
    let sent = request.sent.then(|| notice(Tone::Done, (texts.sent)(&due)));
    let sign = if request.row.closed.is_some() { Icon::Check } else { Icon::Clock };
    let about = about_words(&privacy.correct, &request.about);
    let about = about.map(|about| view! { <div><dt>{texts.about}</dt><dd>{about}</dd></div> });
    let extended = request.extension.clone().filter(|_| request.row.closed.is_none()).map(|reason| {
        let extended = (texts.extended)(&due);
        view! { <section><p>{extended}</p><blockquote class="said" dir="auto">{reason}</blockquote></section> }
    });
    let words = (!request.words.is_empty()).then(|| said(texts.words, &request.words));
    let body = view! {
        <h1>{title}</h1>
        {sent}
        <div class="request-head">
            <p class="badge">{icon(sign)}<span>{state_words(texts, &request.row)}</span></p>
            <dl class="facts"><div><dt>{texts.asked}</dt><dd>{moment(&request.asked)}</dd></div>{about}</dl>
        </div>
        {extended}
        {words}
        {answer(texts, request)}
        <p class="actions">{link(Rank::Secondary, "/account/privacy", privacy.back)}</p>
    };
    account_page(cx, AccountPlace::Privacy, title, body)
}

/// What was said, as it was typed.
fn said(heading: &'static str, words: &str) -> AnyView {
    view! {
        <section>
            <h2>{heading}</h2>
            <blockquote class="said" dir="auto">{words.to_owned()}</blockquote>
        </section>
    }
    .into_any()
}

fn answer(texts: &RequestTexts, request: &RequestPage) -> AnyView {
    if request.row.closed.is_none() {
        return view! { <p class="small">{texts.waiting}</p> }.into_any();
    }
    let outcome = match request.row.outcome {
        Some(RequestOutcome::Done) | None => texts.done,
        Some(RequestOutcome::Refused) => texts.refused,
        Some(RequestOutcome::Withdrawn) => texts.taken_back,
    };
    let words = (!request.answer.is_empty())
        .then(|| view! { <blockquote class="said" dir="auto">{request.answer.clone()}</blockquote> });
    view! {
        <section>
            <h2>{texts.answer}</h2>
            <p><b>{outcome}</b></p>
            {words}
        </section>
        <p class="small">{texts.complain}</p>
    }
    .into_any()
}

/// What a correction is about, in words.
fn about_words(texts: &CorrectTexts, about: &str) -> Option<&'static str> {
    About::from_name(about).map(|about| texts.about_words(about))
}
