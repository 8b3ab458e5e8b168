//! `portico rights …`: what people ask for, and what follows an erasure.

use std::path::PathBuf;

use clap::Subcommand;
use uuid::Uuid;

/// What to do for the rights of people.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum RightsCommand {
    /// List the requests that are open, the most urgent first.
    List(ListRequestsArguments),
    /// Show one request with its words.
    Show {
        /// The request.
        id: Uuid,
    },
    /// Answer a request. The person is told by mail, and reads the answer after signing in.
    Answer(AnswerArguments),
    /// Take more time for a request, once, as its law allows.
    Extend(ExtendArguments),
    /// Print the keyed hashes of everybody who was erased, to be kept beside the backups.
    Tombstones,
    /// After a backup was restored, erase again everybody who was erased since it was made. Needs the same keys.
    Reapply(ReapplyArguments),
}

/// How to list requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct ListRequestsArguments {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
#[command(group(clap::ArgGroup::new("outcome").required(true).args(["done", "refused"])))]
pub struct AnswerArguments {
    /// The request.
    pub id: Uuid,
    /// What was asked was done.
    #[arg(long)]
    pub done: bool,
    /// It was not; the text says why.
    #[arg(long)]
    pub refused: bool,
    /// What the person reads.
    #[arg(long)]
    pub text: String,
    /// What is put right: birth-date=YYYY-MM-DD or name=NAME.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Option<String>,
}

/// More time for a request.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct ExtendArguments {
    /// The request.
    pub id: Uuid,
    /// Why it takes longer; the person reads it.
    #[arg(long)]
    pub reason: String,
}

/// Whom to erase again.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct ReapplyArguments {
    /// What `portico rights tombstones` printed.
    pub file: PathBuf,
    /// Only say how many would be erased.
    #[arg(long)]
    pub dry_run: bool,
}
