//! `/account/recovery` and its forms. New codes are the answer to the form itself, so that they are nowhere else, not even in a session.

use std::sync::Arc;

use axum::response::{Html, IntoResponse, Redirect, Response};

use super::codes::{FreshCodes, codes_page};
use super::page::{RecoveryCare, RecoveryNotice, page};
use crate::shell::{Brand, Detour, Flash, PageContext, Visit, render};

const PATH: &str = "/account/recovery";

/// `GET /account/recovery`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let identity = &visit.portal.identity;
    let codes = identity.recovery_codes(&who).await?;
    let running = identity.running_recovery(&who).await?;
    let notice = visit.take_flash().await?.and_then(RecoveryNotice::of);
    let shown_again = visit.take_held::<()>().await?.map(|()| RecoveryNotice::ShownAgain);
    let care = RecoveryCare {
        made: codes.made_at.map(|at| visit.day(at)),
        left: codes.left,
        used: codes.used,
        running: running.map(|at| visit.moment(at)),
        notice: notice.or(shown_again),
    };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &care)))
}

/// `POST /account/recovery/codes`: ten new ones; the old ones are void.
pub async fn make_codes(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.recent_auth_or_hold(PATH, &()).await?;
    let codes = visit.portal.identity.make_recovery_codes(&who, &visit.circumstances()).await?;
    Ok(shown(&visit, codes, false))
}

/// `POST /account/recovery/replace`: as many as were used.
pub async fn replace_codes(visit: Visit) -> Result<Response, Detour> {
    let who = visit.recent_auth_or_hold(PATH, &()).await?;
    let codes = visit.portal.identity.replace_used_codes(&who, &visit.circumstances()).await?;
    if codes.is_empty() {
        // Another tab was first.
        return Ok(Redirect::to(PATH).into_response());
    }
    Ok(shown(&visit, codes, true).into_response())
}

/// Changing the language would load another page, and the codes would be gone: it waits.
pub(crate) fn in_one_language(cx: PageContext) -> PageContext {
    let brand = Brand { languages: vec![cx.language], ..cx.brand.as_ref().clone() };
    PageContext { brand: Arc::new(brand), ..cx }
}

fn shown(visit: &Visit, codes: Vec<String>, replaced: bool) -> Html<String> {
    let made = visit.moment(visit.portal.identity.now()).words;
    // As people type it, without the scheme.
    let origin = visit.portal.identity.settings().origin();
    let used_at = format!("{}/recover", origin.split_once("://").map_or(origin.as_str(), |(_, host)| host));
    let fresh = FreshCodes { codes, replaced, made, used_at };
    let cx = in_one_language(visit.cx());
    render(&cx, || codes_page(&cx, &fresh))
}

/// `POST /account/recovery/stop`. Without a recent passkey and while frozen too: it only protects.
pub async fn stop(visit: Visit) -> Result<Redirect, Detour> {
    let who = visit.signed_in_even_frozen()?;
    if visit.portal.identity.stop_recovery(&who, &visit.circumstances()).await? {
        visit.leave_flash(Flash::RecoveryStopped).await?;
    }
    Ok(Redirect::to(PATH))
}
