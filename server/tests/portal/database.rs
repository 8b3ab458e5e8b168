//! A fresh database of either engine, and a look into it that does not go through the portal.

use std::path::PathBuf;

use portico_identity::random::Rng;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};

/// A name that no earlier run has left behind: PostgreSQL takes long to drop a database.
fn unique() -> String {
    format!("portico_http_{:032x}", u128::from_be_bytes(Rng::default().bytes().unwrap()))
}

/// A folder of the test's own with, for SQLite, the database in it. Goes with the last owner.
pub struct Database {
    pub folder: PathBuf,
    pub url: String,
}

impl Drop for Database {
    fn drop(&mut self) {
        // What cannot be removed lies in the system's folder for such things.
        std::fs::remove_dir_all(&self.folder).unwrap_or_default();
    }
}

impl Database {
    pub fn sqlite() -> Self {
        let folder = new_folder();
        Self { url: format!("sqlite:{}", folder.join("portico.db").display()), folder }
    }

    pub async fn postgres() -> Self {
        let server = std::env::var("PORTICO_TEST_POSTGRES_URL").expect(
            "PORTICO_TEST_POSTGRES_URL is not set: run `make test`, or set it to what `.make/postgres.sh start DIR` prints",
        );
        let name = unique();
        let mut connection = PgConnection::connect(&server).await.expect("the tests' PostgreSQL does not answer");
        connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        let mut url: url::Url = server.parse().unwrap();
        url.set_path(&name);
        Self { url: url.into(), folder: new_folder() }
    }

    /// Every row of every table, in one text: two of them are equal when nothing was written in between.
    pub async fn dump(&self) -> String {
        let mut dump = String::new();
        for table in self.column(&self.for_engine(SQLITE_TABLES, POSTGRES_TABLES)).await {
            let rows = if self.is_sqlite() {
                let columns = format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')");
                let columns = self.column(&columns).await.join(" || ',' || ");
                format!("SELECT {columns} FROM \"{table}\" ORDER BY 1")
            } else {
                format!("SELECT t::text FROM \"{table}\" t ORDER BY 1")
            };
            dump.push_str(&format!("{table}\n{}\n", self.column(&rows).await.join("\n")));
        }
        dump
    }

    /// The first column of what a statement gives, as text.
    pub async fn column(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| row.get(0)).collect()
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| row.get(0)).collect()
        }
    }

    /// How many rows a condition picks, for instance `session WHERE level = 'visitor'`.
    pub async fn count(&self, from: &str) -> u64 {
        self.column(&format!("SELECT CAST(count(*) AS TEXT) FROM {from}")).await[0].parse().unwrap()
    }

    /// Changes the database behind the portal's back.
    pub async fn tamper(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.is_sqlite() {
            SqliteConnection::connect(&self.url).await.unwrap().execute(sql).await.unwrap();
        } else {
            PgConnection::connect(&self.url).await.unwrap().execute(sql).await.unwrap();
        }
    }

    /// The same where it may be refused: what the database said.
    pub async fn try_tamper(&self, sql: &str) -> Result<(), String> {
        let sql = AssertSqlSafe(sql.to_owned());
        let done = if self.is_sqlite() {
            SqliteConnection::connect(&self.url).await.unwrap().execute(sql).await.map(|_| ())
        } else {
            PgConnection::connect(&self.url).await.unwrap().execute(sql).await.map(|_| ())
        };
        done.map_err(|error| error.to_string())
    }

    /// Takes away what keeps an append-only table from being changed, as whoever owns the database can.
    pub async fn without_guard(&self, table: &str) {
        let on = if self.is_sqlite() { String::new() } else { format!(" ON {table}") };
        let triggers = self.for_engine(
            &format!("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"),
            &format!("SELECT tgname::text FROM pg_trigger WHERE tgrelid = '{table}'::regclass AND NOT tgisinternal"),
        );
        for trigger in self.column(&triggers).await {
            self.tamper(&format!("DROP TRIGGER {trigger}{on}")).await;
        }
    }

    /// A statement that gives a column of bytes in small hexadecimal digits.
    pub fn hex_of(&self, column: &str, table: &str) -> String {
        self.for_engine(
            &format!("SELECT lower(hex({column})) FROM {table}"),
            &format!("SELECT encode({column}, 'hex') FROM {table}"),
        )
    }

    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    fn for_engine(&self, sqlite: &str, postgres: &str) -> String {
        if self.is_sqlite() { sqlite } else { postgres }.to_owned()
    }
}

const SQLITE_TABLES: &str =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
const POSTGRES_TABLES: &str =
    "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name";

fn new_folder() -> PathBuf {
    let folder = std::env::temp_dir().join("portico-http-tests").join(unique());
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
