//! What each command of the program does.

mod check;
mod demo;
mod duplicates;
mod family;
mod imports;
mod invitations;
mod keeping;
mod open;
mod policy;
mod publications;
mod receipts;
mod recipients;
mod record;
mod rights;
mod serve;
mod sources;
mod vouch;

use std::fmt::Display;
use std::process::ExitCode;

use portico_identity::clock::Clock;
use portico_identity::keys::KeyRing;
use portico_identity::random::Rng;
use portico_store::Options;

use crate::cli::sources::KindsCommand;
use crate::cli::{
    Arguments, Command, KeysCommand, LegalCommand, PolicyCommand, PurposesCommand, ReceiptCommand, RightsCommand,
};
use crate::config::Config;
use crate::telemetry;
use open::{Refusal, open_store};

/// Runs the command and tells how it ended: 0 done, 1 refused.
pub async fn run(arguments: Arguments) -> ExitCode {
    let environment: Vec<(String, String)> = std::env::vars().collect();
    let config = match Config::load(arguments.config.as_deref(), &environment) {
        Ok(config) => config,
        Err(problems) => return refuse(&problems),
    };
    if let Err(error) = telemetry::start_logging(&config.log) {
        return refuse(&error);
    }
    warn_of_unknown_variables(&environment);
    let done = match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::serve(config).await,
        Command::Migrate => migrate(&config).await,
        Command::Check => check::check(&config).await,
        Command::Demo => demo::load_demo(&config).await,
        Command::Keys(KeysCommand::Rotate) => rotate_keys(&config),
        Command::Purposes(PurposesCommand::Publish(how)) => publications::publish_purposes(&config, how.dry_run).await,
        Command::Policy(PolicyCommand::Show(how)) => policy::show(&config, &how).await,
        Command::Family(what) => family::manage(&config, &what).await,
        Command::Claims(what) => family::manage_claims(&config, what).await,
        Command::Invitations(what) => invitations::manage(&config, &what).await,
        Command::Duplicates(what) => duplicates::manage(&config, what).await,
        Command::Vouch(how) => vouch::vouch(&config, &how).await,
        Command::Purposes(PurposesCommand::List(how)) => publications::list_purposes(&config, how.json).await,
        Command::Legal(LegalCommand::Publish(how)) => publications::publish_legal(&config, how.dry_run).await,
        Command::Receipt(ReceiptCommand::Verify(what)) => receipts::verify_receipt(&config, &what),
        Command::Import(what) => imports::import(&config, &what).await,
        Command::Organisations(what) => sources::organisations(&config, &what).await,
        Command::Sources(what) => sources::sources(&config, &what).await,
        Command::Kinds(KindsCommand::List) => sources::kinds(&config),
        Command::Recipients(what) => recipients::manage(&config, &what).await,
        Command::Lifecycle(how) => keeping::lifecycle(&config, how).await,
        Command::Retention(how) => keeping::retain(&config, how.dry_run).await,
        Command::Rights(RightsCommand::List(how)) => rights::list(&config, how.json).await,
        Command::Rights(RightsCommand::Show { id }) => rights::show(&config, id).await,
        Command::Rights(RightsCommand::Answer(how)) => rights::answer(&config, &how).await,
        Command::Rights(RightsCommand::Extend(how)) => rights::extend(&config, &how).await,
        Command::Rights(RightsCommand::Tombstones) => keeping::print_tombstones(&config).await,
        Command::Rights(RightsCommand::Reapply(how)) => keeping::reapply(&config, &how).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => refuse(&refusal),
    }
}

/// Said plainly to whoever started the program, whatever the log's filter is.
#[expect(clippy::print_stderr, reason = "the program's own words to the person at the terminal")]
fn refuse(reason: &dyn Display) -> ExitCode {
    eprintln!("portico: {reason}");
    ExitCode::FAILURE
}

#[expect(clippy::print_stdout, reason = "the program's own words to the person at the terminal")]
fn say(words: &dyn Display) {
    println!("{words}");
}

/// Only a warning: container platforms add variables of their own for a service of our name.
fn warn_of_unknown_variables(environment: &[(String, String)]) {
    use crate::config::keys::{ALL, FILE_VARIABLE, similar_name};
    let known = || ALL.iter().map(|key| key.variable).chain([FILE_VARIABLE]);
    for (name, _) in environment.iter().filter(|(name, _)| name.starts_with("PORTICO_")) {
        if !known().any(|variable| variable == name) {
            let meant = similar_name(name, known()).unwrap_or("none that we know");
            tracing::warn!(variable = name, meant, "an environment variable means nothing to us");
        }
    }
}

async fn migrate(config: &Config) -> Result<(), Refusal> {
    let store = open_store(config, &Options::default()).await?;
    store.close().await;
    say(&"The database is up to date.");
    Ok(())
}

fn rotate_keys(config: &Config) -> Result<(), Refusal> {
    let (rng, now) = (Rng::default(), Clock::System.now());
    KeyRing::open(&config.keys_folder, &rng, now)?;
    let names = KeyRing::rotate(&config.keys_folder, &rng, now)?;
    say(&format!("New keys {} in {}. Restart all replicas.", names.join(" and "), config.keys_folder.display()));
    Ok(())
}
