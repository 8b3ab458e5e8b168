//! Opening a database by its address, migrating it, and handing out connections.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, SqliteConnection};

use crate::connection::{ReadLink, WriteLink, within};
use crate::url::Address;
use crate::{DatabaseUrl, Read, Result, StoreError, Write};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Which database keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file beside the program.
    Sqlite,
    /// A server that several replicas share.
    Postgres,
}

/// How a store waits and how many connections it keeps.
#[derive(Debug, Clone)]
pub struct Options {
    /// How long to wait for a free connection, and for the answer to one statement.
    pub timeout: Duration,
    /// Connections to PostgreSQL, or readers of the SQLite file.
    pub connections: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(3), connections: 8 }
    }
}

/// The database, whichever engine. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) pools: Pools,
    limit: Duration,
}

#[derive(Clone)]
pub(crate) enum Pools {
    /// SQLite has one writer by nature; a pool of one makes waiting for it orderly.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Store").field(&self.engine()).finish()
    }
}

impl Store {
    /// Opens the database and brings its schema up to date. Several programs may do so at once.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it cannot be reached, [`StoreError::Migration`] when the schema cannot be brought up to date.
    pub async fn open(url: &DatabaseUrl, options: &Options) -> Result<Self> {
        // PostgreSQL has advisory locks for this, SQLite a file beside the database; held until this function ends.
        let _alone = match url.address() {
            Address::Sqlite(path) => Some(lock_beside(path.clone()).await?),
            Address::Postgres(_) => None,
        };
        let store = Self::connect(url, options).await?;
        store.migrate().await?;
        Ok(store)
    }

    /// Opens the database as it is, without touching its schema.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it cannot be reached.
    pub async fn connect(url: &DatabaseUrl, options: &Options) -> Result<Self> {
        let pools = match url.address() {
            Address::Sqlite(path) => open_sqlite(path, options).await?,
            Address::Postgres(text) => Pools::Postgres(open_postgres(text, options).await?),
        };
        Ok(Self { pools, limit: options.timeout })
    }

    async fn migrate(&self) -> Result<()> {
        let done = match &self.pools {
            Pools::Sqlite { writer, .. } => SQLITE.run(writer).await,
            // sqlx takes an advisory lock, so replicas that start together wait for the first.
            Pools::Postgres(pool) => POSTGRES.run(pool).await,
        };
        done.map_err(|error| StoreError::Migration(error.to_string()))
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when none is free in time.
    pub async fn read(&self) -> Result<Read> {
        let link = match &self.pools {
            Pools::Sqlite { readers, .. } => ReadLink::Sqlite(within(self.limit, readers.acquire()).await?),
            Pools::Postgres(pool) => ReadLink::Postgres(within(self.limit, pool.acquire()).await?),
        };
        Ok(Read { link, limit: self.limit })
    }

    /// A transaction for writing.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it cannot begin in time.
    pub async fn write(&self) -> Result<Write> {
        let link = match &self.pools {
            // IMMEDIATE takes the write lock at once: a transaction never fails half-way for want of it.
            Pools::Sqlite { writer, .. } => {
                WriteLink::Sqlite(within(self.limit, writer.begin_with("BEGIN IMMEDIATE")).await?)
            }
            Pools::Postgres(pool) => WriteLink::Postgres(within(self.limit, pool.begin()).await?),
        };
        Ok(Write { link, limit: self.limit })
    }

    /// For exactly one changing statement: it is durable when it returns, which saves the two round trips of a transaction.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection is free in time.
    pub async fn write_alone(&self) -> Result<Write> {
        let link = match &self.pools {
            Pools::Sqlite { writer, .. } => WriteLink::SqliteAlone(within(self.limit, writer.acquire()).await?),
            Pools::Postgres(pool) => WriteLink::PostgresAlone(within(self.limit, pool.acquire()).await?),
        };
        Ok(Write { link, limit: self.limit })
    }

    /// Whether the schema was ever made; a new database is empty.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it cannot be asked.
    pub async fn has_schema(&self) -> Result<bool> {
        let tables: i64 = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let count = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'event_chain'");
                within(self.limit, count.fetch_one(writer)).await?
            }
            Pools::Postgres(pool) => {
                let count = sqlx::query_scalar(
                    "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'event_chain'",
                );
                within(self.limit, count.fetch_one(pool)).await?
            }
        };
        Ok(tables > 0)
    }

    /// Whether the database answers now.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it does not.
    pub async fn ping(&self) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => {
                within(self.limit, sqlx::query("SELECT 1").execute(readers)).await.map(drop)
            }
            Pools::Postgres(pool) => within(self.limit, sqlx::query("SELECT 1").execute(pool)).await.map(drop),
        }
    }

    /// Closes all connections once they are free, so that SQLite folds its log into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    /// Prepares a statement without running it: the test that every text is good on both engines.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the engine does not accept it.
    pub async fn prepare(&self, sql: &'static str) -> Result<()> {
        use sqlx::{Executor as _, SqlStr};
        match &self.pools {
            Pools::Sqlite { writer, .. } => drop(writer.acquire().await?.prepare(SqlStr::from_static(sql)).await?),
            Pools::Postgres(pool) => drop(pool.acquire().await?.prepare(SqlStr::from_static(sql)).await?),
        }
        Ok(())
    }
}

/// Waits until no other program migrates the same file. Makes the folder when it is not there.
async fn lock_beside(path: PathBuf) -> Result<std::fs::File> {
    let lock = move || {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let file = std::fs::File::create(path.with_added_extension("lock"))?;
        file.lock().map(|()| file)
    };
    let locked = tokio::task::spawn_blocking(lock).await.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    locked.map_err(|error| StoreError::Unavailable(format!("the database's folder cannot be used: {error}")))
}

async fn open_sqlite(path: &PathBuf, options: &Options) -> Result<Pools> {
    let file = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: an acknowledged change survives the loss of power, not only of the process.
        .synchronous(SqliteSynchronous::Full)
        // What is deleted is overwritten: nothing of an erased person is left in free parts of the file.
        .pragma("secure_delete", "ON")
        .foreign_keys(true)
        .busy_timeout(options.timeout);
    let pool = || SqlitePoolOptions::new().acquire_timeout(options.timeout).test_before_acquire(false);
    let writer = pool().max_connections(1).after_release(|connection, _| Box::pin(has_no_transaction(connection)));
    let writer = writer.connect_with(file.clone()).await?;
    let readers =
        pool().max_connections(options.connections).connect_lazy_with(file.read_only(true).create_if_missing(false));
    Ok(Pools::Sqlite { writer, readers })
}

/// A full disk ends a transaction inside SQLite (its "response to errors within a transaction"), which the driver does not notice: such
/// a connection would refuse every transaction from then on, so it is closed and the next one is new.
async fn has_no_transaction(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    if connection.is_in_transaction() {
        // The rollback may still be on its way to the connection's thread; the ping comes after it.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

async fn open_postgres(text: &str, options: &Options) -> Result<PgPool> {
    let server = PgConnectOptions::from_str(text).map_err(|error| StoreError::Address(error.to_string()))?;
    let server = server.application_name("portico");
    let pool = PgPoolOptions::new().acquire_timeout(options.timeout).max_connections(options.connections);
    within(options.timeout, pool.connect_with(server)).await
}
