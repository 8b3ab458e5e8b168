//! The ledger of consent: append-only, one hash chain per subject. Erasing a person is the only way out of it.
//!
//! A row is written while the subject's history is locked (see [`crate::event::lock_chain`]), so that positions follow each other.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentEvent {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose data it is about.
    pub subject_id: Uuid,
    /// 1 for the first of its subject.
    pub position: i64,
    /// Microseconds since 1970 UTC.
    pub at: i64,
    /// Who acted; none when it happened by itself.
    pub actor_id: Option<Uuid>,
    /// By what right, by its stable name.
    pub authority: String,
    /// The relation by which somebody else acted.
    pub relation_id: Option<Uuid>,
    /// Which purpose, by its stable name.
    pub purpose: String,
    /// Which version of it was read.
    pub version: i64,
    /// In which language.
    pub language: String,
    /// SHA-256 of the text that was read.
    pub text_hash: [u8; 32],
    /// What it says, by its stable name.
    pub state: String,
    /// When it ends by itself, microseconds since 1970 UTC.
    pub valid_until: Option<i64>,
    /// Where it was done, by its stable name.
    pub channel: String,
    /// The request it happened in, as the log and error pages name it.
    pub request: String,
    /// Hash of the subject's entry before, zeros for the first.
    pub previous: [u8; 32],
    /// SHA-256 over all of the above.
    pub hash: [u8; 32],
}

/// Where a list of ending consents goes on: after this end, and this entry among those that end together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// Microseconds since 1970 UTC.
    pub valid_until: i64,
    /// The entry.
    pub id: Uuid,
}

sql! {
    INSERT = "INSERT INTO consent_event (id, subject_id, position, at, actor_id, authority, relation_id, purpose, version, language,
        text_hash, state, valid_until, channel, request, previous, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    FIND = "SELECT id, subject_id, position, at, actor_id, authority, relation_id, purpose, version, language, text_hash, state,
        valid_until, channel, request, previous, hash FROM consent_event WHERE id = $1 AND subject_id = $2";
    FIND_LAST = "SELECT id, subject_id, position, at, actor_id, authority, relation_id, purpose, version, language, text_hash, state,
        valid_until, channel, request, previous, hash FROM consent_event WHERE subject_id = $1 ORDER BY position DESC LIMIT 1";
    LIST_BY_SUBJECT = "SELECT id, subject_id, position, at, actor_id, authority, relation_id, purpose, version, language, text_hash,
        state, valid_until, channel, request, previous, hash FROM consent_event WHERE subject_id = $1 ORDER BY position";
    LIST_ENDING = "SELECT e.id, e.subject_id, e.position, e.at, e.actor_id, e.authority, e.relation_id, e.purpose, e.version, e.language,
        e.text_hash, e.state, e.valid_until, e.channel, e.request, e.previous, e.hash FROM consent_event e
        WHERE e.state = 'given' AND e.valid_until <= $1 AND (e.valid_until, e.id) > ($2, $3) AND NOT EXISTS (
            SELECT 1 FROM consent_event n WHERE n.subject_id = e.subject_id AND n.position > e.position AND n.purpose = e.purpose
            AND n.state <> 'requested' AND n.relation_id IS NOT DISTINCT FROM e.relation_id)
        ORDER BY e.valid_until, e.id LIMIT 200";
    LIST_UNREMINDED = "SELECT e.id, e.subject_id, e.position, e.at, e.actor_id, e.authority, e.relation_id, e.purpose, e.version,
        e.language, e.text_hash, e.state, e.valid_until, e.channel, e.request, e.previous, e.hash FROM consent_event e
        WHERE e.state = 'given' AND e.authority = 'self' AND e.valid_until <= $1 AND (e.valid_until, e.id) > ($2, $3) AND NOT EXISTS (
            SELECT 1 FROM consent_event n WHERE n.subject_id = e.subject_id AND n.position > e.position AND n.purpose = e.purpose
            AND (n.state <> 'requested' OR n.channel = 'mail') AND n.relation_id IS NULL)
        ORDER BY e.valid_until, e.id LIMIT 200";
    LIST_STRANGERS = "SELECT DISTINCT e.subject_id FROM consent_event e
        WHERE NOT EXISTS (SELECT 1 FROM event_chain c WHERE c.stream = e.subject_id) ORDER BY e.subject_id";
    LIST_MISREAD = "SELECT e.id FROM consent_event e LEFT JOIN publication_text t
        ON t.kind = 'purpose' AND t.name = e.purpose AND t.version = e.version AND t.language = e.language
        WHERE t.hash IS NULL OR t.hash <> e.text_hash ORDER BY e.id LIMIT 1000";
}

