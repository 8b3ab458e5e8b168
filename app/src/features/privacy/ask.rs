//! Asking anything else about one's data, in one's own words.

use leptos::prelude::*;

use crate::locale::ErrorCode;
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::refusals;
use crate::ui::button::{Rank, link, submit};
use crate::ui::words::{Words, words};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// What was typed.
    pub words: String,
    /// Why it was refused.
    pub words_error: Option<ErrorCode>,
}

/// The page.
pub fn ask_page(cx: &PageContext, ask: &Ask) -> Page {
    let texts = &cx.texts.privacy.ask;
    let refused = refusals(cx.texts, &[("words", ask.words_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let (label, hint) = texts.words;
    let typed = Words { id: "words", label, hint, value: ask.words.clone(), error: ask.words_error };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {refused}
        <form id="ask-right" class="form" method="post" action="/account/privacy/ask" novalidate=true>
            {words(cx.texts, typed)}
            <div class="actions">
                {submit(Rank::Primary, texts.submit)}
                {link(Rank::Secondary, "/account/privacy", cx.texts.privacy.back)}
            </div>
        </form>
    };
    Page { switch_through: Some("ask-right"), ..account_page(cx, AccountPlace::Privacy, title, body) }
}
