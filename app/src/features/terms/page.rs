//! The terms that wait for the person, each with a button, and those that they agreed to.

use leptos::prelude::*;

use crate::locale::{TermsTexts, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::icon::Icon;
use crate::ui::moment::Moment;
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// What waits.
    pub waiting: Vec<WaitingRow>,
    /// What was agreed to, the newest first.
    pub accepted: Vec<AcceptedRow>,
    /// What was done just now.
    pub notice: Option<TermsNotice>,
}

/// What was done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsNotice {
    /// One was agreed to.
    Accepted,
    /// The text that was read is not the newest any more.
    TextChanged,
}

/// A document that waits.
#[derive(Clone, Debug)]
pub struct WaitingRow {
    /// Its name in paths.
    pub document: String,
    /// Its version.
    pub version: i64,
    /// Its title.
    pub title: String,
    /// What changed since the version before; empty in the first.
    pub changed: String,
    /// The hash of the text, small hexadecimal letters.
    pub hash: String,
    /// Until when the person may go on without; none when that is over.
    pub until: Option<Moment>,
}

/// A document that was agreed to.
#[derive(Clone, Debug)]
pub struct AcceptedRow {
    /// Its name in paths.
    pub document: String,
    /// Its version.
    pub version: i64,
    /// Its title then.
    pub title: String,
    /// When.
    pub at: Moment,
}

/// The page.
pub fn page(cx: &PageContext, terms: &Terms) -> Page {
    let texts = &cx.texts.terms;
    let told = terms.notice.map(|done| match done {
        TermsNotice::Accepted => notice(Tone::Done, texts.thanks),
        TermsNotice::TextChanged => notice(Tone::Note, texts.text_changed),
    });
    let waiting = if terms.waiting.is_empty() {
        view! { <section class="empty">{outcome_part(Icon::Check, texts.nothing)}</section> }.into_any()
    } else {
        waiting(texts, &terms.waiting)
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {told}
        {waiting}
        {accepted(texts, &terms.accepted)}
    };
    account_page(cx, AccountPlace::Privacy, texts.title, body)
}

fn waiting(texts: &TermsTexts, rows: &[WaitingRow]) -> AnyView {
    let cards = rows.iter().map(|row| card(texts, row)).collect_view();
    view! {
        <section>
            <h2>{texts.waiting}</h2>
            <ul class="cards">{cards}</ul>
            <p class="aside">{texts.otherwise} " " <a href="/account/privacy">{texts.otherwise_link}</a></p>
        </section>
    }
    .into_any()
}

fn card(texts: &TermsTexts, row: &WaitingRow) -> AnyView {
    let read = format!("/legal/{}?version={}", row.document, row.version);
    let until = row.until.as_ref().map_or_else(|| texts.now.to_owned(), |day| (texts.until)(&isolate(&day.words)));
    let changed = (!row.changed.is_empty()).then(|| view! { <p dir="auto">{row.changed.clone()}</p> });
    let label = (texts.accept_named)(&isolate(&row.title));
    view! {
        <li class="card terms-card">
            <h3 dir="auto">{row.title.clone()}</h3>
            {changed}
            <p>{until}</p>
            <p><a href=read>{texts.read}</a></p>
            <form
                id=format!("accept-terms-{}", row.document)
                method="post"
                action=format!("/account/terms/{}", row.document)
            >
                <input type="hidden" name="text" value=row.hash.clone() />
                <button type="submit" class="button primary" aria-label=label>{texts.accept}</button>
            </form>
        </li>
    }
    .into_any()
}

fn accepted(texts: &TermsTexts, rows: &[AcceptedRow]) -> Option<AnyView> {
    let items = rows.iter().map(|row| {
        let href = format!("/legal/{}?version={}", row.document, row.version);
        let (exact, machine) = (row.at.exact.clone(), row.at.machine.clone());
        let on = (texts.accepted_on)(row.version, &isolate(&row.at.words));
        view! {
            <li>
                <a href=href dir="auto">{row.title.clone()}</a>
                " · "
                <time datetime=machine title=exact>{on}</time>
            </li>
        }
    });
    let items = items.collect_view();
    (!rows.is_empty())
        .then(|| view! { <section class="prose"><h2>{texts.accepted}</h2><ul>{items}</ul></section> }.into_any())
}
