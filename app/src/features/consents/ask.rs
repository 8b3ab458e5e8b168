//! Asked after signing in: what has another text by now, each by itself, and a way on without answering.

use leptos::prelude::*;

use super::card::question;
use super::page::{ConsentsNotice, told};
use super::position::Card;
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AskConsents {
    /// What is asked again; at least one.
    pub cards: Vec<Card>,
    /// What happened just now.
    pub notice: Option<ConsentsNotice>,
    /// Where it goes on afterwards.
    pub next: String,
}

/// The page.
pub fn ask_page(cx: &PageContext, ask: &AskConsents) -> Page {
    let texts = &cx.texts.consents;
    let cards = ask.cards.iter().map(|card| question(cx, card, &ask.next)).collect_view();
    let body = view! {
        <div class="outcome">
            <span class="outcome-sign">{icon(Icon::Agreed)}</span>
            <h1>{texts.ask.title}</h1>
            <p class="lead">{(texts.ask.lead)(ask.cards.len())}</p>
        </div>
        {ask.notice.map(|happened| told(texts, happened))}
        <ul class="cards">{cards}</ul>
        <p class="ask-later">
            <a class="button" href=ask.next.clone()>{texts.ask.later}</a>
            <span class="small">{texts.ask.later_text}</span>
        </p>
    };
    Page::new(texts.ask.title, Width::Narrow, body)
}
