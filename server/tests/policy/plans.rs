//! Every list finds its rows by an index, on both engines: none walks through a table that grows.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};

use crate::portal::{Database, Setup, Site};

/// Tables with more rows the longer an installation runs, and what our statements call them.
const SHORT: [(&str, &str); 7] = [
    ("record", "r"),
    ("holding", "h"),
    ("affiliation", "a"),
    ("guardianship", "g"),
    ("family_choice", "family_choice"),
    ("sight", "s"),
    ("person", "p"),
];

fn statements() -> Vec<(String, &'static str)> {
    let ours = ["record_list", "portal_facts", "sight", "child_news"];
    let of_firms = ["EARLIEST_ATTESTED", "LIST_NAMES"];
    let all = portico_store::statements().into_iter().filter(|(module, name, text)| {
        (ours.contains(module) || *module == "affiliation" && of_firms.contains(name)) && text.starts_with("SELECT")
    });
    let all: Vec<_> = all.map(|(module, name, text)| (format!("{module}::{name}"), text)).collect();
    assert!(all.len() > 15);
    all
}

/// The index that a list of records must use, by the statement's name.
fn index_of(name: &str) -> Option<&'static str> {
    match name.rsplit("_OF_").next() {
        Some("PERSON") => Some("record_person"),
        Some("ORGANISATION") => Some("record_organisation"),
        Some("WITHIN") => Some("record_within"),
        Some("HELD") => Some("holding_person"),
        Some("child_news::COUNT") => Some("record_person"),
        Some(_) | None => None,
    }
}

fn check(name: &str, plan: &str, walks: impl Fn(&str) -> bool) {
    for (table, _) in SHORT {
        assert!(!walks(table), "{name} walks through {table}:\n{plan}");
    }
    if let Some(index) = index_of(name) {
        assert!(plan.contains(index), "{name} does not use {index}:\n{plan}");
    }
}

#[tokio::test]
async fn sqlite_walks_through_no_growing_table() {
    let site: Site = Setup::default().on(Database::sqlite()).await;
    let mut connection = SqliteConnection::connect(&site.database.url).await.unwrap();
    for (name, text) in statements() {
        let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"));
        let rows = connection.fetch_all(sqlx::query(explain)).await.unwrap();
        let lines: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
        let plan = lines.join("\n");
        check(&name, &plan, |table| {
            let short = SHORT.iter().find(|(long, _)| *long == table).unwrap().1;
            lines
                .iter()
                .any(|line| line.strip_prefix("SCAN ").is_some_and(|rest| rest.split(' ').next() == Some(short)))
        });
        if name.contains("_OF_") && !name.ends_with("_HELD") {
            assert!(!plan.contains("TEMP B-TREE"), "{name} is sorted after it was read:\n{plan}");
        }
    }
}

#[tokio::test]
async fn postgres_walks_through_no_growing_table() {
    let site: Site = Setup::default().on(Database::postgres().await).await;
    let mut connection = PgConnection::connect(&site.database.url).await.unwrap();
    // An empty table is walked through because it is empty.
    connection.execute("SET enable_seqscan = off").await.unwrap();
    connection.execute("SET plan_cache_mode = force_generic_plan").await.unwrap();
    for (number, (name, text)) in statements().into_iter().enumerate() {
        connection.execute(sqlx::raw_sql(AssertSqlSafe(format!("PREPARE ours_{number} AS {text}")))).await.unwrap();
        let parameters = (1..30).take_while(|at| text.contains(&format!("${at}"))).count();
        let nothing = vec!["NULL"; parameters].join(", ");
        let explain = AssertSqlSafe(format!("EXPLAIN EXECUTE ours_{number} ({nothing})"));
        let rows = connection.fetch_all(sqlx::raw_sql(explain)).await.unwrap();
        let plan = rows.iter().map(|row| row.get::<String, _>(0)).collect::<Vec<_>>().join("\n");
        check(&name, &plan, |table| plan.contains(&format!("Seq Scan on {table} ")));
    }
}
