//! The command line. Exit codes: 0 done, 1 refused, 2 usage (clap's own).

mod family;
mod persons;
mod recipients;
mod rights;

pub mod sources;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use family::*;
pub use persons::*;
pub use recipients::*;
pub use rights::*;

use sources::{ImportCommand, KindsCommand, OrganisationsCommand, SourcesCommand};

/// A self-hosted customer portal with its own identity core.
///
/// Without a command it serves. Configuration comes from portico.toml and from environment variables; without either it is a local demo.
#[derive(Debug, Parser)]
#[command(name = "portico", version, propagate_version = true)]
pub struct Arguments {
    /// The configuration file [default: portico.toml, if it is there].
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Serve the portal (the default).
    ///
    /// Brings the database up to date first; several replicas may start at once. SIGTERM stops: readiness goes off, running requests finish.
    Serve,
    /// Bring the database up to date and stop.
    Migrate,
    /// Check the configuration, the keys, the mail transport and the database; print what is in force.
    ///
    /// Changes nothing in an existing database. Exits with 1 and all that is wrong when the server would refuse to start.
    Check,
    /// Load a demo: a bank, two schools and a vendor, invented from end to end, through the real imports.
    ///
    /// For localhost only. Done again, it brings the demo up to today. The page /demo says who can sign in as what.
    Demo,
    /// Keys for sealing and for signing receipts.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Purposes for which data is used, and topics of messages.
    #[command(subcommand)]
    Purposes(PurposesCommand),
    /// Legal documents with versions.
    #[command(subcommand)]
    Legal(LegalCommand),
    /// Receipts of consents.
    #[command(subcommand)]
    Receipt(ReceiptCommand),
    /// Other systems that get data for a purpose.
    #[command(subcommand)]
    Recipients(RecipientsCommand),
    /// Remove what is past its time, as happens every night; print each class of data with its clock.
    Retention(RetentionArguments),
    /// Take accounts that nobody uses one step further, as happens four times a day, or list all that is pending.
    Lifecycle(LifecycleArguments),
    /// Take what a source system says into the portal.
    #[command(subcommand)]
    Import(ImportCommand),
    /// Organisations: banks, shops, schools, districts, vendors and firms.
    #[command(subcommand)]
    Organisations(OrganisationsCommand),
    /// Systems that may say something, and their tokens.
    #[command(subcommand)]
    Sources(SourcesCommand),
    /// Kinds of records.
    #[command(subcommand)]
    Kinds(KindsCommand),
    /// Rights of people over their data.
    #[command(subcommand)]
    Rights(RightsCommand),
    /// Who may see what in the portal.
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// Adults and children: who is verified, barred, ended.
    #[command(subcommand)]
    Family(FamilyCommand),
    /// Claims that wait for a desk.
    #[command(subcommand)]
    Claims(ClaimsCommand),
    /// Codes that let people in.
    #[command(subcommand)]
    Invitations(InvitationsCommand),
    /// Persons whom sources know twice.
    #[command(subcommand)]
    Duplicates(DuplicatesCommand),
    /// Vouch as a desk for somebody who stands before it and wants to get back into their account. It takes effect after a delay, and the owner is
    /// told at every address.
    Vouch(VouchArguments),
}

/// What to do with the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum KeysCommand {
    /// Add a new key of each kind. The old ones keep opening what they have sealed and checking what they have signed; restart all replicas
    /// afterwards.
    Rotate,
}

/// What to do with purposes and topics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum PurposesCommand {
    /// Publish what the files in the folder of purposes say, all of it or nothing.
    ///
    /// What is published is frozen: a changed text needs a new version. Running servers show it within seconds.
    Publish(PublishArguments),
    /// List what is published.
    List(ListPurposesArguments),
}

/// How to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct ListPurposesArguments {
    /// As the record of processing activities (GDPR 30), in JSON.
    #[arg(long)]
    pub json: bool,
}

/// What to do with legal documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum LegalCommand {
    /// Publish what the folders in the folder of legal documents say, all of it or nothing.
    ///
    /// What is published is frozen: a changed text needs a new version. Running servers show it within seconds.
    Publish(PublishArguments),
}

/// How to remove what is past its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct RetentionArguments {
    /// Only say what would be removed.
    #[arg(long)]
    pub dry_run: bool,
}

/// What to do with accounts that nobody uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct LifecycleArguments {
    /// Only list what is pending: warnings, suspensions and erasures of accounts, memberships to confirm, ends of affiliations and invitations.
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run: also what happens within so many days.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(0..=3650))]
    pub days: u32,
}

/// What to do with receipts.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum ReceiptCommand {
    /// Check whether a receipt is genuine, and print what it says. Exits with 1 when it is not.
    Verify(VerifyArguments),
}

/// Which receipt to check, and by which keys.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct VerifyArguments {
    /// The receipt as it was downloaded.
    pub file: PathBuf,
    /// Public keys as saved from /.well-known/jwks.json [default: the keys of this installation].
    #[arg(long, value_name = "FILE")]
    pub jwks: Option<PathBuf>,
}

/// How to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct PublishArguments {
    /// Only say what would be published.
    #[arg(long)]
    pub dry_run: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn serving_is_the_default() {
        assert_eq!(Arguments::try_parse_from(["portico"]).unwrap().command, None);
        let rotate = Arguments::try_parse_from(["portico", "keys", "rotate", "--config", "x.toml"]).unwrap();
        assert_eq!(rotate.command, Some(Command::Keys(KeysCommand::Rotate)));
        assert_eq!(rotate.config, Some("x.toml".into()));
    }

    #[test]
    fn publishing_can_be_tried_first() {
        let tried = Arguments::try_parse_from(["portico", "purposes", "publish", "--dry-run"]).unwrap();
        let publish = PurposesCommand::Publish(PublishArguments { dry_run: true });
        assert_eq!(tried.command, Some(Command::Purposes(publish)));
    }

    #[test]
    fn removing_and_erasing_again_can_be_tried_first() {
        let tried = Arguments::try_parse_from(["portico", "retention", "--dry-run"]).unwrap();
        assert_eq!(tried.command, Some(Command::Retention(RetentionArguments { dry_run: true })));
        let tried = Arguments::try_parse_from(["portico", "rights", "reapply", "stones.txt", "--dry-run"]).unwrap();
        let how = ReapplyArguments { file: "stones.txt".into(), dry_run: true };
        assert_eq!(tried.command, Some(Command::Rights(RightsCommand::Reapply(how))));
    }

    #[test]
    fn an_answer_says_what_became_of_it() {
        let answer = ["portico", "rights", "answer", "0193b2c4-0000-7000-8000-000000000001", "--text", "Yes"];
        assert!(Arguments::try_parse_from(answer).is_err());
        assert!(Arguments::try_parse_from([&answer[..], &["--done", "--refused"]].concat()).is_err());
        let done = Arguments::try_parse_from([&answer[..], &["--done"]].concat()).unwrap();
        assert!(matches!(done.command, Some(Command::Rights(RightsCommand::Answer(how))) if how.done && !how.refused));
    }

    #[test]
    fn a_wrong_word_is_a_usage_error() {
        let error = Arguments::try_parse_from(["portico", "sreve"]).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().contains("serve"), "{error}");
    }
}
