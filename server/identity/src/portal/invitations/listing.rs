//! An organisation's invitations, as its desk lists them. No code is in the list: only who got one knows it.

use portico_store::invitation::{self, Invitation};
use uuid::Uuid;

use super::offer::InvitationKind;
use crate::clock::Micros;
use crate::{Error, Identity};

/// An invitation, for a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct InvitationSummary {
    /// UUIDv7.
    pub id: Uuid,
    /// To what.
    pub kind: InvitationKind,
    /// Where the code went; may be empty.
    pub address: String,
    /// `open`, `used`, `expired` or `withdrawn`.
    pub state: &'static str,
    /// Microseconds since 1970 UTC.
    pub created_at: Micros,
    /// Microseconds since 1970 UTC.
    pub expires_at: Micros,
}

impl Identity {
    /// An organisation's invitations, the oldest first, after an id (nil for the first), five hundred at most.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_invitations(&self, organisation: Uuid, after: Uuid) -> Result<Vec<InvitationSummary>, Error> {
        let rows = invitation::list_by_organisation(&mut self.store().read().await?, organisation, after).await?;
        let now = self.now();
        Ok(rows.into_iter().filter_map(|row| summarise(row, now)).collect())
    }
}

fn summarise(row: Invitation, now: Micros) -> Option<InvitationSummary> {
    let state = if row.used_at.is_some() {
        "used"
    } else if row.withdrawn_at.is_some() {
        "withdrawn"
    } else if row.expires_at <= now {
        "expired"
    } else {
        "open"
    };
    Some(InvitationSummary {
        id: row.id,
        kind: InvitationKind::from_name(&row.kind)?,
        address: row.address,
        state,
        created_at: row.created_at,
        expires_at: row.expires_at,
    })
}
