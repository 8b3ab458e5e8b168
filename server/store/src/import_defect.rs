//! The quarantine: rows of an import that were not taken, and why. Never what stood in them.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportDefect {
    /// UUIDv7.
    pub id: Uuid,
    /// The import.
    pub batch_id: Uuid,
    /// The file.
    pub file: String,
    /// The line where the row begins, from 1 on.
    pub line: i64,
    /// What the source calls it; empty when that is what is wrong.
    pub source_key: String,
    /// The column or field; empty for the row as a whole.
    pub field: String,
    /// Stable name of what is wrong.
    pub code: String,
    /// What is wrong, in words.
    pub detail: String,
}

sql! {
    INSERT = "INSERT INTO import_defect (id, batch_id, file, line, source_key, field, code, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST_NEWEST = "SELECT id, batch_id, file, line, source_key, field, code, detail FROM import_defect WHERE batch_id =
        (SELECT id FROM import_batch WHERE source = $1 AND state <> 'running' ORDER BY ended_at DESC, id DESC LIMIT 1) AND (file, line, id) > ($2, $3, $4)
        ORDER BY file, line, id LIMIT 1000";
    DELETE = "DELETE FROM import_defect WHERE batch_id = $1";
}

/// Adds one.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, defect: &ImportDefect) -> Result<()> {
    let values = values![
        defect.id,
        defect.batch_id,
        defect.file.as_str(),
        defect.line,
        defect.source_key.as_str(),
        defect.field.as_str(),
        defect.code.as_str(),
        defect.detail.as_str(),
    ];
    db.connection().execute(INSERT, values).await.map(drop)
}

/// Those of the import of a source that ended last, by file and line, after one of them; a thousand at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_newest(db: &mut impl Db, source: &str, after: Option<&ImportDefect>) -> Result<Vec<ImportDefect>> {
    let (file, line, id) = after.map_or(("", 0, Uuid::nil()), |last| (last.file.as_str(), last.line, last.id));
    db.connection().fetch_all(LIST_NEWEST, values![source, file, line, id]).await?.iter().map(read).collect()
}

/// Removes those of an import.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete(db: &mut Write, batch: Uuid) -> Result<u64> {
    db.connection().execute(DELETE, values![batch]).await
}

fn read(row: &Row) -> Result<ImportDefect> {
    Ok(ImportDefect {
        id: row.get("id")?,
        batch_id: row.get("batch_id")?,
        file: row.get("file")?,
        line: row.get("line")?,
        source_key: row.get("source_key")?,
        field: row.get("field")?,
        code: row.get("code")?,
        detail: row.get("detail")?,
    })
}
