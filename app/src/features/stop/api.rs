//! `/stop?token=`. The token alone decides, whoever is signed in: mail programs post without cookies and without `Origin` (RFC 8058), and what
//! they post is not looked at.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use portico_identity::messages::Stopped;
use serde::Deserialize;

use super::page::{Stop, StopOutcome, outcome_page, page};
use crate::features::messages::own_words;
use crate::shell::{Detour, Visit, render};

/// What the link carries.
#[derive(Deserialize)]
pub struct StopLink {
    #[serde(default)]
    token: String,
}

/// `GET /stop?token=`: says what it is about and changes nothing.
pub async fn show(visit: Visit, Query(link): Query<StopLink>) -> Result<Response, Detour> {
    let language = visit.language();
    let came = match visit.portal.identity.look_at_stop(&link.token, language.tag()).await? {
        Some(view) if view.wanted => {
            let own = || own_words(&language.texts().messages, &view.topic).0;
            let title = view.text.as_ref().map_or_else(own, |text| text.title.clone());
            let cx = visit.cx();
            return Ok(render(&cx, || page(&cx, &Stop { token: link.token, title })).into_response());
        }
        Some(_) => StopOutcome::Stopped,
        None => StopOutcome::Unknown,
    };
    Ok(ended(&visit, came))
}

/// `POST /stop?token=`.
pub async fn stop(visit: Visit, Query(link): Query<StopLink>) -> Result<Response, Detour> {
    match visit.portal.identity.stop_messages(&link.token, &visit.circumstances()).await? {
        Stopped::Stopped => Ok(ended(&visit, StopOutcome::Stopped)),
        Stopped::Unknown => Ok(ended(&visit, StopOutcome::Unknown)),
        Stopped::Limited(wait) => Err(wait.into()),
    }
}

fn ended(visit: &Visit, came: StopOutcome) -> Response {
    let status = match came {
        StopOutcome::Stopped => StatusCode::OK,
        StopOutcome::Unknown => StatusCode::NOT_FOUND,
    };
    let cx = visit.cx();
    (status, render(&cx, || outcome_page(&cx, came))).into_response()
}
