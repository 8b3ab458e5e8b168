//! How a purpose is answered: the switch, the forms that do the same without script, and what follows from pressing. No answer is set
//! before it is given, and none weighs more than the other.

use leptos::prelude::*;

use super::position::Card;
use crate::locale::{ConsentsTexts, isolate};
use crate::shell::PageContext;
use crate::ui::icon::{Icon, icon};

/// The id of a card's title, which names its switch.
pub(super) fn title_id(card: &Card) -> String {
    format!("{}-title", card.purpose)
}

/// The words stand in the switch for everybody who does not go by colour; its name is the title.
pub(super) fn switch(texts: &ConsentsTexts, card: &Card, moves: bool) -> AnyView {
    let on = card.position.is_on() && moves;
    let action = moves.then_some("consent-switch");
    view! {
        <button
            type="button" role="switch" class="switch needs-script" data-action=action disabled=!moves
            aria-checked=if on { "true" } else { "false" } aria-labelledby=title_id(card)
        >
            <span class="when-on">{texts.switch.on}</span>
            <span class="when-off">{texts.switch.off}</span>
            <span class="switch-track"></span>
        </button>
    }
    .into_any()
}

/// The one button that does the other thing.
pub(super) fn one(texts: &ConsentsTexts, card: &Card, hash: &str) -> AnyView {
    let words = &texts.card;
    let (decision, label) = match (card.position.is_on(), card.position.is_objectable()) {
        (true, false) => ("decline", words.withdraw),
        (false, false) => ("agree", words.agree),
        (true, true) => ("decline", words.object),
        (false, true) => ("agree", words.allow),
    };
    let buttons = button(decision, label, card);
    form(card, "consent", "decide without-script", hash, None, buttons)
}

/// An answer that ends soon can be given once more.
pub(super) fn prolong(texts: &ConsentsTexts, card: &Card, hash: &str) -> Option<AnyView> {
    (card.ends_soon && card.position.is_on()).then(|| {
        let buttons = button("agree", texts.card.prolong, card);
        form(card, "prolong", "decide", hash, None, buttons)
    })
}

/// Both answers, neither before the other in weight.
pub(super) fn both(texts: &ConsentsTexts, card: &Card, hash: &str, next: Option<String>) -> AnyView {
    let labels = if card.position.is_objectable() {
        (texts.card.allow, texts.card.object)
    } else {
        (texts.card.agree, texts.card.decline)
    };
    let buttons = view! { {button("agree", labels.0, card)}{button("decline", labels.1, card)} }.into_any();
    form(card, "consent", "decide", hash, next, buttons)
}

fn form(
    card: &Card,
    id: &'static str,
    class: &'static str,
    hash: &str,
    next: Option<String>,
    buttons: AnyView,
) -> AnyView {
    let action = format!("/account/consents/{}", card.purpose);
    form_at(card, (id, action), class, hash, next, buttons)
}

/// Both answers to a question that is decided for somebody else.
pub(super) fn both_at(texts: &ConsentsTexts, card: &Card, hash: &str, action: String) -> AnyView {
    let objectable = card.position.is_objectable();
    let (yes, no) =
        if objectable { (texts.card.allow, texts.card.object) } else { (texts.card.agree, texts.card.decline) };
    let buttons = view! { {button("agree", yes, card)}{button("decline", no, card)} }.into_any();
    form_at(card, ("consent", action), "decide", hash, None, buttons)
}

fn form_at(
    card: &Card,
    (id, action): (&'static str, String),
    class: &'static str,
    hash: &str,
    next: Option<String>,
    buttons: AnyView,
) -> AnyView {
    let id = format!("{id}-{}", card.purpose);
    let next = next.map(|next| view! { <input type="hidden" name="return" value=next /> });
    view! {
        <form id=id class=class method="post" action=action>
            <input type="hidden" name="text" value=hash.to_owned() />
            {next}
            {buttons}
        </form>
    }
    .into_any()
}

fn button(decision: &'static str, label: &'static str, card: &Card) -> AnyView {
    let title = isolate(&card.title);
    view! {
        <button type="submit" class="button" name="decision" value=decision>
            <span>{label}<span class="unseen">" " {title}</span></span>
        </button>
    }
    .into_any()
}

/// What follows from pressing the switch, all of it hidden until then.
pub(super) fn told(cx: &PageContext, card: &Card) -> AnyView {
    let texts = &cx.texts.consents.switch;
    let (agreed, declined) =
        if card.position.is_objectable() { (texts.allowed, texts.objected) } else { (texts.agreed, texts.withdrawn) };
    let undo = || {
        view! { <button type="button" class="button quiet" data-action="consent-undo">{texts.undo}</button> }.into_any()
    };
    let again = view! { <a href="/account/consents">{texts.read_again}</a> }.into_any();
    let sign_in = view! { <a href="/sign-in?return=/account/consents">{cx.texts.outcomes.sign_in}</a> }.into_any();
    let not_now = cx.texts.consents.not_now;
    let nothing = || ().into_any();
    view! {
        <div role="status">
            {line("agree", Icon::Check, agreed, undo())}
            {line("decline", Icon::Check, declined, undo())}
            {line("failed", Icon::Info, texts.failed, nothing())}
            {line("text-changed", Icon::Info, texts.text_changed, again)}
            {line("consent-not-now", Icon::Info, not_now, nothing())}
            {line("session-needed", Icon::Info, texts.session_ended, sign_in)}
        </div>
    }
    .into_any()
}

fn line(name: &'static str, sign: Icon, words: &'static str, next: AnyView) -> AnyView {
    view! { <p class="told" data-told=name hidden=true>{icon(sign)}<span>{words}</span>{next}</p> }.into_any()
}
