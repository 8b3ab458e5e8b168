//! `/account/family/children/{id}/consents`: an adult decides for a child. To whoever may not decide, there is no such page.

use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::consents::{ActingFor, Actor, Channel, Decided, Decision, Waiting};
use portico_identity::sessions::SignedIn;
use uuid::Uuid;

use super::consents::{ChildConsents, Own, consents_page};
use crate::features::consents::{ConsentsNotice, DecisionFields, card_of};
use crate::locale::zones::Zone;
use crate::shell::{Detour, Failure, Flash, InPath, PathId, Posted, Visit, render};
use crate::ui::moment::Moment;

/// `GET /account/family/children/{id}/consents`.
pub async fn show_consents(visit: Visit, PathId(child): PathId) -> Result<Html<String>, Detour> {
    let (who, acting) = match guard(&visit, child).await {
        Err(Detour::Failure(Failure::NotFound)) => return Err(led_on(&visit, child).await?),
        guarded => guarded?,
    };
    let notice = visit.take_flash().await?.and_then(ConsentsNotice::of);
    list(&visit, &who, &acting, notice).await
}

/// `POST /account/family/children/{id}/consents/{purpose}`: one decision.
pub async fn decide(
    visit: Visit,
    InPath((child, purpose)): InPath<(Uuid, String)>,
    form: Posted<DecisionFields>,
) -> Result<Response, Detour> {
    let (who, acting) = guard(&visit, child).await?;
    let decision = Decision::from(form.fields.decision);
    let (text, at) = (&form.fields.text.0, visit.circumstances());
    let identity = &visit.portal.identity;
    let notice = match identity.decide_for(&acting, &purpose, decision, text, Channel::Account, &at).await? {
        Decided::Recorded { .. } | Decided::Unchanged => {
            let agreed = decision == Decision::Agree;
            visit.leave_flash(if agreed { Flash::ConsentGiven } else { Flash::ConsentDeclined }).await?;
            return Ok(Redirect::to(&format!("/account/family/children/{child}/consents")).into_response());
        }
        Decided::NotFound => return Err(Failure::NotFound.into()),
        Decided::Limited(wait) => return Err(wait.into()),
        Decided::TextChanged => ConsentsNotice::TextChanged,
        Decided::Needed | Decided::Waiting(_) | Decided::HeldBySignal => ConsentsNotice::NotNow,
    };
    Ok((StatusCode::CONFLICT, list(&visit, &who, &acting, Some(notice)).await?).into_response())
}

/// Where an id leads by which the child was known before; to everybody else it is the id of nothing.
async fn led_on(visit: &Visit, id: Uuid) -> Result<Detour, Detour> {
    let Some(acting) = visit.acting_now() else { return Ok(Failure::NotFound.into()) };
    let kept = visit.portal.identity.child_known_before(acting, id).await?;
    Ok(kept.map_or(Failure::NotFound.into(), |kept| Detour::To(visit.path_led_on(id, kept))))
}

async fn guard(visit: &Visit, child: Uuid) -> Result<(SignedIn, ActingFor), Detour> {
    let who = visit.signed_in()?;
    let acting = visit.portal.identity.acting_for(&who, child).await?.ok_or(Failure::NotFound)?;
    Ok((who, acting))
}

async fn list(
    visit: &Visit,
    who: &SignedIn,
    acting: &ActingFor,
    notice: Option<ConsentsNotice>,
) -> Result<Html<String>, Detour> {
    let identity = &visit.portal.identity;
    let family = identity.family(who).await?;
    let child = family.children.into_iter().find(|child| child.id == acting.child()).ok_or(Failure::NotFound)?;
    let known = identity.list_consents_for(acting, visit.language().tag()).await?;
    let catalogue = identity.catalogue();
    let cards = known.into_iter().map(|mut known| {
        let (agreed, needed) = match known.waiting.take() {
            Some(Waiting::Guardian { agreed, needed }) => (agreed, needed),
            Some(Waiting::BirthDate) | None => (0, 1),
        };
        // The answer on the card is the reader's own.
        known.actor = Some(Actor::You);
        (card_of(visit, &catalogue, known), agreed, needed)
    });
    let zone = Zone::from(identity.settings().time_zone.clone());
    let alone = identity.list_decided_by_child(acting, visit.language().tag()).await?.into_iter().map(|one| Own {
        title: one.title,
        years: one.years,
        // Where birthdays begin, not where the reader is.
        since: Moment::date(visit.language(), &zone, one.since),
    });
    let (cards, own) = (cards.collect(), alone.collect());
    let consents = ChildConsents { child: acting.child(), name: child.name, cards, own, notice };
    let cx = visit.cx();
    Ok(render(&cx, || consents_page(&cx, &consents)))
}
