//! What stops a use-case that is nobody's fault. What a person can do about something is an outcome of the use-case, not an error.

use portico_store::{StoreError, Taken};

use crate::portal::merging::Unmergeable;

/// A use-case could not be carried out. Nothing was changed, unless a commit went unanswered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database does not answer now; trying again later may work.
    #[error("unavailable: {0}")]
    Unavailable(StoreError),
    /// A unique value is taken. Use-cases turn it into an outcome; what is left of it is a defect.
    #[error("taken: {0:?}")]
    Taken(Taken),
    /// The account is frozen: nothing changes until it is thawed.
    #[error("the account is frozen")]
    Frozen,
    /// The person of the session has no account any more.
    #[error("the account is gone")]
    NoAccount,
    /// Two persons do not become one. Use-cases turn it into an outcome; what is left of it is a defect.
    #[error("not merged: {0}")]
    Unmergeable(Unmergeable),
    /// A defect of ours, or data that does not make sense. The particulars are for the log.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => Self::Unavailable(error),
            StoreError::Taken(taken) => Self::Taken(taken),
            // Only rows of persons belong to others: the person was erased in the middle of it.
            StoreError::Gone(_) => Self::NoAccount,
            StoreError::Unreadable(_) | StoreError::Refused(_) | StoreError::Address(_) | StoreError::Migration(_) => {
                Self::Internal(error.to_string())
            }
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.to_string())
    }
}
