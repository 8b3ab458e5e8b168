//! The answers that every form has beside its success: the same page, with everything typed still in it.

use axum::response::{AppendHeaders, Html, IntoResponse, Response};
use http::StatusCode;
use http::header::{RETRY_AFTER, SET_COOKIE};
use portico_identity::RetryAfter;

use super::{Detour, PageContext, Visit};
use crate::locale::Language;

/// The same page in the language just chosen, which is kept.
///
/// # Errors
/// When the database does not answer.
pub async fn switched(
    visit: &Visit,
    language: Language,
    show: impl FnOnce(&PageContext) -> Html<String>,
) -> Result<Response, Detour> {
    let cookie = visit.keep_language(language).await?;
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), show(&visit.cx_in(language))).into_response())
}

/// What was typed cannot be taken; the page says why.
pub fn refused(page: Html<String>) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// Too many tries; the page says so itself.
pub fn too_many(wait: RetryAfter, page: Html<String>) -> Response {
    (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, wait.0.to_string())], page).into_response()
}
