//! What other systems ask: how a person stands to their purposes, with a token (RFC 6750), and the keys that receipts are signed with.

use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use portico_app::shell::{ClientNetwork, Failure, RequestId};
use portico_identity::recipients::{RecipientAnswer, TokenProblem};
use portico_identity::{Circumstances, Identity};
use serde_json::json;
use uuid::Uuid;

/// `GET /api/consents/{subject}` and `GET /.well-known/jwks.json`.
pub fn router(identity: Identity) -> Router {
    Router::new()
        .route("/api/consents/{subject}", get(read_consents))
        .route("/.well-known/jwks.json", get(jwks))
        .with_state(identity)
}

/// The keys change by a rotation and a restart: five minutes are short enough.
async fn jwks(State(identity): State<Identity>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/jwk-set+json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
        // Public keys are for everybody, also in browsers.
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    (headers, identity.jwks().to_string()).into_response()
}

async fn read_consents(
    State(identity): State<Identity>,
    Extension(RequestId(request)): Extension<RequestId>,
    Extension(ClientNetwork(network)): Extension<ClientNetwork>,
    Path(subject): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = bearer(&headers) else { return refuse(&request, None) };
    // What is no name at all is nobody's, and is told so only to who may ask.
    let subject = subject.parse().unwrap_or(Uuid::nil());
    let at = Circumstances { request, network, device: String::new(), browser: None };
    match identity.read_consents(token, subject, &at).await {
        Ok(RecipientAnswer::Consents(answer)) => Json(answer).into_response(),
        Ok(RecipientAnswer::NotFound) => Failure::NotFound.into_response(),
        Ok(RecipientAnswer::Limited(wait)) => Failure::from(wait).into_response(),
        Ok(RecipientAnswer::Refused(problem)) => refuse(&at.request, Some(problem)),
        Err(error) => Failure::from(error).into_response(),
    }
}

/// The token of `Authorization: Bearer …`, when there is one such header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

/// RFC 6750 §3: what is missing or wrong, in the header and as problem+json (RFC 9457).
fn refuse(request: &str, problem: Option<TokenProblem>) -> Response {
    let (status, code, challenge) = match problem {
        None => (StatusCode::UNAUTHORIZED, "token-needed", "Bearer scope=\"consents:read\"".to_owned()),
        Some(problem @ TokenProblem::ScopeMissing) => {
            let challenge = format!(
                "Bearer error=\"insufficient_scope\", error_description=\"{problem}\", scope=\"consents:read\""
            );
            (StatusCode::FORBIDDEN, "scope-missing", challenge)
        }
        Some(
            problem @ (TokenProblem::OtherKind
            | TokenProblem::Forged
            | TokenProblem::OtherAudience
            | TokenProblem::NotYet
            | TokenProblem::Expired
            | TokenProblem::TooLong),
        ) => {
            let challenge = format!("Bearer error=\"invalid_token\", error_description=\"{problem}\"");
            (StatusCode::UNAUTHORIZED, "token-refused", challenge)
        }
    };
    let title = problem.map_or_else(|| "a token is needed".to_owned(), |problem| problem.to_string());
    let body = json!({ "title": title, "status": status.as_u16(), "code": code, "request_id": request });
    let mut response = (status, body.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Ok(challenge) = HeaderValue::try_from(challenge) {
        headers.insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}
