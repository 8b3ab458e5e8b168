//! Two persons that became one: what was moved from the one to the other is written down, so that exactly that can be moved back.

mod moving;

use uuid::Uuid;

pub use moving::{MOVING, Moving, SAID, Said};

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// Every statement of `moving`, for the test that prepares them.
pub(crate) const ALL_MOVING: &[(&str, &str)] = moving::ALL;
/// The same for what follows when a merge is undone.
pub(crate) const ALL_SAID: &[(&str, &str)] = moving::ALL_SAID;

/// One merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// UUIDv7.
    pub id: Uuid,
    /// Who the two are from then on.
    pub kept_id: Uuid,
    /// Who has become the other; the row stays, with nothing of its own.
    pub merged_id: Uuid,
    /// What was moved: a JSON object. Empty when it cannot be undone any more.
    pub moved: String,
    /// Why, in a stable word or a few.
    pub why: String,
    /// Microseconds since 1970 UTC.
    pub at: i64,
    /// When it was taken back, microseconds since 1970 UTC.
    pub undone_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO merge (id, kept_id, merged_id, moved, why, at, undone_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)";
    FIND = "SELECT id, kept_id, merged_id, moved, why, at, undone_at FROM merge WHERE id = $1";
    UNDO = "UPDATE merge SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL";
    FORGET = "UPDATE merge SET moved = '' WHERE at <= $1 AND moved <> ''";
    SOURCE_OF = "SELECT source FROM source_person WHERE id = $1 AND person_id = $2";
    IS_KNOWN_TO = "SELECT 1 AS one FROM source_person WHERE source = $1 AND person_id = $2 LIMIT 1";
    MERGED_INTO = "SELECT merged_into FROM person WHERE id = $1";
    SET_MERGED_INTO = "UPDATE person SET merged_into = $2 WHERE id = $1";
    LIST_MERGED_INTO = "SELECT id FROM person WHERE merged_into = $1 ORDER BY id";
    HAS_ACCOUNT = "SELECT 1 AS one FROM contact WHERE person_id = $1 UNION ALL SELECT 1 AS one FROM passkey WHERE person_id = $1 LIMIT 1";
    ARE_FAMILY = "SELECT 1 AS one FROM guardianship WHERE (adult_id = $1 AND child_id = $2) OR (adult_id = $2 AND child_id = $1) LIMIT 1";
    SCHOOL_SAYS = "SELECT p.fields FROM source_person p JOIN source s ON s.name = p.source JOIN organisation o ON o.id = s.organisation_id
        WHERE p.person_id = $1 AND o.kind = 'school' AND p.retired_at IS NULL ORDER BY p.changed_at DESC, p.id";
    CARRY_MARK = "UPDATE person SET claims_wait_since = (SELECT m.claims_wait_since FROM person m WHERE m.id = $2)
        WHERE id = $1 AND claims_wait_since IS NULL";
    SET_BIRTH_DATE = "UPDATE person SET birth_date = $3, birth_date_by = $4 WHERE id = $1 AND birth_date = $2";
}

/// Writes a merge down.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, merge: &Merge) -> Result<()> {
    let Merge { id, kept_id, merged_id, moved, why, at, .. } = merge;
    db.connection().execute(INSERT, values![*id, *kept_id, *merged_id, moved.as_str(), why.as_str(), *at]).await?;
    Ok(())
}

/// The merge with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Merge>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// Marks a merge as undone. `true` for exactly one caller.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn undo(db: &mut Write, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(UNDO, values![id, now]).await? == 1)
}

/// Empties the journals of merges at or before `before`: they cannot be undone any more.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn forget_moved(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(FORGET, values![before]).await
}

/// Into whom a person was merged, if they were.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn merged_into(db: &mut impl Db, person: Uuid) -> Result<Option<Uuid>> {
    let row = db.connection().fetch_optional(MERGED_INTO, values![person]).await?;
    row.map_or(Ok(None), |row| row.get("merged_into"))
}

