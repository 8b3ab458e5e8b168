//! Everything that will happen by itself soon, for the operator to read before it does.

use portico_store::{Read, guardianship, lifecycle};
use uuid::Uuid;

use super::days;
use crate::clock::Micros;
use crate::{Error, Identity};

/// Something that happens by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    /// What.
    pub kind: PendingKind,
    /// To what: a person (also a child), an affiliation, a firm or an invitation.
    pub id: Uuid,
    /// When, microseconds since 1970 UTC. What is due already happens with the next run.
    pub due_at: Micros,
}

/// What happens by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PendingKind {
    /// The owner of an unused account is warned.
    Warn,
    /// The data of an unused account are only kept from then on.
    Suspend,
    /// An unused account is erased.
    Erase,
    /// A person without an account, whom no source names any more, is erased.
    EraseUnnamed,
    /// The admins of a firm are told that memberships are to be confirmed.
    WarnFirm,
    /// A membership that nobody confirmed is suspended.
    SuspendMember,
    /// An affiliation ends.
    End,
    /// An invitation expires unused.
    Expire,
    /// Nothing: nobody but the child said when it was born, so that it does not come of age for its guardians.
    BirthDateMissing,
}

impl PendingKind {
    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warn => "warn-account",
            Self::Suspend => "suspend-account",
            Self::Erase => "erase-account",
            Self::EraseUnnamed => "erase-unnamed",
            Self::WarnFirm => "warn-firm",
            Self::SuspendMember => "suspend-member",
            Self::End => "end-affiliation",
            Self::Expire => "expire-invitation",
            Self::BirthDateMissing => "birth-date-missing",
        }
    }
}

impl Identity {
    /// What is pending now and within so many days, the next first. Changes nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_pending(&self, within: u32) -> Result<Vec<Pending>, Error> {
        let now = self.now();
        let until = now + days(within);
        let pending = |kind| move |id| Pending { kind, id, due_at: now };
        let mut all: Vec<Pending> = self.list_unused().await?.into_iter().map(pending(PendingKind::Warn)).collect();
        all.extend(self.list_unnamed().await?.into_iter().map(pending(PendingKind::EraseUnnamed)));
        for row in self.list_lifecycles().await? {
            if row.suspended_at.is_none() {
                all.push(Pending { kind: PendingKind::Suspend, id: row.person_id, due_at: row.suspend_at });
            }
            all.push(Pending { kind: PendingKind::Erase, id: row.person_id, due_at: row.erase_at });
        }
        let firms = self.suspend_unattested(true).await?;
        all.extend(firms.warned.into_iter().map(pending(PendingKind::WarnFirm)));
        all.extend(firms.suspended.into_iter().map(pending(PendingKind::SuspendMember)));
        let mut db = self.store().read().await?;
        all.extend(list_endings(&mut db, now, until).await?);
        all.extend(list_expirings(&mut db, now, until).await?);
        let mut after = Uuid::nil();
        loop {
            let undated = guardianship::list_undated(&mut db, after, now).await?;
            let Some(last) = undated.last() else { break };
            after = *last;
            all.extend(undated.into_iter().map(pending(PendingKind::BirthDateMissing)));
        }
        all.retain(|pending| pending.due_at <= until);
        all.sort_by_key(|pending| (pending.due_at, pending.kind, pending.id));
        Ok(all)
    }
}

/// Affiliations that end after `now` and not after `until`, all of them.
async fn list_endings(db: &mut Read, now: Micros, until: Micros) -> Result<Vec<Pending>, Error> {
    // No id is greater: nothing that ends at this very moment.
    let (mut all, mut after) = (Vec::new(), (now, Uuid::max()));
    loop {
        let page = lifecycle::list_ending(db, after, until).await?;
        let Some((id, due_at)) = page.last() else { return Ok(all) };
        after = (*due_at, *id);
        all.extend(page.into_iter().map(|(id, due_at)| Pending { kind: PendingKind::End, id, due_at }));
    }
}

/// Unused invitations that expire after `now` and not after `until`, all of them.
async fn list_expirings(db: &mut Read, now: Micros, until: Micros) -> Result<Vec<Pending>, Error> {
    let (mut all, mut after) = (Vec::new(), (now, Uuid::max()));
    loop {
        let page = lifecycle::list_expiring(db, after, until).await?;
        let Some((id, due_at)) = page.last() else { return Ok(all) };
        after = (*due_at, *id);
        all.extend(page.into_iter().map(|(id, due_at)| Pending { kind: PendingKind::Expire, id, due_at }));
    }
}
