//! Confirming the members: one question each, none answered beforehand.

use leptos::prelude::*;
use uuid::Uuid;

use super::page::Due;
use crate::locale::{AttestTexts, ErrorCode, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice, refusals};
use crate::ui::button::{Rank, link, submit};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct AttestPage {
    /// Everybody.
    pub rows: Vec<AttestRow>,
    /// By when.
    pub due: Option<Due>,
    /// Why it was refused.
    pub error: Option<ErrorCode>,
    /// Whether the person used a passkey on the way; the form is as it was.
    pub kept: bool,
}

/// A member.
#[derive(Clone, Debug)]
pub struct AttestRow {
    /// In the name of the field.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// What they are, and how it stands.
    pub role: String,
    /// `keep`, `end`, or nothing yet.
    pub answer: String,
}

/// The page.
pub fn attest_page(cx: &PageContext, attest: &AttestPage) -> Page {
    let texts = &cx.texts.organisation.attest;
    let refused = refusals(cx.texts, &[("members", attest.error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let due = attest.due.as_ref().map(|due| {
        let words = if due.is_over { texts.overdue.to_owned() } else { (texts.due)(&isolate(&due.day.words)) };
        view! { <p>{words}</p> }
    });
    let rows = attest.rows.iter().map(|row| question(texts, row)).collect_view();
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {due}
        {attest.kept.then(|| notice(Tone::Note, cx.texts.account.kept))}
        {refused}
        <form id="attest" class="form" method="post" action="/account/organisation/attest" novalidate=true>
            <div id="members" class="attest">{rows}</div>
            <div class="actions">
                {submit(Rank::Primary, texts.submit)}
                {link(Rank::Secondary, "/account/organisation", cx.texts.organisation.back)}
            </div>
        </form>
    };
    Page { switch_through: Some("attest"), ..account_page(cx, AccountPlace::Organisation, title, body) }
}

fn question(texts: &AttestTexts, row: &AttestRow) -> AnyView {
    let AttestRow { id, name, role, answer } = row.clone();
    let answers = [("keep", texts.keep), ("end", texts.end)].map(|(value, words)| {
        let checked = answer == value;
        view! {
            <label class="answer">
                <input type="radio" name=format!("member-{id}") value=value checked=checked required=true /><span>{words}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field choices">
            <legend>{(texts.question)(&isolate(&name))}</legend>
            <p class="hint">{role}</p>
            <div class="answers">{answers.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