/// Says into whom a person was merged, or that they are themselves again.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_merged_into(db: &mut Write, person: Uuid, kept: Option<Uuid>) -> Result<()> {
    db.connection().execute(SET_MERGED_INTO, values![person, kept]).await?;
    Ok(())
}

/// Who was merged into a person, without those who were merged into these.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_merged_into(db: &mut impl Db, kept: Uuid) -> Result<Vec<Uuid>> {
    db.connection().fetch_all(LIST_MERGED_INTO, values![kept]).await?.iter().map(|row| row.get("id")).collect()
}

/// Whether somebody uses this person as an account: it has an address or a passkey.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn has_account(db: &mut impl Db, person: Uuid) -> Result<bool> {
    Ok(db.connection().fetch_optional(HAS_ACCOUNT, values![person]).await?.is_some())
}

/// Whether one is, or was, said to be the guardian of the other.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn are_family(db: &mut impl Db, one: Uuid, other: Uuid) -> Result<bool> {
    Ok(db.connection().fetch_optional(ARE_FAMILY, values![one, other]).await?.is_some())
}

/// What schools say about a person, the newest first, as JSON objects.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_school_fields(db: &mut impl Db, person: Uuid) -> Result<Vec<String>> {
    db.connection().fetch_all(SCHOOL_SAYS, values![person]).await?.iter().map(|row| row.get("fields")).collect()
}

/// Writes a person's day of birth, and who said it, over another one. `false` when it was not that one.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_birth_date(db: &mut Write, person: Uuid, before: &str, (after, by): (&str, &str)) -> Result<bool> {
    Ok(db.connection().execute(SET_BIRTH_DATE, values![person, before, after, by]).await? == 1)
}

/// Gives `kept` the mark of `merged` that claims wait, if there is one. It stays on both, whatever becomes of the merge.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn carry_mark(db: &mut Write, kept: Uuid, merged: Uuid) -> Result<()> {
    db.connection().execute(CARRY_MARK, values![kept, merged]).await.map(drop)
}

/// Moves all rows of one column from `merged` to `kept`. Tells which.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn move_rows(db: &mut Write, moving: &Moving, kept: Uuid, merged: Uuid) -> Result<Vec<Uuid>> {
    let rows = db.connection().fetch_all(moving.there, values![kept, merged]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Moves one row back to `merged`. `false` when it is no longer `kept`'s.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn move_back(db: &mut Write, moving: &Moving, kept: Uuid, merged: Uuid, row: Uuid) -> Result<bool> {
    Ok(db.connection().execute(moving.back, values![kept, merged, row]).await? == 1)
}

/// The source of what is said about a person in this row; none when it is about somebody else.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn source_of(db: &mut impl Db, said: Uuid, person: Uuid) -> Result<Option<String>> {
    db.connection().fetch_optional(SOURCE_OF, values![said, person]).await?.map(|row| row.get("source")).transpose()
}

/// Whether a source says anything, or ever did, about a person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn is_known_to(db: &mut impl Db, source: &str, person: Uuid) -> Result<bool> {
    Ok(db.connection().fetch_optional(IS_KNOWN_TO, values![source, person]).await?.is_some())
}

/// Lets everything of a source that names `kept` in this column name `merged`. Tells how much.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn follow(db: &mut Write, said: &Said, source: &str, (kept, merged): (Uuid, Uuid)) -> Result<u64> {
    db.connection().execute(said.follow, values![kept, merged, source]).await
}

/// Takes away what a source said of `kept` in this column from the id `since` on, until it speaks again. Tells how much.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn hide(db: &mut Write, said: &Said, source: &str, kept: Uuid, since: Uuid, now: i64) -> Result<u64> {
    db.connection().execute(said.hide, values![kept, source, since, now]).await
}

fn read(row: &Row) -> Result<Merge> {
    Ok(Merge {
        id: row.get("id")?,
        kept_id: row.get("kept_id")?,
        merged_id: row.get("merged_id")?,
        moved: row.get("moved")?,
        why: row.get("why")?,
        at: row.get("at")?,
        undone_at: row.get("undone_at")?,
    })
}
