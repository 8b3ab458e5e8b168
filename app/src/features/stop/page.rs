//! Asking before stopping, because mail scanners open links; and what came of it.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Page, PageContext, Width};
use crate::ui::button::{Rank, link, submit};
use crate::ui::icon::Icon;
use crate::ui::outcome::outcome;

/// What the link is about.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The token, to be posted.
    pub token: String,
    /// The topic's title.
    pub title: String,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopOutcome {
    /// No mail of the topic comes any more.
    Stopped,
    /// The link is not one of ours, or was cut.
    Unknown,
}

/// The page with one button.
pub fn page(cx: &PageContext, stop: &Stop) -> Page {
    let texts = &cx.texts.messages;
    let body = view! {
        <h1>{texts.stop_title}</h1>
        <p class="lead">{(texts.stop_lead)(&isolate(&stop.title))}</p>
        <form id="stop" class="actions" method="post" action=action(&stop.token)>
            {submit(Rank::Primary, texts.stop_submit)}
        </form>
        <p class="small">{texts.stop_text}</p>
    };
    Page::new(texts.stop_title, Width::Narrow, body)
}

/// The same address that mail programs post to.
fn action(token: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("token", token);
    format!("/stop?{}", query.finish())
}

/// The page afterwards.
pub fn outcome_page(cx: &PageContext, came: StopOutcome) -> Page {
    let texts = &cx.texts.messages;
    let (sign, words) = match came {
        StopOutcome::Stopped => (Icon::Check, texts.stopped),
        StopOutcome::Unknown => (Icon::Mail, texts.unknown),
    };
    let body = view! {
        {outcome(sign, words)}
        <p class="actions">{link(Rank::Secondary, "/account/messages", texts.to_choices)}</p>
    };
    Page::new(words.title, Width::Narrow, body)
}
