//! What the desk of an organisation does: families, claims, invitations.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use uuid::Uuid;

/// What to do about guardianships.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum FamilyCommand {
    /// List guardianships: of one person, or all of them.
    List(ListFamilyArguments),
    /// Verify what a source claims, by what the desk saw.
    Verify {
        /// The guardianship.
        id: Uuid,
        /// What was seen, in a few words.
        #[arg(long)]
        evidence: String,
    },
    /// Bar an adult from a child, as a court ordered: every guardianship between them closes at once, also those of other schools.
    Bar {
        /// One of the guardianships between them.
        id: Uuid,
        /// The order, in words.
        #[arg(long)]
        why: String,
    },
    /// Lift a bar, as a court did: nothing opens by it but what is verified and has not ended.
    Unbar {
        /// One of the guardianships between them.
        id: Uuid,
        /// What lifted the order, in words.
        #[arg(long)]
        why: String,
    },
    /// State when a child was born, where no source says it: without it a child does not come of age for guardians.
    BirthDate {
        /// The child.
        child: Uuid,
        /// The day, such as 2010-05-17.
        #[arg(long, value_name = "DAY")]
        born: String,
        /// What was seen, in a few words.
        #[arg(long)]
        evidence: String,
    },
    /// End a guardianship with a day.
    End {
        /// The guardianship.
        id: Uuid,
        /// The last day, where the school is.
        #[arg(long, value_name = "DAY")]
        on: String,
    },
}

/// Which guardianships to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct ListFamilyArguments {
    /// Only those of this person, as adult or as child.
    #[arg(long, value_name = "ID")]
    pub person: Option<Uuid>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// What to do about claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum ClaimsCommand {
    /// List the claims that wait, the oldest first.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Approve a claim: who made it is linked, and told by mail.
    Approve {
        /// The claim.
        id: Uuid,
    },
    /// Refuse a claim: nothing is linked, and who made it is told by mail.
    Refuse {
        /// The claim.
        id: Uuid,
    },
}

/// What to do about invitations.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum InvitationsCommand {
    /// Make a code for everybody whom a source knows and who has no account yet. Older codes for the same end.
    Make(MakeInvitationsArguments),
    /// List an organisation's invitations.
    List {
        /// The organisation: its id or its name.
        organisation: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Withdraw a code that was not used.
    Withdraw {
        /// The invitation.
        id: Uuid,
    },
}

/// For whom to make codes, and where they go.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
#[command(group(clap::ArgGroup::new("where").required(true).multiple(true).args(["csv", "mail"])))]
pub struct MakeInvitationsArguments {
    /// The source that knows them.
    #[arg(long)]
    pub source: String,
    /// Only those of this kind [default: all].
    #[arg(long, value_enum)]
    pub role: Option<InvitedRole>,
    /// Write names, addresses, codes and links into this file, for letters on paper. It must not be there yet.
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Mail the code to whoever has an address.
    #[arg(long)]
    pub mail: bool,
}

/// Whom a source knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InvitedRole {
    /// Students.
    Student,
    /// Adults of a child.
    Guardian,
    /// Customers.
    Customer,
}
