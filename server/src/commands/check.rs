//! `portico check`: would the server start? Says what is in force, changes nothing.

use std::path::Path;

use portico_identity::clock::Clock;
use portico_identity::events::check_log;
use portico_identity::keys::KeyRing;
use portico_identity::random::Rng;
use portico_store::{DatabaseUrl, Options, Store};

use super::open::{Refusal, identity_settings};
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
    if config.keys_folder.exists() {
        KeyRing::open(&config.keys_folder, &Rng::default(), Clock::System.now())?;
        say(&"keys: can be used");
    } else {
        say(&"keys: will be made at the first start");
    }
    check_database(config).await
}

async fn check_database(config: &Config) -> Result<(), Refusal> {
    let address = config.database_url.expose();
    let file = address.strip_prefix("sqlite:").map(|path| path.trim_start_matches("//"));
    if file.is_some_and(|path| !Path::new(path).exists()) {
        say(&"database: will be made at the first start");
        return Ok(());
    }
    let url: DatabaseUrl = address.parse()?;
    let store = Store::connect(&url, &Options::default()).await?;
    store.ping().await?;
    say(&"database: answers");
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
