//! The second proof: a saved code, another address, or time. The quickest stands first, and one of them is the next thing.

use leptos::prelude::*;

use super::vouch::{ProofVouching, vouching};
use crate::locale::{ErrorCode, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::alert::{refusals, wait_first};
use crate::ui::button::{Rank, link, submit};
use crate::ui::field::{Field, Kind, field};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// What the page offers, and what was typed.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Whether unused recovery codes are saved.
    pub codes_left: bool,
    /// The recovery code as typed.
    pub code: String,
    /// Why it was refused.
    pub code_error: Option<ErrorCode>,
    /// Seconds until another try is welcome, after too many.
    pub wait: Option<u64>,
    /// The account's other addresses.
    pub addresses: Vec<ProofAddress>,
    /// The waiting time.
    pub waiting: ProofWaiting,
    /// Somebody who vouches.
    pub vouching: ProofVouching,
}

/// Another address of the account.
#[derive(Clone, Debug)]
pub struct ProofAddress {
    /// Names it in the form.
    pub contact: String,
    /// The address with most of its letters hidden.
    pub masked_address: String,
}

/// Where the waiting time stands.
#[derive(Clone, Debug)]
pub enum ProofWaiting {
    /// It was not begun.
    NotStarted {
        /// How long it would be.
        hours: u64,
    },
    /// It is running.
    Running {
        /// When it is over.
        ready: Moment,
    },
    /// It is over.
    Ready {
        /// Until when it can be used.
        until: Moment,
    },
}

/// The page.
pub fn proof_page(cx: &PageContext, proof: &Proof) -> Page {
    let texts = &cx.texts.recover;
    let refused = refusals(cx.texts, &[("recovery_code", proof.code_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.proof_title),
        None => texts.proof_title.to_owned(),
    };
    let mut ranks = std::iter::once(Rank::Primary).chain(std::iter::repeat(Rank::Secondary));
    let mut next = || ranks.next().unwrap_or(Rank::Secondary);
    let waited = match &proof.waiting {
        ProofWaiting::Ready { until } => Some(after_waiting(cx, until, next())),
        ProofWaiting::NotStarted { .. } | ProofWaiting::Running { .. } => None,
    };
    let code = if proof.codes_left { with_code(cx, proof, next()) } else { no_codes(cx) };
    let addresses = (!proof.addresses.is_empty()).then(|| with_address(cx, &proof.addresses, next()));
    let vouched = vouching(cx, &proof.vouching, next());
    let waiting = match &proof.waiting {
        ProofWaiting::NotStarted { hours } => Some(by_waiting(cx, *hours, next())),
        ProofWaiting::Running { ready } => Some(still_waiting(cx, ready)),
        ProofWaiting::Ready { .. } => None,
    };
    let body = view! {
        <h1>{texts.proof_title}</h1>
        <p class="lead">{texts.proof_lead}</p>
        {refused}
        {wait_first(cx.texts, proof.wait)}
        {waited}
        {code}
        {addresses}
        {vouched}
        {waiting}
    };
    let switch_through = proof.codes_left.then_some("recover-with-code");
    Page { switch_through, ..Page::new(title, Width::Narrow, body) }
}

fn head(sign: Icon, heading: &'static str) -> impl IntoView {
    view! { <span class="card-sign">{icon(sign)}</span><h2>{heading}</h2> }
}

fn with_code(cx: &PageContext, proof: &Proof, rank: Rank) -> AnyView {
    let texts = &cx.texts.recover;
    let code = Field {
        id: "recovery_code",
        kind: Kind::RecoveryCode,
        label: texts.saved_code_label,
        hint: texts.saved_code_hint,
        value: proof.code.clone(),
        error: proof.code_error,
    };
    view! {
        <section class="card proof">
            {head(Icon::Key, texts.saved_code)}
            <p>{texts.saved_code_text}</p>
            <form id="recover-with-code" class="form" method="post" action="/recover/proof/code" novalidate=true>
                {field(cx.texts, code)}
                {submit(rank, texts.saved_code_submit)}
            </form>
        </section>
    }
    .into_any()
}

fn no_codes(cx: &PageContext) -> AnyView {
    let texts = &cx.texts.recover;
    view! { <section class="card proof none">{head(Icon::Key, texts.saved_code)}<p>{texts.no_codes}</p></section> }
        .into_any()
}

fn with_address(cx: &PageContext, addresses: &[ProofAddress], rank: Rank) -> AnyView {
    let texts = &cx.texts.recover;
    let class = if rank == Rank::Primary { "button primary" } else { "button" };
    let buttons = addresses.iter().map(|address| {
        let label = (texts.second_address_submit)(&isolate(&address.masked_address));
        view! { <button type="submit" class=class name="contact" value=address.contact.clone()>{label}</button> }
    });
    let buttons = buttons.collect_view();
    view! {
        <section class="card proof">
            {head(Icon::Mail, texts.second_address)}
            <p>{texts.second_address_text}</p>
            <form id="recover-with-address" class="form" method="post" action="/recover/proof/address">{buttons}</form>
        </section>
    }
    .into_any()
}

fn by_waiting(cx: &PageContext, hours: u64, rank: Rank) -> AnyView {
    let texts = &cx.texts.recover;
    let length = (texts.wait_length)(hours);
    view! {
        <section class="card proof">
            {head(Icon::Clock, texts.wait)}
            <p>{(texts.wait_text)(&length)}</p>
            <p>{texts.wait_told}</p>
            <form id="recover-by-waiting" class="form" method="post" action="/recover/proof/wait">
                {submit(rank, texts.wait_submit)}
            </form>
        </section>
    }
    .into_any()
}

fn still_waiting(cx: &PageContext, ready: &Moment) -> AnyView {
    let texts = &cx.texts.recover;
    view! {
        <section class="card proof">
            {head(Icon::Clock, texts.wait)}
            <p>{(texts.wait_running)(&isolate(&ready.words))}</p>
            <p class="actions">{link(Rank::Secondary, "/recover/waiting", texts.wait_running_link)}</p>
        </section>
    }
    .into_any()
}

fn after_waiting(cx: &PageContext, until: &Moment, rank: Rank) -> AnyView {
    let texts = &cx.texts.recover;
    view! {
        <section class="card proof">
            {head(Icon::Check, texts.wait_over)}
            <p>{(texts.wait_over_text)(&isolate(&until.words))}</p>
            <form id="recover-after-waiting" class="form" method="post" action="/recover/proof/waited">
                {submit(rank, texts.wait_over_submit)}
            </form>
        </section>
    }
    .into_any()
}
