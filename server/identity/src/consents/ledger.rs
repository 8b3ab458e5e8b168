//! Writing an entry: behind the last one of its subject, chained to it by its hash, and told to the person's history, which would know if it were
//! taken out again.

use portico_store::consent_event::{self, ConsentEvent};
use portico_store::person::Person;
use portico_store::{Db, Write, merge};
use serde_json::json;
use uuid::Uuid;

use super::entry::{Authority, Channel, ConsentState};
use crate::clock::Micros;
use crate::events::{EventKind, hash_fields};
use crate::hex::hex;
use crate::publications::TextHash;
use crate::recipients::Change;
use crate::{Circumstances, Error, Identity};

/// An entry as the rules read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: Uuid,
    pub(crate) at: Micros,
    pub(crate) actor: Option<Uuid>,
    pub(crate) authority: Authority,
    pub(crate) relation: Option<Uuid>,
    pub(crate) purpose: String,
    pub(crate) version: i64,
    pub(crate) language: String,
    pub(crate) text_hash: TextHash,
    pub(crate) state: ConsentState,
    pub(crate) valid_until: Option<Micros>,
    pub(crate) channel: Channel,
}

/// What an entry is about: which text was read, and by which right somebody acts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    pub(super) actor: Option<Uuid>,
    pub(super) authority: Authority,
    pub(super) relation: Option<Uuid>,
    pub(super) purpose: &'a str,
    pub(super) version: i64,
    pub(super) language: &'a str,
    pub(super) text_hash: &'a TextHash,
    pub(super) channel: Channel,
}

impl TryFrom<ConsentEvent> for Entry {
    type Error = Error;

    fn try_from(row: ConsentEvent) -> Result<Self, Error> {
        let unknown = || Error::Internal(format!("consent {} has words that are not known here", row.id));
        Ok(Self {
            authority: Authority::from_name(&row.authority).ok_or_else(unknown)?,
            state: ConsentState::from_name(&row.state).ok_or_else(unknown)?,
            channel: Channel::from_name(&row.channel).ok_or_else(unknown)?,
            id: row.id,
            at: row.at,
            actor: row.actor_id,
            relation: row.relation_id,
            purpose: row.purpose,
            version: row.version,
            language: row.language,
            text_hash: row.text_hash,
            valid_until: row.valid_until,
        })
    }
}

/// A person's ledger, the oldest first. What was said about somebody who turned out to be this person still counts; each entry stays in the
/// chain in which it was written.
pub(crate) async fn read_ledger(db: &mut impl Db, person: Uuid) -> Result<Vec<Entry>, Error> {
    let mut ledger = Vec::new();
    let subjects = subjects_of(db, person).await?;
    for subject in subjects.iter().rev() {
        ledger.extend(consent_event::list_by_subject(db, *subject).await?);
    }
    // Of what was said at one moment, the person's own chain is the later one, and each keeps its order.
    ledger.sort_by_key(|row| row.at);
    ledger.into_iter().map(Entry::try_from).collect()
}

/// The person, and everybody who turned out to be this person.
pub(super) async fn subjects_of(db: &mut impl Db, person: Uuid) -> Result<Vec<Uuid>, Error> {
    let (mut subjects, mut next) = (Vec::new(), vec![person]);
    while let Some(subject) = next.pop() {
        next.extend(merge::list_merged_into(db, subject).await?);
        subjects.push(subject);
    }
    Ok(subjects)
}

impl Identity {
    /// Appends an entry to the ledger of a person whose history is locked, and tells the recipients of the purpose. `person` is as the row is
    /// now. Call [`Identity::wake_webhooks`] after the commit.
    pub(super) async fn append_consent(
        &self,
        db: &mut Write,
        person: &Person,
        act: &Act<'_>,
        state: ConsentState,
        valid_until: Option<Micros>,
        at: &Circumstances,
    ) -> Result<Entry, Error> {
        let last = consent_event::find_last(db, person.id).await?;
        let mut row = ConsentEvent {
            id: self.new_id()?,
            subject_id: person.id,
            position: last.as_ref().map_or(0, |last| last.position) + 1,
            at: self.now(),
            actor_id: act.actor,
            authority: act.authority.as_str().into(),
            relation_id: act.relation,
            purpose: act.purpose.into(),
            version: act.version,
            language: act.language.into(),
            text_hash: *act.text_hash,
            state: state.as_str().into(),
            valid_until,
            channel: act.channel.as_str().into(),
            request: at.request.clone(),
            previous: last.map_or([0; 32], |last| last.hash),
            hash: [0; 32],
        };
        row.hash = hash_entry(&row);
        consent_event::append(db, &row).await?;
        let detail = json!({
            "consent": row.id, "hash": hex(&row.hash), "purpose": act.purpose, "version": act.version,
            "authority": row.authority, "device": at.device,
        });
        self.record(db, kind_of(state), Some(person.id), at, detail).await?;
        // Asking changes nothing.
        if state != ConsentState::Requested {
            self.tell_recipients(db, person, &Change::Consent { purpose: act.purpose }).await?;
        }
        row.try_into()
    }
}

/// The event that tells of an entry.
pub(super) fn kind_of(state: ConsentState) -> EventKind {
    match state {
        ConsentState::Requested => EventKind::ConsentAsked,
        ConsentState::Given => EventKind::ConsentGiven,
        ConsentState::Refused => EventKind::ConsentRefused,
        ConsentState::Withdrawn => EventKind::ConsentWithdrawn,
        ConsentState::Expired => EventKind::ConsentExpired,
    }
}

/// SHA-256 over all fields of an entry.
pub(super) fn hash_entry(row: &ConsentEvent) -> [u8; 32] {
    let id = |id: Option<Uuid>| id.map(|id| id.into_bytes().to_vec()).unwrap_or_default();
    let valid_until = row.valid_until.map(|until| until.to_be_bytes().to_vec()).unwrap_or_default();
    hash_fields(&[
        row.id.as_bytes(),
        row.subject_id.as_bytes(),
        &row.position.to_be_bytes(),
        &row.at.to_be_bytes(),
        &id(row.actor_id),
        row.authority.as_bytes(),
        &id(row.relation_id),
        row.purpose.as_bytes(),
        &row.version.to_be_bytes(),
        row.language.as_bytes(),
        &row.text_hash,
        row.state.as_bytes(),
        &valid_until,
        row.channel.as_bytes(),
        row.request.as_bytes(),
        &row.previous,
    ])
}
