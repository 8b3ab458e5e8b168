//! The event log: what happened, written in the transaction of what it tells, chained by hashes so that a change or a gap shows.

mod kind;

pub use kind::{Category, EventKind};

use portico_store::event::{self, Chain, Event};
use portico_store::{Db, Store, Write, person};
use ring::digest;
use serde_json::Value;
use uuid::Uuid;

use crate::hex::hex;
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// Appends an event to the person's stream, or to the installation's when there is no person.
    pub(crate) async fn record(
        &self,
        db: &mut Write,
        kind: EventKind,
        person: Option<Uuid>,
        at: &Circumstances,
        detail: Value,
    ) -> Result<(), Error> {
        let stream = person.unwrap_or(Uuid::nil());
        let chain = event::lock_chain(db, stream).await?;
        // A history begins with its account: whoever was erased meanwhile gets no new one.
        if chain.length == 0 && !stream.is_nil() {
            person::find(db, stream).await?.ok_or(Error::NoAccount)?;
        }
        let now = self.now();
        let mut event = Event {
            id: self.new_id()?,
            stream,
            position: chain.length + 1,
            at: now,
            kind: kind.as_str().into(),
            person_id: person,
            request: at.request.clone(),
            detail: detail.to_string(),
            previous: chain.head,
            hash: [0; 32],
        };
        event.hash = hash_event(&event);
        event::append(db, &event).await?;
        tracing::info!(event = kind.as_str(), person = person.map(tracing::field::display), "event");
        Ok(())
    }
}

/// Checks every chain of the log. Returns a line for each fault found; none when the log is whole.
///
/// # Errors
/// When the database does not answer.
pub async fn check_log(store: &Store) -> Result<Vec<String>, Error> {
    let mut db = store.read().await?;
    let mut faults = Vec::new();
    for chain in event::list_chains(&mut db).await? {
        faults.extend(check_chain(&mut db, &chain).await?);
    }
    Ok(faults)
}

/// Reads as far as the chain's length says: what is appended meanwhile is not its business. A chain that lost its oldest part begins with the
/// hash that part ended with, and its newest entry about a removal must name that place.
async fn check_chain(db: &mut impl Db, chain: &Chain) -> Result<Option<String>, Error> {
    let (mut previous, mut length) = (chain.pruned_head, chain.pruned_length);
    let mut anchor = (0, hex(&[0; 32]));
    while length < chain.length {
        let mut events = event::list_stream(db, chain.stream, length).await?;
        events.retain(|event| event.position <= chain.length);
        if events.is_empty() {
            return Ok(Some(format!("stream {}: {length} events, {} expected", chain.stream, chain.length)));
        }
        for event in events {
            length += 1;
            if event.position != length || event.previous != previous || event.hash != hash_event(&event) {
                return Ok(Some(format!("stream {}: event {} does not fit", chain.stream, event.position)));
            }
            previous = event.hash;
            if event.kind == EventKind::HistoryPruned.as_str() {
                anchor = read_anchor(&event.detail)?;
            }
        }
    }
    if anchor != (chain.pruned_length, hex(&chain.pruned_head)) {
        return Ok(Some(format!("stream {}: its beginning does not fit", chain.stream)));
    }
    Ok((previous != chain.head).then(|| format!("stream {}: its end does not fit", chain.stream)))
}

/// Up to where a history was removed, and the hash that the removed part ended with.
fn read_anchor(detail: &str) -> Result<(i64, String), Error> {
    let detail: Value = serde_json::from_str(detail)?;
    let up_to = detail.get("up_to").and_then(Value::as_i64).unwrap_or_default();
    let head = detail.get("head").and_then(Value::as_str).unwrap_or_default();
    Ok((up_to, head.to_owned()))
}

/// SHA-256 over all fields.
fn hash_event(event: &Event) -> [u8; 32] {
    let person = event.person_id.map(|id| id.into_bytes().to_vec()).unwrap_or_default();
    hash_fields(&[
        event.id.as_bytes(),
        event.stream.as_bytes(),
        &event.position.to_be_bytes(),
        &event.at.to_be_bytes(),
        event.kind.as_bytes(),
        &person,
        event.request.as_bytes(),
        event.detail.as_bytes(),
        &event.previous,
    ])
}

/// SHA-256 over fields, each preceded by its length in bytes (64 bits, big-endian).
pub(crate) fn hash_fields(fields: &[&[u8]]) -> [u8; 32] {
    let mut digest = digest::Context::new(&digest::SHA256);
    for field in fields {
        digest.update(&(field.len() as u64).to_be_bytes());
        digest.update(field);
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(digest.finish().as_ref());
    hash
}
