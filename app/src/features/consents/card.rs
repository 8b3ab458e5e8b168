//! One purpose on the page: what it is in one sentence, where the decision stands, the switch, and what the text says. Giving and
//! withdrawing look and cost the same (GDPR 7(3)).

use leptos::prelude::*;
use portico_identity::consents::Actor;
use portico_identity::publications::{LawfulBasis, PurposeText};

use super::ConsentSwitch;
use super::answer::{both, both_at, one, prolong, switch, title_id, told};
use super::position::{Answering, Card, Hold, Position};
use crate::locale::{ConsentStateTexts, ConsentsTexts, isolate};
use crate::shell::PageContext;
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// A card of the list.
pub(super) fn card(cx: &PageContext, card: &Card) -> AnyView {
    let (head, rest) = (head(cx, card), rest(cx, card));
    let text = card.shown.as_ref().map(|shown| shown.hash.clone());
    let inside = view! {
        <div class="consent" data-purpose=card.purpose.clone() data-text=text>{head}{rest}</div>
    };
    let inside = if card.has_switch() {
        view! { <ConsentSwitch>{inside}</ConsentSwitch> }.into_any()
    } else {
        inside.into_any()
    };
    view! { <li class="card" id=format!("purpose-{}", card.purpose)>{inside}</li> }.into_any()
}

/// A card of the questions after signing in; answering leads back there and on to `next`.
pub(super) fn question(cx: &PageContext, card: &Card, next: &str) -> AnyView {
    let texts = &cx.texts.consents;
    let both = card.shown.as_ref().map(|shown| both(texts, card, &shown.hash, Some(next.to_owned())));
    view! {
        <li class="card" id=format!("purpose-{}", card.purpose)>
            <div class="consent">{title(card)}{sentence(card)}{changed(texts, card)}{facts(texts, card)}{both}{foot(cx, card)}</div>
        </li>
    }
    .into_any()
}

/// A card that is decided for a child: where it stands, what it takes, both answers, and what the text says.
pub(crate) fn for_child(cx: &PageContext, card: &Card, action: String, takes: String) -> AnyView {
    let texts = &cx.texts.consents;
    let both = card.shown.as_ref().map(|shown| both_at(texts, card, &shown.hash, action));
    view! {
        <li class="card" id=format!("purpose-{}", card.purpose)>
            <div class="consent">
                {title(card)}
                {sentence(card)}
                <p class="consent-state">{state_now(&texts.state, card)}</p>
                <p class="held">{icon(Icon::Info)}<span>{takes}</span></p>
                {both}
                {facts(texts, card)}
            </div>
        </li>
    }
    .into_any()
}

fn head(cx: &PageContext, card: &Card) -> AnyView {
    let texts = &cx.texts.consents;
    let switch = match card.answering() {
        Answering::Switch(_, moves) => Some(switch(texts, card, moves)),
        Answering::Nothing | Answering::Both(_) => None,
    };
    view! { <div class="consent-head">{title(card)}{switch}</div> {sentence(card)} }.into_any()
}

fn rest(cx: &PageContext, card: &Card) -> AnyView {
    let texts = &cx.texts.consents;
    let answers = match card.answering() {
        Answering::Nothing => None,
        Answering::Both(hash) => Some(both(texts, card, hash, None)),
        Answering::Switch(_, false) => None,
        Answering::Switch(hash, true) => {
            let (one, prolong) = (one(texts, card, hash), prolong(texts, card, hash));
            Some(view! { {one}{told(cx, card)}{prolong} }.into_any())
        }
    };
    view! {
        {changed(texts, card)}
        {states(cx, card)}
        {card.hold.map(|hold| held(texts, hold))}
        {answers}
        {facts(texts, card)}
        {foot(cx, card)}
    }
    .into_any()
}

fn title(card: &Card) -> impl IntoView + use<> {
    view! { <h3 id=title_id(card) dir="auto">{card.title.clone()}</h3> }
}

fn sentence(card: &Card) -> Option<impl IntoView + use<>> {
    card.shown.as_ref().map(|shown| view! { <p class="sentence" dir="auto">{shown.text.sentence.clone()}</p> })
}

fn changed(texts: &ConsentsTexts, card: &Card) -> Option<AnyView> {
    let words = card.shown.as_ref().map(|shown| shown.text.changed.clone());
    words.filter(|words| card.again && !words.is_empty()).map(|words| {
        view! {
            <div class="notice">
                {icon(Icon::Info)}
                <div><h4>{texts.card.changed}</h4><p dir="auto">{words}</p></div>
            </div>
        }
        .into_any()
    })
}

/// Where it stands; and hidden, how it stands after the switch was pressed. What the browser's signal decided was not the person's answer:
/// there the reason alone is told.
fn states(cx: &PageContext, card: &Card) -> AnyView {
    if card.hold == Some(Hold::Signal) {
        return ().into_any();
    }
    let texts = &cx.texts.consents.state;
    let after = card.has_switch().then(|| {
        let (today, until) = (Some(&card.from_now.0), card.from_now.1.as_ref());
        let (agreed, declined) = if card.position.is_objectable() {
            (state(texts, texts.allowed, today, None), state(texts, texts.objected, today, None))
        } else {
            (state(texts, texts.agreed, today, until), state(texts, texts.withdrawn, today, None))
        };
        view! {
            <p class="consent-state" data-state="agree" hidden=true>{agreed}</p>
            <p class="consent-state" data-state="decline" hidden=true>{declined}</p>
        }
    });
    view! { <p class="consent-state" data-state="now">{state_now(texts, card)}</p>{after}{state_note(cx, card)} }
        .into_any()
}

