//! `/account/consents`, one decision at a time: by a form, or at once by the switch. Giving and withdrawing are the same request.

use axum::Json;
use axum::extract::Query;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::consents::{Channel, Decided, Decision};
use portico_identity::return_to::ReturnTo;
use portico_identity::sessions::SignedIn;
use serde::Deserialize;
use serde_json::{Value, json};

use super::ask::{AskConsents, ask_page};
use super::form::{DecisionCall, DecisionFields};
use super::from_ledger::card;
use super::page::{Consents, ConsentsNotice, page};
use super::position::Hold;
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, InPath, JsonBody, Posted, Visit, problem, render};

const PATH: &str = "/account/consents";

/// Where to go on afterwards.
#[derive(Deserialize)]
pub struct Return {
    #[serde(rename = "return")]
    to: Option<String>,
}

/// The list.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let notice = visit.take_flash().await?.and_then(ConsentsNotice::of);
    list_page(&visit, &who, notice).await
}

/// `GET /account/consents/new`: what is asked after signing in. When nothing is left, it goes on.
pub async fn show_asked(visit: Visit, Query(asked): Query<Return>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let notice = visit.take_flash().await?.and_then(ConsentsNotice::of);
    asked_page(&visit, &who, &ReturnTo::parse(asked.to.as_deref()), notice).await
}

/// `POST /account/consents/{purpose}`: one decision.
pub async fn decide(
    visit: Visit,
    InPath(purpose): InPath<String>,
    form: Posted<DecisionFields>,
) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let fields = form.fields;
    let next = fields.next.as_deref().map(|next| ReturnTo::parse(Some(next)));
    let channel = if next.is_some() { Channel::SignIn } else { Channel::Account };
    let decision = Decision::from(fields.decision);
    let (identity, signal) = (&visit.portal.identity, visit.cx().gpc);
    let text = &fields.text.0;
    let decided = identity.decide(&who, &purpose, decision, text, channel, signal, &visit.circumstances()).await?;
    let notice = match decided {
        Decided::Recorded { .. } | Decided::Unchanged => {
            let agreed = decision == Decision::Agree;
            visit.leave_flash(if agreed { Flash::ConsentGiven } else { Flash::ConsentDeclined }).await?;
            return Ok(Redirect::to(&next.map_or_else(|| PATH.to_owned(), |next| asked_path(&next))).into_response());
        }
        Decided::NotFound => return Err(Failure::NotFound.into()),
        Decided::Limited(wait) => return Err(wait.into()),
        Decided::TextChanged => ConsentsNotice::TextChanged,
        Decided::Needed | Decided::Waiting(_) | Decided::HeldBySignal => ConsentsNotice::NotNow,
    };
    let page = match &next {
        Some(next) => asked_page(&visit, &who, next, Some(notice)).await?,
        None => list_page(&visit, &who, Some(notice)).await?.into_response(),
    };
    // What was read is another text now (RFC 9110, 15.5.10); the page shows what holds.
    Ok(if page.status() == StatusCode::OK { (StatusCode::CONFLICT, page).into_response() } else { page })
}

/// `POST /api/account/consents`: the same by the switch.
pub async fn decide_at_once(visit: Visit, JsonBody(body): JsonBody<Value>) -> Result<Response, Failure> {
    visit.refuse_frozen()?;
    let Some(who) = visit.portal.identity.signed_in(visit.standing()) else {
        return Ok(problem(&visit.cx(), StatusCode::UNAUTHORIZED, ErrorCode::SessionNeeded));
    };
    let call: DecisionCall = serde_json::from_value(body).map_err(|_| Failure::Unprocessable)?;
    let (identity, signal, decision) = (&visit.portal.identity, visit.cx().gpc, Decision::from(call.decision));
    let (text, at) = (&call.text.0, visit.circumstances());
    let refused = |code| Ok(problem(&visit.cx(), StatusCode::CONFLICT, code));
    match identity.decide(&who, &call.purpose, decision, text, Channel::Account, signal, &at).await? {
        Decided::Recorded { state, in_force, .. } => {
            Ok(Json(json!({ "state": state.as_str(), "in_force": in_force })).into_response())
        }
        Decided::Unchanged => {
            let cards = identity.list_consents(&who, visit.language().tag()).await?;
            let card = cards.into_iter().find(|card| card.purpose == call.purpose).ok_or(Failure::NotFound)?;
            let state = card.answer.map(|state| state.as_str());
            Ok(Json(json!({ "state": state, "in_force": card.in_force })).into_response())
        }
        Decided::NotFound => Err(Failure::NotFound),
        Decided::Limited(wait) => Err(wait.into()),
        Decided::TextChanged => refused(ErrorCode::TextChanged),
        Decided::Needed | Decided::Waiting(_) | Decided::HeldBySignal => refused(ErrorCode::ConsentNotNow),
    }
}

async fn list_page(visit: &Visit, who: &SignedIn, notice: Option<ConsentsNotice>) -> Result<Html<String>, Detour> {
    let identity = &visit.portal.identity;
    let known = identity.list_consents(who, visit.language().tag()).await?;
    let restricted = known.iter().any(|card| card.restricted);
    let catalogue = identity.catalogue();
    let cards = known.into_iter().map(|known| card(visit, &catalogue, known)).collect();
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &Consents { cards, notice, restricted })))
}

async fn asked_page(
    visit: &Visit,
    who: &SignedIn,
    next: &ReturnTo,
    notice: Option<ConsentsNotice>,
) -> Result<Response, Detour> {
    let identity = &visit.portal.identity;
    let known = identity.consents_to_ask(who, visit.language().tag()).await?;
    let catalogue = identity.catalogue();
    let cards = known.into_iter().map(|known| card(visit, &catalogue, known));
    // What somebody else decides, or the browser's signal, is not asked.
    let cards: Vec<_> = cards.filter(|card| matches!(card.hold, None | Some(Hold::Restricted))).collect();
    if cards.is_empty() {
        return Ok(Redirect::to(next.as_str()).into_response());
    }
    let cx = visit.cx();
    let ask = AskConsents { cards, notice, next: next.as_str().to_owned() };
    Ok(render(&cx, || ask_page(&cx, &ask)).into_response())
}

/// The page of questions that goes on to `next`.
fn asked_path(next: &ReturnTo) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("return", next.as_str());
    format!("{PATH}/new?{}", query.finish())
}
