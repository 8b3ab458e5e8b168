//! The two migrated schemas agree, the log is append-only in the database itself, and replicas may migrate at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;

use std::collections::BTreeSet;
use std::str::FromStr as _;

use engines::SqliteUrl;
use portico_store::Durability;
use sqlx::{Connection as _, Executor as _, PgConnection, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};

/// One line a column or index: what must be the same on both.
type Shape = BTreeSet<String>;

async fn sqlite_shape(connection: &mut SqliteConnection) -> Shape {
    let columns =
        "SELECT m.name AS t, c.name AS c, c.type AS ty, c.\"notnull\" AS required, c.pk AS pk FROM sqlite_schema m
        JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'";
    let mut shape = Shape::new();
    for row in connection.fetch_all(columns).await.unwrap() {
        let (table, column, kind): (String, String, String) = (row.get("t"), row.get("c"), row.get("ty"));
        let (required, key): (bool, i64) = (row.get("required"), row.get("pk"));
        shape.insert(format!("{table}.{column} {} required={required} key={}", family(&kind), key > 0));
    }
    let indexes = "SELECT name, tbl_name AS t, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    for row in connection.fetch_all(indexes).await.unwrap() {
        let (name, table, sql): (String, String, String) = (row.get("name"), row.get("t"), row.get("sql"));
        shape.insert(format!("index {name} on {table} unique={}", sql.contains("UNIQUE")));
    }
    shape
}

async fn postgres_shape(connection: &mut PgConnection) -> Shape {
    let columns = "SELECT c.table_name::text AS t, c.column_name::text AS c, c.data_type::text AS ty, c.is_nullable = 'NO' AS required,
        EXISTS (SELECT 1 FROM information_schema.table_constraints k JOIN information_schema.key_column_usage u
            USING (constraint_schema, constraint_name) WHERE k.constraint_type = 'PRIMARY KEY' AND u.table_name = c.table_name
            AND u.column_name = c.column_name) AS pk
        FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name NOT LIKE '\\_sqlx%'";
    let mut shape = Shape::new();
    for row in connection.fetch_all(columns).await.unwrap() {
        let (table, column, kind): (String, String, String) = (row.get("t"), row.get("c"), row.get("ty"));
        let (required, key): (bool, bool) = (row.get("required"), row.get("pk"));
        shape.insert(format!("{table}.{column} {} required={required} key={key}", family(&kind)));
    }
    let indexes = "SELECT indexname::text AS name, tablename::text AS t, indexdef AS sql FROM pg_indexes
        WHERE schemaname = 'public' AND indexname NOT LIKE '%_pkey'";
    for row in connection.fetch_all(indexes).await.unwrap() {
        let (name, table, sql): (String, String, String) = (row.get("name"), row.get("t"), row.get("sql"));
        shape.insert(format!("index {name} on {table} unique={}", sql.contains("UNIQUE")));
    }
    shape
}

/// What a column can hold, whatever the engine calls it.
fn family(kind: &str) -> &'static str {
    match kind {
        "BLOB" | "bytea" | "uuid" => "bytes",
        "INTEGER" | "bigint" | "boolean" => "number",
        "TEXT" | "text" => "text",
        other => panic!("a type without counterpart: {other}"),
    }
}

/// The connection, and the file, which is removed when its address is dropped.
async fn open_sqlite() -> (SqliteConnection, SqliteUrl) {
    let url = engines::sqlite_url();
    drop(engines::open(&url).await);
    (SqliteConnection::connect_with(&SqliteConnectOptions::from_str(&url).unwrap()).await.unwrap(), url)
}

async fn open_postgres() -> PgConnection {
    let url = engines::postgres_url().await;
    drop(engines::open(&url).await);
    PgConnection::connect(&url).await.unwrap()
}

#[tokio::test]
async fn the_two_schemas_agree() {
    let sqlite = sqlite_shape(&mut open_sqlite().await.0).await;
    let postgres = postgres_shape(&mut open_postgres().await).await;
    assert!(sqlite.len() > 60, "{sqlite:#?}");
    assert_eq!(sqlite.difference(&postgres).collect::<Vec<_>>(), Vec::<&String>::new(), "only in SQLite");
    assert_eq!(postgres.difference(&sqlite).collect::<Vec<_>>(), Vec::<&String>::new(), "only in PostgreSQL");
}

