//! `portico retention`, `portico rights tombstones` and `portico rights reapply`: what is kept, and what must not come back.

use portico_app::locale::dates::iso;
use portico_identity::Identity;
use portico_identity::clock::DAY;
use portico_identity::erasure::{TombstoneLine, read_tombstones};
use portico_identity::portal::lifecycle::Pending;
use portico_identity::retention::{Class, RetentionLine};

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::{LifecycleArguments, ReapplyArguments};
use crate::config::Config;

/// Removes what is past its time, or says what would be removed.
pub(super) async fn retain(config: &Config, dry_run: bool) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let report = identity.retain(dry_run).await;
    identity.store().close().await;
    let report = report?;
    report.lines.iter().for_each(|line| say(&describe(line, dry_run)));
    if dry_run {
        say(&"Nothing was removed: this was a dry run.");
    }
    Ok(())
}

fn describe(line: &RetentionLine, dry_run: bool) -> String {
    let RetentionLine { class, kept, over } = line;
    let kept = match (class, kept / DAY) {
        (Class::Activity, days) => format!("{days} days at most after {}", class.since()),
        (_, 0) => format!("until {}", class.since()),
        (_, 1) => format!("1 day after {}", class.since()),
        (_, days) => format!("{days} days after {}", class.since()),
    };
    let done = if dry_run { "to be removed" } else { "removed" };
    format!("{:<13} {over:>8} {done}; kept {kept}", class.name())
}

/// Takes accounts one step further, or lists all that is pending.
pub(super) async fn lifecycle(config: &Config, how: LifecycleArguments) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = async {
        if !how.dry_run {
            identity.refresh_catalogue().await?;
            identity.run_lifecycle().await?;
        }
        identity.list_pending(how.days).await
    };
    let pending = done.await;
    identity.store().close().await;
    for Pending { kind, id, due_at } in pending? {
        say(&format!("{}  {:<18} {id}", iso(due_at), kind.as_str()));
    }
    if how.dry_run {
        say(&"Nothing was done: this was a dry run.");
    }
    Ok(())
}

/// Prints every tombstone, and nothing else: the lines are a file.
pub(super) async fn print_tombstones(config: &Config) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let lines = identity.list_tombstones().await;
    identity.store().close().await;
    lines?.iter().for_each(|line| say(line));
    Ok(())
}

/// Erases again whoever came back out of a backup.
pub(super) async fn reapply(config: &Config, how: &ReapplyArguments) -> Result<(), Refusal> {
    let lines = read_tombstones(&std::fs::read_to_string(&how.file)?)?;
    let identity = open_identity(config).await?;
    let done = erase_again(&identity, &lines, how.dry_run).await;
    identity.store().close().await;
    done
}

async fn erase_again(identity: &Identity, lines: &[TombstoneLine], dry_run: bool) -> Result<(), Refusal> {
    // Recipients are told again, by what is published.
    identity.refresh_catalogue().await?;
    let done = identity.reapply_tombstones(lines, dry_run).await?;
    let what = if dry_run { "to be erased again" } else { "erased again" };
    say(&format!("{} tombstones, {} accounts, {} {what}.", lines.len(), done.people, done.erased));
    if dry_run {
        say(&"Nobody was erased: this was a dry run.");
    }
    Ok(())
}
