//! Lists of records, each by the index of its subject: a person, an organisation, what it is within, or who holds it. Kept apart from writing them.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, Value, values};
use crate::{Db, Result};

/// What a source says, as it is read for showing. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRecord {
    /// UUIDv7.
    pub id: Uuid,
    /// Stable name.
    pub kind: String,
    /// The organisation that provides it.
    pub provider_id: Uuid,
    /// Whose it is, where it is one person's.
    pub person_id: Option<Uuid>,
    /// Whose it is, where it is an organisation's.
    pub organisation_id: Option<Uuid>,
    /// The record that it is within.
    pub within_id: Option<Uuid>,
    /// What it is about in time.
    pub at: i64,
    /// Hundredths.
    pub amount: Option<i64>,
    /// Value to filter by; may be empty.
    pub state: String,
    /// Lower-case text to search in.
    pub search: String,
    /// JSON of the source, without what is a file.
    pub body: String,
    /// JSON of what was set in the portal.
    pub own: String,
    /// Stable name of its source.
    pub source: String,
    /// When the source last changed it.
    pub changed_at: i64,
}

/// By what a list is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Records of this person.
    Person(Uuid),
    /// Records of this organisation.
    Organisation(Uuid),
    /// Records within this one that are neither a person's nor an organisation's.
    Within(Uuid),
    /// Records that this person holds, and that are neither a person's nor an organisation's.
    Held(Uuid),
}

/// Which records of a subject. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFilter {
    /// Stable name of the kind.
    pub kind: String,
    /// From the newest on, or from the oldest.
    pub newest_first: bool,
    /// The place in the order after which the list begins.
    pub after: (i64, Uuid),
    /// The other end: not older than this from the newest on; before this from the oldest on.
    pub bound: i64,
    /// Only those in this state; empty for any.
    pub state: String,
    /// Only those of these organisations; none for any. Four at most.
    pub providers: Option<Vec<Uuid>>,
    /// Patterns of `LIKE` with `!` before a letter that is meant; six at most.
    pub patterns: Vec<String>,
    /// Only those within this record, of a person's or an organisation's.
    pub within: Option<Uuid>,
    /// The moment at which holdings count.
    pub at: i64,
    /// At most so many.
    pub limit: i64,
}

