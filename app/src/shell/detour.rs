//! What a handler answers instead of its page: a failure, or the way to the sign-in page.

use axum::response::{IntoResponse, Redirect, Response};
use portico_identity::RetryAfter;

use super::Failure;

/// Not the page that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detour {
    /// Something is wrong.
    Failure(Failure),
    /// Another page comes first.
    To(String),
}

/// The page of a frozen account.
pub const FROZEN_PATH: &str = "/account/frozen";

/// The page where terms are accepted.
pub const TERMS_PATH: &str = "/account/terms";

/// The sign-in page that leads back to `path`.
#[must_use]
pub fn sign_in_path(path: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("return", path);
    format!("/sign-in?{}", query.finish())
}

impl IntoResponse for Detour {
    fn into_response(self) -> Response {
        match self {
            Self::Failure(failure) => failure.into_response(),
            Self::To(path) => Redirect::to(&path).into_response(),
        }
    }
}

impl From<Failure> for Detour {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<RetryAfter> for Detour {
    /// Too many tries where the page has nothing typed to keep.
    fn from(wait: RetryAfter) -> Self {
        Self::Failure(wait.into())
    }
}

impl From<portico_identity::Error> for Detour {
    fn from(error: portico_identity::Error) -> Self {
        match error {
            // The page that says so, and how to thaw it.
            portico_identity::Error::Frozen => Self::To(FROZEN_PATH.into()),
            error @ (portico_identity::Error::Unavailable(_)
            | portico_identity::Error::Taken(_)
            | portico_identity::Error::NoAccount
            | portico_identity::Error::Unmergeable(_)
            | portico_identity::Error::Internal(_)) => Self::Failure(error.into()),
        }
    }
}
