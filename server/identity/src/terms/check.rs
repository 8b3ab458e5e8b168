//! Whether the acceptances of terms are whole: each stands with its hash in its person's history, and none of those is missing. Where the history's
//! oldest part was removed, it says which acceptances there were then.

use std::collections::BTreeSet;

use portico_store::terms_acceptance::{self, TermsAcceptance};
use portico_store::{Db, Store, event};
use serde::Deserialize;
use uuid::Uuid;

use crate::Error;
use crate::events::{EventKind, hash_fields};
use crate::hex::hex;

/// Events that are read at once.
const CHUNK: i64 = 1000;

/// What an event tells: of one acceptance, or of all that there were when a part of the history was removed.
#[derive(Deserialize)]
struct Mention {
    hash: Option<String>,
    #[serde(default)]
    terms: Vec<String>,
}

/// Checks what everybody accepted. Returns a line for each person whose acceptances were changed; none when all are as they were.
///
/// # Errors
/// When the database does not answer.
pub async fn check_terms(store: &Store) -> Result<Vec<String>, Error> {
    let mut db = store.read().await?;
    let mut faults = Vec::new();
    for chain in event::list_chains(&mut db).await? {
        let person = chain.stream;
        // The acceptances first: of what is written meanwhile, the history knows more.
        let mut found: BTreeSet<_> = accepted_hashes(&mut db, person).await?.into_iter().collect();
        let told = read_told(&mut db, person).await?;
        if !told.is_subset(&found) {
            found.extend(accepted_hashes(&mut db, person).await?);
        }
        if found != told {
            faults.push(format!("person {person}: what was accepted is not what the history says"));
        }
    }
    for person in terms_acceptance::list_strangers(&mut db).await? {
        faults.push(format!("person {person}: acceptances without a history"));
    }
    Ok(faults)
}

/// The hashes of all that a person accepted.
pub(crate) async fn accepted_hashes(db: &mut impl Db, person: Uuid) -> Result<Vec<String>, Error> {
    Ok(terms_acceptance::list_by_person(db, person).await?.iter().map(hash_acceptance).collect())
}

/// SHA-256 over all fields of an acceptance, in hexadecimal.
pub(super) fn hash_acceptance(row: &TermsAcceptance) -> String {
    let TermsAcceptance { id, person_id, document, version, language, text_hash, channel, request, at } = row;
    let (version, at) = (version.to_be_bytes(), at.to_be_bytes());
    hex(&hash_fields(&[
        id.as_bytes(),
        person_id.as_bytes(),
        document.as_bytes(),
        &version,
        language.as_bytes(),
        text_hash,
        channel.as_bytes(),
        request.as_bytes(),
        &at,
    ]))
}

async fn read_told(db: &mut impl Db, person: Uuid) -> Result<BTreeSet<String>, Error> {
    let (accepted, pruned) = (EventKind::TermsAccepted.as_str(), EventKind::HistoryPruned.as_str());
    let kinds = format!(",{accepted},{pruned},");
    let (mut told, mut before) = (BTreeSet::new(), i64::MAX);
    loop {
        let events = event::list_newest(db, person, before, &kinds, CHUNK).await?;
        let Some(oldest) = events.last() else { return Ok(told) };
        before = oldest.position;
        for event in &events {
            let Mention { hash, terms } = serde_json::from_str(&event.detail)?;
            told.extend(hash.into_iter().chain(terms));
        }
    }
}
