//! `portico-bench`: what a release binary costs. Starts it with a fresh folder, signs people up through its own pages and mails,
//! signs them in with software passkeys, renders pages, and prints one Markdown table a database. Loopback only, bounded in count
//! and time.

mod conditions;
mod fill;
mod import_files;
mod imports;
mod load;
mod people;
mod process;
mod report;
mod run;
mod scale;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use portico_visitor::VisitError;

use crate::imports::ImportsPlan;
use crate::scale::ScalePlan;

/// What to measure, and how much of it.
#[derive(Debug, Clone, Parser)]
#[command(name = "portico-bench", about = "Signs in with software passkeys and prints what it costs")]
struct Plan {
    /// The release binary.
    #[arg(long, env = "PORTICO_BINARY")]
    binary: PathBuf,
    /// An empty PostgreSQL database to measure after SQLite; people are added to it.
    #[arg(long, env = "PORTICO_TEST_POSTGRES_URL", hide_env_values = true)]
    postgres: Option<String>,
    /// How many people sign up.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=5000))]
    persons: u32,
    /// How many sign in at once.
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=64))]
    clients: u32,
    /// How long each measurement lasts.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=120))]
    seconds: u64,
    /// Where the database and the mails lie meanwhile; a folder of its own is made inside and removed.
    #[arg(long, default_value_os_t = std::env::temp_dir())]
    folder: PathBuf,
    /// Something else than the costs of sign-ins and pages.
    #[command(subcommand)]
    other: Option<Other>,
}

/// What else can be measured.
#[derive(Debug, Clone, Subcommand)]
enum Other {
    /// Compare a large database with a small one.
    Scale(ScalePlan),
    /// Import many rows into a fresh database.
    Import(ImportsPlan),
}

/// Which database a run is about.
#[derive(Debug, Clone)]
enum Engine {
    Sqlite,
    Postgres(String),
}

#[tokio::main]
async fn main() -> ExitCode {
    let plan = Plan::parse();
    match measure(&plan).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to do if standard error is closed.
            let _ = writeln!(std::io::stderr(), "portico-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(plan: &Plan) -> Result<(), VisitError> {
    let engines = [Some(Engine::Sqlite), plan.postgres.clone().map(Engine::Postgres)];
    for engine in engines.into_iter().flatten() {
        let table = match &plan.other {
            None => report::table(plan, &engine, &run::run(plan, &engine).await?),
            Some(Other::Scale(scale)) => scale::compare(plan, scale, &engine).await?,
            Some(Other::Import(imports)) => imports::measure(plan, imports, &engine).await?,
        };
        writeln!(std::io::stdout(), "{table}")?;
    }
    Ok(())
}
