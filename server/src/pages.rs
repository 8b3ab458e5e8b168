//! The features' routes with the session around them.

use axum::Router;
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use http::header::{Entry, SET_COOKIE};
use http::{HeaderValue, StatusCode};
use portico_app::portal::Portal;
use portico_app::shell::{Failure, session_cookie};
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::session_store::IdentitySessions;
use crate::{import_api, recipients_api};

/// All pages and their JSON calls, and beside the session what other systems ask.
pub fn pages(portal: Portal) -> Router {
    let recipients = recipients_api::router(portal.identity.clone());
    let imports = import_api::router(portal.identity.clone());
    let settings = portal.identity.settings();
    let sessions = SessionManagerLayer::new(IdentitySessions(portal.identity.clone()))
        .with_name(session_cookie(settings))
        .with_secure(settings.is_https())
        .with_http_only(true)
        // `Strict` would lose the session when people arrive by a link in a mail.
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(Duration::microseconds(settings.session_absolute)));
    portico_app::routes::routes(portal)
        .layer(sessions)
        .layer(map_response(unsaved_session))
        .layer(map_response(secure_removal))
        .merge(recipients)
        .merge(imports)
}

/// A session that could not be saved comes out as a bare 500; it means that the database does not answer.
async fn unsaved_session(response: Response) -> Response {
    let is_bare = response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response.extensions().get::<Failure>().is_none()
        && response.headers().is_empty();
    if is_bare { Failure::Unavailable.into_response() } else { response }
}

/// tower-sessions removes a cookie without `Secure`, which browsers ignore for one with the prefix `__Host-`.
async fn secure_removal(mut response: Response) -> Response {
    if let Entry::Occupied(mut cookies) = response.headers_mut().entry(SET_COOKIE) {
        for cookie in cookies.iter_mut() {
            if let Some(secured) = with_secure(cookie) {
                *cookie = secured;
            }
        }
    }
    response
}

fn with_secure(cookie: &HeaderValue) -> Option<HeaderValue> {
    let text = cookie.to_str().ok().filter(|text| text.starts_with("__Host-") && !text.contains("; Secure"))?;
    HeaderValue::try_from(format!("{text}; Secure")).ok()
}
