//! The one place that turns a failure into words: the house's page for people, problem+json (RFC 9457) for programs. Both name the
//! request, neither tells what went on inside.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};
use portico_app::features::errors;
use portico_app::shell::{Failure, Look, problem, render};

/// Gives a bare failure its body; answers that have one of ours keep it.
pub(super) async fn dress(State(look): State<Look>, request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let kept = head.clone();
    let response = next.run(Request::from_parts(head, body)).await;
    match bare_failure(&response) {
        Some(failure) => dressed(&look, &kept, failure, response),
        None => response,
    }
}

/// The failure that the answer stands for, unless it has a page or a problem of its own.
fn bare_failure(response: &Response) -> Option<Failure> {
    let named = response.extensions().get::<Failure>().copied();
    named.or_else(|| {
        let media = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        // The framework's own refusals are plain text, or nothing.
        let is_bare = media.is_none_or(|media| media.starts_with("text/plain"));
        is_bare.then(|| Failure::of_status(response.status())).flatten()
    })
}

fn dressed(look: &Look, request: &Parts, failure: Failure, bare: Response) -> Response {
    let cx = look.page_context(request, None, None);
    let status = bare.status();
    let mut dressed = if wants_json(request) {
        problem(&cx, status, failure.code())
    } else {
        let mut page = render(&cx, || errors::page(&cx, failure)).into_response();
        page.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(cx.language.tag()));
        page
    };
    *dressed.status_mut() = status;
    keep_headers(bare.headers(), dressed.headers_mut());
    dressed
}

/// What the bare answer said besides its body: `Allow`, `Retry-After`, cookies.
fn keep_headers(from: &HeaderMap, to: &mut HeaderMap) {
    let body = [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING, header::CONTENT_LANGUAGE];
    for (name, value) in from.iter().filter(|(name, _)| !body.contains(name)) {
        to.append(name, value.clone());
    }
}

fn wants_json(request: &Parts) -> bool {
    let accept = request.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = accept.split([',', ';']).next().unwrap_or_default().trim();
    request.uri.path().starts_with("/api/") || matches!(first, "application/json" | "application/problem+json")
}
