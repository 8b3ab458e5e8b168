//! `portico import`: what a source system says, taken into the portal. The report goes to the terminal, and as JSON into a file.

use std::path::Path;

use portico_identity::Identity;
use portico_identity::portal::imports::{ImportPlan, ImportReport, Outcome, Progress};
use tokio::time::{Duration, Instant};

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::sources::{ImportArguments, ImportCommand};
use crate::config::Config;
use crate::imports::{Mapping, TableProblems, open_path, open_reader, report_lines};

/// Progress is told this often.
const TELL_EVERY: Duration = Duration::from_secs(3);

/// Imports what is asked.
pub(super) async fn import(config: &Config, what: &ImportCommand) -> Result<(), Refusal> {
    let (how, mapping) = match what {
        ImportCommand::Oneroster(how) => (how, None),
        ImportCommand::Table(how) => (&how.import, Some(how.mapping.as_deref())),
    };
    let identity = open_identity(config).await?;
    let done = import_into(&identity, how, mapping).await;
    identity.store().close().await;
    let report = done?;
    if let Some(path) = &how.report {
        let text = serde_json::to_string_pretty(&report).map_err(portico_identity::Error::from)?;
        std::fs::write(path, text + "\n")?;
    }
    for line in report_lines(&report) {
        say(&line);
    }
    match report.outcome {
        Outcome::Applied | Outcome::WouldApply => Ok(()),
        Outcome::Refused => {
            let why: Vec<String> = report.refused.iter().map(ToString::to_string).collect();
            Err(Refusal::NotTaken(format!("the import is refused, nothing was touched: {}", why.join("; "))))
        }
    }
}

/// `mapping`: none for a roster; of a table, the file that was named.
async fn import_into(
    identity: &Identity,
    how: &ImportArguments,
    mapping: Option<Option<&Path>>,
) -> Result<ImportReport, Refusal> {
    let source = identity.find_source(&how.source).await?;
    let home = match (&how.organisation, &source) {
        (Some(named), _) => identity.organisation_meant(named).await?,
        (None, Some(source)) => identity.find_organisation(source.organisation).await?,
        (None, None) => return Err(Refusal::NoSource(how.source.clone())),
    };
    let home = home.ok_or_else(|| Refusal::NoOrganisation(how.organisation.clone().unwrap_or_default()))?;
    let mapping = match mapping {
        None => None,
        Some(Some(path)) => Some(read_mapping(&std::fs::read_to_string(path)?, &path.display().to_string())?),
        Some(None) => {
            let kept = source.map(|source| source.mapping).unwrap_or_default();
            Some(read_mapping(&kept, &format!("the mapping of {}", how.source))?)
        }
    };
    let files = open_path(&how.path).map_err(|reason| Refusal::ImportFiles { path: how.path.clone(), reason })?;
    let mut reader = open_reader(&files, mapping.as_ref(), &home, identity.kinds())?;
    let plan = ImportPlan {
        source: how.source.clone(),
        organisation: Some(home.id),
        dry_run: how.dry_run,
        max_vanishing: how.max_vanishing,
        max_defects: how.max_defects,
    };
    let mut told = Instant::now();
    let mut tell = |progress: Progress| {
        if told.elapsed() >= TELL_EVERY {
            told = Instant::now();
            tell_progress(progress);
        }
    };
    Ok(identity.import(&plan, reader.as_mut(), &mut tell).await?)
}

fn read_mapping(text: &str, name: &str) -> Result<Mapping, Refusal> {
    Mapping::parse(text).map_err(|problem| TableProblems::of(name, problem).into())
}

#[expect(clippy::print_stderr, reason = "the program's own words to the person at the terminal")]
fn tell_progress(progress: Progress) {
    match (progress.writing, progress.all) {
        (true, Some(all)) => eprintln!("writing: {} of {all} rows", progress.done),
        (true, None) => eprintln!("writing: {} rows", progress.done),
        (false, _) => eprintln!("checking: {} rows", progress.done),
    }
}
