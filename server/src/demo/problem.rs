//! Why the demo was not loaded.

use portico_identity::portal::imports::ImportProblem;

use crate::imports::{FilesProblem, TableProblems};

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum DemoProblem {
    /// People would meet it.
    #[error("the demo is for localhost only, and this portal is reached at {0}")]
    NotLocal(String),
    /// The organisations were refused.
    #[error("the organisations: {0}")]
    Organisations(String),
    /// A source was refused.
    #[error("the source {0} belongs to another organisation")]
    Source(&'static str),
    /// The temporary folder or the demo's file.
    #[error("files: {0}")]
    Io(#[from] std::io::Error),
    /// The roster cannot be packed.
    #[error("packing: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The files cannot be read back.
    #[error("{0}")]
    Files(#[from] FilesProblem),
    /// The files do not fit their mapping.
    #[error("{0}")]
    Tables(#[from] TableProblems),
    /// A mapping is wrong.
    #[error("the mapping {0}: {1}")]
    Mapping(&'static str, String),
    /// An import broke off.
    #[error("{0}")]
    Import(#[from] ImportProblem),
    /// An import was refused.
    #[error("the import of {0} was refused: {1}")]
    Refused(&'static str, String),
    /// The database does not answer.
    #[error(transparent)]
    Identity(#[from] portico_identity::Error),
}
