//! What can go wrong between Portico and its database, told apart by what the caller can do about it.

/// A value that must be unique and is already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Another account has verified this address.
    Address,
    /// This credential id is registered, with whatever account.
    Credential,
    /// Any other unique value: ids, hashes and handles drawn at random, which do not collide by accident.
    Other,
}

/// A database operation that failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing answered in time, or the connection broke. The same request may be tried again later.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// A unique value is taken.
    #[error("already taken: {0:?}")]
    Taken(Taken),
    /// A row would belong to another one that is not there: somebody erased it meanwhile.
    #[error("what the row belongs to is gone: {0}")]
    Gone(String),
    /// A row does not make sense: another program wrote it, or the schema is of another version.
    #[error("unreadable row: {0}")]
    Unreadable(String),
    /// The database refused a statement: a defect of ours.
    #[error("statement refused: {0}")]
    Refused(String),
    /// The database's address is not one this program understands.
    #[error("{0}")]
    Address(String),
    /// The schema could not be brought up to date.
    #[error("migration failed: {0}")]
    Migration(String),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Protocol(_) => Self::Unavailable(error.to_string()),
            sqlx::Error::Database(database) => from_database(database.as_ref()),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::ColumnNotFound(_) | sqlx::Error::Decode(_) => {
                Self::Unreadable(error.to_string())
            }
            sqlx::Error::Migrate(_) => Self::Migration(error.to_string()),
            // What is left is a misuse of the driver; the enum is non-exhaustive.
            sqlx::Error::Configuration(_)
            | sqlx::Error::InvalidArgument(_)
            | sqlx::Error::RowNotFound
            | sqlx::Error::TypeNotFound { .. }
            | sqlx::Error::ColumnIndexOutOfBounds { .. }
            | sqlx::Error::Encode(_)
            | sqlx::Error::AnyDriverError(_)
            | sqlx::Error::InvalidSavePointStatement
            | sqlx::Error::BeginFailed
            | _ => Self::Refused(error.to_string()),
        }
    }
}

fn from_database(error: &dyn sqlx::error::DatabaseError) -> StoreError {
    if error.is_unique_violation() {
        return StoreError::Taken(taken(error.constraint(), error.message()));
    }
    if error.is_foreign_key_violation() {
        return StoreError::Gone(error.to_string());
    }
    let code = error.code().unwrap_or_default();
    if means_unavailable(&code) {
        return StoreError::Unavailable(error.to_string());
    }
    StoreError::Refused(error.to_string())
}

/// PostgreSQL names the index; SQLite says `UNIQUE constraint failed: table.column`.
fn taken(constraint: Option<&str>, message: &str) -> Taken {
    let is = |index: &str, column: &str| constraint == Some(index) || message.ends_with(column);
    if is("contact_address_folded", "contact.address_folded") {
        Taken::Address
    } else if is("passkey_credential_id", "passkey.credential_id") {
        Taken::Credential
    } else {
        Taken::Other
    }
}

/// Codes by which an engine says "not now": PostgreSQL classes 08 (connection), 53 (resources), 57 (operator intervention) and 25006
/// (a replica that is read-only after a fail-over), 40001/40P01 (serialisation, deadlock); SQLite BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
fn means_unavailable(code: &str) -> bool {
    let postgres = ["08", "53", "57"].iter().any(|class| code.len() == 5 && code.starts_with(class))
        || ["25006", "40001", "40P01"].contains(&code);
    let sqlite = code.parse::<u32>().is_ok_and(|code| [5, 6, 8, 10, 13, 14].contains(&(code & 0xff))) && code.len() < 5;
    postgres || sqlite
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_stopped_server_are_unavailable_and_a_syntax_error_is_not() {
        for code in ["5", "6", "13", "522", "08006", "53300", "57P01"] {
            assert!(means_unavailable(code), "{code}");
        }
        for code in ["1", "42601", "23505", "2067", ""] {
            assert!(!means_unavailable(code), "{code}");
        }
    }
}
