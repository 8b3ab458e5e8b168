//! A fresh, migrated database of either engine for each test.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::ops::Deref;
use std::str::FromStr as _;
use std::sync::atomic::{AtomicU32, Ordering};

use portico_store::{DatabaseUrl, Options, Store};
use sqlx::{Connection as _, Executor as _};

static NEXT: AtomicU32 = AtomicU32::new(0);

fn unique() -> String {
    format!("portico_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst))
}

/// The address of a SQLite file, which is removed when this is dropped.
pub struct SqliteUrl(String);

const ENDINGS: [&str; 4] = ["", "-wal", "-shm", ".lock"];

impl SqliteUrl {
    fn remove(&self) {
        let file = self.0.trim_start_matches("sqlite:");
        for ending in ENDINGS {
            let _ = std::fs::remove_file(format!("{file}{ending}"));
        }
    }
}

impl Deref for SqliteUrl {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Drop for SqliteUrl {
    fn drop(&mut self) {
        self.remove();
    }
}

/// The address of a new SQLite file.
pub fn sqlite_url() -> SqliteUrl {
    let folder = std::env::temp_dir().join("portico-store-tests");
    std::fs::create_dir_all(&folder).unwrap();
    let url = SqliteUrl(format!("sqlite:{}", folder.join(format!("{}.db", unique())).display()));
    url.remove();
    url
}

/// The address of a new database on the tests' PostgreSQL.
pub async fn postgres_url() -> String {
    let server = std::env::var("PORTICO_TEST_POSTGRES_URL").expect(
        "PORTICO_TEST_POSTGRES_URL is not set: run `make test`, or set it to what `.make/postgres.sh start DIR` prints",
    );
    let name = unique();
    let mut connection = sqlx::PgConnection::connect(&server).await.expect("the tests' PostgreSQL does not answer");
    connection.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name}"))).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    let mut url = url::Url::from_str(&server).unwrap();
    url.set_path(&name);
    url.into()
}

/// Opens what an address names.
pub async fn open(url: &str) -> Store {
    Store::open(&url.parse::<DatabaseUrl>().unwrap(), &Options::default()).await.unwrap()
}

/// Runs each promise on both engines.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$doc:meta])* async fn $name:ident($store:ident: Store) $body:block)+) => {$(
        mod $name {
            use super::*;
            $(#[$doc])*
            async fn promise($store: Store) $body

            #[tokio::test]
            async fn sqlite() {
                promise($crate::engines::open(&$crate::engines::sqlite_url()).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                promise($crate::engines::open(&$crate::engines::postgres_url().await).await).await;
            }
        }
    )+};
}

/// How many of fifty writers at once were told that it was them.
#[macro_export]
macro_rules! winners {
    ($store:expr, |$db:ident| $attempt:expr) => {{
        let tries = (0..50).map(|_| {
            let store = $store.clone();
            tokio::spawn(async move {
                let mut db = store.write().await.unwrap();
                let $db = &mut db;
                let won: bool = $attempt.await.unwrap();
                db.commit().await.unwrap();
                won
            })
        });
        let mut won = 0;
        for one in tries.collect::<Vec<_>>() {
            won += u32::from(one.await.unwrap());
        }
        won
    }};
}
