//! From what the ledger says to what a card shows.

use portico_identity::clock::DAY;
use portico_identity::consents::{Actor, ConsentCard, ConsentState, Waiting};
use portico_identity::hex::hex;
use portico_identity::publications::{Catalogue, Choice, LawfulBasis, Purpose};

use super::position::{Card, CardText, Hold, Position};
use crate::shell::Visit;

/// A card, ready to show.
pub(crate) fn card(visit: &Visit, catalogue: &Catalogue, known: ConsentCard) -> Card {
    let purpose = catalogue.purpose(&known.purpose);
    let now = visit.portal.identity.now();
    let valid_days = known.shown.as_ref().and_then(|shown| shown.facts.valid_days);
    let hold = hold(visit, &known);
    let position = position(visit, &known);
    Card {
        title: title(purpose, &known),
        basis: known.shown.as_ref().map_or(basis(known.choice), |shown| shown.facts.basis),
        position,
        by: known.actor.unwrap_or(Actor::You),
        again: known.asks_again,
        ends_soon: known.ends_soon,
        hold,
        from_now: (visit.day(now), valid_days.map(|days| visit.day(now.saturating_add(days.saturating_mul(DAY))))),
        shown: known.shown.map(|shown| CardText {
            hash: hex(&shown.hash),
            published: visit.day(published(purpose, shown.version).unwrap_or(now)),
            text: shown.text,
        }),
        purpose: known.purpose,
    }
}

fn published(purpose: Option<&Purpose>, version: i64) -> Option<i64> {
    purpose?.version(version).map(|version| version.published_at)
}

/// In the language of the page, else in any; a purpose that nobody knows any more keeps its stable name.
fn title(purpose: Option<&Purpose>, known: &ConsentCard) -> String {
    let elsewhere = || purpose?.newest()?.texts.values().next().map(|text| text.text.title.clone());
    let here = known.shown.as_ref().map(|shown| shown.text.title.clone());
    here.or_else(elsewhere).unwrap_or_else(|| known.purpose.clone())
}

/// What stands for a purpose without a text: its reason is told only where there is one.
fn basis(choice: Choice) -> LawfulBasis {
    match choice {
        Choice::Asked => LawfulBasis::Consent,
        Choice::Objectable => LawfulBasis::LegitimateInterests,
        Choice::Needed => LawfulBasis::Contract,
    }
}

fn hold(visit: &Visit, known: &ConsentCard) -> Option<Hold> {
    match known.waiting {
        Some(Waiting::BirthDate) => return Some(Hold::BirthDate),
        Some(Waiting::Guardian { agreed, needed }) => return Some(Hold::Guardian { agreed, needed }),
        None => {}
    }
    // From a browser that does not send it (any more), agreeing takes the signal back; what needs no agreement stays held until it is answered.
    let is_unanswered = known.choice == Choice::Objectable && known.answer.is_none();
    if known.held_by_signal && (visit.gpc() || is_unanswered) {
        return Some(Hold::Signal);
    }
    known.restricted.then_some(Hold::Restricted)
}

fn position(visit: &Visit, known: &ConsentCard) -> Position {
    let at = || visit.day(known.decided_at.unwrap_or_else(|| visit.portal.identity.now()));
    match (known.choice, known.answer) {
        (Choice::Needed, _) => Position::Needed,
        (Choice::Asked, None | Some(ConsentState::Requested)) => Position::Undecided,
        (Choice::Asked, Some(ConsentState::Given)) => {
            Position::Agreed { at: at(), until: known.valid_until.map(|until| visit.day(until)) }
        }
        (Choice::Asked, Some(ConsentState::Refused)) => Position::Declined(at()),
        (Choice::Asked, Some(ConsentState::Withdrawn)) => Position::Withdrawn(at()),
        (Choice::Asked, Some(ConsentState::Expired)) => Position::Ended(at()),
        (Choice::Objectable, None | Some(ConsentState::Requested | ConsentState::Expired)) => Position::InUse,
        (Choice::Objectable, Some(ConsentState::Given)) => Position::Allowed(at()),
        (Choice::Objectable, Some(ConsentState::Refused | ConsentState::Withdrawn)) => Position::Objected(at()),
    }
}
