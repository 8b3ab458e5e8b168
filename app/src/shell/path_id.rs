//! The `{id}` of a path.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use uuid::Uuid;

use super::Failure;

/// The id that a path names. What is no id leads nowhere, like the id of nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathId(pub Uuid);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path(id) = Path::<String>::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        Uuid::try_parse(&id).map(Self).map_err(|_| Failure::NotFound)
    }
}
