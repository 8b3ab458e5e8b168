//! What stops a run before it has a result. A broken promise is not an error: it stands in the report.

use portico_visitor::VisitError;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ChaosError {
    /// A request, a process or a file of the server's.
    #[error(transparent)]
    Visit(#[from] VisitError),
    /// A file of our own.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The journal cannot be read back.
    #[error("the journal: {0}")]
    Journal(#[from] serde_json::Error),
    /// The database that we look into ourselves.
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
    /// Its address.
    #[error("the database's address: {0}")]
    Address(#[from] url::ParseError),
    /// A program that we need did not do its work.
    #[error("{0}: {1}")]
    Program(&'static str, String),
    /// A task broke.
    #[error("a client broke: {0}")]
    Client(#[from] tokio::task::JoinError),
}
