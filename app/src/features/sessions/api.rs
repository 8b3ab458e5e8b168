//! `/account/sessions`. Ending a session only protects, so it asks for no recent passkey.

use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::session_list::SessionEntry;
use portico_identity::sessions::SignedIn;

use super::page::{SessionRow, Sessions, SessionsNotice, page};
use crate::shell::{Detour, Failure, Flash, PathId, Visit, render};

const PATH: &str = "/account/sessions";

/// The list.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let notice = match visit.take_flash().await? {
        Some(Flash::SessionEnded) => Some(SessionsNotice::Ended),
        Some(Flash::OtherSessionsEnded) => Some(SessionsNotice::OthersEnded),
        Some(_) | None => None,
    };
    list_page(&visit, &who, notice).await
}

/// `POST /account/sessions/{handle}/end`.
pub async fn end_one(visit: Visit, PathId(handle): PathId) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    if visit.portal.identity.end_one_session(&who, handle, &visit.circumstances()).await? {
        visit.leave_flash(Flash::SessionEnded).await?;
        return Ok(Redirect::to(PATH).into_response());
    }
    // Another person's, or ended meanwhile: the same calm answer, with the list as it is.
    let list = list_page(&visit, &who, Some(SessionsNotice::Gone)).await?;
    Ok((StatusCode::NOT_FOUND, list).into_response())
}

/// `POST /account/sessions/end-others`.
pub async fn end_others(visit: Visit) -> Result<Redirect, Detour> {
    let who = visit.signed_in()?;
    let current = visit.session_hash().ok_or(Failure::Internal)?;
    let _ended = visit.portal.identity.end_other_sessions(&who, &current, &visit.circumstances()).await?;
    visit.leave_flash(Flash::OtherSessionsEnded).await?;
    Ok(Redirect::to(PATH))
}

async fn list_page(visit: &Visit, who: &SignedIn, notice: Option<SessionsNotice>) -> Result<Html<String>, Detour> {
    let current = visit.session_hash().ok_or(Failure::Internal)?;
    let entries = visit.portal.identity.list_sessions(who, &current).await?;
    let rows = entries.into_iter().map(|entry| row(visit, entry)).collect();
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &Sessions { rows, notice })))
}

fn row(visit: &Visit, entry: SessionEntry) -> SessionRow {
    let places = visit.portal.places.as_ref();
    SessionRow {
        place: places.and_then(|places| places.place(&entry.network, visit.language())),
        handle: entry.handle.to_string(),
        device: entry.device,
        first_seen: visit.moment(entry.created_at),
        last_seen: visit.moment(entry.seen_at),
        current: entry.current,
    }
}
