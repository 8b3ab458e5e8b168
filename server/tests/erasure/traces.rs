//! Looking for somebody in a database: in every column of every table, and in the bytes of the files.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::portal::{Database, Site};

/// The rows of every table, as text: ids and bytes in small hexadecimal letters without hyphens, all else in small letters too.
pub type Rows = BTreeMap<String, Vec<String>>;

impl Site {
    pub async fn rows(&self) -> Rows {
        self.database.rows().await
    }
}

impl Database {
    pub async fn rows(&self) -> Rows {
        let mut rows = Rows::new();
        let dump = self.dump().await;
        let tables = self.column(if self.is_sqlite() { SQLITE_TABLES } else { POSTGRES_TABLES }).await;
        let mut table = String::new();
        for line in dump.lines() {
            if tables.iter().any(|name| name == line) {
                table = line.to_owned();
                rows.insert(table.clone(), Vec::new());
            } else if !line.is_empty() {
                rows.get_mut(&table).unwrap().push(line.to_lowercase().replace('-', ""));
            }
        }
        rows
    }

    /// The bytes of everything in SQLite's folder that may hold rows; nothing on PostgreSQL.
    pub fn file_bytes(&self) -> Vec<u8> {
        if !self.is_sqlite() {
            return Vec::new();
        }
        let files = ["portico.db", "portico.db-wal", "portico.db-shm"].map(|name| self.folder.join(name));
        files.iter().filter_map(|file| std::fs::read(file).ok()).flatten().collect()
    }
}

/// What to look for.
#[derive(Debug, Clone)]
pub struct Marks {
    pub id: Uuid,
    pub words: Vec<String>,
}

impl Marks {
    pub fn new(id: Uuid, words: &[&str]) -> Self {
        Self { id, words: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    /// As [`Rows`] write them.
    fn in_rows(&self) -> Vec<String> {
        let mut marks = vec![self.id.simple().to_string()];
        for word in &self.words {
            let word = word.to_lowercase().replace('-', "");
            marks.push(word.bytes().map(|byte| format!("{byte:02x}")).collect());
            marks.push(word);
        }
        marks
    }

    pub fn are_in(&self, row: &str) -> bool {
        self.in_rows().iter().any(|mark| row.contains(mark))
    }

    /// The rows that hold one of them, each with its table.
    pub fn found_in(&self, rows: &Rows) -> Vec<(String, String)> {
        let all = rows.iter().flat_map(|(table, rows)| rows.iter().map(move |row| (table, row)));
        all.filter(|(_, row)| self.are_in(row)).map(|(table, row)| (table.clone(), row.clone())).collect()
    }

    /// Those of them that stand in these bytes.
    pub fn found_in_bytes(&self, bytes: &[u8]) -> Vec<String> {
        let mut marks: Vec<(String, Vec<u8>)> = vec![("id".into(), self.id.as_bytes().to_vec())];
        for text in [self.id.to_string(), self.id.simple().to_string()].iter().chain(&self.words) {
            marks.push((text.clone(), text.as_bytes().to_vec()));
            marks.push((text.clone(), text.to_lowercase().into_bytes()));
        }
        let found = marks.into_iter().filter(|(_, mark)| bytes.windows(mark.len()).any(|window| window == mark));
        found.map(|(name, _)| name).collect()
    }
}

const SQLITE_TABLES: &str = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
const POSTGRES_TABLES: &str = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