sql! {
    NEWEST_OF_PERSON = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.person_id = $1 AND r.kind = $2 AND (r.within_id = $19 OR $19 IS NULL)
        AND r.retired_at IS NULL AND r.at >= $3 AND (r.at, r.id) < ($4, $5)
        AND ($6 = '' OR r.state = $6) AND ($7 OR r.provider_id IN ($8, $9, $10, $11))
        AND r.search LIKE $12 ESCAPE '!' AND r.search LIKE $13 ESCAPE '!' AND r.search LIKE $14 ESCAPE '!'
        AND r.search LIKE $15 ESCAPE '!' AND r.search LIKE $16 ESCAPE '!' AND r.search LIKE $17 ESCAPE '!'
        ORDER BY r.at DESC, r.id DESC LIMIT $18";
    OLDEST_OF_PERSON = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.person_id = $1 AND r.kind = $2 AND (r.within_id = $19 OR $19 IS NULL)
        AND r.retired_at IS NULL AND r.at < $3 AND (r.at, r.id) > ($4, $5)
        AND ($6 = '' OR r.state = $6) AND ($7 OR r.provider_id IN ($8, $9, $10, $11))
        AND r.search LIKE $12 ESCAPE '!' AND r.search LIKE $13 ESCAPE '!' AND r.search LIKE $14 ESCAPE '!'
        AND r.search LIKE $15 ESCAPE '!' AND r.search LIKE $16 ESCAPE '!' AND r.search LIKE $17 ESCAPE '!'
        ORDER BY r.at ASC, r.id ASC LIMIT $18";
    NEWEST_OF_ORGANISATION = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.organisation_id = $1 AND r.person_id IS NULL AND r.kind = $2
        AND (r.within_id = $19 OR $19 IS NULL)
        AND r.retired_at IS NULL AND r.at >= $3 AND (r.at, r.id) < ($4, $5)
        AND ($6 = '' OR r.state = $6) AND ($7 OR r.provider_id IN ($8, $9, $10, $11))
        AND r.search LIKE $12 ESCAPE '!' AND r.search LIKE $13 ESCAPE '!' AND r.search LIKE $14 ESCAPE '!'
        AND r.search LIKE $15 ESCAPE '!' AND r.search LIKE $16 ESCAPE '!' AND r.search LIKE $17 ESCAPE '!'
        ORDER BY r.at DESC, r.id DESC LIMIT $18";
    OLDEST_OF_ORGANISATION = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.organisation_id = $1 AND r.person_id IS NULL AND r.kind = $2
        AND (r.within_id = $19 OR $19 IS NULL)
        AND r.retired_at IS NULL AND r.at < $3 AND (r.at, r.id) > ($4, $5)
        AND ($6 = '' OR r.state = $6) AND ($7 OR r.provider_id IN ($8, $9, $10, $11))
        AND r.search LIKE $12 ESCAPE '!' AND r.search LIKE $13 ESCAPE '!' AND r.search LIKE $14 ESCAPE '!'
        AND r.search LIKE $15 ESCAPE '!' AND r.search LIKE $16 ESCAPE '!' AND r.search LIKE $17 ESCAPE '!'
        ORDER BY r.at ASC, r.id ASC LIMIT $18";
    NEWEST_OF_WITHIN = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.within_id = $1 AND r.person_id IS NULL AND r.organisation_id IS NULL AND r.kind = $2
        AND r.retired_at IS NULL AND r.at >= $3 AND (r.at, r.id) < ($4, $5)
        AND ($6 = '' OR r.state = $6) AND ($7 OR r.provider_id IN ($8, $9, $10, $11))
        AND r.search LIKE $12 ESCAPE '!' AND r.search LIKE $13 ESCAPE '!' AND r.search LIKE $14 ESCAPE '!'
        AND r.search LIKE $15 ESCAPE '!' AND r.search LIKE $16 ESCAPE '!' AND r.search LIKE $17 ESCAPE '!'
        ORDER BY r.at DESC, r.id DESC LIMIT $18";
    OLDEST_OF_WITHIN = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.within_id = $1 AND r.person_id IS NULL AND r.organisation_id IS NULL AND r.kind = $2
        AND r.retired_at IS NULL AND r.at < $3 AND (r.at, r.id) > ($4, $5)
        AND ($6 = '' OR r.state = $6) AND ($7 OR r.provider_id IN ($8, $9, $10, $11))
        AND r.search LIKE $12 ESCAPE '!' AND r.search LIKE $13 ESCAPE '!' AND r.search LIKE $14 ESCAPE '!'
        AND r.search LIKE $15 ESCAPE '!' AND r.search LIKE $16 ESCAPE '!' AND r.search LIKE $17 ESCAPE '!'
        ORDER BY r.at ASC, r.id ASC LIMIT $18";
    NEWEST_OF_HELD = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.id IN (SELECT h.record_id FROM holding h WHERE h.person_id = $1 AND h.retired_at IS NULL
        AND (h.begins_at IS NULL OR h.begins_at <= $19) AND (h.ends_at IS NULL OR h.ends_at > $19))
        AND r.person_id IS NULL AND r.organisation_id IS NULL AND r.kind = $2
        AND r.retired_at IS NULL AND r.at >= $3 AND (r.at, r.id) < ($4, $5)
        AND ($6 = '' OR r.state = $6) AND ($7 OR r.provider_id IN ($8, $9, $10, $11))
        AND r.search LIKE $12 ESCAPE '!' AND r.search LIKE $13 ESCAPE '!' AND r.search LIKE $14 ESCAPE '!'
        AND r.search LIKE $15 ESCAPE '!' AND r.search LIKE $16 ESCAPE '!' AND r.search LIKE $17 ESCAPE '!'
        ORDER BY r.at DESC, r.id DESC LIMIT $18";
    OLDEST_OF_HELD = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.id IN (SELECT h.record_id FROM holding h WHERE h.person_id = $1 AND h.retired_at IS NULL
        AND (h.begins_at IS NULL OR h.begins_at <= $19) AND (h.ends_at IS NULL OR h.ends_at > $19))
        AND r.person_id IS NULL AND r.organisation_id IS NULL AND r.kind = $2
        AND r.retired_at IS NULL AND r.at < $3 AND (r.at, r.id) > ($4, $5)
        AND ($6 = '' OR r.state = $6) AND ($7 OR r.provider_id IN ($8, $9, $10, $11))
        AND r.search LIKE $12 ESCAPE '!' AND r.search LIKE $13 ESCAPE '!' AND r.search LIKE $14 ESCAPE '!'
        AND r.search LIKE $15 ESCAPE '!' AND r.search LIKE $16 ESCAPE '!' AND r.search LIKE $17 ESCAPE '!'
        ORDER BY r.at ASC, r.id ASC LIMIT $18";
    FIND = "SELECT r.id, r.kind, r.provider_id, r.person_id, r.organisation_id, r.within_id, r.at, r.amount, r.state, r.search, r.body, r.own,
        r.source, r.changed_at
        FROM record r WHERE r.id = $1 AND r.retired_at IS NULL";
    FIND_FILES = "SELECT r.files FROM record r WHERE r.id = $1 AND r.retired_at IS NULL";
    LIST_HELD_IDS = "SELECT r.id FROM record r WHERE r.id IN (SELECT h.record_id FROM holding h WHERE h.person_id = $1 AND h.retired_at IS NULL
        AND (h.begins_at IS NULL OR h.begins_at <= $3) AND (h.ends_at IS NULL OR h.ends_at > $3))
        AND r.kind = $2 AND r.person_id IS NULL AND r.organisation_id IS NULL AND r.retired_at IS NULL";
    IS_HELD = "SELECT r.id FROM record r WHERE r.id = $2 AND r.person_id IS NULL AND r.organisation_id IS NULL AND r.retired_at IS NULL
        AND r.id IN (SELECT h.record_id FROM holding h WHERE h.person_id = $1 AND h.retired_at IS NULL
        AND (h.begins_at IS NULL OR h.begins_at <= $3) AND (h.ends_at IS NULL OR h.ends_at > $3))";
    FIND_SOURCE = "SELECT title, spoke_at FROM source WHERE name = $1";
    LIST_SOURCES = "SELECT title, spoke_at FROM source WHERE organisation_id = $1";
}

