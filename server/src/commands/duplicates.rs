//! `portico duplicates find`, `list`, `merge`, `keep` and `undo`: persons whom sources know twice.

use portico_identity::Identity;
use portico_identity::portal::matching::{DuplicatesFound, Glimpse, PairMerged, PairView, Search};
use portico_identity::portal::merging::{MergeUndone, Unmergeable};
use serde_json::{Value, json};
use uuid::Uuid;

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::{DuplicatesCommand, FindDuplicatesArguments};
use crate::config::Config;

/// Pairs that are listed at once.
const MOST: u32 = 500;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub(in crate::commands) enum DuplicatesRefusal {
    #[error("there is no such pair, or it was decided before")]
    NoPair,
    #[error("there is no such merge")]
    NoMerge,
    #[error("not merged: {0}")]
    Unmergeable(Unmergeable),
    #[error("it was undone before")]
    Undone,
    #[error("more than 30 days have passed: it cannot be undone any more")]
    TooLate,
    #[error("whoever was kept has become another person since: undo that first")]
    MergedFurther,
}

/// Does what was asked for.
pub(super) async fn manage(config: &Config, what: DuplicatesCommand) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = match what {
        DuplicatesCommand::Find(how) => find(&identity, how).await,
        DuplicatesCommand::List { json } => list(&identity, json).await,
        DuplicatesCommand::Merge { pair } => merge(&identity, pair).await,
        DuplicatesCommand::Keep { pair } => keep(&identity, pair).await,
        DuplicatesCommand::Undo { merge } => undo(&identity, merge).await,
    };
    identity.store().close().await;
    done
}

async fn find(identity: &Identity, how: FindDuplicatesArguments) -> Result<(), Refusal> {
    let search = match (how.dry_run, how.merge_certain) {
        (true, _) => Search::Dry,
        (false, true) => Search::MergeCertain,
        (false, false) => Search::Queue,
    };
    let found = identity.find_duplicates(search).await?;
    let DuplicatesFound { people, compared, certain, possible, merged, queued } = found;
    say(&format!("{people} persons, {compared} pairs compared: {certain} certain, {possible} possible."));
    match search {
        Search::Dry => say(&"Nothing was changed."),
        Search::Queue | Search::MergeCertain => {
            say(&format!("{merged} merged, {queued} new to decide: `portico duplicates list`."))
        }
    }
    Ok(())
}

async fn list(identity: &Identity, as_json: bool) -> Result<(), Refusal> {
    let pairs = identity.list_duplicates(MOST).await?;
    if as_json {
        say(&Value::from(pairs.iter().map(as_value).collect::<Vec<_>>()));
        return Ok(());
    }
    for pair in &pairs {
        say(&format!("{}  {:>3}  {}", pair.id, pair.score, pair.reasons.join(", ")));
        for one in [&pair.first, &pair.second] {
            say(&format!("    {}", in_a_line(one)));
        }
    }
    say(&format!("{} to decide.", pairs.len()));
    Ok(())
}

fn in_a_line(one: &Glimpse) -> String {
    let sources: Vec<_> = one.sources.iter().map(|(source, key)| format!("{source} {key}")).collect();
    let account = if one.has_account { ", has an account" } else { "" };
    format!("{} {} ({}{account}): {}", one.name, one.birth_date, one.id, sources.join(", "))
}

fn as_value(pair: &PairView) -> Value {
    let one = |one: &Glimpse| {
        let sources: Vec<_> = one.sources.iter().map(|(source, key)| json!({ "source": source, "key": key })).collect();
        json!({
            "id": one.id, "name": one.name, "birth_date": one.birth_date, "has_account": one.has_account, "sources": sources,
        })
    };
    json!({
        "id": pair.id, "score": pair.score, "reasons": pair.reasons, "first": one(&pair.first), "second": one(&pair.second),
    })
}

async fn merge(identity: &Identity, pair: Uuid) -> Result<(), Refusal> {
    match identity.merge_duplicate(pair).await? {
        PairMerged::Merged { merge } => {
            say(&format!("Merged. For 30 days it can be undone: `portico duplicates undo {merge}`."));
            Ok(())
        }
        PairMerged::NotFound => Err(DuplicatesRefusal::NoPair.into()),
        PairMerged::Refused(reason) => Err(DuplicatesRefusal::Unmergeable(reason).into()),
    }
}

async fn keep(identity: &Identity, pair: Uuid) -> Result<(), Refusal> {
    if !identity.keep_apart(pair).await? {
        return Err(DuplicatesRefusal::NoPair.into());
    }
    say(&"Two persons. They are not asked about again within a year.");
    Ok(())
}

async fn undo(identity: &Identity, merge: Uuid) -> Result<(), Refusal> {
    match identity.undo_merge(merge).await? {
        MergeUndone::Done { rows } => {
            say(&format!("Undone: {rows} rows went back. What came since stays where it is."));
            Ok(())
        }
        MergeUndone::NotFound => Err(DuplicatesRefusal::NoMerge.into()),
        MergeUndone::Already => Err(DuplicatesRefusal::Undone.into()),
        MergeUndone::TooLate => Err(DuplicatesRefusal::TooLate.into()),
        MergeUndone::MergedFurther => Err(DuplicatesRefusal::MergedFurther.into()),
    }
}
