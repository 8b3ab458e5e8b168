//! Our own looks at the database: a PostgreSQL database that is made and dropped again, and the outbox.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};
use url::Url;

use crate::ChaosError;

/// A database of our own on somebody's server.
pub(crate) struct OwnDatabase {
    server: String,
    name: String,
    url: String,
}

impl OwnDatabase {
    /// Makes one.
    pub(crate) async fn create(server: &str) -> Result<Self, ChaosError> {
        let mut connection = PgConnection::connect(server).await?;
        let number: i64 =
            sqlx::query_scalar("SELECT (random() * 1000000000)::bigint").fetch_one(&mut connection).await?;
        let name = format!("portico_chaos_{}_{number}", std::process::id());
        connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
        let mut url: Url = server.parse()?;
        url.set_path(&name);
        Ok(Self { server: server.to_owned(), name, url: url.into() })
    }

    /// Its address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Removes it, whoever is still connected.
    pub(crate) async fn drop_it(self) -> Result<(), ChaosError> {
        let mut connection = PgConnection::connect(&self.server).await?;
        connection.execute(AssertSqlSafe(format!("DROP DATABASE {} WITH (FORCE)", self.name))).await?;
        Ok(())
    }
}

/// Letters that were not sent yet.
pub(crate) async fn waiting_letters(url: &str) -> Result<usize, ChaosError> {
    const WAITING: &str = "SELECT COUNT(*) FROM mail_outbox WHERE sent_at IS NULL AND given_up_at IS NULL";
    let count: i64 = if url.starts_with("sqlite:") {
        sqlx::query_scalar(WAITING).fetch_one(&mut SqliteConnection::connect(url).await?).await?
    } else {
        sqlx::query_scalar(WAITING).fetch_one(&mut PgConnection::connect(url).await?).await?
    };
    Ok(usize::try_from(count).unwrap_or(0))
}
