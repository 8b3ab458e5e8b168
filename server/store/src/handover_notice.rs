//! Which comings of age were announced, how many days before: each once, whichever replica comes first.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

sql! {
    TAKE = "INSERT INTO handover_notice (guardianship_id, day, days, told_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
}

/// Takes it upon itself to announce the coming of age on this day (ISO 8601), so many days before. `true` for exactly one caller. A corrected
/// day is another one, and announced anew.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn take(db: &mut Write, guardianship: Uuid, day: &str, days: i64, now: i64) -> Result<bool> {
    Ok(db.connection().execute(TAKE, values![guardianship, day, days, now]).await? == 1)
}
