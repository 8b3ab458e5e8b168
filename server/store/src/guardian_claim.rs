//! What a source says about who is whose guardian: a claim, until it is verified in the portal.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::values;
use crate::{Db, Result, Write};

/// One adult and one child, as a source says it. Times are microseconds since 1970 UTC, days ISO 8601 dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuardianClaim {
    /// UUIDv7.
    pub id: Uuid,
    /// Who.
    pub adult_id: Uuid,
    /// Whose.
    pub child_id: Uuid,
    /// Where it counts; none: everywhere.
    pub organisation_id: Option<Uuid>,
    /// parent, guardian, relative, aide…
    pub kind: String,
    /// JSON of topics by action, for a new row.
    pub rights: String,
    /// Since when a court's order bars the adult.
    pub barred_at: Option<i64>,
    /// The first day and moment.
    pub begins: (String, i64),
    /// The last day, and the first moment after it.
    pub ends: Option<(String, i64)>,
    /// The source.
    pub source: String,
    /// What it calls the row.
    pub source_key: String,
    /// SHA-256 of what was said.
    pub hash: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub now: i64,
}

sql! {
    UPSERT = "INSERT INTO guardianship (id, adult_id, child_id, organisation_id, kind, rights, barred_at, barred_why, begins_on, begins_at,
        ends_on, ends_at, evidence, verified_at, source, source_key, hash, created_at, retired_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, $10, $11, '', NULL, $12, $13, $14, $15, NULL)
        ON CONFLICT (source, source_key) DO UPDATE SET kind = excluded.kind, organisation_id = excluded.organisation_id,
        barred_at = COALESCE(guardianship.barred_at, excluded.barred_at), begins_on = excluded.begins_on, begins_at = excluded.begins_at,
        ends_on = CASE WHEN guardianship.ends_at <= excluded.created_at THEN guardianship.ends_on ELSE excluded.ends_on END,
        ends_at = CASE WHEN guardianship.ends_at <= excluded.created_at THEN guardianship.ends_at ELSE excluded.ends_at END,
        hash = excluded.hash, retired_at = NULL";
    FIND_ANOTHER = "SELECT id FROM guardianship WHERE source = $1 AND source_key = $2 AND (adult_id <> $3 OR child_id <> $4)";
    PART = "UPDATE guardianship SET source = '', source_key = $2, retired_at = COALESCE(retired_at, $3) WHERE id = $1";
}

/// Adds a claim, or says it anew. It verifies nothing; a bar stays, and what has ended stays ended. A key that the source used for two others is
/// a new claim: what was between those two, a bar too, stays between them, and nothing of it becomes theirs who come after.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn upsert(db: &mut Write, claim: &GuardianClaim) -> Result<()> {
    let another = values![claim.source.as_str(), claim.source_key.as_str(), claim.adult_id, claim.child_id];
    if let Some(row) = db.connection().fetch_optional(FIND_ANOTHER, another).await? {
        let id: Uuid = row.get("id")?;
        db.connection().execute(PART, values![id, id.to_string().as_str(), claim.now]).await?;
    }
    let values = values![
        claim.id,
        claim.adult_id,
        claim.child_id,
        claim.organisation_id,
        claim.kind.as_str(),
        claim.rights.as_str(),
        claim.barred_at,
        claim.begins.0.as_str(),
        claim.begins.1,
        claim.ends.as_ref().map(|(day, _)| day.as_str()),
        claim.ends.as_ref().map(|(_, at)| *at),
        claim.source.as_str(),
        claim.source_key.as_str(),
        claim.hash,
        claim.now,
    ];
    db.connection().execute(UPSERT, values).await.map(drop)
}
