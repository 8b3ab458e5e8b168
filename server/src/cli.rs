//! The command line. Exit codes: 0 done, 1 refused, 2 usage (clap's own).

use std::path::PathBuf;

use clap::{Parser, Subcommand};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
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
    /// Sealing keys.
    #[command(subcommand)]
    Keys(KeysCommand),
}

/// What to do with the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum KeysCommand {
    /// Add a new key. The old ones keep opening what they have sealed; restart all replicas afterwards.
    Rotate,
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
    fn a_wrong_word_is_a_usage_error() {
        let error = Arguments::try_parse_from(["portico", "sreve"]).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().contains("serve"), "{error}");
    }
}
