//! The address of a database: what is accepted, and how it prints without its password.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

use crate::{Result, StoreError};

/// Where the database is: `sqlite:path` or `postgres://user:password@host:port/name`. Printing it hides the password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Address);

#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Address {
    Sqlite(PathBuf),
    Postgres(String),
}

impl DatabaseUrl {
    /// The address of a SQLite file.
    #[must_use]
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        Self(Address::Sqlite(path.into()))
    }

    /// The file that holds the database; none on PostgreSQL.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.0 {
            Address::Sqlite(path) => Some(path),
            Address::Postgres(_) => None,
        }
    }

    pub(crate) fn address(&self) -> &Address {
        &self.0
    }
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.contains(":memory:") {
                return Err(StoreError::Address("a SQLite database needs a file: sqlite:var/portico.db".into()));
            }
            return Ok(Self(Address::Sqlite(path.into())));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            PgConnectOptions::from_str(text)
                .map_err(|error| StoreError::Address(format!("not a PostgreSQL address: {error}")))?;
            return Ok(Self(Address::Postgres(text.into())));
        }
        Err(StoreError::Address("a database is `sqlite:PATH` or `postgres://USER:PASSWORD@HOST:PORT/NAME`".into()))
    }
}

impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Address::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Address::Postgres(text) => match (text.find("://"), text.rfind('@')) {
                // The user, the password and the query, where a password may also stand, are left out.
                (Some(scheme), Some(at)) => {
                    let head = text.get(..scheme + 3).unwrap_or_default();
                    let tail = text.get(at..).unwrap_or_default();
                    write!(f, "{head}…{}", without_query(tail))
                }
                _ => f.write_str(without_query(text)),
            },
        }
    }
}

fn without_query(text: &str) -> &str {
    text.split('?').next().unwrap_or_default()
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_address_hides_its_password_when_printed() {
        let url: DatabaseUrl = "postgres://portico:s3cret@db.example:5432/portico".parse().unwrap();
        let by_query: DatabaseUrl = "postgres://db.example/portico?user=a&password=s3cret".parse().unwrap();
        assert_eq!(by_query.to_string(), "postgres://db.example/portico");
        assert_eq!(
            format!("{url} {url:?}"),
            "postgres://…@db.example:5432/portico postgres://…@db.example:5432/portico"
        );
    }

    #[test]
    fn other_databases_and_memory_are_refused() {
        for text in ["mysql://x", "sqlite::memory:", "sqlite:", "portico.db", ""] {
            assert!(text.parse::<DatabaseUrl>().is_err(), "{text}");
        }
    }
}
