//! Rows of the portal whose time is over: what imports left behind, looks, changed settings, invitations, and what a source no longer says.

use crate::statement::sql;
use crate::value::values;
use crate::{Db as _, Result, Write};

sql! {
    DELETE_DEFECTS = "DELETE FROM import_defect WHERE batch_id IN (SELECT id FROM import_batch WHERE began_at <= $1)";
    DELETE_BATCHES = "DELETE FROM import_batch WHERE began_at <= $1";
    DELETE_SIGHTS = "DELETE FROM sight WHERE at <= $1";
    DELETE_SETTING_CHANGES = "DELETE FROM setting_change WHERE at <= $1";
    DELETE_CLAIMS = "DELETE FROM claim WHERE decided_at IS NOT NULL AND invitation_id IN (SELECT id FROM invitation WHERE expires_at <= $1)";
    DELETE_INVITATIONS = "DELETE FROM invitation WHERE expires_at <= $1
        AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.invitation_id = invitation.id)";
    DELETE_HOLDINGS = "DELETE FROM holding WHERE record_id IN (SELECT r.id FROM record r WHERE r.kind = $1 AND r.retired_at <= $2
        AND NOT EXISTS (SELECT 1 FROM record i WHERE i.within_id = r.id) AND NOT EXISTS (SELECT 1 FROM setting_change s WHERE s.record_id = r.id))";
    DELETE_RECORDS = "DELETE FROM record WHERE kind = $1 AND retired_at <= $2
        AND NOT EXISTS (SELECT 1 FROM record i WHERE i.within_id = record.id) AND NOT EXISTS (SELECT 1 FROM setting_change s WHERE s.record_id = record.id)";
}

/// Removes imports that began at or before `before`, with the rows they did not take. Tells how many of both.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_imports(db: &mut Write, before: i64) -> Result<u64> {
    let defects = db.connection().execute(DELETE_DEFECTS, values![before]).await?;
    Ok(defects + db.connection().execute(DELETE_BATCHES, values![before]).await?)
}

/// Removes looks at or before `before`.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_sights(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_SIGHTS, values![before]).await
}

/// Removes the record of settings that were changed at or before `before`; the settings stay.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_setting_changes(db: &mut Write, before: i64) -> Result<u64> {
    db.connection().execute(DELETE_SETTING_CHANGES, values![before]).await
}

/// Removes invitations that ended at or before `before`, with the claims about them; not those whose claim still waits for the desk.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_invitations(db: &mut Write, before: i64) -> Result<u64> {
    let claims = db.connection().execute(DELETE_CLAIMS, values![before]).await?;
    Ok(claims + db.connection().execute(DELETE_INVITATIONS, values![before]).await?)
}

/// Removes records of a kind that their source no longer says since `before` or longer, and who held them. What still has something within it
/// stays until that is gone.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn delete_retired_records(db: &mut Write, kind: &str, before: i64) -> Result<u64> {
    let holdings = db.connection().execute(DELETE_HOLDINGS, values![kind, before]).await?;
    Ok(holdings + db.connection().execute(DELETE_RECORDS, values![kind, before]).await?)
}
