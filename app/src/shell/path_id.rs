//! What varies in a path. What cannot be read leads nowhere, like the id of nothing: it is the same "not found", and no word about the form of ids.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::Failure;

/// The parts of a path that vary: a `String` for a name, an `Uuid` for an id, a tuple of them for several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InPath<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for InPath<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path(read) = Path::<T>::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        Ok(Self(read))
    }
}

/// The one id that a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathId(pub Uuid);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let InPath(id) = InPath::<Uuid>::from_request_parts(parts, state).await?;
        Ok(Self(id))
    }
}
