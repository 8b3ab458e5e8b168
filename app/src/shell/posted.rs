//! A posted form, and the language chosen while it was being filled in.

use axum::extract::{FromRequest, RawForm, Request};
use axum::response::IntoResponse;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Failure;
use crate::locale::Language;

/// A form's fields. `language` is there when a button of the language menu posted the form instead of its own button: the
/// handler then shows the same page in that language, with everything typed still in it.
pub struct Posted<F> {
    /// The fields.
    pub fields: F,
    /// The language chosen, if that is what the post is about.
    pub language: Option<Language>,
}

#[derive(Deserialize)]
struct Switch {
    language: Option<String>,
}

impl<S: Send + Sync, F: DeserializeOwned> FromRequest<S> for Posted<F> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let RawForm(body) = RawForm::from_request(request, state)
            .await
            .map_err(|refused| Failure::of_status(refused.into_response().status()).unwrap_or(Failure::BadRequest))?;
        // A field that comes twice is refused by serde: nobody can smuggle a second value (OWASP ASVS 5.0, 15.3.7).
        let fields = serde_urlencoded::from_bytes(&body).map_err(|_| Failure::Unprocessable)?;
        let switch: Switch = serde_urlencoded::from_bytes(&body).map_err(|_| Failure::Unprocessable)?;
        Ok(Self { fields, language: switch.language.as_deref().and_then(Language::from_tag) })
    }
}
