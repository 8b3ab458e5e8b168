//! Whether the ledger is whole: every entry follows the one before, stands in its person's history, and names a text that was published. The
//! history has a chain of its own (see [`crate::events::check_log`]), so that an entry cut off the end of the ledger is missed, and one that was
//! slipped in has no event. Where the history's oldest part was removed, it says up to where the ledger reached then, and how that ended.

use std::collections::HashMap;

use portico_store::consent_event::{self, ConsentEvent};
use portico_store::{Db, Store, event};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::entry::ConsentState;
use super::ledger::{hash_entry, kind_of};
use crate::Error;
use crate::events::EventKind;
use crate::hex::hex;

/// Events that are read at once.
const CHUNK: i64 = 1000;

/// What an event tells of an entry.
#[derive(Deserialize)]
struct Mention {
    consent: Uuid,
    hash: String,
}

/// How far a ledger reached when the oldest part of its person's history was removed: entries up to there may have lost their events.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct LedgerEnd {
    length: i64,
    hash: String,
}

/// What the removal of a history's oldest part says.
#[derive(Deserialize)]
struct Pruned {
    ledger: Option<LedgerEnd>,
}

/// Checks every person's ledger. Returns a line for each fault found; none when it is whole.
///
/// # Errors
/// When the database does not answer.
pub async fn check_consents(store: &Store) -> Result<Vec<String>, Error> {
    let mut db = store.read().await?;
    let mut faults = Vec::new();
    for chain in event::list_chains(&mut db).await? {
        // The ledger between them: of what is written meanwhile, it knows more than the one and less than the other.
        let end = read_end(&mut db, chain.stream).await?;
        let ledger = consent_event::list_by_subject(&mut db, chain.stream).await?;
        let mentions = read_mentions(&mut db, chain.stream).await?;
        faults.extend(check_ledger(&mut db, chain.stream, &ledger, &end, &mentions).await?);
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
    end: &LedgerEnd,
    mentions: &HashMap<Uuid, String>,
) -> Result<Option<String>, Error> {
    let (mut previous, mut position) = ([0; 32], 0);
    for entry in ledger {
        position += 1;
        if entry.position != position || entry.previous != previous || entry.hash != hash_entry(entry) {
            return Ok(Some(format!("subject {subject}: entry {} does not fit", entry.position)));
        }
        let mention = mentions.get(&entry.id);
        let is_told = mention.map_or(position <= end.length, |hash| *hash == hex(&entry.hash));
        if !is_told {
            return Ok(Some(format!("subject {subject}: entry {position} is not in the history")));
        }
        if position == end.length && hex(&entry.hash) != end.hash {
            return Ok(Some(format!("subject {subject}: entry {position} is another one than its history says")));
        }
        previous = entry.hash;
    }
    if position < end.length {
        return Ok(Some(format!("subject {subject}: {position} entries, {} expected", end.length)));
    }
    for id in mentions.keys().filter(|id| ledger.iter().all(|entry| entry.id != **id)) {
        // It may have been written since the ledger was read.
        if consent_event::find(db, subject, *id).await?.is_none() {
            return Ok(Some(format!("subject {subject}: entry {id} is gone")));
        }
    }
    Ok(None)
}

/// Where a ledger ends that is locked by its person's history.
pub(crate) async fn ledger_end(db: &mut impl Db, subject: Uuid) -> Result<LedgerEnd, Error> {
    let last = consent_event::find_last(db, subject).await?;
    Ok(last.map(|last| LedgerEnd { length: last.position, hash: hex(&last.hash) }).unwrap_or_default())
}

async fn read_end(db: &mut impl Db, stream: Uuid) -> Result<LedgerEnd, Error> {
    let kind = format!(",{},", EventKind::HistoryPruned.as_str());
    let Some(event) = event::list_newest(db, stream, i64::MAX, &kind, 1).await?.pop() else {
        return Ok(LedgerEnd::default());
    };
    let Pruned { ledger } = serde_json::from_str(&event.detail)?;
    Ok(ledger.unwrap_or_default())
}

/// Hashes of entries by their ids, as the history has them.
async fn read_mentions(db: &mut impl Db, stream: Uuid) -> Result<HashMap<Uuid, String>, Error> {
    let kinds = ConsentState::ALL.iter().fold(String::from(","), |names, state| names + kind_of(*state).as_str() + ",");
    let (mut mentions, mut before) = (HashMap::new(), i64::MAX);
    loop {
        let events = event::list_newest(db, stream, before, &kinds, CHUNK).await?;
        let Some(last) = events.last() else { return Ok(mentions) };
        before = last.position;
        for event in &events {
            let Mention { consent, hash } = serde_json::from_str(&event.detail)?;
            mentions.insert(consent, hash);
        }
    }
}
