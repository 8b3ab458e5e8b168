//! Values and rows that both engines understand: ids, text, whole numbers, bytes, booleans.

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{ColumnIndex, Decode, Postgres, Row as _, Sqlite, Type};
use uuid::Uuid;

use crate::{Result, StoreError};

/// One bound value. `None` is SQL `NULL`, and keeps its type for PostgreSQL.
#[derive(Clone)]
pub(crate) enum Value {
    Id(Option<Uuid>),
    Text(Option<String>),
    Int(Option<i64>),
    Bytes(Option<Vec<u8>>),
    Bool(Option<bool>),
}

macro_rules! value_from {
    ($($variant:ident: $own:ty, $into:expr, [$($from:ty),+];)+) => {$($(
        impl From<$from> for Value {
            fn from(value: $from) -> Self { Self::$variant(Some($into(value))) }
        }
        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self { Self::$variant(value.map($into)) }
        }
    )+)+};
}

value_from! {
    Id: Uuid, Uuid::from, [Uuid];
    Text: String, String::from, [&str];
    Int: i64, i64::from, [i64];
    Bytes: Vec<u8>, Vec::from, [Vec<u8>, &[u8], [u8; 32]];
    Bool: bool, bool::from, [bool];
}

/// The values of a statement, in the order of its `$n`.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::value::Value::from($value)),*] };
}
pub(crate) use values;

/// One answer row of either engine.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// What can be read from a column on both engines.
pub(crate) trait Column:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}
impl<T> Column for T where T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> {}

impl Row {
    /// The value of the named column.
    pub(crate) fn get<T: Column>(&self, column: &'static str) -> Result<T>
    where
        &'static str: ColumnIndex<SqliteRow> + ColumnIndex<PgRow>,
    {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// The 32 bytes of the named column.
    pub(crate) fn hash(&self, column: &'static str) -> Result<[u8; 32]> {
        let bytes: Vec<u8> = self.get(column)?;
        bytes.try_into().map_err(|_| StoreError::Unreadable(format!("{column} is not 32 bytes")))
    }
}
