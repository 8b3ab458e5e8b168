//! `portico organisations`, `portico sources` and `portico kinds`: who there is, who may say something, and about what.

use std::path::Path;

use portico_identity::Identity;
use portico_identity::clock::iso;
use portico_identity::portal::imports::SourcePut;
use portico_identity::portal::organisations::Applied;

use super::open::{Refusal, open_identity, read_kinds};
use super::say;
use crate::cli::sources::{AddSourceArguments, OrganisationsCommand, SourcesCommand};
use crate::config::Config;
use crate::imports::{Mapping, TableProblems, read_organisations};

/// Does what is asked about organisations.
pub(super) async fn organisations(config: &Config, what: &OrganisationsCommand) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = match what {
        OrganisationsCommand::Apply { file } => apply(&identity, file).await,
        OrganisationsCommand::List => list_organisations(&identity).await,
        OrganisationsCommand::Attest { organisation } => attest(&identity, organisation).await,
    };
    identity.store().close().await;
    done
}

async fn apply(identity: &Identity, file: &Path) -> Result<(), Refusal> {
    let drafts = read_organisations(&std::fs::read_to_string(file)?);
    let drafts = drafts.map_err(|problem| TableProblems::of(&file.display().to_string(), problem))?;
    match identity.apply_organisations(&drafts).await? {
        Applied::Done { added, changed } => {
            let (new, other) = (added.len(), changed.len());
            say(&format!("{new} new, {other} changed, {} as before.", drafts.len() - new - other));
            added.iter().for_each(|key| say(&format!("  new      {key}")));
            changed.iter().for_each(|key| say(&format!("  changed  {key}")));
            Ok(())
        }
        Applied::Refused(problems) => {
            let lines: Vec<String> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
            Err(Refusal::NotTaken(format!("the organisations are refused, nothing was written:{}", lines.concat())))
        }
    }
}

async fn list_organisations(identity: &Identity) -> Result<(), Refusal> {
    let all = identity.list_organisations().await?;
    if all.is_empty() {
        say(&"No organisations.");
    }
    for one in all {
        let by = if one.source.is_empty() { one.source_key } else { format!("{}:{}", one.source, one.source_key) };
        let zone = one.time_zone.iana_name().unwrap_or_default().to_owned();
        let ended = one.ended_at.map(|at| format!("  ended {}", iso(at))).unwrap_or_default();
        say(&format!("{}  {:8}  {}  ({by}, {}, {zone}){ended}", one.id, one.kind.as_str(), one.name, one.country));
    }
    Ok(())
}

async fn attest(identity: &Identity, named: &str) -> Result<(), Refusal> {
    let unknown = || Refusal::NoOrganisation(named.to_owned());
    let firm = identity.organisation_meant(named).await?.ok_or_else(unknown)?;
    let nobody = || Refusal::NoMembers(named.to_owned());
    let kept = identity.attest_organisation(firm.id).await?.ok_or_else(nobody)?;
    say(&format!("{}: {kept} memberships confirmed.", firm.name));
    Ok(())
}

/// Does what is asked about sources.
pub(super) async fn sources(config: &Config, what: &SourcesCommand) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = match what {
        SourcesCommand::Add(new) => add(&identity, new).await,
        SourcesCommand::List => list_sources(&identity).await,
        SourcesCommand::Quarantine { name } => quarantine(&identity, name).await,
        SourcesCommand::Token { name, remove } => token(&identity, name, *remove).await,
    };
    identity.store().close().await;
    done
}

async fn add(identity: &Identity, new: &AddSourceArguments) -> Result<(), Refusal> {
    let whose = identity.organisation_meant(&new.organisation).await?;
    let whose = whose.ok_or_else(|| Refusal::NoOrganisation(new.organisation.clone()))?;
    let mapping = new.mapping.as_deref().map(std::fs::read_to_string).transpose()?.unwrap_or_default();
    if !mapping.is_empty() {
        let name = new.mapping.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
        Mapping::parse(&mapping).map_err(|problem| TableProblems::of(&name, problem))?;
    }
    let refused = |words: &str| Err(Refusal::NotTaken(words.to_owned()));
    match identity.put_source(&new.name, &new.title, whose.id, &mapping).await? {
        SourcePut::Done => {
            say(&format!("{} is a source of {}.", new.name, whose.name));
            Ok(())
        }
        SourcePut::Name => refused("the name of a source is 1 to 40 small letters, digits and dashes"),
        SourcePut::Title => refused("the title of a source is 1 to 200 characters"),
        SourcePut::OtherOrganisation => refused("there is a source of this name, and it is another organisation's"),
    }
}

async fn list_sources(identity: &Identity) -> Result<(), Refusal> {
    let all = identity.list_sources().await?;
    if all.is_empty() {
        say(&"No sources.");
    }
    for one in all {
        let spoke = one.spoke_at.map_or_else(|| "never spoke".to_owned(), |at| format!("last spoke {}", iso(at)));
        let token = if one.has_token { "has a token" } else { "no token" };
        let how = if one.mapping.is_empty() { "rosters" } else { "tables" };
        say(&format!("{}  {}  of {}  {how}, {token}, {spoke}", one.name, one.title, one.organisation_name));
    }
    Ok(())
}

async fn quarantine(identity: &Identity, name: &str) -> Result<(), Refusal> {
    identity.find_source(name).await?.ok_or_else(|| Refusal::NoSource(name.to_owned()))?;
    let mut last = None;
    loop {
        let rows = identity.list_quarantine(name, last.as_ref()).await?;
        for row in &rows {
            let key = if row.source_key.is_empty() { String::new() } else { format!(" ({})", row.source_key) };
            say(&format!("{}, line {}{key}: {} [{}]", row.file, row.line, row.detail, row.code));
        }
        match rows.into_iter().next_back() {
            Some(row) => last = Some(row),
            None => break,
        }
    }
    if last.is_none() {
        say(&format!("Every row of the newest import of {name} was taken."));
    }
    Ok(())
}

async fn token(identity: &Identity, name: &str, remove: bool) -> Result<(), Refusal> {
    if remove {
        if !identity.remove_source_token(name).await? {
            return Err(Refusal::NoSource(name.to_owned()));
        }
        say(&format!("{name} has no token any more."));
        return Ok(());
    }
    let token = identity.make_source_token(name).await?.ok_or_else(|| Refusal::NoSource(name.to_owned()))?;
    say(&format!("POST files to {}/api/import/{name}", identity.settings().origin()));
    say(&format!("Token, shown only now: {token}"));
    Ok(())
}

/// Lists the kinds of records.
pub(super) fn kinds(config: &Config) -> Result<(), Refusal> {
    for kind in read_kinds(config)?.iter() {
        let fields: Vec<&str> = kind.fields.iter().map(|field| field.name.as_str()).collect();
        let within = kind.within.as_ref().map(|within| format!(" within {within}")).unwrap_or_default();
        say(&format!("{}  topic {}{within}: {}", kind.id, kind.topic, fields.join(", ")));
    }
    Ok(())
}
