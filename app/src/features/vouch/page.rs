//! Who asks to be vouched for, and the page on which somebody does it: talk first, then the number.

use leptos::prelude::*;

use crate::locale::{ErrorCode, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice, refusals};
use crate::ui::button::{Rank, link, submit};
use crate::ui::field::{Field, Kind, field};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;
use crate::ui::outcome::outcome_part;

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct Vouches {
    /// Those who ask.
    pub askers: Vec<Asker>,
    /// Whether the person vouched just now.
    pub given: bool,
}

/// Somebody who asks.
#[derive(Clone, Debug)]
pub struct Asker {
    /// Names the request in paths.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether one would vouch as their guardian; else as an administrator of their firm.
    pub as_guardian: bool,
    /// Until when.
    pub until: Moment,
}

/// The page of one of them.
#[derive(Clone, Debug)]
pub struct GiveVouch {
    /// Who asks.
    pub asker: Asker,
    /// The number as typed.
    pub number: String,
    /// Why it was refused.
    pub error: Option<ErrorCode>,
}

/// The list.
pub fn page(cx: &PageContext, vouches: &Vouches) -> Page {
    let texts = &cx.texts.vouch;
    let list = if vouches.askers.is_empty() {
        view! { <section class="empty">{outcome_part(Icon::Check, texts.empty)}</section> }.into_any()
    } else {
        let cards = vouches.askers.iter().map(|asker| card(cx, asker)).collect_view();
        view! { <ul class="cards">{cards}</ul> }.into_any()
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {vouches.given.then(|| notice(Tone::Done, texts.given))}
        {list}
    };
    account_page(cx, AccountPlace::Recovery, texts.title, body)
}

fn card(cx: &PageContext, asker: &Asker) -> AnyView {
    let texts = &cx.texts.vouch;
    let name = isolate(&asker.name);
    view! {
        <li class="card">
            <span class="card-sign">{icon(Icon::Person)}</span>
            <h2 dir="auto">{asker.name.clone()}</h2>
            <p>{relation(cx, asker)}</p>
            <p>{(texts.until)(&isolate(&asker.until.words))}</p>
            <p class="actions">
                <a class="button" href=format!("/account/vouch/{}", asker.id)>{(texts.open)(&name)}</a>
            </p>
        </li>
    }
    .into_any()
}

fn relation(cx: &PageContext, asker: &Asker) -> &'static str {
    if asker.as_guardian { cx.texts.vouch.as_guardian } else { cx.texts.vouch.as_admin }
}

/// Vouching for one of them.
pub fn give_page(cx: &PageContext, given: &GiveVouch) -> Page {
    let texts = &cx.texts.vouch;
    let asker = &given.asker;
    let heading = (texts.one_title)(&isolate(&asker.name));
    let refused = refusals(cx.texts, &[("number", given.error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(&heading),
        None => heading.clone(),
    };
    let form = format!("vouch-{}", asker.id);
    let number = Field {
        id: "number",
        kind: Kind::Code,
        label: texts.number_label,
        hint: texts.one_hint,
        value: given.number.clone(),
        error: given.error,
    };
    let body = view! {
        <h1>{heading}</h1>
        <p class="lead">{texts.one_lead}</p>
        <p>{relation(cx, asker)}</p>
        {refused}
        <form id=form class="form" method="post" action=format!("/account/vouch/{}", asker.id) novalidate=true>
            {field(cx.texts, number)}
            {submit(Rank::Primary, texts.one_submit)}
        </form>
        <p class="actions">{link(Rank::Secondary, "/account/vouch", texts.title)}</p>
    };
    account_page(cx, AccountPlace::Recovery, title, body)
}
