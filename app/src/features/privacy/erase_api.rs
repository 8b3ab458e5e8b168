//! `/account/privacy/erase`.

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::clock::DAY;
use portico_identity::erasure::ErasureAsked;
use portico_identity::sessions::SignedIn;

use super::api::DESK;
use super::erase::{Erase, erase_page};
use super::form::EraseFields;
use crate::locale::ErrorCode;
use crate::shell::{Detour, Flash, Posted, Visit, refused, render};

const PATH: &str = "/account/privacy/erase";

/// `GET /account/privacy/erase`.
pub async fn show_erase(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let held: Option<EraseFields> = visit.take_held().await?;
    let kept = held.is_some();
    let sure = held.is_some_and(|fields| fields.sure.is_some());
    let erase = Erase { sure, kept, ..read_erase(&visit, &who).await? };
    let cx = visit.cx();
    Ok(render(&cx, || erase_page(&cx, &erase)))
}

/// `POST /account/privacy/erase`.
pub async fn erase(visit: Visit, form: Posted<EraseFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let recent = visit.recent_auth_or_hold(PATH, &form.fields).await?;
    if form.fields.sure.is_none() {
        let error = Some(ErrorCode::ErasureSureNeeded);
        let erase = Erase { error, ..read_erase(&visit, &who).await? };
        let cx = visit.cx();
        return Ok(refused(render(&cx, || erase_page(&cx, &erase))));
    }
    match visit.portal.identity.ask_erasure(&recent, &visit.circumstances()).await? {
        ErasureAsked::Started { .. } => visit.leave_flash(Flash::ErasureAsked).await?,
        // Pressed twice, or in another tab: the desk says when.
        ErasureAsked::Running { .. } => {}
    }
    Ok(Redirect::to(DESK).into_response())
}

/// `POST /account/privacy/erase/stop`. Without a recent passkey and while frozen too: it only protects.
pub async fn stop_erasure(visit: Visit) -> Result<Redirect, Detour> {
    let who = visit.signed_in_even_frozen()?;
    if visit.portal.identity.stop_erasure(&who, &visit.circumstances()).await? {
        visit.leave_flash(Flash::ErasureStopped).await?;
    }
    Ok(Redirect::to(DESK))
}

async fn read_erase(visit: &Visit, who: &SignedIn) -> Result<Erase, Detour> {
    let identity = &visit.portal.identity;
    let outlook = identity.erasure_outlook(who).await?;
    let grace = i64::from(outlook.grace_days);
    Ok(Erase {
        stays: outlook.stays,
        would_be: (grace > 0).then(|| visit.date(identity.now().saturating_add(grace.saturating_mul(DAY)))),
        running: outlook.running.map(|running| visit.date(running.due_at)),
        ..Erase::default()
    })
}
