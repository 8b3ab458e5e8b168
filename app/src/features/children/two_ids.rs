//! The two ids of a path: a child, and something of theirs.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use uuid::Uuid;

use crate::shell::Failure;

/// A child and something of theirs. What is no id leads nowhere, like the id of nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TwoIds(pub Uuid, pub Uuid);

impl<S: Send + Sync> FromRequestParts<S> for TwoIds {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let ids = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((first, second)) = ids.map_err(|_| Failure::NotFound)?;
        let read = |id: &str| Uuid::try_parse(id).map_err(|_| Failure::NotFound);
        Ok(Self(read(&first)?, read(&second)?))
    }
}
