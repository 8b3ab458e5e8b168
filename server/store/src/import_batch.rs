//! Imports: what was read, how far it came, what was reported.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One import. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportBatch {
    /// UUIDv7.
    pub id: Uuid,
    /// The source.
    pub source: String,
    /// SHA-256 of the files.
    pub content_hash: [u8; 32],
    /// What was read: `oneroster` or `table`.
    pub mode: String,
    /// `running`, `applied` or `refused`.
    pub state: String,
    /// Rows that are done.
    pub rows_done: i64,
    /// Rows there are.
    pub rows_all: i64,
    /// The report, JSON; `{}` until there is one.
    pub report: String,
    /// When it began.
    pub began_at: i64,
    /// When it ended; none while it runs.
    pub ended_at: Option<i64>,
}

sql! {
    INSERT = "INSERT INTO import_batch (id, source, content_hash, mode, state, rows_done, rows_all, report, began_at, ended_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND_BROKEN = "SELECT id, source, content_hash, mode, state, rows_done, rows_all, report, began_at, ended_at FROM import_batch
        WHERE source = $1 AND content_hash = $2 AND state = 'running' ORDER BY began_at DESC, id DESC LIMIT 1";
    PROGRESS = "UPDATE import_batch SET rows_done = $2 WHERE id = $1";
    FINISH = "UPDATE import_batch SET state = $2, rows_done = $3, report = $4, ended_at = $5 WHERE id = $1";
}

/// Adds an import.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, batch: &ImportBatch) -> Result<()> {
    let values = values![
        batch.id,
        batch.source.as_str(),
        batch.content_hash,
        batch.mode.as_str(),
        batch.state.as_str(),
        batch.rows_done,
        batch.rows_all,
        batch.report.as_str(),
        batch.began_at,
        batch.ended_at,
    ];
    db.connection().execute(INSERT, values).await.map(drop)
}

/// The newest import of the same files that was broken off.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_broken(db: &mut impl Db, source: &str, content: [u8; 32]) -> Result<Option<ImportBatch>> {
    db.connection().fetch_optional(FIND_BROKEN, values![source, content]).await?.as_ref().map(read).transpose()
}

/// Notes how many rows are done.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn set_progress(db: &mut Write, id: Uuid, rows_done: i64) -> Result<()> {
    db.connection().execute(PROGRESS, values![id, rows_done]).await.map(drop)
}

/// Notes how it ended.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn finish(db: &mut Write, id: Uuid, state: &str, rows_done: i64, report: &str, now: i64) -> Result<()> {
    db.connection().execute(FINISH, values![id, state, rows_done, report, now]).await.map(drop)
}

fn read(row: &Row) -> Result<ImportBatch> {
    Ok(ImportBatch {
        id: row.get("id")?,
        source: row.get("source")?,
        content_hash: row.hash("content_hash")?,
        mode: row.get("mode")?,
        state: row.get("state")?,
        rows_done: row.get("rows_done")?,
        rows_all: row.get("rows_all")?,
        report: row.get("report")?,
        began_at: row.get("began_at")?,
        ended_at: row.get("ended_at")?,
    })
}
