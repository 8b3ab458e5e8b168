//! Rate limits that hold over restarts and replicas: the generic cell rate algorithm, one row a bucket.

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

sql! {
    TAKE = "INSERT INTO rate_limit (bucket, full_at) VALUES ($1, CAST($2 AS BIGINT) + CAST($3 AS BIGINT))
        ON CONFLICT (bucket) DO UPDATE
        SET full_at = CASE WHEN rate_limit.full_at > CAST($5 AS BIGINT) THEN CAST($2 AS BIGINT) + CAST($4 AS BIGINT)
            WHEN rate_limit.full_at > CAST($2 AS BIGINT) THEN rate_limit.full_at ELSE CAST($2 AS BIGINT) END + CAST($3 AS BIGINT)
        WHERE rate_limit.full_at <= CAST($2 AS BIGINT) + CAST($4 AS BIGINT) OR rate_limit.full_at > CAST($5 AS BIGINT)";
    FULL_AT = "SELECT full_at FROM rate_limit WHERE bucket = $1";
    DELETE_FULL = "DELETE FROM rate_limit WHERE full_at <= $1";
}

/// Clocks of replicas differ by less than this.
const SKEW: i64 = 60_000_000;

/// Takes one from a bucket that holds `burst` and gets one back every `every` microseconds.
/// `None` when taken; otherwise the microseconds until one is there.
///
/// A bucket that was emptied later than now, for the clock was set back, gives one and is empty then: nobody waits for longer than
/// a bucket takes to fill.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn take(db: &mut Write, bucket: &[u8; 32], now: i64, every: i64, burst: i64) -> Result<Option<i64>> {
    let tolerance = every.saturating_mul(burst - 1);
    let impossible = now.saturating_add(tolerance).saturating_add(every).saturating_add(SKEW);
    if db.connection().execute(TAKE, values![*bucket, now, every, tolerance, impossible]).await? == 1 {
        return Ok(None);
    }
    let full_at: i64 = db.connection().fetch_one(FULL_AT, values![*bucket]).await?.get("full_at")?;
    Ok(Some((full_at - tolerance - now).max(1)))
}

/// Forgets buckets that are full again.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_full(db: &mut Write, now: i64) -> Result<u64> {
    db.connection().execute(DELETE_FULL, values![now]).await
}