fn state_now(texts: &ConsentStateTexts, card: &Card) -> AnyView {
    let (at, until) = match &card.position {
        Position::Needed | Position::Undecided | Position::InUse => (None, None),
        Position::Agreed { at, until } => (Some(at), until.as_ref()),
        Position::Declined(at)
        | Position::Withdrawn(at)
        | Position::Ended(at)
        | Position::Allowed(at)
        | Position::Objected(at) => (Some(at), None),
    };
    state(texts, decided(texts, card), at, until)
}

/// What was decided, and by whom; or why nothing was.
fn decided(texts: &ConsentStateTexts, card: &Card) -> &'static str {
    let [by_person, by_guardian] = match &card.position {
        Position::Agreed { .. } => [texts.agreed, texts.guardian_agreed],
        Position::Declined(_) => [texts.declined, texts.guardian_declined],
        Position::Withdrawn(_) => [texts.withdrawn, texts.guardian_withdrawn],
        Position::Ended(_) => [texts.ended, texts.guardian_ended],
        Position::Allowed(_) => [texts.allowed, texts.guardian_agreed],
        Position::Objected(_) => [texts.objected, texts.guardian_declined],
        Position::Needed => [needed_words(texts, card.basis); 2],
        Position::Undecided => [texts.undecided; 2],
        Position::InUse => [texts.in_use; 2],
    };
    match (card.by, card.position.is_on()) {
        (Actor::Guardian, _) => by_guardian,
        // A signal only ever says no.
        (Actor::Signal, false) => texts.signal_declined,
        (Actor::You | Actor::Rule | Actor::Signal, _) => by_person,
    }
}

/// "You agreed · 3 May 2026 · until 3 May 2027".
fn state(texts: &ConsentStateTexts, words: &'static str, at: Option<&Moment>, until: Option<&Moment>) -> AnyView {
    let at = at.map(|at| view! { " · " {moment(at)} });
    let until = until.map(|until| {
        let words = (texts.until)(&isolate(&until.words));
        view! { " · " <time datetime=until.machine.clone() title=until.exact.clone()>{words}</time> }
    });
    view! { <span>{words}</span>{at}{until} }.into_any()
}

fn needed_words(texts: &ConsentStateTexts, basis: LawfulBasis) -> &'static str {
    match basis {
        LawfulBasis::LegalObligation => texts.law,
        LawfulBasis::VitalInterests => texts.vital,
        LawfulBasis::Contract | LawfulBasis::Consent | LawfulBasis::PublicTask | LawfulBasis::LegitimateInterests => {
            texts.contract
        }
    }
}

/// Why an answer does not count, or cannot be changed here.
fn state_note(cx: &PageContext, card: &Card) -> Option<AnyView> {
    let texts = &cx.texts.consents;
    let outdated = card.again && !matches!(card.position, Position::Undecided | Position::Ended(_));
    let words = match (&card.shown, outdated) {
        (None, _) => Some(texts.card.no_text),
        (Some(_), true) => Some(texts.state.outdated),
        (Some(_), false) => None,
    };
    words.map(|words| view! { <p class="small">{words}</p> }.into_any())
}

fn held(texts: &ConsentsTexts, hold: Hold) -> AnyView {
    let words = match hold {
        Hold::BirthDate => texts.state.birth_date.to_owned(),
        Hold::Guardian { agreed, needed } => (texts.state.guardian)(agreed, needed),
        Hold::Signal => texts.state.held.to_owned(),
        Hold::Restricted => texts.state.paused.to_owned(),
    };
    let link = (hold == Hold::BirthDate).then(|| view! { " " <a href="/account">{texts.state.birth_date_link}</a> });
    view! { <p class="held">{icon(Icon::Info)}<span>{words}{link}</span></p> }.into_any()
}

/// What the text says beside its sentence.
fn facts(texts: &ConsentsTexts, card: &Card) -> Option<AnyView> {
    card.shown.as_ref().map(|shown| text_facts(texts, &shown.text))
}

/// Used for, data, shared with, kept for.
pub(super) fn text_facts(texts: &ConsentsTexts, text: &PurposeText) -> AnyView {
    let words = &texts.card;
    let rows = [
        (words.used_for, &text.used_for),
        (words.data, &text.data),
        (words.shared_with, &text.shared_with),
        (words.kept_for, &text.kept_for),
    ]
    .map(|(label, words)| view! { <div><dt>{label}</dt><dd dir="auto">{words.clone()}</dd></div> });
    view! { <dl class="consent-facts">{rows.into_iter().collect_view()}</dl> }.into_any()
}

fn foot(cx: &PageContext, card: &Card) -> AnyView {
    let texts = &cx.texts.consents.card;
    let of = card.shown.as_ref().map(|shown| {
        let Moment { words, exact, machine } = shown.published.clone();
        view! { <time datetime=machine title=exact>{(texts.text_of)(&isolate(&words))}</time> }
    });
    let history = (card.position != Position::Needed).then(|| {
        let (href, title) = (format!("/account/consents/{}", card.purpose), isolate(&card.title));
        view! { <a href=href>{texts.history}<span class="unseen">" " {title}</span></a> }
    });
    let between = (of.is_some() && history.is_some()).then_some(" · ");
    view! {
        <p class="small consent-foot">
            {of}
            {between}
            {history}
        </p>
    }
    .into_any()
}
