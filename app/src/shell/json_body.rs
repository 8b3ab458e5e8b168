//! A JSON body, with failures of the house instead of the framework's text.

use axum::Json;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use super::Failure;

/// The body of a JSON call; another media type is 415, text that is not JSON 400, a wrong shape 422.
pub struct JsonBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let body = Json::<T>::from_request(request, state).await;
        body.map(|Json(body)| Self(body))
            .map_err(|refused| Failure::of_status(refused.status()).unwrap_or(Failure::BadRequest))
    }
}
