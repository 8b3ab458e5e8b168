//! Who looked at whose data.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One look. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// UUIDv7.
    pub id: Uuid,
    /// Whose data it was.
    pub subject_id: Uuid,
    /// Who looked; none when their account is gone.
    pub viewer_id: Option<Uuid>,
    /// Stable name of what the viewer is to the subject.
    pub relation: String,
    /// The relation itself.
    pub relation_id: Option<Uuid>,
    /// Stable name of the topic.
    pub topic: String,
    /// The organisation that provides the data; none for no particular one.
    pub organisation_id: Option<Uuid>,
    /// When.
    pub at: i64,
    /// The request's id.
    pub request: String,
}

/// One look with the names of who and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSight {
    /// The look.
    pub sight: Sight,
    /// What the viewer is called; empty when their account is gone.
    pub viewer: String,
    /// The organisation's name; empty for no particular one.
    pub organisation: String,
}

sql! {
    INSERT = "INSERT INTO sight (id, subject_id, viewer_id, relation, relation_id, topic, organisation_id, at, request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIST_NEWEST = "SELECT s.id, s.subject_id, s.viewer_id, s.relation, s.relation_id, s.topic, s.organisation_id, s.at, s.request,
        COALESCE(p.name, '') AS name, COALESCE(p.preferred_name, '') AS preferred_name, COALESCE(o.name, '') AS organisation
        FROM sight s LEFT JOIN person p ON p.id = s.viewer_id LEFT JOIN organisation o ON o.id = s.organisation_id
        WHERE s.subject_id = $1 AND (s.at, s.id) < ($2, $3) ORDER BY s.at DESC, s.id DESC LIMIT $4";
}

/// Adds a look.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, sight: &Sight) -> Result<()> {
    let values = values![
        sight.id,
        sight.subject_id,
        sight.viewer_id,
        sight.relation.as_str(),
        sight.relation_id,
        sight.topic.as_str(),
        sight.organisation_id,
        sight.at,
        sight.request.as_str(),
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// Looks at a person's data before a place in the order, the newest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_newest(db: &mut impl Db, subject: Uuid, before: (i64, Uuid), limit: i64) -> Result<Vec<NamedSight>> {
    let rows = db.connection().fetch_all(LIST_NEWEST, values![subject, before.0, before.1, limit]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<NamedSight> {
    let sight = Sight {
        id: row.get("id")?,
        subject_id: row.get("subject_id")?,
        viewer_id: row.get("viewer_id")?,
        relation: row.get("relation")?,
        relation_id: row.get("relation_id")?,
        topic: row.get("topic")?,
        organisation_id: row.get("organisation_id")?,
        at: row.get("at")?,
        request: row.get("request")?,
    };
    let (name, preferred): (String, String) = (row.get("name")?, row.get("preferred_name")?);
    let viewer = if preferred.is_empty() { name } else { preferred };
    Ok(NamedSight { sight, viewer, organisation: row.get("organisation")? })
}
