//! Sums over what is within an account, by the index of its records: no body is read.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result};

/// What came in and what went out, in hundredths; neither is negative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flow {
    /// What came in.
    pub received: i64,
    /// What went out.
    pub paid: i64,
}

sql! {
    SUM_BETWEEN = "SELECT CAST(COALESCE(SUM(CASE WHEN r.amount > 0 THEN r.amount ELSE 0 END), 0) AS BIGINT) AS received,
        CAST(COALESCE(SUM(CASE WHEN r.amount < 0 THEN -r.amount ELSE 0 END), 0) AS BIGINT) AS paid
        FROM record r WHERE r.within_id = $1 AND r.kind = $2 AND r.at >= $3 AND r.at < $4
        AND r.person_id IS NULL AND r.organisation_id IS NULL AND r.retired_at IS NULL";
    COUNT_OTHER_HOLDERS = "SELECT COUNT(DISTINCT h.person_id) AS others FROM holding h
        WHERE h.record_id = $1 AND h.person_id <> $2 AND h.retired_at IS NULL
        AND (h.begins_at IS NULL OR h.begins_at <= $3) AND (h.ends_at IS NULL OR h.ends_at > $3)";
}

/// The amounts of a kind within a record, from one moment to just before another, microseconds since 1970 UTC.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn sum_between(db: &mut impl Db, within: Uuid, kind: &str, from: i64, until: i64) -> Result<Flow> {
    let row = db.connection().fetch_one(SUM_BETWEEN, values![within, kind, from, until]).await?;
    Ok(Flow { received: row.get("received")?, paid: row.get("paid")? })
}

/// How many other people than this one hold a record at a moment.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count_other_holders(db: &mut impl Db, record: Uuid, person: Uuid, at: i64) -> Result<i64> {
    db.connection().fetch_one(COUNT_OTHER_HOLDERS, values![record, person, at]).await?.get("others")
}
