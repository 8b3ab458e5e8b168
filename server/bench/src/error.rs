//! What stops a measurement. A figure is only printed when every step of its run did what it should.

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    /// A file, a folder or a process.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The server did not answer.
    #[error("no answer to {path}: {cause}")]
    NoAnswer { path: String, cause: String },
    /// The server answered something else.
    #[error("{path} answered {status}: {body}")]
    Unexpected { path: String, status: u16, body: String },
    /// The software passkey refused.
    #[error("the passkey refused: {0}")]
    Passkey(#[from] soft_passkey::Refusal),
    /// Something did not happen in its time.
    #[error("{0} did not happen in time; the server wrote:\n{1}")]
    Late(&'static str, String),
    /// A figure could not be read.
    #[error("{0} cannot be read")]
    Unreadable(&'static str),
    /// A task of the load broke.
    #[error("a client broke: {0}")]
    Client(#[from] tokio::task::JoinError),
}
