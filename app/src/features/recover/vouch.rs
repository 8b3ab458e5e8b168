//! Somebody who vouches, as a second proof: the way there, the number that is shown once, and the page where it is typed again.

use leptos::prelude::*;

use crate::locale::{ErrorCode, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::alert::{refusals, wait_first};
use crate::ui::button::{Rank, link, submit};
use crate::ui::field::{Field, Kind, field};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// How vouching stands.
#[derive(Clone, Debug)]
pub enum ProofVouching {
    /// It was not asked for.
    NotAsked,
    /// Nobody has vouched yet.
    Asked {
        /// Until when somebody may.
        until: Moment,
    },
    /// Somebody vouched, and the delay runs.
    Running {
        /// When it is over.
        ready: Moment,
    },
    /// It can be used.
    Ready {
        /// Until when.
        until: Moment,
    },
}

/// The number, shown once.
#[derive(Clone, Debug)]
pub struct VouchNumber {
    /// Six digits.
    pub number: String,
    /// Until when somebody may vouch.
    pub until: Moment,
}

/// The page where it is typed again.
#[derive(Clone, Debug, Default)]
pub struct UseVouch {
    /// The number as typed.
    pub number: String,
    /// Why it was refused.
    pub error: Option<ErrorCode>,
    /// Seconds until another try is welcome, after too many.
    pub wait: Option<u64>,
}

/// The card among the other ways.
pub(super) fn vouching(cx: &PageContext, vouching: &ProofVouching, rank: Rank) -> AnyView {
    let texts = &cx.texts.vouch;
    let ask = || {
        view! {
            <form id="vouch-ask" class="form" method="post" action="/recover/proof/vouch">{submit(rank, texts.ask)}</form>
        }
        .into_any()
    };
    let (text, next) = match vouching {
        ProofVouching::NotAsked => (texts.way_text.to_owned(), ask()),
        ProofVouching::Asked { until } => ((texts.asked)(&isolate(&until.words)), ask()),
        ProofVouching::Running { ready } => ((texts.running)(&isolate(&ready.words)), ().into_any()),
        ProofVouching::Ready { until } => {
            let next = view! { <p class="actions">{link(rank, "/recover/proof/vouched", texts.ready_link)}</p> };
            ((texts.ready)(&isolate(&until.words)), next.into_any())
        }
    };
    view! {
        <section class="card proof">
            <span class="card-sign">{icon(Icon::Person)}</span>
            <h2>{texts.way}</h2>
            <p>{text}</p>
            {next}
        </section>
    }
    .into_any()
}

/// The number, and what to do with it.
pub fn vouch_number_page(cx: &PageContext, asked: &VouchNumber) -> Page {
    let texts = &cx.texts.vouch;
    let steps = texts.number_steps.map(|step| view! { <li>{step}</li> }).collect_view();
    // In two groups, as people tell it.
    let (first, second) = asked.number.split_at_checked(3).unwrap_or((&asked.number, ""));
    let body = view! {
        <h1>{texts.number_title}</h1>
        <p class="lead">{texts.number_lead}</p>
        <p class="input code"><code dir="ltr">{format!("{first} {second}")}</code></p>
        <p>{(texts.number_until)(&isolate(&asked.until.words))}</p>
        <ol>{steps}</ol>
        <p class="actions">{link(Rank::Secondary, "/recover/proof", texts.number_back)}</p>
    };
    Page::new(texts.number_title, Width::Narrow, body)
}

/// The page where it is typed again.
pub fn use_vouch_page(cx: &PageContext, used: &UseVouch) -> Page {
    let texts = &cx.texts.vouch;
    let refused = refusals(cx.texts, &[("number", used.error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.use_title),
        None => texts.use_title.to_owned(),
    };
    let number = Field {
        id: "number",
        kind: Kind::Code,
        label: texts.number_label,
        hint: texts.use_hint,
        value: used.number.clone(),
        error: used.error,
    };
    let body = view! {
        <h1>{texts.use_title}</h1>
        <p class="lead">{texts.use_lead}</p>
        {refused}
        {wait_first(cx.texts, used.wait)}
        <form id="vouch-use" class="form" method="post" action="/recover/proof/vouched" novalidate=true>
            {field(cx.texts, number)}
            {submit(Rank::Primary, texts.use_submit)}
        </form>
        <p class="actions">{link(Rank::Secondary, "/recover/proof", texts.number_back)}</p>
    };
    Page { switch_through: Some("vouch-use"), ..Page::new(title, Width::Narrow, body) }
}
