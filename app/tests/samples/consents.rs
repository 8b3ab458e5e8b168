//! The pages of consents: every position of a card, the history, receipts, and being asked again.

use portico_app::features::consents::{
    self, AskConsents, Card, CardText, Consents, ConsentsNotice, Entry, History, Hold, Position, ReceiptPage,
};
use portico_app::locale::Language;
use portico_app::shell::PageContext;
use portico_identity::consents::{Actor, Channel, ConsentState};
use portico_identity::publications::{LawfulBasis, PurposeText};

use super::{LONG_NAME, context_inside, html, moment};

/// Every page and state by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = lists(language, foreign);
    all.extend(asked(language, foreign));
    all.extend(histories(language, foreign));
    all.extend(receipts(language, foreign));
    all
}

fn text(title: &str, foreign: Option<&str>) -> PurposeText {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    PurposeText {
        title: own(title),
        sentence: own("We send you a letter once a month about courses near you."),
        used_for: own("Choosing the courses that fit you, and writing to you about them."),
        data: own("Your name, your mail address and your town."),
        shared_with: own("Mailhouse, which sends our letters."),
        kept_for: own("30 days after you withdraw."),
        changed: own("The letters are sent by Mailhouse now."),
    }
}

/// A purpose that was agreed to; the others differ from it.
pub fn agreed(purpose: &str, foreign: Option<&str>) -> Card {
    let (day, end) = (moment("3 May 2026", foreign), moment("3 May 2027", foreign));
    Card {
        purpose: purpose.into(),
        title: foreign.unwrap_or("Courses near you").into(),
        shown: Some(CardText {
            text: text("Courses near you", foreign),
            hash: "5f".repeat(32),
            published: moment("1 May 2026", foreign),
        }),
        basis: LawfulBasis::Consent,
        position: Position::Agreed { at: day.clone(), until: Some(end.clone()) },
        by: Actor::You,
        again: false,
        ends_soon: false,
        hold: None,
        from_now: (day, Some(end)),
    }
}

/// One card of every kind.
fn all_cards(foreign: Option<&str>) -> Vec<Card> {
    let day = || moment("3 May 2026", foreign);
    let base = |purpose: &str| agreed(purpose, foreign);
    let at = |purpose: &str, position: Position| Card { position, ..base(purpose) };
    let held = |purpose: &str, hold: Hold| Card { hold: Some(hold), ..at(purpose, Position::Undecided) };
    let objectable =
        |purpose: &str, position: Position| Card { basis: LawfulBasis::LegitimateInterests, ..at(purpose, position) };
    let needed = |purpose: &str, basis| Card { basis, ..at(purpose, Position::Needed) };
    vec![
        Card { again: true, ..base("asked-again") },
        Card { again: true, ..at("ended", Position::Ended(day())) },
        Card { again: true, ..objectable("objected-again", Position::Objected(day())) },
        base("agreed"),
        Card { ends_soon: true, title: foreign.unwrap_or(LONG_NAME).into(), ..base("ends-soon") },
        at("undecided", Position::Undecided),
        at("declined", Position::Declined(day())),
        at("withdrawn", Position::Withdrawn(day())),
        objectable("in-use", Position::InUse),
        objectable("allowed", Position::Allowed(day())),
        objectable("objected", Position::Objected(day())),
        Card { by: Actor::Guardian, ..base("agreed-by-guardian") },
        Card { by: Actor::Guardian, ..at("declined-by-guardian", Position::Declined(day())) },
        Card { by: Actor::Guardian, ..at("withdrawn-by-guardian", Position::Withdrawn(day())) },
        Card { by: Actor::Guardian, ..at("ended-by-guardian", Position::Ended(day())) },
        Card { by: Actor::Signal, ..at("declined-by-signal", Position::Declined(day())) },
        held("too-young", Hold::Guardian { agreed: 1, needed: 2 }),
        held("too-young-one", Hold::Guardian { agreed: 0, needed: 1 }),
        held("age-unknown", Hold::BirthDate),
        held("signalled", Hold::Signal),
        Card { hold: Some(Hold::Restricted), ..base("paused") },
        Card { shown: None, ..at("no-text", Position::Withdrawn(day())) },
        needed("contract", LawfulBasis::Contract),
        needed("law", LawfulBasis::LegalObligation),
        needed("life", LawfulBasis::VitalInterests),
    ]
}

