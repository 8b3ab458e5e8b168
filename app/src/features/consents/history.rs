//! Every decision about a purpose, the newest first, each with the text as it was.

use leptos::prelude::*;
use portico_identity::consents::{Actor, Channel, ConsentState};
use portico_identity::publications::PurposeText;

use super::card::text_facts;
use crate::locale::ConsentHistoryTexts;
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct History {
    /// The title of the purpose.
    pub title: String,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// One decision, ready to show.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Names it, in the path of its receipt.
    pub event: String,
    /// When.
    pub at: Moment,
    /// What was decided.
    pub state: ConsentState,
    /// Whether it was about something that is used unless somebody objects.
    pub objectable: bool,
    /// Who decided.
    pub actor: Actor,
    /// Where.
    pub channel: Channel,
    /// Until when it holds.
    pub until: Option<Moment>,
    /// The text that was read.
    pub text: PurposeText,
    /// The language of that text.
    pub language: String,
    /// Its version.
    pub version: i64,
    /// SHA-256 of it, in hexadecimal.
    pub hash: String,
}

/// The page.
pub fn history_page(cx: &PageContext, history: &History) -> Page {
    let texts = &cx.texts.consents.history;
    let entries = history.entries.iter().map(|entry| row(cx, entry)).collect_view();
    let list = if history.entries.is_empty() {
        view! { <p>{texts.empty}</p> }.into_any()
    } else {
        view! { <ol class="cards" reversed=true>{entries}</ol> }.into_any()
    };
    let body = view! {
        <p class="back"><a href="/account/consents">{icon(Icon::Forward)}{texts.back}</a></p>
        <h1 dir="auto">{history.title.clone()}</h1>
        <p class="lead">{texts.lead}</p>
        <section><h2 class="unseen">{texts.decisions}</h2>{list}</section>
    };
    account_page(cx, AccountPlace::Consents, history.title.clone(), body)
}

fn row(cx: &PageContext, entry: &Entry) -> AnyView {
    let texts = &cx.texts.consents.history;
    let href = format!("/account/consents/receipts/{}", entry.event);
    let until = entry.until.as_ref().map(|until| view! { <div><dt>{texts.until}</dt><dd>{moment(until)}</dd></div> });
    view! {
        <li class="card decision">
            <span class="card-sign">{icon(sign(entry.state))}</span>
            <h3>{decided(texts, entry.state, entry.objectable)}</h3>
            <p class="small">{moment(&entry.at)}</p>
            <dl class="facts">
                <div><dt>{texts.by}</dt><dd>{actor(texts, entry.actor)}</dd></div>
                <div><dt>{texts.place}</dt><dd>{channel(texts, entry.channel)}</dd></div>
                {until}
            </dl>
            <details class="details">
                <summary>{(texts.text)(entry.version)}</summary>
                <div>{as_it_was(cx, &entry.text, &entry.language)}{fingerprint(texts, &entry.hash)}</div>
            </details>
            <p class="actions"><a class="button" href=href>{icon(Icon::Agreed)}<span>{texts.receipt}</span></a></p>
        </li>
    }
    .into_any()
}

fn sign(state: ConsentState) -> Icon {
    match state {
        ConsentState::Given => Icon::Check,
        ConsentState::Refused | ConsentState::Withdrawn => Icon::Declined,
        ConsentState::Expired => Icon::Clock,
        ConsentState::Requested => Icon::Bubble,
    }
}

/// What was decided, in a word or two.
pub(super) fn decided(texts: &ConsentHistoryTexts, state: ConsentState, objectable: bool) -> &'static str {
    match (state, objectable) {
        (ConsentState::Requested, _) => texts.requested,
        (ConsentState::Expired, _) => texts.expired,
        (ConsentState::Given, false) => texts.given,
        (ConsentState::Given, true) => texts.allowed,
        (ConsentState::Refused, false) => texts.refused,
        (ConsentState::Withdrawn, false) => texts.withdrawn,
        (ConsentState::Refused | ConsentState::Withdrawn, true) => texts.objected,
    }
}

/// Who decided.
pub(super) fn actor(texts: &ConsentHistoryTexts, actor: Actor) -> &'static str {
    match actor {
        Actor::You => texts.you,
        Actor::Guardian => texts.guardian,
        Actor::Signal => texts.signal,
        Actor::Rule => texts.rule,
    }
}

/// Where it was decided.
pub(super) fn channel(texts: &ConsentHistoryTexts, channel: Channel) -> &'static str {
    match channel {
        Channel::Account => texts.account,
        Channel::SignIn => texts.sign_in,
        Channel::Mail => texts.mail,
        Channel::Gpc => texts.gpc,
        Channel::Portal => texts.portal,
    }
}

/// A text as it was read, in its own language.
pub(super) fn as_it_was(cx: &PageContext, text: &PurposeText, language: &str) -> AnyView {
    let (title, sentence) = (text.title.clone(), text.sentence.clone());
    view! {
        <div class="as-it-was">
            <p lang=language.to_owned() dir="auto"><b>{title}</b></p>
            <p lang=language.to_owned() dir="auto">{sentence}</p>
            {text_facts(&cx.texts.consents, text)}
        </div>
    }
    .into_any()
}

/// The hash by which the text can be told from any other.
pub(super) fn fingerprint(texts: &ConsentHistoryTexts, hash: &str) -> AnyView {
    view! { <p class="small">{texts.fingerprint} " " <code dir="ltr">{hash.to_owned()}</code></p> }.into_any()
}
