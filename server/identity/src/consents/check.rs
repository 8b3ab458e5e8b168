//! Whether the ledger is whole: every entry follows the one before, stands in its person's history, and names a text that was published. The
//! history has a chain of its own (see [`crate::events::check_log`]), so that an entry cut off the end of the ledger is missed, and one that was
//! slipped in has no event.

use std::collections::HashMap;

use portico_store::consent_event::{self, ConsentEvent};
use portico_store::event::{self, Chain};
use portico_store::{Db, Store};
use serde::Deserialize;
use uuid::Uuid;

use super::entry::ConsentState;
use super::ledger::{hash_entry, hex, kind_of};
use crate::Error;
use crate::clock::Micros;

/// Events that are read at once.
const CHUNK: i64 = 1000;

/// What an event tells of an entry.
#[derive(Deserialize)]
struct Mention {
    consent: Uuid,
    hash: String,
}

/// What a person's history tells of the ledger.
struct Told {
    /// Hashes of entries by their ids.
    mentions: HashMap<Uuid, String>,
    /// When the oldest event happened that is kept, microseconds since 1970 UTC: entries before it may have lost theirs.
    since: Micros,
}

/// Checks every person's ledger. Returns a line for each fault found; none when it is whole.
///
/// # Errors
/// When the database does not answer.
pub async fn check_consents(store: &Store) -> Result<Vec<String>, Error> {
    let mut db = store.read().await?;
    let mut faults = Vec::new();
    for chain in event::list_chains(&mut db).await? {
        // The ledger first: of what is written meanwhile, the history knows more.
        let ledger = consent_event::list_by_subject(&mut db, chain.stream).await?;
        let told = read_history(&mut db, &chain).await?;
        faults.extend(check_ledger(&mut db, chain.stream, &ledger, &told).await?);
    }
    for subject in consent_event::list_strangers(&mut db).await? {
        faults.push(format!("subject {subject}: entries without a history"));
    }
    for id in consent_event::list_misread(&mut db).await? {
        faults.push(format!("entry {id}: its text is not what was published"));
    }
    Ok(faults)
}

async fn check_ledger(
    db: &mut impl Db,
    subject: Uuid,
    ledger: &[ConsentEvent],
    told: &Told,
) -> Result<Option<String>, Error> {
    let (mut previous, mut position) = ([0; 32], 0);
    for entry in ledger {
        position += 1;
        if entry.position != position || entry.previous != previous || entry.hash != hash_entry(entry) {
            return Ok(Some(format!("subject {subject}: entry {} does not fit", entry.position)));
        }
        let mention = told.mentions.get(&entry.id);
        let is_told = mention.map_or(entry.at < told.since, |hash| *hash == hex(&entry.hash));
        if !is_told {
            return Ok(Some(format!("subject {subject}: entry {position} is not in the history")));
        }
        previous = entry.hash;
    }
    for id in told.mentions.keys().filter(|id| ledger.iter().all(|entry| entry.id != **id)) {
        // It may have been written since the ledger was read.
        if consent_event::find(db, subject, *id).await?.is_none() {
            return Ok(Some(format!("subject {subject}: entry {id} is gone")));
        }
    }
    Ok(None)
}

async fn read_history(db: &mut impl Db, chain: &Chain) -> Result<Told, Error> {
    let kinds = ConsentState::ALL.iter().fold(String::from(","), |names, state| names + kind_of(*state).as_str() + ",");
    let (mut mentions, mut before) = (HashMap::new(), i64::MAX);
    loop {
        let events = event::list_newest(db, chain.stream, before, &kinds, CHUNK).await?;
        let Some(last) = events.last() else { break };
        before = last.position;
        for event in &events {
            let Mention { consent, hash } = serde_json::from_str(&event.detail)?;
            mentions.insert(consent, hash);
        }
    }
    let since = match chain.pruned_length {
        0 => Micros::MIN,
        pruned => event::list_stream(db, chain.stream, pruned).await?.first().map_or(Micros::MAX, |event| event.at),
    };
    Ok(Told { mentions, since })
}
