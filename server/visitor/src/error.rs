//! What stops a visit.

/// Why a step did not do what it should.
#[derive(Debug, thiserror::Error)]
pub enum VisitError {
    /// A file, a folder or a process.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The server did not answer.
    #[error("no answer to {path}: {cause}")]
    NoAnswer {
        /// What was asked.
        path: String,
        /// What the connection said.
        cause: String,
    },
    /// The server answered something else.
    #[error("{path} answered {status}: {body}")]
    Unexpected {
        /// What was asked.
        path: String,
        /// The status of the answer.
        status: u16,
        /// The beginning of its body.
        body: String,
    },
    /// The software passkey refused.
    #[error("the passkey refused: {0}")]
    Passkey(#[from] soft_passkey::Refusal),
    /// Something did not happen in its time.
    #[error("{0} did not happen in time; the server wrote:\n{1}")]
    Late(&'static str, String),
    /// Something could not be read.
    #[error("{0} cannot be read")]
    Unreadable(&'static str),
    /// A task broke.
    #[error("a client broke: {0}")]
    Client(#[from] tokio::task::JoinError),
}
