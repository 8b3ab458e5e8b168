//! SQLite's file: how safely it is written, and that nothing deleted is left in it. On PostgreSQL both are the server's business.

use crate::open::Pools;
use crate::{Result, Store, StoreError};

/// What decides whether SQLite keeps its word over the loss of power.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Durability {
    /// `wal`.
    pub journal_mode: String,
    /// 2 is FULL.
    pub synchronous: i64,
    /// Whether references are checked.
    pub foreign_keys: bool,
    /// Whether what is deleted is overwritten.
    pub secure_delete: bool,
}

impl Store {
    /// How the writing connection of SQLite is set; none on PostgreSQL, where it is the server's business.
    ///
    /// # Errors
    /// Any [`StoreError`].
    pub async fn durability(&self) -> Result<Option<Durability>> {
        let Pools::Sqlite { writer, .. } = &self.pools else { return Ok(None) };
        Ok(Some(Durability {
            journal_mode: sqlx::query_scalar("PRAGMA journal_mode").fetch_one(writer).await?,
            synchronous: sqlx::query_scalar("PRAGMA synchronous").fetch_one(writer).await?,
            foreign_keys: sqlx::query_scalar("PRAGMA foreign_keys").fetch_one(writer).await?,
            secure_delete: sqlx::query_scalar("PRAGMA secure_delete").fetch_one(writer).await?,
        }))
    }

    /// Leaves no copy of what was deleted in SQLite's file and log; nothing to do on PostgreSQL, where it is the server's business.
    ///
    /// Deleted content is overwritten anyway (`secure_delete`), but a page that was rearranged may still hold an older copy, and so may the log.
    /// Writes the whole file anew, which nobody else can write meanwhile; a file above `at_most` bytes is left for later: `false`.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the file is in use or the disk is full; nothing is lost then.
    pub async fn compact(&self, at_most: i64) -> Result<bool> {
        let Pools::Sqlite { writer, .. } = &self.pools else { return Ok(true) };
        let mut writer = writer.acquire().await?;
        let size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        let size: i64 = sqlx::query_scalar(size).fetch_one(&mut *writer).await?;
        if size > at_most {
            return Ok(false);
        }
        sqlx::query("VACUUM").execute(&mut *writer).await?;
        let (busy, _, _): (bool, i64, i64) =
            sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *writer).await?;
        if busy { Err(StoreError::Unavailable("the log is being read".into())) } else { Ok(true) }
    }
}
