//! By which name a recipient knows a person. Each recipient has a name of its own for them, so that two cannot compare.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientSubject {
    /// The recipient's stable name.
    pub recipient: String,
    /// Who it is.
    pub person_id: Uuid,
    /// The name: random, without meaning.
    pub subject: Uuid,
    /// How many times the recipient was told of something about them; the position of the last time.
    pub told: i64,
    /// A digest of how each of its purposes stood when it was told last: JSON, as the use-cases write it.
    pub standing: String,
}

sql! {
    INSERT = "INSERT INTO recipient_subject (recipient, person_id, subject, told, standing) VALUES ($1, $2, $3, 0, $4)
        ON CONFLICT (recipient, person_id) DO NOTHING";
    FIND = "SELECT recipient, person_id, subject, told, standing FROM recipient_subject WHERE recipient = $1 AND subject = $2";
    LIST_BY_PERSON = "SELECT s.recipient, s.person_id, s.subject, s.told, s.standing
        FROM recipient_subject s JOIN recipient r ON r.id = s.recipient WHERE s.person_id = $1 AND r.removed_at IS NULL ORDER BY s.recipient";
    NEXT_POSITION = "UPDATE recipient_subject SET told = told + 1 WHERE recipient = $1 AND subject = $2 RETURNING told";
    SET_STANDING = "UPDATE recipient_subject SET standing = $3 WHERE recipient = $1 AND subject = $2";
    LIST_PEOPLE = "SELECT DISTINCT s.person_id FROM recipient_subject s JOIN recipient r ON r.id = s.recipient
        WHERE r.removed_at IS NULL AND s.person_id > $1 ORDER BY s.person_id LIMIT 200";
    LIST_UNKNOWN = "SELECT DISTINCT e.subject_id FROM consent_event e WHERE e.purpose = $1 AND e.state = 'given' AND e.subject_id > $3
        AND NOT EXISTS (SELECT 1 FROM recipient_subject s WHERE s.recipient = $2 AND s.person_id = e.subject_id)
        ORDER BY e.subject_id LIMIT 200";
    DELETE_BY_RECIPIENT = "DELETE FROM recipient_subject WHERE recipient = $1";
}

/// Lets a recipient know a person by this name, unless it knows them already. It was told nothing yet.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, subject: &RecipientSubject) -> Result<()> {
    let values = values![subject.recipient.as_str(), subject.person_id, subject.subject, subject.standing.as_str()];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// Whom a recipient knows by this name.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, recipient: &str, subject: Uuid) -> Result<Option<RecipientSubject>> {
    db.connection().fetch_optional(FIND, values![recipient, subject]).await?.map(|row| read(&row)).transpose()
}

/// The names of a person with all recipients that were not removed.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person_id: Uuid) -> Result<Vec<RecipientSubject>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person_id]).await?.iter().map(read).collect()
}

/// People after this one who agreed to a purpose at some time and whom a recipient does not know, two hundred at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_unknown(db: &mut impl Db, purpose: &str, recipient: &str, after: Uuid) -> Result<Vec<Uuid>> {
    let rows = db.connection().fetch_all(LIST_UNKNOWN, values![purpose, recipient, after]).await?;
    rows.iter().map(|row| row.get("subject_id")).collect()
}

/// The position of the next thing that a recipient is told about a person: 1 for the first one, and never the same again.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn next_position(db: &mut Write, subject: &RecipientSubject) -> Result<i64> {
    let values = values![subject.recipient.as_str(), subject.subject];
    db.connection().fetch_one(NEXT_POSITION, values).await?.get("told")
}

/// Notes how the person's purposes stood when the recipient was told last.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_standing(db: &mut Write, recipient: &str, subject: Uuid, standing: &str) -> Result<()> {
    db.connection().execute(SET_STANDING, values![recipient, subject, standing]).await?;
    Ok(())
}

/// People after this one whom a recipient knows that was not removed, two hundred at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_people(db: &mut impl Db, after: Uuid) -> Result<Vec<Uuid>> {
    let rows = db.connection().fetch_all(LIST_PEOPLE, values![after]).await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// Lets a recipient forget everybody.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_by_recipient(db: &mut Write, recipient: &str) -> Result<u64> {
    db.connection().execute(DELETE_BY_RECIPIENT, values![recipient]).await
}

fn read(row: &Row) -> Result<RecipientSubject> {
    Ok(RecipientSubject {
        recipient: row.get("recipient")?,
        person_id: row.get("person_id")?,
        subject: row.get("subject")?,
        told: row.get("told")?,
        standing: row.get("standing")?,
    })
}