/// Records of a subject, in order.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list(db: &mut impl Db, subject: Subject, filter: &ListFilter) -> Result<Vec<ListedRecord>> {
    let (newest, oldest, id, last) = match subject {
        Subject::Person(id) => (NEWEST_OF_PERSON, OLDEST_OF_PERSON, id, Some(Value::from(filter.within))),
        Subject::Organisation(id) => (NEWEST_OF_ORGANISATION, OLDEST_OF_ORGANISATION, id, Some(filter.within.into())),
        Subject::Within(id) => (NEWEST_OF_WITHIN, OLDEST_OF_WITHIN, id, None),
        Subject::Held(id) => (NEWEST_OF_HELD, OLDEST_OF_HELD, id, Some(filter.at.into())),
    };
    let sql = if filter.newest_first { newest } else { oldest };
    let (after_at, after_id) = filter.after;
    let mut values = values![id, filter.kind.as_str(), filter.bound, after_at, after_id, filter.state.as_str()];
    values.push(filter.providers.is_none().into());
    let providers = filter.providers.as_deref().unwrap_or_default();
    values.extend((0..4).map(|at| Value::from(providers.get(at).copied())));
    values.extend((0..6).map(|at| Value::from(filter.patterns.get(at).map_or("%", String::as_str))));
    values.push(filter.limit.into());
    values.extend(last);
    db.connection().fetch_all(sql, values).await?.iter().map(read).collect()
}

/// The record with this id, unless its source does not know it any more.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<ListedRecord>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// The files of a record as a JSON object of base64, unless its source does not know it any more.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_files(db: &mut impl Db, id: Uuid) -> Result<Option<String>> {
    db.connection().fetch_optional(FIND_FILES, values![id]).await?.map(|row| row.get("files")).transpose()
}

/// Ids of the records of a kind that a person holds at a moment.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_held_ids(db: &mut impl Db, person: Uuid, kind: &str, at: i64) -> Result<Vec<Uuid>> {
    let rows = db.connection().fetch_all(LIST_HELD_IDS, values![person, kind, at]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Whether a person holds this record at a moment.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn is_held(db: &mut impl Db, person: Uuid, record: Uuid, at: i64) -> Result<bool> {
    Ok(db.connection().fetch_optional(IS_HELD, values![person, record, at]).await?.is_some())
}

/// Title of a source and when it last spoke.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_source(db: &mut impl Db, name: &str) -> Result<Option<(String, Option<i64>)>> {
    db.connection().fetch_optional(FIND_SOURCE, values![name]).await?.map(|row| read_source(&row)).transpose()
}

/// Titles of an organisation's sources and when they last spoke.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_sources(db: &mut impl Db, organisation: Uuid) -> Result<Vec<(String, Option<i64>)>> {
    db.connection().fetch_all(LIST_SOURCES, values![organisation]).await?.iter().map(read_source).collect()
}

fn read_source(row: &Row) -> Result<(String, Option<i64>)> {
    Ok((row.get("title")?, row.get("spoke_at")?))
}

fn read(row: &Row) -> Result<ListedRecord> {
    Ok(ListedRecord {
        id: row.get("id")?,
        kind: row.get("kind")?,
        provider_id: row.get("provider_id")?,
        person_id: row.get("person_id")?,
        organisation_id: row.get("organisation_id")?,
        within_id: row.get("within_id")?,
        at: row.get("at")?,
        amount: row.get("amount")?,
        state: row.get("state")?,
        search: row.get("search")?,
        body: row.get("body")?,
        own: row.get("own")?,
        source: row.get("source")?,
        changed_at: row.get("changed_at")?,
    })
}
