//! `portico recipients …`: systems that get data for a purpose.

use std::path::PathBuf;

use clap::Subcommand;

/// What to do with recipients.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum RecipientsCommand {
    /// Register a system. Its secrets are printed once.
    Add(AddRecipientArguments),
    /// List who is registered.
    List,
    /// Make a new webhook secret. The old one counts for 24 hours beside it.
    Rotate(RotateRecipientArguments),
    /// Remove a system: it is told nothing more.
    Remove {
        /// Its stable name.
        id: String,
    },
    /// List webhooks that were given up.
    Dead,
    /// Try a webhook that was given up again, or all of them.
    Retry {
        /// Which one, as `dead` lists it [default: all].
        webhook: Option<uuid::Uuid>,
    },
}

/// A system to register.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct AddRecipientArguments {
    /// Its stable name, the same as in the files of purposes.
    pub id: String,
    /// As people know it.
    #[arg(long)]
    pub name: String,
    /// Where webhooks go: https, or http on this machine.
    #[arg(long)]
    pub url: String,
    /// Its public P-256 key for tokens, JWK or PEM [default: a pair is made and its private half printed].
    #[arg(long, value_name = "FILE")]
    pub token_key: Option<PathBuf>,
}

/// What to make new.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct RotateRecipientArguments {
    /// Its stable name.
    pub id: String,
    /// Its next public P-256 key for tokens, JWK or PEM.
    #[arg(long, value_name = "FILE")]
    pub token_key: Option<PathBuf>,
}
