//! One connection of either engine, for reading or inside a writing transaction. The only place that knows both drivers.

use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::query::Query;
use sqlx::{Database, Encode, PgConnection, Postgres, Sqlite, SqliteConnection, Transaction, Type};
use uuid::Uuid;

use crate::value::{Row, Value};
use crate::{Result, StoreError};

/// A connection for statements that change nothing.
pub struct Read {
    pub(crate) link: ReadLink,
    pub(crate) limit: Duration,
}

pub(crate) enum ReadLink {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// A transaction. Dropped without [`Write::commit`], everything in it is undone.
#[must_use = "a write that is not committed is undone"]
pub struct Write {
    pub(crate) link: WriteLink,
    pub(crate) limit: Duration,
}

pub(crate) enum WriteLink {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
    /// Without a transaction around it: the one statement is durable when it returns.
    SqliteAlone(PoolConnection<Sqlite>),
    PostgresAlone(PoolConnection<Postgres>),
}

impl Write {
    /// Makes everything in this transaction durable. After `Ok`, it survives the loss of power.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database did not confirm in time: the outcome is then unknown.
    pub async fn commit(self) -> Result<()> {
        let commit = async {
            match self.link {
                WriteLink::Sqlite(transaction) => transaction.commit().await,
                WriteLink::Postgres(transaction) => transaction.commit().await,
                WriteLink::SqliteAlone(_) | WriteLink::PostgresAlone(_) => Ok(()),
            }
        };
        within(self.limit, commit).await
    }
}

/// Whatever statements can be run on.
pub trait Db: Send {
    /// The connection underneath.
    #[doc(hidden)]
    fn connection(&mut self) -> Connection<'_>;
}

impl<D: Db + ?Sized> Db for &mut D {
    fn connection(&mut self) -> Connection<'_> {
        (**self).connection()
    }
}

impl Db for Read {
    fn connection(&mut self) -> Connection<'_> {
        let link = match &mut self.link {
            ReadLink::Sqlite(connection) => Link::Sqlite(connection),
            ReadLink::Postgres(connection) => Link::Postgres(connection),
        };
        Connection { link, limit: self.limit }
    }
}

impl Db for Write {
    fn connection(&mut self) -> Connection<'_> {
        let link = match &mut self.link {
            WriteLink::Sqlite(transaction) => Link::Sqlite(transaction),
            WriteLink::Postgres(transaction) => Link::Postgres(transaction),
            WriteLink::SqliteAlone(connection) => Link::Sqlite(connection),
            WriteLink::PostgresAlone(connection) => Link::Postgres(connection),
        };
        Connection { link, limit: self.limit }
    }
}

/// A borrowed connection of either engine, and how long one statement may take.
pub struct Connection<'c> {
    link: Link<'c>,
    limit: Duration,
}

enum Link<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Connection<'_> {
    /// Runs a statement; tells how many rows it touched.
    pub(crate) async fn execute(self, sql: &'static str, values: Vec<Value>) -> Result<u64> {
        match self.link {
            Link::Sqlite(link) => {
                let done = within(self.limit, bind(sqlx::query(sql), values).execute(link)).await?;
                Ok(done.rows_affected())
            }
            Link::Postgres(link) => {
                let done = within(self.limit, bind(sqlx::query(sql), values).execute(link)).await?;
                Ok(done.rows_affected())
            }
        }
    }

    /// The row a statement answers with, if any.
    pub(crate) async fn fetch_optional(self, sql: &'static str, values: Vec<Value>) -> Result<Option<Row>> {
        match self.link {
            Link::Sqlite(link) => {
                let row = within(self.limit, bind(sqlx::query(sql), values).fetch_optional(link)).await?;
                Ok(row.map(Row::Sqlite))
            }
            Link::Postgres(link) => {
                let row = within(self.limit, bind(sqlx::query(sql), values).fetch_optional(link)).await?;
                Ok(row.map(Row::Postgres))
            }
        }
    }

    /// The one row a statement always answers with.
    pub(crate) async fn fetch_one(self, sql: &'static str, values: Vec<Value>) -> Result<Row> {
        self.fetch_optional(sql, values).await?.ok_or_else(|| StoreError::Unreadable(format!("no row: {sql}")))
    }

    /// All rows a statement answers with.
    pub(crate) async fn fetch_all(self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>> {
        match self.link {
            Link::Sqlite(link) => {
                let rows = within(self.limit, bind(sqlx::query(sql), values).fetch_all(link)).await?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Link::Postgres(link) => {
                let rows = within(self.limit, bind(sqlx::query(sql), values).fetch_all(link)).await?;
                Ok(rows.into_iter().map(Row::Postgres).collect())
            }
        }
    }
}

/// Waits for the database, but not for ever: a frozen server does not break its connections.
pub(crate) async fn within<T>(limit: Duration, work: impl Future<Output = sqlx::Result<T>>) -> Result<T> {
    match tokio::time::timeout(limit, work).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(StoreError::Unavailable(format!("no answer within {} ms", limit.as_millis()))),
    }
}

fn bind<'q, D>(mut query: Query<'q, D, D::Arguments>, values: Vec<Value>) -> Query<'q, D, D::Arguments>
where
    D: Database,
    Option<Uuid>: Encode<'q, D> + Type<D>,
    Option<String>: Encode<'q, D> + Type<D>,
    Option<i64>: Encode<'q, D> + Type<D>,
    Option<Vec<u8>>: Encode<'q, D> + Type<D>,
    Option<bool>: Encode<'q, D> + Type<D>,
{
    for value in values {
        query = match value {
            Value::Id(value) => query.bind(value),
            Value::Text(value) => query.bind(value),
            Value::Int(value) => query.bind(value),
            Value::Bytes(value) => query.bind(value),
            Value::Bool(value) => query.bind(value),
        };
    }
    query
}
