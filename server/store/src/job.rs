//! Work with a time of its own that is done once, whichever replica takes it.

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

sql! {
    INSERT = "INSERT INTO job (name, due_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    CLAIM = "UPDATE job SET due_at = $3 WHERE name = $1 AND due_at <= $2";
    HOLD = "UPDATE job SET due_at = $3 WHERE name = $1 AND due_at = $2";
    POSTPONE = "UPDATE job SET due_at = $2 WHERE name = $1";
    FIND = "SELECT due_at FROM job WHERE name = $1";
    DELETE = "DELETE FROM job WHERE name = $1";
}

/// Notes that the work is to be done at `due_at`, unless a time is noted already.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn plan(db: &mut Write, name: &str, due_at: i64) -> Result<()> {
    db.connection().execute(INSERT, values![name, due_at]).await?;
    Ok(())
}

/// Takes work that is due. `true` for exactly one caller; unless it says more, the work is due again at `lease_until`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn claim(db: &mut Write, name: &str, now: i64, lease_until: i64) -> Result<bool> {
    Ok(db.connection().execute(CLAIM, values![name, now, lease_until]).await? == 1)
}

/// Makes work that was taken until `lease_until` due at `due_at` instead: a longer lease, or the next time. `false` when somebody else made it due
/// meanwhile.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn hold(db: &mut Write, name: &str, lease_until: i64, due_at: i64) -> Result<bool> {
    Ok(db.connection().execute(HOLD, values![name, lease_until, due_at]).await? == 1)
}

/// Makes the work due at `due_at`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn postpone(db: &mut Write, name: &str, due_at: i64) -> Result<()> {
    db.connection().execute(POSTPONE, values![name, due_at]).await?;
    Ok(())
}

/// When the work is due, if it is planned, microseconds since 1970 UTC.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, name: &str) -> Result<Option<i64>> {
    db.connection().fetch_optional(FIND, values![name]).await?.map(|row| row.get("due_at")).transpose()
}

/// Takes the work off the list.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete(db: &mut Write, name: &str) -> Result<()> {
    db.connection().execute(DELETE, values![name]).await?;
    Ok(())
}
