//! Problem details (RFC 9457): how JSON calls say what went wrong. `code` is stable, `title` is in the person's language.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

use super::context::PageContext;
use crate::locale::ErrorCode;

#[derive(Serialize)]
struct Problem<'a> {
    title: &'a str,
    status: u16,
    code: &'a str,
    request_id: &'a str,
}

/// The answer of type `application/problem+json`.
pub fn problem(cx: &PageContext, status: StatusCode, code: ErrorCode) -> Response {
    let body = Problem {
        title: cx.texts.errors.text(code),
        status: status.as_u16(),
        code: code.as_str(),
        request_id: &cx.request_id,
    };
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
