//! `portico check`: would the server start? Says what is in force, changes nothing.

use portico_identity::clock::Clock;
use portico_identity::events::check_log;
use portico_identity::keys::KeyRing;
use portico_identity::random::Rng;
use portico_store::{Options, Store};

use super::open::{Refusal, identity_settings, open_places};
use super::say;
use crate::config::Config;
use crate::legal::{links, read_documents};
use crate::look::make_look;
use crate::mail::PostOffice;

/// Checks one thing after the other; the configuration itself was read before.
pub(super) async fn check(config: &Config) -> Result<(), Refusal> {
    say(&format!("configuration: {config:#?}"));
    identity_settings(config)?;
    let documents = read_documents(config.legal_folder.as_deref())?;
    let (look, _) = make_look(config, links(&documents))?;
    PostOffice::open(config, look.brand)?;
    say(&"mail: the transport is set up");
    if let Some(places) = open_places(config)? {
        say(&format!("places: {} is read", places.kind()));
    }
    if KeyRing::is_there(&config.keys_folder) {
        KeyRing::open(&config.keys_folder, &Rng::default(), Clock::System.now())?;
        say(&"keys: can be used");
    } else {
        say(&"keys: will be made at the first start");
    }
    check_database(config).await
}

async fn check_database(config: &Config) -> Result<(), Refusal> {
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
    store.close().await;
    for fault in &faults {
        say(&format!("event log: {fault}"));
    }
    if faults.is_empty() {
        say(&"event log: whole");
        Ok(())
    } else {
        Err(Refusal::EventLog(faults.len()))
    }
}
