//! Fills every table with a row about a person, each text a mark that says whose it is and where it stands: whatever is added to the schema
//! is filled and looked for without a change here.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use portico_identity::Circumstances;
use portico_identity::inventory::TABLES;
use uuid::Uuid;

use crate::owner::{Owner, at};
use crate::portal::Site;

/// What no text may break.
pub const NAUGHTY: &str =
    "</script><img src=x onerror=alert(1)>\u{202e}\u{feff}\\\"'&amp; ,\u{1}\u{2028}Ω≈ç👩\u{200d}👧 حسن 山田";

/// Tables that are filled otherwise: by what a person does, or by nobody.
const OTHERWISE: &[&str] =
    &["person", "ceremony", "event", "event_chain", "rate_limit", "data_export", "erasing", "tombstone", "job"];

/// The tables of the database but those of the migrations.
pub async fn tables(site: &Site) -> Vec<String> {
    let sqlite = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'";
    let postgres = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'";
    site.database.column(if site.database.is_sqlite() { sqlite } else { postgres }).await
}

/// The columns of a table with their types, as the engine calls these.
pub async fn columns_of(site: &Site, table: &str) -> Vec<(String, String)> {
    let sql = if site.database.is_sqlite() {
        format!("SELECT name || ' ' || type FROM pragma_table_info('{table}')")
    } else {
        format!(
            "SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
        )
    };
    let rows = site.database.column(&sql).await;
    rows.iter().map(|row| row.split_once(' ').map(|(name, kind)| (name.to_owned(), kind.to_owned())).unwrap()).collect()
}

/// The mark of a column.
pub fn mark(who: &str, table: &str, column: &str) -> String {
    format!("{who}'s {table}.{column} {NAUGHTY}")
}

/// What must not be in any export.
pub fn secret(who: &str, table: &str, column: &str) -> [u8; 32] {
    let text = format!("{:.<32}", format!("!{who}!{column}!{table}"));
    text.as_bytes()[..32].try_into().unwrap()
}

fn id_of(who: &str, what: &str) -> Uuid {
    let mut hasher = DefaultHasher::new();
    (who, what).hash(&mut hasher);
    Uuid::from_u64_pair(hasher.finish(), 7)
}

/// Puts a row about a person into every table.
pub async fn fill(site: &Site, owner: &Owner, who: &str) {
    let quoted = mark(who, "person", "preferred_name").replace('\'', "''");
    let set =
        format!("preferred_name = '{quoted}', birth_date = '2004-02-29', look = 'dark', restricted_at = 1, gpc_at = 2");
    site.database.tamper(&format!("UPDATE person SET {set} WHERE id = {}", site.literal(owner.id))).await;
    // An entry of the activity with a device of its own.
    let device = mark(who, "event", "detail");
    site.identity.choose_language(&owner.who, "nl", &Circumstances { device, ..at() }).await.unwrap();
    // What others name stands first.
    let first =
        ["publication", "recipient", "organisation", "source", "guardianship", "invitation", "record", "import_batch"];
    let order = |name: &str| first.iter().position(|other| *other == name).unwrap_or(first.len());
    let mut filled: Vec<_> = TABLES.iter().map(|table| table.name).filter(|name| !OTHERWISE.contains(name)).collect();
    filled.sort_by_key(|name| order(name));
    for table in filled {
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for (column, kind) in columns_of(site, table).await {
            values.push(literal(site, owner, who, (table, &column, &kind)));
            names.push(column);
        }
        let (names, values) = (names.join(", "), values.join(", "));
        site.database.tamper(&format!("INSERT INTO {table} ({names}) VALUES ({values})")).await;
    }
}

fn literal(site: &Site, owner: &Owner, who: &str, (table, column, kind): (&str, &str, &str)) -> String {
    let facts = TABLES.iter().find(|facts| facts.name == table).unwrap();
    let is_id = column == "id" || column == "subject" || column.ends_with("_id") || column.ends_with("_proof");
    match kind {
        "boolean" => "false".into(),
        "bigint" | "INTEGER" if ["version", "position"].contains(&column) => "1".into(),
        "bigint" | "INTEGER" if column.starts_with("is_") => "0".into(),
        // To whoever is barred their side is not told.
        "bigint" | "INTEGER" if column == "barred_at" => "NULL".into(),
        "bigint" | "INTEGER" => "1700000000000000".into(),
        "uuid" | "BLOB" if facts.people.contains(&column) => site.literal(owner.id),
        "uuid" | "BLOB" if column == "subject" => site.literal(id_of(who, "subject")),
        "uuid" | "BLOB" if ["parent_id", "within_id"].contains(&column) => "NULL".into(),
        // What the row belongs to.
        "uuid" | "BLOB" if names_row_of(table, column).is_some() => {
            site.literal(id_of(who, &format!("{}.id", names_row_of(table, column).unwrap())))
        }
        "uuid" | "BLOB" if is_id => site.literal(id_of(who, &format!("{table}.{column}"))),
        "BLOB" | "bytea" if column == "aaguid" => bytes(site, &[0; 16]),
        // Entries and acceptances name the text.
        "BLOB" | "bytea" if column == "text_hash" || (table, column) == ("publication_text", "hash") => {
            bytes(site, &[who.len() as u8; 32])
        }
        "BLOB" | "bytea" => bytes(site, &secret(who, table, column)),
        "text" | "TEXT" => {
            format!("'{}'", text(owner, who, facts.secret.contains(&column), (table, column)).replace('\'', "''"))
        }
        other => panic!("{table}.{column}: {other}"),
    }
}

/// The table that a column of the portal points to.
fn names_row_of(table: &str, column: &str) -> Option<&'static str> {
    match column {
        "organisation_id" | "provider_id" if table != "organisation" => Some("organisation"),
        "guardianship_id" => Some("guardianship"),
        "invitation_id" => Some("invitation"),
        "record_id" => Some("record"),
        "batch_id" => Some("import_batch"),
        _ => None,
    }
}

fn text(owner: &Owner, who: &str, is_secret: bool, (table, column): (&str, &str)) -> String {
    match (table, column) {
        ("sign_up", "address_folded") => owner.member.address.to_owned(),
        ("publication" | "publication_text", "kind") => "purpose".into(),
        ("publication" | "publication_text", "name") => format!("{who}'s purpose"),
        ("publication", "facts") => "{}".into(),
        // What stands in one table names what stands in another.
        ("source", "name") | (_, "source") => format!("{who}'s source"),
        ("import_defect" | "source_person", "source_key") => mark(who, "source_person", "source_key"),
        ("recipient", "id") | (_, "recipient") => format!("{who}'s recipient"),
        (_, "body" | "payload") => serde_json::json!({ "text": mark(who, table, column) }).to_string(),
        _ if is_secret => String::from_utf8(secret(who, table, column).to_vec()).unwrap(),
        _ => mark(who, table, column),
    }
}

fn bytes(site: &Site, bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    if site.database.is_sqlite() { format!("x'{hex}'") } else { format!("'\\x{hex}'") }
}
