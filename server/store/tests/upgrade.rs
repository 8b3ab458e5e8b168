//! A database of the version before is brought up to date with what is in it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod engines;

use std::str::FromStr as _;

use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, Row as _, SqliteConnection};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Persons whose day of birth a source said, whom a source knows by another day, and whom no source knows; a document with a file, one
/// without, and an order with a field of the same name. `$1` to `$3` are ids, `$X` is an empty text of bytes.
const BEFORE_PORTAL_FACTS: [&str; 6] = [
    "INSERT INTO person (id, user_handle, name, language, created_at, birth_date) VALUES
        ($1, $1, 'Said', 'en', 1, '2010-02-28'), ($2, $2, 'Differs', 'en', 1, '2010-03-01'), ($3, $3, 'Typed', 'en', 1, '2010-02-28')",
    "INSERT INTO organisation (id, kind, name, country, time_zone, languages, accent, mail, phone, website, source, source_key, hash, created_at)
        VALUES ($1, 'school', 'North', '', 'UTC', '', '', '', '', '', 'roster', 'o1', $X, 1)",
    "INSERT INTO source (name, title, organisation_id, created_at) VALUES ('roster', 'Roster', $1, 1)",
    "INSERT INTO source_person (id, source, source_key, person_id, fields, hash, changed_at) VALUES
        ($1, 'roster', 'p1', $1, '{\"birth_date\":\"2010-02-28\"}', $X, 1),
        ($2, 'roster', 'p2', $2, '{\"birth_date\":\"2010-02-28\"}', $X, 1)",
    "INSERT INTO record (id, kind, provider_id, person_id, at, state, search, body, own, source, source_key, hash, changed_at) VALUES
        ($1, 'document', $1, $1, 1, '', '', '{\"title\":\"Report\",\"content\":\"UkVQT1JU\"}', '{}', 'roster', 'd1', $X, 1),
        ($2, 'document', $1, $1, 1, '', '', '{\"title\":\"Letter\"}', '{}', 'roster', 'd2', $X, 1)",
    "INSERT INTO record (id, kind, provider_id, person_id, at, state, search, body, own, source, source_key, hash, changed_at) VALUES
        ($3, 'order', $1, $1, 1, '', '', '{\"content\":\"screws\"}', '{}', 'roster', 'r1', $X, 1)",
];

const BORN: &str = "SELECT name || '=' || birth_date_by AS told FROM person ORDER BY name";
const KEPT: &str = "SELECT source_key || ' ' || body || ' ' || files AS told FROM record ORDER BY source_key";

fn until(all: &Migrator, version: i64) -> Migrator {
    let mut some = Migrator::with_migrations(all.iter().filter(|one| one.version <= version).cloned().collect());
    some.set_locking(false);
    some
}

fn in_words(sql: &str, id: fn(u8) -> String, empty: &str) -> AssertSqlSafe<String> {
    let with_ids = (1..=3).fold(sql.to_owned(), |sql, number| sql.replace(&format!("${number}"), &id(number)));
    AssertSqlSafe(with_ids.replace("$X", empty))
}

/// What two statements tell, without the spaces that engines put into JSON.
fn assert_brought_up_to_date(born: &[String], kept: &[String]) {
    assert_eq!(born, ["Differs=", "Said=source", "Typed="]);
    let kept: Vec<_> = kept.iter().map(|row| row.replace(": ", ":").replace(", ", ",")).collect();
    let expected = [
        r#"d1 {"title":"Report"} {"content":"UkVQT1JU"}"#,
        r#"d2 {"title":"Letter"} {}"#,
        r#"r1 {"content":"screws"} {}"#,
    ];
    assert_eq!(kept, expected);
}

#[tokio::test]
async fn a_sqlite_file_of_before_keeps_its_days_of_birth_and_files() {
    let url = engines::sqlite_url();
    let options = SqliteConnectOptions::from_str(&url).unwrap().create_if_missing(true);
    let mut before = SqliteConnection::connect_with(&options).await.unwrap();
    until(&SQLITE, 4).run(&mut before).await.unwrap();
    for sql in BEFORE_PORTAL_FACTS {
        let id = |number| format!("X'{}'", format!("0{number}").repeat(16));
        before.execute(in_words(sql, id, "X''")).await.unwrap();
    }
    before.close().await.unwrap();
    drop(engines::open(&url).await);
    let mut after = SqliteConnection::connect_with(&options).await.unwrap();
    let [born, kept] = [after.fetch_all(BORN).await.unwrap(), after.fetch_all(KEPT).await.unwrap()];
    let told = |rows: Vec<sqlx::sqlite::SqliteRow>| rows.iter().map(|row| row.get("told")).collect::<Vec<String>>();
    assert_brought_up_to_date(&told(born), &told(kept));
}

#[tokio::test]
async fn a_postgresql_database_of_before_keeps_its_days_of_birth_and_files() {
    let url = engines::postgres_url().await;
    let mut before = PgConnection::connect(&url).await.unwrap();
    until(&POSTGRES, 4).run(&mut before).await.unwrap();
    for sql in BEFORE_PORTAL_FACTS {
        let id = |number| format!("'{}'", format!("0{number}").repeat(16));
        before.execute(in_words(sql, id, "''")).await.unwrap();
    }
    before.close().await.unwrap();
    drop(engines::open(&url).await);
    let mut after = PgConnection::connect(&url).await.unwrap();
    let [born, kept] = [after.fetch_all(BORN).await.unwrap(), after.fetch_all(KEPT).await.unwrap()];
    let told = |rows: Vec<sqlx::postgres::PgRow>| rows.iter().map(|row| row.get("told")).collect::<Vec<String>>();
    assert_brought_up_to_date(&told(born), &told(kept));
}
