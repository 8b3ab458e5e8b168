//! The list: what waits for an answer first, then what can be decided, then what is needed and why.

use leptos::prelude::*;

use super::card::card;
use super::position::{Card, Position};
use crate::locale::{ConsentsTexts, Outcome};
use crate::shell::{Flash, Islands, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::icon::{Icon, icon};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Consents {
    /// Every purpose, in the order in which they were published.
    pub cards: Vec<Card>,
    /// What happened just now.
    pub notice: Option<ConsentsNotice>,
    /// Whether the person restricted the use of their data.
    pub restricted: bool,
}

/// What happened just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentsNotice {
    /// The person agreed.
    Agreed,
    /// The person declined.
    Declined,
    /// The text is another one than the one that was read.
    TextChanged,
    /// What was posted cannot be decided now.
    NotNow,
}

impl ConsentsNotice {
    /// The notice of a message left for this page.
    pub(crate) fn of(flash: Flash) -> Option<Self> {
        if flash == Flash::ConsentGiven {
            return Some(Self::Agreed);
        }
        (flash == Flash::ConsentDeclined).then_some(Self::Declined)
    }
}

/// The page.
pub fn page(cx: &PageContext, consents: &Consents) -> Page {
    let texts = &cx.texts.consents;
    let (needed, own): (Vec<_>, Vec<_>) = consents.cards.iter().partition(|card| card.position == Position::Needed);
    let (asking, decided): (Vec<_>, Vec<_>) = own.into_iter().partition(|card| card.again);
    let islands = if consents.cards.iter().any(Card::has_switch) { Islands::Idle } else { Islands::None };
    let nothing = consents.cards.is_empty().then(|| {
        view! { <section class="empty">{outcome_part(Icon::Agreed, texts.empty)}</section> }
    });
    let needed_text = Some(texts.needed_text);
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {consents.notice.map(|happened| told(texts, happened))}
        {cx.gpc.then(|| standing(texts.signal, None))}
        {consents.restricted.then(|| standing(texts.restricted, Some(("/account/privacy", texts.restricted_link))))}
        {nothing}
        {group(cx, texts.asking, None, &asking)}
        {group(cx, texts.yours, None, &decided)}
        {group(cx, texts.needed, needed_text, &needed)}
    };
    Page { islands, ..account_page(cx, AccountPlace::Consents, texts.title, body) }
}

fn group(
    cx: &PageContext,
    heading: &'static str,
    text: Option<&'static str>,
    cards: &[&Card],
) -> Option<impl IntoView + use<>> {
    let list = cards.iter().map(|one| card(cx, one)).collect_view();
    let text = text.map(|text| view! { <p class="small">{text}</p> });
    (!cards.is_empty()).then(|| view! { <section><h2>{heading}</h2>{text}<ul class="cards">{list}</ul></section> })
}

/// What holds for several cards at once.
fn standing(words: Outcome, link: Option<(&'static str, &'static str)>) -> AnyView {
    let link = link.map(|(href, label)| view! { <p><a href=href>{label}</a></p> });
    view! {
        <section class="notice">
            {icon(Icon::Shield)}
            <div><h2>{words.title}</h2><p>{words.text}</p>{link}</div>
        </section>
    }
    .into_any()
}

/// What happened just now.
pub(super) fn told(texts: &ConsentsTexts, happened: ConsentsNotice) -> AnyView {
    match happened {
        ConsentsNotice::Agreed => notice(Tone::Done, texts.agreed),
        ConsentsNotice::Declined => notice(Tone::Done, texts.declined),
        ConsentsNotice::NotNow => notice(Tone::Note, texts.not_now),
        ConsentsNotice::TextChanged => {
            let words = texts.text_changed;
            view! {
                <div class="notice problem" role="alert" tabindex="-1" autofocus=true>
                    {icon(Icon::Alert)}
                    <div><h2>{words.title}</h2><p>{words.text}</p></div>
                </div>
            }
            .into_any()
        }
    }
}
