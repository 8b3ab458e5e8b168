//! `portico check`: would the server start? Says what is in force, changes nothing.

use portico_identity::consents::check_consents;
use portico_identity::events::check_log;
use portico_identity::keys::KeyRing;
use portico_identity::random::Rng;
use portico_identity::terms::check_terms;
use portico_store::{Options, Store};

use super::open::{Refusal, identity_settings, open_places};
use super::publications::{check_published, read_files};
use super::say;
use crate::config::Config;
use crate::legal::{links, read_documents};
use crate::look::make_look;
use crate::mail::PostOffice;
use crate::publications::Reading;

/// Checks one thing after the other; the configuration itself was read before.
pub(super) async fn check(config: &Config) -> Result<(), Refusal> {
    say(&format!("configuration: {config:#?}"));
    let settings = identity_settings(config)?;
    say(&format!("policies: {}", settings.policies.as_ref().map_or("none", |policies| policies.hash())));
    let documents = read_documents(config.legal_folder.as_deref())?;
    let (look, _) = make_look(config, links(&documents))?;
    PostOffice::open(config, look.brand)?;
    say(&"mail: the transport is set up");
    if let Some(places) = open_places(config)? {
        say(&format!("places: {} is read", places.kind()));
    }
    if KeyRing::is_there(&config.keys_folder) {
        KeyRing::read(&config.keys_folder, &Rng::default())?;
        say(&"keys: can be used");
    } else {
        say(&"keys: will be made at the first start");
    }
    let reading = read_files(config)?;
    check_database(config, &reading).await
}

async fn check_database(config: &Config, reading: &Reading) -> Result<(), Refusal> {
    if config.database_url.file().is_some_and(|file| !file.exists()) {
        say(&"database: will be made at the first start");
        return Ok(());
    }
    let store = Store::connect(&config.database_url, &Options::default()).await?;
    store.ping().await?;
    say(&"database: answers");
    if !store.has_schema().await? {
        store.close().await;
        say(&"schema: will be made at the first start");
        return Ok(());
    }
    let faults = check_log(&store).await?;
    let consent_faults = check_consents(&store).await?;
    let terms_faults = check_terms(&store).await?;
    let published = check_published(&store, reading).await;
    store.close().await;
    say_faults("event log", &faults);
    say_faults("ledger of consent", &consent_faults);
    say_faults("accepted terms", &terms_faults);
    match (faults.len(), consent_faults.len() + terms_faults.len()) {
        (0, 0) => published,
        (0, faults) => Err(Refusal::Ledger(faults)),
        (faults, _) => Err(Refusal::EventLog(faults)),
    }
}

fn say_faults(what: &str, faults: &[String]) {
    for fault in faults {
        say(&format!("{what}: {fault}"));
    }
    if faults.is_empty() {
        say(&format!("{what}: whole"));
    }
}
