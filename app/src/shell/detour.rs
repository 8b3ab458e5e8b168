//! What a handler answers instead of its page: a failure, or the way to the sign-in page.

use axum::response::{IntoResponse, Redirect, Response};

use super::Failure;

/// Not the page that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detour {
    /// Something is wrong.
    Failure(Failure),
    /// Another page comes first.
    To(String),
}

impl Detour {
    /// To the sign-in page and back to `path`.
    #[must_use]
    pub fn sign_in(path: &str) -> Self {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("return", path);
        Self::To(format!("/sign-in?{}", query.finish()))
    }
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

impl From<portico_identity::Error> for Detour {
    fn from(error: portico_identity::Error) -> Self {
        Self::Failure(error.into())
    }
}

impl From<portico_identity::Error> for Failure {
    /// The particulars go to the log, beside the request's id; the person gets the code.
    fn from(error: portico_identity::Error) -> Self {
        match error {
            portico_identity::Error::Unavailable(error) => {
                tracing::error!(%error, "the database is unavailable");
                Self::Unavailable
            }
            error @ (portico_identity::Error::Taken(_) | portico_identity::Error::Internal(_)) => {
                tracing::error!(%error, "a use-case failed");
                Self::Internal
            }
        }
    }
}