fn lists(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/consents", foreign);
    let signalled = &PageContext { gpc: true, ..cx.clone() };
    let all = Consents { cards: all_cards(foreign), notice: None, restricted: false };
    let few = |cards: Vec<Card>, notice| Consents { cards, notice, ..Consents::default() };
    let needed = all.cards.iter().filter(|card| card.position == Position::Needed).cloned().collect();
    let restricted = Consents { restricted: true, ..few(vec![agreed("agreed", foreign)], None) };
    let page = |consents: &Consents| html(cx, || consents::page(cx, consents));
    vec![
        ("consents-none", page(&Consents::default())),
        ("consents", page(&all)),
        ("consents-needed", page(&few(needed, None))),
        ("consents-given", page(&few(vec![agreed("agreed", foreign)], Some(ConsentsNotice::Agreed)))),
        ("consents-declined", page(&few(vec![agreed("agreed", foreign)], Some(ConsentsNotice::Declined)))),
        ("consents-changed", page(&few(vec![agreed("agreed", foreign)], Some(ConsentsNotice::TextChanged)))),
        ("consents-not-now", page(&few(vec![agreed("agreed", foreign)], Some(ConsentsNotice::NotNow)))),
        ("consents-restricted", page(&restricted)),
        ("consents-signal", html(signalled, || consents::page(signalled, &all))),
    ]
}

fn asked(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/consents/new?return=/home", foreign);
    let cards = all_cards(foreign).into_iter().filter(|card| card.again).collect();
    let several = AskConsents { cards, notice: None, next: foreign.unwrap_or("/account/passkeys").into() };
    let one = AskConsents {
        cards: several.cards.iter().take(1).cloned().collect(),
        notice: Some(ConsentsNotice::TextChanged),
        ..several.clone()
    };
    vec![
        ("consents-asked", html(cx, || consents::ask_page(cx, &several))),
        ("consents-asked-changed", html(cx, || consents::ask_page(cx, &one))),
    ]
}

fn entry(state: ConsentState, foreign: Option<&str>) -> Entry {
    Entry {
        event: foreign.unwrap_or("01930000-0000-7000-8000-000000000001").into(),
        at: moment("3 May 2026 at 14:05", foreign),
        state,
        objectable: false,
        actor: Actor::You,
        channel: Channel::Account,
        until: None,
        text: text("Courses near you", foreign),
        language: foreign.unwrap_or("en").into(),
        version: 2,
        hash: foreign.map_or_else(|| "5f".repeat(32), str::to_owned),
    }
}

fn histories(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/consents/newsletter", foreign);
    let of = |state| entry(state, foreign);
    let by = |state, actor, channel| Entry { actor, channel, ..of(state) };
    let entries = vec![
        by(ConsentState::Withdrawn, Actor::Signal, Channel::Gpc),
        Entry { until: Some(moment("3 May 2027", foreign)), ..of(ConsentState::Given) },
        by(ConsentState::Requested, Actor::Rule, Channel::Mail),
        by(ConsentState::Expired, Actor::Rule, Channel::Portal),
        by(ConsentState::Refused, Actor::Guardian, Channel::SignIn),
        Entry { objectable: true, ..of(ConsentState::Given) },
        Entry { objectable: true, ..of(ConsentState::Refused) },
    ];
    let title = |text: &str| foreign.unwrap_or(text).to_owned();
    let full = History { title: title("Courses near you"), entries };
    let empty = History { title: title(LONG_NAME), entries: Vec::new() };
    vec![
        ("consent-history", html(cx, || consents::history_page(cx, &full))),
        ("consent-history-empty", html(cx, || consents::history_page(cx, &empty))),
    ]
}

fn receipts(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/consents/receipts/0193", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let full = ReceiptPage {
        purpose: "newsletter".into(),
        entry: Entry { until: Some(moment("3 May 2027", foreign)), ..entry(ConsentState::Given, foreign) },
        person: own(LONG_NAME),
        controller: (own("Northfield"), own("privacy@northfield.example")),
        recipients: vec![own("Mailhouse"), own("Adnet")],
        jws: own("eyJhbGciOiJFUzI1NiJ9.eyJpZCI6IjAxOTMifQ.c2lnbmF0dXJl"),
        file: own("receipt-0193.json"),
    };
    let alone = ReceiptPage {
        recipients: Vec::new(),
        entry: Entry { objectable: true, ..entry(ConsentState::Withdrawn, foreign) },
        ..full.clone()
    };
    vec![
        ("consent-receipt", html(cx, || consents::receipt_page(cx, &full))),
        ("consent-receipt-alone", html(cx, || consents::receipt_page(cx, &alone))),
    ]
}
