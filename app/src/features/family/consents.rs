//! An adult's consents for a child: the cards of the ledger, with the adult's own answer and what it takes beside it.

use leptos::prelude::*;
use uuid::Uuid;

use crate::features::consents::{Card, ConsentsNotice, for_child};
use crate::locale::isolate;
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::icon::Icon;
use crate::ui::moment::Moment;
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ChildConsents {
    /// In paths.
    pub child: Uuid,
    /// What the child is called.
    pub name: String,
    /// What can be decided, and how many agreed of how many that must.
    pub cards: Vec<(Card, usize, usize)>,
    /// What the child decides alone.
    pub own: Vec<Own>,
    /// What happened just now.
    pub notice: Option<ConsentsNotice>,
}

/// A purpose that the child is old enough to decide about.
#[derive(Clone, Debug)]
pub struct Own {
    /// Its title.
    pub title: String,
    /// From which age on, in years.
    pub years: u8,
    /// The birthday.
    pub since: Moment,
}

/// The page.
pub fn consents_page(cx: &PageContext, consents: &ChildConsents) -> Page {
    let texts = &cx.texts.family.consents;
    let name = isolate(&consents.name);
    let title = (texts.title)(&name);
    let told = consents.notice.map(|happened| match happened {
        ConsentsNotice::Agreed => notice(Tone::Done, (texts.agreed)(&name)),
        ConsentsNotice::Declined => notice(Tone::Done, (texts.declined)(&name)),
        ConsentsNotice::NotNow => notice(Tone::Note, cx.texts.consents.not_now),
        ConsentsNotice::TextChanged => notice(Tone::Note, cx.texts.consents.text_changed.text),
    });
    let (empty, alone) = (consents.cards.is_empty(), !consents.own.is_empty());
    let lead = match (empty, alone) {
        (false, _) => Some(format!("{} {}", (texts.lead)(&name), (texts.speaks)(&name))),
        (true, true) => Some((texts.own_lead)(&name)),
        (true, false) => None,
    };
    let nothing =
        (empty && !alone).then(|| view! { <section class="empty">{outcome_part(Icon::Agreed, texts.empty)}</section> });
    let cards = consents.cards.iter().map(|(card, agreed, needed)| {
        let action = format!("/account/family/children/{}/consents/{}", consents.child, card.purpose);
        let takes = if *needed == 1 { texts.one_needed.to_owned() } else { (texts.agreed_of)(*agreed, *needed) };
        for_child(cx, card, action, takes)
    });
    let cards = cards.collect_view();
    let body = view! {
        <h1>{title.clone()}</h1>
        {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        {told}
        {nothing}
        {(!empty).then(|| view! { <ul class="cards">{cards}</ul> })}
        {alone.then(|| own(cx, &name, &consents.own))}
        <p class="actions"><a href="/account/family">{texts.back}</a></p>
    };
    account_page(cx, AccountPlace::Family, title, body)
}

/// What the child decides alone, and since when.
fn own(cx: &PageContext, name: &str, all: &[Own]) -> AnyView {
    let texts = &cx.texts.family.consents;
    let rows = all.iter().map(|own| {
        let since = (texts.own_since)(name, own.years, &isolate(&own.since.words));
        view! { <li><b dir="auto">{own.title.clone()}</b> <p class="small">{since}</p></li> }
    });
    let rows = rows.collect_view();
    view! { <section><h2>{(texts.own_title)(name)}</h2><ul class="family-topics">{rows}</ul></section> }.into_any()
}