#[tokio::test]
async fn the_event_log_refuses_update_and_delete_by_anybody() {
    let zeros = "00000000000000000000000000000000";
    let ((mut sqlite, _file), mut postgres) = (open_sqlite().await, open_postgres().await);
    let insert = "INSERT INTO event (id, stream, position, at, kind, person_id, request, detail, previous, hash)";
    let row = format!("{insert} VALUES (x'{zeros}', x'{zeros}', 1, 1, 'k', NULL, '', '{{}}', x'', x'')");
    sqlite.execute(sqlx::AssertSqlSafe(row)).await.unwrap();
    let row = format!("{insert} VALUES ('{zeros}', '{zeros}', 1, 1, 'k', NULL, '', '{{}}', '', '')");
    postgres.execute(sqlx::AssertSqlSafe(row)).await.unwrap();
    for change in ["UPDATE event SET kind = 'x'", "DELETE FROM event"] {
        assert!(sqlite.execute(change).await.unwrap_err().to_string().contains("append-only"), "{change}");
        assert!(postgres.execute(change).await.unwrap_err().to_string().contains("append-only"), "{change}");
    }
    assert!(postgres.execute("TRUNCATE event").await.is_err());
}

/// Rows of two persons in each append-only table; `$A` and `$B` are their ids, `$X` is an empty text of bytes, `$F` is no.
const LEDGER_ROWS: [&str; 4] = [
    "INSERT INTO event_chain (stream, length, head) VALUES ($A, 2, $X), ($B, 2, $X)",
    "INSERT INTO event (id, stream, position, at, kind, person_id, request, detail, previous, hash)
        VALUES ($A, $A, 1, 1, 'k', NULL, '', '{}', $X, $X), ($B, $B, 1, 1, 'k', NULL, '', '{}', $X, $X)",
    "INSERT INTO consent_event (id, subject_id, position, at, authority, purpose, version, language, text_hash, state, channel, request,
        previous, hash) VALUES ($A, $A, 1, 1, '', '', 1, '', $X, '', '', '', $X, $X), ($B, $B, 1, 1, '', '', 1, '', $X, '', '', '', $X, $X)",
    "INSERT INTO terms_acceptance (id, person_id, document, version, language, text_hash, channel, request, at)
        VALUES ($A, $A, '', 1, '', $X, '', '', 1), ($B, $B, '', 1, '', $X, '', '', 1)",
];
const LEDGERS: [(&str, &str); 3] =
    [("event", "stream"), ("consent_event", "subject_id"), ("terms_acceptance", "person_id")];

fn for_engine(sql: &str, sqlite: bool) -> sqlx::AssertSqlSafe<String> {
    let id = |digit: &str| if sqlite { format!("x'{}'", digit.repeat(32)) } else { format!("'{}'", digit.repeat(32)) };
    let empty = if sqlite { "x''" } else { "''" };
    let no = if sqlite { "0" } else { "false" };
    sqlx::AssertSqlSafe(
        sql.replace("$A", &id("a"))
            .replace("$B", &id("b"))
            .replace("$C", &id("c"))
            .replace("$X", empty)
            .replace("$F", no),
    )
}

/// Runs statements on both engines; tells which were refused because a table is append-only.
async fn refused(sqlite: &mut SqliteConnection, postgres: &mut PgConnection, sql: &str) -> (bool, bool) {
    let refusal = |error: sqlx::Error| {
        assert!(error.to_string().contains("append-only"), "{sql}: {error}");
        true
    };
    let here = sqlite.execute(for_engine(sql, true)).await.map_or_else(refusal, |_| false);
    let there = postgres.execute(for_engine(sql, false)).await.map_or_else(refusal, |_| false);
    (here, there)
}

