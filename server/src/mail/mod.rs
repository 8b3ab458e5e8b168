//! Mail leaves here: letters from the outbox become messages, a transport delivers them, a worker sees that none is lost.

mod file;
mod message;
mod post_office;
mod smtp;
mod worker;

pub use file::FileTransport;
pub use message::{Written, compose};
pub use post_office::{PostOffice, PostOfficeError};
pub use smtp::SmtpTransport;
pub use worker::{MailMetrics, run_worker};

use uuid::Uuid;

/// How messages are delivered.
#[derive(Clone)]
pub enum Transport {
    /// One `.eml` file a message.
    File(FileTransport),
    /// To a mail server.
    Smtp(SmtpTransport),
}

/// Why a message was not delivered. Holds no text of the server: it may quote the recipient.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The message cannot be made, for instance because the address is none that mail understands.
    #[error("the message cannot be written: {0}")]
    Unwritable(String),
    /// The mail server refused the mail for good (55x).
    #[error("the mail server refused with {0}")]
    Refused(String),
    /// It may work later.
    #[error("not delivered: {0}")]
    Later(String),
}

impl Transport {
    /// Delivers a message. Doing it twice with the same id is harmless for files and recognisable by Message-ID for mail servers.
    pub async fn send(&self, id: Uuid, message: &lettre::Message) -> Result<(), SendError> {
        match self {
            Self::File(transport) => transport.send(id, message).await,
            Self::Smtp(transport) => transport.send(message).await,
        }
    }
}
