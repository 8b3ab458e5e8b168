//! The list of sessions: this one first and marked, then the others, each with a button that ends it.

use leptos::prelude::*;

use crate::locale::{SessionsTexts, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, submit};
use crate::ui::device::device_words;
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    /// The sessions, this one first.
    pub rows: Vec<SessionRow>,
    /// What was done just now.
    pub notice: Option<SessionsNotice>,
}

/// What was done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionsNotice {
    /// One was ended.
    Ended,
    /// All others were ended.
    OthersEnded,
    /// The one to end is not there.
    Gone,
}

/// One session.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// What names it in paths.
    pub handle: String,
    /// Browser and system as they are kept.
    pub device: String,
    /// Roughly where its network is, if that is known.
    pub place: Option<String>,
    /// When it began.
    pub first_seen: Moment,
    /// When it was last used.
    pub last_seen: Moment,
    /// Whether it is the one that looks.
    pub current: bool,
}

/// The page.
pub fn page(cx: &PageContext, sessions: &Sessions) -> Page {
    let texts = &cx.texts.sessions;
    let (here, elsewhere): (Vec<_>, Vec<_>) = sessions.rows.iter().partition(|row| row.current);
    let here = here.into_iter().map(|row| card(cx, row)).collect_view();
    let others = if elsewhere.is_empty() {
        view! { <section class="empty">{outcome_part(Icon::Check, texts.alone)}</section> }.into_any()
    } else {
        others(cx, &elsewhere)
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {sessions.notice.map(|reason| told(texts, reason))}
        <section>
            <h2 class="unseen">{texts.this_one}</h2>
            <ul class="cards">{here}</ul>
        </section>
        {others}
    };
    account_page(cx, AccountPlace::Sessions, texts.title, body)
}

fn told(texts: &SessionsTexts, reason: SessionsNotice) -> AnyView {
    match reason {
        SessionsNotice::Ended => notice(Tone::Done, texts.ended),
        SessionsNotice::OthersEnded => notice(Tone::Done, texts.others_ended),
        SessionsNotice::Gone => notice(Tone::Note, texts.gone),
    }
}

fn others(cx: &PageContext, rows: &[&SessionRow]) -> AnyView {
    let texts = &cx.texts.sessions;
    let cards = rows.iter().map(|row| card(cx, row)).collect_view();
    view! {
        <section>
            <h2>{texts.others}</h2>
            <ul class="cards">{cards}</ul>
        </section>
        <form id="end-others" class="end-others" method="post" action="/account/sessions/end-others">
            <p>{texts.end_others_text}</p>
            {submit(Rank::Secondary, texts.end_others)}
        </form>
    }
    .into_any()
}

fn card(cx: &PageContext, row: &SessionRow) -> AnyView {
    let texts = &cx.texts.sessions;
    let device = device_words(cx.texts, &row.device);
    let place = row.place.clone().map(|place| view! { <div><dt>{texts.place}</dt><dd dir="auto">{place}</dd></div> });
    let last_seen = if row.current { texts.now.into_any() } else { moment(&row.last_seen).into_any() };
    let mark =
        row.current.then(|| view! { <p class="badge here">{icon(Icon::Check)}<span>{texts.this_one}</span></p> });
    let end = (!row.current).then(|| end(texts, &row.handle, &device));
    view! {
        <li class="card session-card">
            <span class="card-sign">{icon(Icon::Device)}</span>
            <h3>{device.clone()}</h3>
            {mark}
            {end}
            <dl class="facts">
                <div><dt>{texts.first_seen}</dt><dd>{moment(&row.first_seen)}</dd></div>
                <div><dt>{texts.last_seen}</dt><dd>{last_seen}</dd></div>
                {place}
            </dl>
        </li>
    }
    .into_any()
}

fn end(texts: &SessionsTexts, handle: &str, device: &str) -> AnyView {
    let label = (texts.end_named)(&isolate(device));
    view! {
        <form id=format!("end-{handle}") method="post" action=format!("/account/sessions/{handle}/end")>
            <button type="submit" class="button" aria-label=label data-action="session-end">{texts.end}</button>
        </form>
    }
    .into_any()
}
