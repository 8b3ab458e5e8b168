//! What an import costs: `portico import table` of many rows into a fresh database, and the same files once more.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use clap::Args;
use portico_visitor::{Setup, VisitError};

use crate::conditions::Conditions;
use crate::import_files::{MAPPING, ORGANISATIONS, Shares, write};
use crate::process::peak_megabytes;
use crate::scale::setup;
use crate::{Engine, Plan};

/// How much.
#[derive(Debug, Clone, Args)]
pub(crate) struct ImportsPlan {
    /// Rows of all files together.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(100..=10_000_000))]
    rows: u64,
}

/// The process is looked at this often; its peak is kept by the kernel.
const LOOK_AGAIN: Duration = Duration::from_millis(20);
/// Longer imports are broken off.
const LONGEST: Duration = Duration::from_secs(3600);

/// One run of the program.
struct Run {
    what: &'static str,
    took: Duration,
    peak_megabytes: f64,
}

/// Imports twice, and gives a Markdown table.
pub(crate) async fn measure(plan: &Plan, imports: &ImportsPlan, engine: &Engine) -> Result<String, VisitError> {
    let (setup, engine) = setup(plan, engine, "import").await?;
    // The date of the table is that of a server, which makes the database as well.
    let server = setup.start().await?;
    let date = setup.network().browser().get("/health/live").await?.date;
    server.stop().await?;
    let conditions = Conditions::look(&plan.binary, setup.folder(), date);
    let files = setup.folder().join("files");
    std::fs::create_dir_all(&files)?;
    let shares = Shares::of(imports.rows);
    let bytes = write(&files, shares)?;
    let (organisations, mapping) = (setup.folder().join("organisations.toml"), setup.folder().join("mapping.toml"));
    std::fs::write(&organisations, ORGANISATIONS)?;
    std::fs::write(&mapping, MAPPING)?;
    run(&setup, "organisations", &[Path::new("apply"), &organisations]).await?;
    let words = [Path::new("table"), &files, Path::new("--mapping"), &mapping];
    let whose = [Path::new("--source"), Path::new("bench"), Path::new("--organisation"), Path::new("bank")];
    let words: Vec<&Path> = words.into_iter().chain(whose).collect();
    let mut runs = Vec::new();
    for what in ["into an empty database", "the same files again"] {
        let (took, peak_megabytes) = run(&setup, "import", &words).await?;
        runs.push(Run { what, took, peak_megabytes });
    }
    Ok(table(imports.rows, shares, bytes, &engine, &runs, &conditions))
}

/// Runs a command to its end: how long it took, and the most memory it had.
async fn run(setup: &Setup, command: &str, words: &[&Path]) -> Result<(Duration, f64), VisitError> {
    let log = setup.folder().join("command.log");
    let file = std::fs::File::create(&log)?;
    let begun = Instant::now();
    let mut child =
        setup.command(command).args(words).stdout(Stdio::from(file.try_clone()?)).stderr(Stdio::from(file)).spawn()?;
    let pid = child.id().ok_or(VisitError::Unreadable("the process id"))?;
    let mut peak = 0.0_f64;
    loop {
        if let Some(status) = child.try_wait()? {
            let took = begun.elapsed();
            return if status.success() { Ok((took, peak)) } else { Err(failed(&log)) };
        }
        // A process that ends has no memory any more; what was read before stands.
        peak = peak.max(peak_megabytes(pid).unwrap_or_default());
        if begun.elapsed() > LONGEST {
            return Err(VisitError::Late("the import", String::new()));
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// With what the command said.
fn failed(log: &Path) -> VisitError {
    let said = std::fs::read_to_string(log).unwrap_or_default();
    VisitError::from(std::io::Error::other(said))
}

fn table(rows: u64, shares: Shares, bytes: u64, engine: &Engine, runs: &[Run], conditions: &Conditions) -> String {
    let (name, durability) = match engine {
        Engine::Sqlite => ("SQLite", "WAL, synchronous=FULL"),
        Engine::Postgres(_) => ("PostgreSQL", "the database's own settings; its memory is not counted"),
    };
    let mut lines = vec![
        format!("### {name}: an import of {rows} rows"),
        String::new(),
        "| what | seconds | rows per second | resident memory at most |".to_owned(),
        "|---|---|---|---|".to_owned(),
    ];
    for Run { what, took, peak_megabytes } in runs {
        let seconds = took.as_secs_f64();
        lines.push(format!(
            "| {what} | {seconds:.1} s | {:.0} | {peak_megabytes:.0} MB |",
            rows as f64 / seconds.max(f64::MIN_POSITIVE)
        ));
    }
    lines.push(String::new());
    lines.push(format!(
        "{} cores of {}, shared by program, this program and database; {} persons, as many affiliations, {} accounts, as many holders, {} \
         transactions; {:.1} MB of CSV with a mapping; `portico import table`, from the start of the process to its end, nobody else at the \
         database; data on {} ({durability}); binary {:.1} MB; {}.",
        conditions.cores,
        conditions.cpu,
        shares.clients,
        shares.accounts,
        shares.transactions,
        bytes as f64 / 1_048_576.0,
        conditions.file_system,
        conditions.binary_megabytes,
        conditions.date,
    ));
    lines.join("\n") + "\n"
}
