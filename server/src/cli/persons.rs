//! `portico policy …`, `portico duplicates …` and `portico vouch`: what concerns one person, or two who are one.

use clap::Subcommand;
use uuid::Uuid;

/// What to ask about the policies.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum PolicyCommand {
    /// Print exactly what a person would see at a moment, found as the pages find it.
    Show(ShowPolicyArguments),
}

/// Whose eyes, and when.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct ShowPolicyArguments {
    /// The person: an id, or an address of their account.
    #[arg(long = "as", value_name = "ID|ADDRESS")]
    pub person: String,
    /// The moment: a day (its beginning where the organisation is) or an RFC 3339 time [default: now].
    #[arg(long, value_name = "DAY|TIME")]
    pub at: Option<String>,
    /// In one role only: guardian, customer:ID, student:ID or member:ID.
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// What to do about persons whom sources know twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum DuplicatesCommand {
    /// Search for them. What is found waits for `merge` or `keep`.
    Find(FindDuplicatesArguments),
    /// List the pairs that wait for a decision, the most alike first.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Make one person of a pair. Can be undone for 30 days.
    Merge {
        /// The pair.
        pair: Uuid,
    },
    /// Say that a pair are two persons.
    Keep {
        /// The pair.
        pair: Uuid,
    },
    /// Undo a merge: exactly what it moved goes back.
    Undo {
        /// The merge.
        merge: Uuid,
    },
}

/// How to search for duplicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct FindDuplicatesArguments {
    /// Only tell what would be found.
    #[arg(long)]
    pub dry_run: bool,
    /// Merge at once what is certain. Two accounts are never merged.
    #[arg(long, conflicts_with = "dry_run")]
    pub merge_certain: bool,
}

/// For whom a desk vouches.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct VouchArguments {
    /// The person: an id, or an address of their account.
    #[arg(value_name = "PERSON|ADDRESS")]
    pub person: String,
    /// The number that they were shown when they asked.
    #[arg(long, value_name = "NUMBER")]
    pub word: String,
}
