//! What can go wrong with a request, as the house names it. A handler answers `Err(Failure)`; the response is bare and
//! carries the failure in its extensions. One layer of the server turns it into a page or into problem+json (RFC 9457).

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use portico_identity::RetryAfter;

use crate::locale::ErrorCode;

/// Why a request got no ordinary answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The request makes no sense to us.
    BadRequest,
    /// A session is needed and there is none. Pages answer 303 to `/sign-in` instead.
    SignInNeeded,
    /// The request may not be made.
    Forbidden,
    /// The request changes something and does not come from our own pages.
    CrossSite,
    /// The account is frozen. Pages answer 303 to `/account/frozen` instead.
    Frozen,
    /// Nothing is here, or nothing that this person may see.
    NotFound,
    /// The address exists, the method does not.
    MethodNotAllowed,
    /// The client took too long to send its request.
    TooSlow,
    /// The body is larger than we read.
    TooLarge,
    /// The address is longer than we read.
    AddressTooLong,
    /// The body is of a type that is not understood here.
    UnsupportedMedia,
    /// The body was read and its content is wrong.
    Unprocessable,
    /// Too many tries; wait.
    TooManyRequests {
        /// Seconds until the next try is welcome.
        retry_after: u64,
    },
    /// The headers are larger than we read.
    HeadersTooLarge,
    /// Something broke, and it is ours.
    Internal,
    /// Something that we need is not there at the moment.
    Unavailable,
}

impl Failure {
    /// The HTTP status.
    pub fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Frozen => StatusCode::LOCKED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::HeadersTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The stable name that programs read (`code` of problem+json), and the key to its text.
    pub fn code(self) -> ErrorCode {
        match self {
            Self::BadRequest | Self::TooSlow | Self::UnsupportedMedia | Self::Unprocessable => ErrorCode::BadRequest,
            Self::SignInNeeded => ErrorCode::SessionNeeded,
            Self::Forbidden | Self::CrossSite => ErrorCode::Forbidden,
            Self::Frozen => ErrorCode::AccountFrozen,
            Self::NotFound => ErrorCode::NotFound,
            Self::MethodNotAllowed => ErrorCode::MethodNotAllowed,
            Self::TooLarge | Self::AddressTooLong | Self::HeadersTooLarge => ErrorCode::TooLarge,
            Self::TooManyRequests { .. } => ErrorCode::TooManyRequests,
            Self::Internal => ErrorCode::Internal,
            Self::Unavailable => ErrorCode::Unavailable,
        }
    }

    /// Seconds after which trying again makes sense, where that is known.
    pub fn retry_after(self) -> Option<u64> {
        match self {
            Self::TooManyRequests { retry_after } => Some(retry_after.max(1)),
            Self::Unavailable => Some(5),
            Self::BadRequest
            | Self::SignInNeeded
            | Self::Forbidden
            | Self::CrossSite
            | Self::Frozen
            | Self::NotFound
            | Self::MethodNotAllowed
            | Self::TooSlow
            | Self::TooLarge
            | Self::AddressTooLong
            | Self::UnsupportedMedia
            | Self::Unprocessable
            | Self::HeadersTooLarge
            | Self::Internal => None,
        }
    }

    /// The failure that a bare status of the framework stands for; none for statuses that are no failure.
    pub fn of_status(status: StatusCode) -> Option<Self> {
        if !(status.is_client_error() || status.is_server_error()) {
            return None;
        }
        Some(match status.as_u16() {
            401 => Self::SignInNeeded,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            405 => Self::MethodNotAllowed,
            408 => Self::TooSlow,
            413 => Self::TooLarge,
            414 => Self::AddressTooLong,
            415 => Self::UnsupportedMedia,
            422 => Self::Unprocessable,
            423 => Self::Frozen,
            429 => Self::TooManyRequests { retry_after: 60 },
            431 => Self::HeadersTooLarge,
            503 => Self::Unavailable,
            400..=499 => Self::BadRequest,
            _ => Self::Internal,
        })
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
            portico_identity::Error::Frozen => Self::Frozen,
            portico_identity::Error::NoAccount => Self::NotFound,
            error @ (portico_identity::Error::Taken(_)
            | portico_identity::Error::Unmergeable(_)
            | portico_identity::Error::Internal(_)) => {
                tracing::error!(%error, "a use-case failed");
                Self::Internal
            }
        }
    }
}

impl From<RetryAfter> for Failure {
    fn from(wait: RetryAfter) -> Self {
        Self::TooManyRequests { retry_after: wait.0 }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failing_status_has_a_failure_of_the_same_class() {
        for number in 100..=599 {
            let status = StatusCode::from_u16(number).unwrap();
            match Failure::of_status(status) {
                None => assert!(number < 400),
                Some(failure) => assert_eq!(failure.status().as_u16() / 100, number / 100),
            }
        }
    }

    #[test]
    fn a_limit_says_when_to_come_back() {
        let response = Failure::TooManyRequests { retry_after: 30 }.into_response();
        assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(response.headers()[header::RETRY_AFTER], "30");
        assert!(response.extensions().get::<Failure>().is_some());
    }
}
