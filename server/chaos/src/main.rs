//! `portico-chaos`: faults on purpose against a release binary, one table each. Ends with 1 when a promise was broken.

use std::fmt::Display;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use portico_chaos::{
    ChaosError, Cluster, Engine, KillPlan, Trouble, full_disk, half_open_requests, kill_again_and_again, outage,
};

/// What a thousand half-open requests may make of a life sign.
const LIFE_SIGN_WITHIN: Duration = Duration::from_millis(100);

/// What to do, and how long at most.
#[derive(Debug, Parser)]
#[command(
    name = "portico-chaos",
    about = "Kills, freezes and fills up a Portico, and checks that it kept its promises"
)]
struct Arguments {
    /// The release binary.
    #[arg(long, env = "PORTICO_BINARY")]
    binary: PathBuf,
    /// A PostgreSQL whose user may create databases; without it only SQLite is tried.
    #[arg(long, env = "PORTICO_TEST_POSTGRES_URL", hide_env_values = true)]
    postgres: Option<String>,
    /// `.make/postgres.sh`, to make a PostgreSQL that can be frozen and stopped.
    #[arg(long)]
    postgres_script: Option<PathBuf>,
    /// How long it is frozen, and how long stopped.
    #[arg(long, default_value_t = 30)]
    outage_seconds: u64,
    /// Neither half-open requests nor a full disk nor outages.
    #[arg(long)]
    only_kills: bool,
    /// How many kills on each engine.
    #[arg(long, default_value_t = 200)]
    kills: u32,
    /// For both engines together.
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..=600))]
    minutes: u64,
    /// How many clients at once.
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// Repeats the choices of an earlier run.
    #[arg(long)]
    seed: Option<u64>,
    /// Where the data lies meanwhile; a folder of its own is made inside and removed.
    #[arg(long, default_value_os_t = std::env::temp_dir())]
    folder: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // Nothing is left to do if standard error is closed.
            let _ = writeln!(std::io::stderr(), "portico-chaos: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<bool, ChaosError> {
    let mut told = Told { kept: true };
    let engines: Vec<_> =
        [Some(Engine::Sqlite), arguments.postgres.clone().map(Engine::Postgres)].into_iter().flatten().collect();
    let plan = kill_plan(&arguments, engines.len());
    let (binary, folder) = (&arguments.binary, &arguments.folder);
    if arguments.only_kills {
        told.note("Only the kills, as asked.")?;
    } else {
        let report = half_open_requests(binary, folder, LIFE_SIGN_WITHIN).await?;
        told.report(&report, report.is_kept())?;
        match full_disk(binary, folder).await? {
            Some(report) => told.report(&report, report.is_kept())?,
            None => told.note("A full disk was not tried: this system gives no namespaces (unshare) to its users.")?,
        }
        outages(&arguments, &mut told).await?;
    }
    for engine in &engines {
        let report = kill_again_and_again(&plan, engine).await?;
        told.report(&report, report.is_kept())?;
    }
    Ok(told.kept)
}

async fn outages(arguments: &Arguments, told: &mut Told) -> Result<(), ChaosError> {
    let Some(script) = &arguments.postgres_script else {
        return told.note("PostgreSQL was not frozen and stopped: no --postgres-script to do it with.");
    };
    let cluster = Cluster::start(script, &arguments.folder, "portico-outages").await?;
    let lasting = Duration::from_secs(arguments.outage_seconds);
    for trouble in [Trouble::Frozen, Trouble::Stopped] {
        let report = outage(&arguments.binary, &arguments.folder, &cluster, trouble, lasting).await?;
        told.report(&report, report.is_kept())?;
    }
    Ok(())
}

/// What was said so far.
struct Told {
    kept: bool,
}

impl Told {
    fn report(&mut self, report: &dyn Display, kept: bool) -> Result<(), ChaosError> {
        self.kept &= kept;
        Ok(writeln!(std::io::stdout(), "{report}")?)
    }

    fn note(&self, words: &str) -> Result<(), ChaosError> {
        Ok(writeln!(std::io::stdout(), "{words}\n")?)
    }
}

fn kill_plan(arguments: &Arguments, engines: usize) -> KillPlan {
    // The checks of all deeds and the last letters come after the kills. A short run has fewer of both.
    const ENDING: Duration = Duration::from_secs(150);
    let share = Duration::from_secs(arguments.minutes * 60) / u32::try_from(engines).unwrap_or(1).max(1);
    let seed = arguments.seed.unwrap_or_else(|| u64::from(std::process::id()));
    KillPlan {
        binary: arguments.binary.clone(),
        folder: arguments.folder.clone(),
        seed,
        kills: arguments.kills,
        within: share.saturating_sub(ENDING.min(share / 2)),
        clients: arguments.clients,
        everything_within: Duration::from_secs(60),
        patience: Duration::from_secs(90),
        may_wait: false,
    }
}
