//! How much of a request we read, and how long we think about it (OWASP ASVS 5.0 4.1.4, 4.2.1).

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, header};
use http_body_util::Limited;
use portico_app::shell::Failure;

use crate::import_api::{IMPORT_LIMIT, IMPORT_PATH};

/// Bytes of the request's address, path and query.
pub const URL_LIMIT: usize = 8 * 1024;
/// Bytes of all header names and values together.
pub const HEADERS_LIMIT: usize = 16 * 1024;
/// Bytes of a request's body.
pub const BODY_LIMIT: usize = 64 * 1024;
/// Arrays and objects inside each other in a JSON body.
pub const JSON_DEPTH_LIMIT: usize = 32;

/// The methods that anybody uses in earnest.
pub(crate) const METHODS: [Method; 7] =
    [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];

/// Refuses what is too large or of a strange method; the body is cut off at its limit while it is read.
pub(super) async fn keep(request: Request, next: Next) -> Response {
    if let Some(failure) = excess(&request) {
        let mut response = failure.into_response();
        if failure == Failure::MethodNotAllowed {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
        }
        // What is left of the request is not worth reading.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        return response;
    }
    let most = body_limit(&request);
    next.run(request.map(|body| Body::new(Limited::new(body, most)))).await
}

/// Files of source systems are larger than what people send, and take longer; their token is checked before they are read.
fn is_import(request: &Request) -> bool {
    request.method() == Method::POST && request.uri().path().starts_with(IMPORT_PATH)
}

fn body_limit(request: &Request) -> usize {
    if is_import(request) { IMPORT_LIMIT } else { BODY_LIMIT }
}

fn excess(request: &Request) -> Option<Failure> {
    let headers = request.headers();
    let header_bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    let url_bytes = request.uri().path_and_query().map_or(0, |path| path.as_str().len());
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if !METHODS.contains(request.method()) {
        Some(Failure::MethodNotAllowed)
    } else if url_bytes > URL_LIMIT {
        Some(Failure::AddressTooLong)
    } else if header_bytes > HEADERS_LIMIT {
        Some(Failure::HeadersTooLarge)
    } else if headers.contains_key(header::TRANSFER_ENCODING) || headers.get_all(header::HOST).iter().count() > 1 {
        // Browsers announce a length and name one host; anything else is a sign of smuggling (RFC 9112 §11.2).
        Some(Failure::BadRequest)
    } else if announced.is_some_and(|bytes| bytes > body_limit(request)) {
        Some(Failure::TooLarge)
    } else {
        None
    }
}

/// An answer that takes too long becomes 503; what was begun is dropped, and its transaction with it.
pub(super) async fn answer_in_time(State(within): State<Duration>, request: Request, next: Next) -> Response {
    if is_import(&request) {
        return next.run(request).await;
    }
    match tokio::time::timeout(within, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::warn!(seconds = within.as_secs_f64(), "no answer in time");
            Failure::Unavailable.into_response()
        }
    }
}

/// Counts the nesting of a JSON body before any parser recurses into it.
pub(super) async fn json_depth(request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") || is_import(&request) {
        return next.run(request).await;
    }
    let (head, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_LIMIT).await else {
        return Failure::TooLarge.into_response();
    };
    if deepest_nesting(&bytes) > JSON_DEPTH_LIMIT {
        return Failure::BadRequest.into_response();
    }
    next.run(Request::from_parts(head, Body::from(bytes))).await
}

/// How deep brackets stand inside each other, outside of strings. Wrong JSON is for the parser to refuse.
fn deepest_nesting(json: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth = depth.saturating_add(1);
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::deepest_nesting;

    #[test]
    fn nesting_is_counted_outside_of_strings() {
        assert_eq!(deepest_nesting(b""), 0);
        assert_eq!(deepest_nesting(br#"{"a":[1,{"b":"]]}}[[[["}]}"#), 3);
        assert_eq!(deepest_nesting(br#"["\"[[["]"#), 1);
        assert_eq!(deepest_nesting(&[b'['; 5000]), 5000);
    }
}
