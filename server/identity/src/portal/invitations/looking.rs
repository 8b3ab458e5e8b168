//! Looking at a code before it is used: what it invites to, without naming any child or person that a source knows.

use portico_store::Write;
use portico_store::invitation::{self, Invitation};

use super::linking::{birth_date_of, inviting};
use super::making::CODE_PURPOSE;
use super::offer::InvitationKind;
use crate::clock::Micros;
use crate::limits::{Limit, RetryAfter};
use crate::portal::family::name_of;
use crate::random::read_invitation_code;
use crate::{Circumstances, Error, Identity};

/// What a code invites to, before it is used. It names no child and no person that a source knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationView {
    /// To what.
    pub kind: InvitationKind,
    /// Who invites.
    pub organisation: String,
    /// Who invites for it; empty for the organisation itself.
    pub inviter: String,
    /// When it ends, microseconds since 1970 UTC.
    pub expires_at: Micros,
    /// Whether a date of birth is asked for with the code.
    pub needs_birth_date: bool,
}

/// What came of looking at a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum LookedAt {
    /// It can be used.
    Open(InvitationView),
    /// There is no such code, or it was withdrawn.
    Unknown,
    /// It was used.
    Used,
    /// Its time is over.
    Expired,
    /// Too many codes from this network.
    Limited(RetryAfter),
}

impl Identity {
    /// What a typed code invites to.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_at_invitation(&self, code: &str, at: &Circumstances) -> Result<LookedAt, Error> {
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::InvitationNetwork(at.network)).await? {
            return Ok(LookedAt::Limited(wait));
        }
        let found = self.find_invitation(&mut db, code).await?;
        let looked = self.describe_invitation(&mut db, found).await?;
        db.commit().await?;
        Ok(looked)
    }

    async fn describe_invitation(&self, db: &mut Write, found: Option<Invitation>) -> Result<LookedAt, Error> {
        let Some(found) = found.filter(|found| found.withdrawn_at.is_none()) else { return Ok(LookedAt::Unknown) };
        let (Some(kind), now) = (InvitationKind::from_name(&found.kind), self.now()) else {
            return Ok(LookedAt::Unknown);
        };
        if found.used_at.is_some() {
            return Ok(LookedAt::Used);
        }
        let Some(organisation) = inviting(db, &found, now).await?.filter(|_| found.expires_at > now) else {
            return Ok(LookedAt::Expired);
        };
        let inviter = match found.inviter_id {
            Some(inviter) => name_of(db, inviter).await?,
            None => String::new(),
        };
        let needs_birth_date = birth_date_of(db, &found).await?.is_some();
        Ok(LookedAt::Open(InvitationView {
            kind,
            organisation,
            inviter,
            expires_at: found.expires_at,
            needs_birth_date,
        }))
    }

    pub(super) async fn find_invitation(&self, db: &mut Write, code: &str) -> Result<Option<Invitation>, Error> {
        let Some(code) = read_invitation_code(code) else { return Ok(None) };
        for hash in self.keys().hash_under_all(CODE_PURPOSE, &code) {
            if let Some(found) = invitation::find_by_code(db, &hash).await? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}
