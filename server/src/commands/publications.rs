//! `portico purposes publish|list` and `portico legal publish`: from the operator's files to what is published, all of it or nothing.

use portico_identity::clock::Clock;
use portico_identity::publications::{
    Catalogue, Choice, LawfulBasis, check_publications, load_catalogue, publish as publish_drafts,
};
use portico_store::{Options, Store};

use super::open::{Refusal, open_store};
use super::record::record_of_processing;
use super::say;
use crate::config::Config;
use crate::publications::{Reading, lines, refusals};

/// Publishes purposes and topics.
pub(super) async fn publish_purposes(config: &Config, dry_run: bool) -> Result<(), Refusal> {
    let folder = config.purposes_folder.as_deref().ok_or(Refusal::NoFolder("purposes.folder"))?;
    publish(config, &Reading::purposes(folder), dry_run).await
}

/// Publishes legal documents.
pub(super) async fn publish_legal(config: &Config, dry_run: bool) -> Result<(), Refusal> {
    let folder = config.legal_folder.as_deref().ok_or(Refusal::NoFolder("legal.folder"))?;
    publish(config, &Reading::documents(folder), dry_run).await
}

async fn publish(config: &Config, reading: &Reading, dry_run: bool) -> Result<(), Refusal> {
    let drafts = reading.checked()?;
    let store = open_store(config, &Options::default()).await?;
    let report = publish_drafts(&store, drafts, Clock::System.now(), dry_run).await;
    store.close().await;
    let report = report?;
    lines(reading, &report).iter().for_each(|line| say(line));
    reading.missing_languages(&config.brand.languages).iter().for_each(|line| say(line));
    if report.is_refused() {
        return Err(Refusal::NotPublished(refusals(reading, &report).len()));
    }
    say(&match (report.has_news(), dry_run) {
        (true, false) => "Published. Running servers show it within seconds.",
        (true, true) => "Nothing was published: this was a dry run.",
        (false, _) => "Everything was published before.",
    });
    Ok(())
}

/// Lists what is published.
pub(super) async fn list_purposes(config: &Config, as_record: bool) -> Result<(), Refusal> {
    let store = open_store(config, &Options::default()).await?;
    let catalogue = load_catalogue(&store).await;
    store.close().await;
    let catalogue = catalogue?;
    if as_record {
        let record = record_of_processing(&catalogue).map_err(portico_identity::Error::from)?;
        say(&format!("{record:#}"));
        return Ok(());
    }
    let listed = list(&catalogue);
    listed.iter().for_each(|line| say(line));
    if listed.is_empty() {
        say(&"Nothing is published yet.");
    }
    Ok(())
}

fn list(catalogue: &Catalogue) -> Vec<String> {
    let mut lines = Vec::new();
    for purpose in &catalogue.purposes {
        let Some(newest) = purpose.newest() else { continue };
        let state = if newest.facts.retired { "retired" } else { choice(newest.facts.basis) };
        let languages = newest.texts.keys().cloned().collect::<Vec<_>>().join(", ");
        lines.push(format!("purpose {}, version {}: {state}, in {languages}", purpose.name, newest.number));
    }
    for topic in &catalogue.topics {
        let Some(newest) = topic.newest() else { continue };
        let state = if newest.facts.retired { "retired".into() } else { newest.facts.channels.join(", ") };
        lines.push(format!("topic {}, version {}: {state}", topic.name, newest.number));
    }
    for document in &catalogue.documents {
        let Some(newest) = document.newest() else { continue };
        let state = if newest.facts.acceptance { "must be accepted" } else { "is only read" };
        let languages = newest.texts.keys().cloned().collect::<Vec<_>>().join(", ");
        lines.push(format!("document {}, version {}: {state}, in {languages}", document.name, newest.number));
    }
    lines
}

fn choice(basis: LawfulBasis) -> &'static str {
    match basis.choice() {
        Choice::Asked => "asked",
        Choice::Objectable => "used unless somebody objects",
        Choice::Needed => "needed",
    }
}

/// Reads all files; none of them is published by that.
pub(super) fn read_files(config: &Config) -> Result<Reading, Refusal> {
    let purposes = config.purposes_folder.as_deref().map(Reading::purposes).unwrap_or_default();
    let documents = config.legal_folder.as_deref().map(Reading::documents).unwrap_or_default();
    let reading = purposes.and(documents);
    reading.checked()?;
    reading.missing_languages(&config.brand.languages).iter().for_each(|line| say(line));
    Ok(reading)
}

/// Whether what is published is whole, and the same as the files. Says what is not published yet.
pub(super) async fn check_published(store: &Store, reading: &Reading) -> Result<(), Refusal> {
    let faults = check_publications(store).await?;
    faults.iter().for_each(|fault| say(&format!("published: {fault}")));
    if !faults.is_empty() {
        return Err(Refusal::Published(faults.len()));
    }
    let report = publish_drafts(store, reading.checked()?, Clock::System.now(), true).await?;
    if report.is_refused() {
        let refused = refusals(reading, &report);
        refused.iter().for_each(|line| say(line));
        return Err(Refusal::NotPublished(refused.len()));
    }
    if report.has_news() {
        lines(reading, &report).iter().for_each(|line| say(&format!("not published yet: {line}")));
    } else {
        say(&"published: as the files say");
    }
    Ok(())
}
