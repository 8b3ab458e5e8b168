//! The addresses that programs ask: health for supervisors, `/.well-known/` for browsers and researchers.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::{HeaderValue, StatusCode, header};
use portico_app::locale::dates;
use portico_app::shell::{Failure, support_href};
use portico_identity::Identity;
use portico_identity::clock::{Clock, DAY};
use serde_json::json;

use crate::config::Config;
use crate::readiness::Readiness;

/// Asks whether the database answers.
pub type Probe = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// Asks the database underneath the use-cases.
pub fn database_probe(identity: &Identity) -> Probe {
    let identity = identity.clone();
    Arc::new(move || {
        let identity = identity.clone();
        Box::pin(async move { identity.store().ping().await.is_ok() })
    })
}

/// What the endpoints need.
#[derive(Clone)]
pub struct EndpointState {
    readiness: Readiness,
    probe: Probe,
    clock: Clock,
    passkey_addresses: Arc<serde_json::Value>,
    security: Option<Arc<SecurityContact>>,
}

struct SecurityContact {
    contact: String,
    canonical: String,
    languages: String,
}

/// Readiness answers within this time, whatever the database does.
const PROBE_WITHIN: Duration = Duration::from_secs(2);

impl EndpointState {
    /// From the configuration; `probe` asks the database.
    pub fn new(config: &Config, readiness: Readiness, probe: Probe, clock: Clock) -> Self {
        let public = &config.public_url;
        let passkeys = public.join("/account/passkeys");
        let tags: Vec<&str> = config.brand.languages.iter().map(|language| language.tag()).collect();
        let security = config.security_contact.as_ref().map(|contact| SecurityContact {
            contact: support_href(contact),
            canonical: public.join("/.well-known/security.txt"),
            languages: tags.join(", "),
        });
        Self {
            readiness,
            probe,
            clock,
            passkey_addresses: Arc::new(json!({ "enroll": passkeys, "manage": passkeys })),
            security: security.map(Arc::new),
        }
    }
}

/// All of them.
pub fn router(state: EndpointState) -> Router {
    Router::new()
        .route("/health/live", get(live))
        .route("/health/ready", get(ready))
        .route("/.well-known/passkey-endpoints", get(passkey_endpoints))
        .route("/.well-known/change-password", get(change_password))
        .route("/.well-known/security.txt", get(security_txt))
        .route("/.well-known/gpc.json", get(gpc))
        .with_state(state)
}

/// The process runs; says nothing about what it needs.
async fn live() -> Response {
    Json(json!({ "status": "live" })).into_response()
}

/// Requests are welcome: started, not stopping, and the database answers.
async fn ready(State(state): State<EndpointState>) -> Response {
    let status = if !state.readiness.is_on() {
        "not-serving"
    } else if !tokio::time::timeout(PROBE_WITHIN, (state.probe)()).await.unwrap_or(false) {
        "no-database"
    } else {
        return Json(json!({ "status": "ready" })).into_response();
    };
    (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": status }))).into_response()
}

/// W3C "A Well-Known URL for Relying Party Passkey Endpoints".
async fn passkey_endpoints(State(state): State<EndpointState>) -> Response {
    Json(state.passkey_addresses.as_ref()).into_response()
}

/// W3C "A Well-Known URL for Changing Passwords": passkeys are what there is to change.
async fn change_password() -> Redirect {
    Redirect::to("/account/passkeys")
}

/// RFC 9116. `Expires` is always half a year ahead: the contact is as fresh as the configuration.
async fn security_txt(State(state): State<EndpointState>) -> Response {
    let Some(security) = &state.security else {
        return Failure::NotFound.into_response();
    };
    let expires = dates::iso(state.clock.now().saturating_add(180 * DAY));
    let text = format!(
        "Contact: {}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {}\n",
        security.contact, security.languages, security.canonical
    );
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], text).into_response()
}

/// Global Privacy Control §4.1: nothing is sold or shared here, so the signal is honoured by doing nothing.
async fn gpc() -> Response {
    Json(json!({ "gpc": true, "lastUpdate": "2026-01-01" })).into_response()
}
