//! `/account/privacy` and its switch.

use axum::response::{Html, Redirect};
use portico_identity::erasure::RunningErasure;
use portico_identity::exports::{ExportState, ExportView};
use portico_identity::rights::RequestView;
use portico_identity::sessions::SignedIn;

use super::export::{CopyRow, CopyState};
use super::form::{Answer, Held, RestrictFields};
use super::page::{PrivacyDesk, PrivacyNotice, page};
use super::request::RequestRow;
use crate::shell::{Detour, Failure, Flash, Posted, Visit, render};
use crate::ui::moment::Moment;

/// The desk.
pub(super) const DESK: &str = "/account/privacy";

/// `GET /account/privacy`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let mut desk = read_desk(&visit, &who).await?;
    desk.notice = visit.take_flash().await?.and_then(PrivacyNotice::of);
    match visit.take_held().await? {
        Some(Held::Export) => desk.notice = Some(PrivacyNotice::Kept),
        Some(Held::Download(id)) => {
            desk = PrivacyDesk { asked_copy: Some(id), notice: Some(PrivacyNotice::Kept), ..desk };
        }
        None => {}
    }
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &desk)))
}

/// `POST /account/privacy/restrict`.
pub async fn restrict(visit: Visit, form: Posted<RestrictFields>) -> Result<Redirect, Detour> {
    let who = visit.signed_in()?;
    let on = form.fields.on == Answer::Yes;
    if visit.portal.identity.restrict(&who, on, &visit.circumstances()).await? {
        visit.leave_flash(if on { Flash::Restricted } else { Flash::Unrestricted }).await?;
    }
    Ok(Redirect::to(DESK))
}

/// The desk as it is now.
pub(super) async fn read_desk(visit: &Visit, who: &SignedIn) -> Result<PrivacyDesk, Detour> {
    let identity = &visit.portal.identity;
    let person = identity.find_person(who).await?.ok_or(Failure::NotFound)?;
    let exports = identity.list_exports(who).await?;
    let mut requests = identity.list_requests(who).await?;
    // What waits for an answer first, so that it is never among the older ones.
    requests.sort_by_key(|request| request.closed_at.is_some());
    Ok(PrivacyDesk {
        erasure: read_erasure(visit, who).await?,
        copies: exports.iter().enumerate().filter_map(|(place, export)| copy_row(visit, place, export)).collect(),
        restricted: person.restricted_at.map(|at| visit.day(at)),
        requests: requests.iter().map(|request| request_row(visit, request)).collect(),
        ..PrivacyDesk::default()
    })
}

/// When the account is going to be erased, if it was asked for.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn read_erasure(visit: &Visit, who: &SignedIn) -> Result<Option<Moment>, Detour> {
    let outlook = visit.portal.identity.erasure_outlook(who).await?;
    Ok(outlook.running.map(|RunningErasure { due_at, .. }| visit.date(due_at)))
}

/// Whether a copy of everything waits to be downloaded.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn has_copy(visit: &Visit, who: &SignedIn) -> Result<bool, Detour> {
    let exports = visit.portal.identity.list_exports(who).await?;
    Ok(exports.iter().any(|export| matches!(export.state, ExportState::Ready { .. })))
}

/// One that was thrown away is of no use any more, and one that failed only while it is the newest.
fn copy_row(visit: &Visit, place: usize, export: &ExportView) -> Option<CopyRow> {
    let state = match export.state {
        ExportState::Working { done, steps } => CopyState::Working { done, steps },
        ExportState::Ready { size, expires_at } => CopyState::Ready { size, until: visit.moment(expires_at) },
        ExportState::Failed if place == 0 => CopyState::Failed,
        ExportState::Failed | ExportState::Gone => return None,
    };
    Some(CopyRow { id: export.id, asked: visit.day(export.asked_at), state })
}

/// A request as the list has it.
pub(super) fn request_row(visit: &Visit, request: &RequestView) -> RequestRow {
    RequestRow {
        id: request.id.to_string(),
        kind: request.kind,
        due: visit.date(request.due_at),
        closed: request.closed_at.map(|at| visit.date(at)),
        outcome: request.outcome,
    }
}