#[tokio::test]
async fn a_ledger_lets_the_rows_of_who_is_being_erased_go_and_no_others() {
    let ((mut sqlite, _file), mut postgres) = (open_sqlite().await, open_postgres().await);
    for row in LEDGER_ROWS {
        assert_eq!(refused(&mut sqlite, &mut postgres, row).await, (false, false));
    }
    assert_eq!(
        refused(&mut sqlite, &mut postgres, "INSERT INTO erasing (person_id) VALUES ($A)").await,
        (false, false)
    );
    for (table, key) in LEDGERS {
        for refuses in [format!("DELETE FROM {table}"), format!("DELETE FROM {table} WHERE {key} = $B")] {
            assert_eq!(refused(&mut sqlite, &mut postgres, &refuses).await, (true, true), "{refuses}");
        }
        let update = format!("UPDATE {table} SET request = 'x' WHERE {key} = $A");
        assert_eq!(refused(&mut sqlite, &mut postgres, &update).await, (true, true), "{update}");
        let allowed = format!("DELETE FROM {table} WHERE {key} = $A");
        assert_eq!(refused(&mut sqlite, &mut postgres, &allowed).await, (false, false), "{allowed}");
    }
}

#[tokio::test]
async fn what_was_published_stays_and_no_ledger_is_emptied_at_once() {
    let ((mut sqlite, _file), mut postgres) = (open_sqlite().await, open_postgres().await);
    for row in [
        "INSERT INTO publication (kind, name, version, editorial, facts, facts_hash, published_at) VALUES ('k', 'n', 1, $F, '', $X, 1)",
        "INSERT INTO publication_text (kind, name, version, language, body, hash, published_at) VALUES ('k', 'n', 1, 'en', '', $X, 1)",
    ] {
        assert_eq!(refused(&mut sqlite, &mut postgres, row).await, (false, false));
    }
    for table in ["publication_text", "publication"] {
        for change in [format!("UPDATE {table} SET published_at = 2"), format!("DELETE FROM {table}")] {
            assert_eq!(refused(&mut sqlite, &mut postgres, &change).await, (true, true), "{change}");
        }
    }
    for table in ["event", "consent_event", "terms_acceptance", "publication_text", "publication"] {
        let truncate = sqlx::AssertSqlSafe(format!("TRUNCATE {table} CASCADE"));
        assert!(postgres.execute(truncate).await.unwrap_err().to_string().contains("append-only"), "{table}");
    }
}

#[tokio::test]
async fn a_history_lets_its_pruned_part_go_and_no_more() {
    let ((mut sqlite, _file), mut postgres) = (open_sqlite().await, open_postgres().await);
    for row in LEDGER_ROWS {
        assert_eq!(refused(&mut sqlite, &mut postgres, row).await, (false, false));
    }
    let second = "INSERT INTO event (id, stream, position, at, kind, person_id, request, detail, previous, hash)
        VALUES ($C, $A, 2, 1, 'k', NULL, '', '{}', $X, $X)";
    assert_eq!(refused(&mut sqlite, &mut postgres, second).await, (false, false));
    let prune = "UPDATE event_chain SET pruned_length = 1 WHERE stream = $A";
    assert_eq!(refused(&mut sqlite, &mut postgres, prune).await, (false, false));
    for (delete, refuses) in [("stream = $A", true), ("stream = $B", true), ("stream = $A AND position = 1", false)] {
        let delete = format!("DELETE FROM event WHERE {delete}");
        assert_eq!(refused(&mut sqlite, &mut postgres, &delete).await, (refuses, refuses), "{delete}");
    }
}

#[tokio::test]
async fn sqlite_keeps_what_it_acknowledged_over_a_power_cut() {
    let url = engines::sqlite_url();
    let store = engines::open(&url).await;
    let expected = Durability { journal_mode: "wal".into(), synchronous: 2, foreign_keys: true, secure_delete: true };
    assert_eq!(store.durability().await.unwrap(), Some(expected));
}

#[tokio::test]
async fn ten_replicas_may_migrate_at_once() {
    let file = engines::sqlite_url();
    for url in [file.to_owned(), engines::postgres_url().await] {
        let replicas = (0..10).map(|_| {
            let url = url.clone();
            tokio::spawn(async move { engines::open(&url).await.ping().await })
        });
        for replica in replicas.collect::<Vec<_>>() {
            replica.await.unwrap().unwrap();
        }
    }
}