/// Appends an entry to its subject's ledger.
///
/// # Errors
/// [`crate::StoreError::Taken`] when the position is not the next one.
pub async fn append(db: &mut Write, event: &ConsentEvent) -> Result<()> {
    let values = values![
        event.id,
        event.subject_id,
        event.position,
        event.at,
        event.actor_id,
        event.authority.as_str(),
        event.relation_id,
        event.purpose.as_str(),
        event.version,
        event.language.as_str(),
        event.text_hash,
        event.state.as_str(),
        event.valid_until,
        event.channel.as_str(),
        event.request.as_str(),
        event.previous,
        event.hash,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The entry of a subject with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, subject_id: Uuid, id: Uuid) -> Result<Option<ConsentEvent>> {
    db.connection().fetch_optional(FIND, values![id, subject_id]).await?.map(|row| read(&row)).transpose()
}

/// The newest entry of a subject.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_last(db: &mut impl Db, subject_id: Uuid) -> Result<Option<ConsentEvent>> {
    db.connection().fetch_optional(FIND_LAST, values![subject_id]).await?.map(|row| read(&row)).transpose()
}

/// A subject's ledger, the oldest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_subject(db: &mut impl Db, subject_id: Uuid) -> Result<Vec<ConsentEvent>> {
    db.connection().fetch_all(LIST_BY_SUBJECT, values![subject_id]).await?.iter().map(read).collect()
}

/// The next consents that end at `until` (microseconds since 1970 UTC) or before, and that nothing was said after, in the order of their
/// ends, two hundred at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_ending(db: &mut impl Db, until: i64, after: After) -> Result<Vec<ConsentEvent>> {
    let values = values![until, after.valid_until, after.id];
    db.connection().fetch_all(LIST_ENDING, values).await?.iter().map(read).collect()
}

/// The same of consents that persons gave for themselves, and were not reminded of.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_unreminded(db: &mut impl Db, until: i64, after: After) -> Result<Vec<ConsentEvent>> {
    let values = values![until, after.valid_until, after.id];
    db.connection().fetch_all(LIST_UNREMINDED, values).await?.iter().map(read).collect()
}

/// Subjects of entries that have no history.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_strangers(db: &mut impl Db) -> Result<Vec<Uuid>> {
    db.connection().fetch_all(LIST_STRANGERS, values![]).await?.iter().map(|row| row.get("subject_id")).collect()
}

/// Entries whose text was not published as they say, a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_misread(db: &mut impl Db) -> Result<Vec<Uuid>> {
    db.connection().fetch_all(LIST_MISREAD, values![]).await?.iter().map(|row| row.get("id")).collect()
}

fn read(row: &Row) -> Result<ConsentEvent> {
    Ok(ConsentEvent {
        id: row.get("id")?,
        subject_id: row.get("subject_id")?,
        position: row.get("position")?,
        at: row.get("at")?,
        actor_id: row.get("actor_id")?,
        authority: row.get("authority")?,
        relation_id: row.get("relation_id")?,
        purpose: row.get("purpose")?,
        version: row.get("version")?,
        language: row.get("language")?,
        text_hash: row.hash("text_hash")?,
        state: row.get("state")?,
        valid_until: row.get("valid_until")?,
        channel: row.get("channel")?,
        request: row.get("request")?,
        previous: row.hash("previous")?,
        hash: row.hash("hash")?,
    })
}
