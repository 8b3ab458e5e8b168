//! Inviting a colleague. The invited person signs up through the front door; nothing is theirs before they use the code.

use portico_store::invitation::{self, Invitation};
use portico_store::{Db, Write, contact};
use serde_json::json;
use uuid::Uuid;

use super::team::Team;
use super::{INVITATION_DAYS, MOST_INVITATIONS, MemberInvited, MemberRights, MemberTerms, PendingMember};
use crate::address::EmailAddress;
use crate::clock::Micros;
use crate::events::EventKind;
use crate::letters::{Invited, Letter};
use crate::limits::Limit;
use crate::name::PersonName;
use crate::portal::Acting;
use crate::portal::invitations::{InvitationDraft, InvitationKind, MemberOffer};
use crate::sessions::RecentAuth;
use crate::{Circumstances, Error, Identity, Person};

impl Identity {
    /// Invites somebody to the firm, as what they are to be.
    ///
    /// # Errors
    /// When the database does not answer or the admin's account is frozen.
    pub async fn invite_member(
        &self,
        recent: &RecentAuth,
        acting: &Acting,
        address: &EmailAddress,
        name: &PersonName,
        terms: &MemberTerms,
        at: &Circumstances,
    ) -> Result<MemberInvited, Error> {
        let (Some(organisation), true) = (self.administered(acting), recent.person() == acting.person()) else {
            return Ok(MemberInvited::NotFound);
        };
        let mut db = self.store().write().await?;
        // Before anything is looked up by the address: limits come first.
        let wait = match self.take(&mut db, Limit::MembersInvited(acting.person())).await? {
            Some(wait) => Some(wait),
            None => self.take_mail(&mut db, address.folded(), at.network).await?,
        };
        let Some(team) = self.open_team(&mut db, organisation, &[acting.person()]).await? else {
            return Ok(MemberInvited::NotFound);
        };
        let admin = self.open_change(&mut db, acting.person()).await?;
        let refused = self.refuse_invitation(&mut db, &team, &admin, address, terms).await?;
        match (refused, wait) {
            // Whose address it is is an answer like a mail: it is counted, and given no more often.
            (Some(MemberInvited::AlreadyMember) | None, Some(wait)) => return Ok(MemberInvited::Limited(wait)),
            (Some(MemberInvited::AlreadyMember), None) => {
                db.commit().await?;
                return Ok(MemberInvited::AlreadyMember);
            }
            (Some(refused), _) => return Ok(refused),
            (None, None) => {}
        }
        let id = self.send_invitation(&mut db, &team, &admin, address, name, terms).await?;
        let detail = json!({ "organisation": team.firm.name, "who": name.as_str(), "device": at.device });
        self.record(&mut db, EventKind::MemberInvited, Some(admin.id), at, detail).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(MemberInvited::Invited { id })
    }

    /// Takes an invitation back that was not used. `false` when there is no such one in the admin's firm.
    ///
    /// # Errors
    /// When the database does not answer or the admin's account is frozen.
    pub async fn withdraw_member_invitation(&self, acting: &Acting, id: Uuid) -> Result<bool, Error> {
        let Some(organisation) = self.administered(acting) else { return Ok(false) };
        let mut db = self.store().write().await?;
        self.open_change(&mut db, acting.person()).await?;
        let found = invitation::find(&mut db, id).await?;
        let theirs = found
            .filter(|found| found.organisation_id == organisation && found.kind == InvitationKind::Member.as_str());
        if theirs.is_none() || !self.withdraw_invitation_in(&mut db, id).await? {
            return Ok(false);
        }
        db.commit().await?;
        Ok(true)
    }

    /// The invitations of a firm that wait, the oldest first.
    pub(super) async fn pending_members(&self, db: &mut impl Db, firm: Uuid) -> Result<Vec<PendingMember>, Error> {
        let (mut pending, mut after) = (Vec::new(), Uuid::nil());
        loop {
            let page = invitation::list_by_organisation(db, firm, after).await?;
            let Some(last) = page.last() else { return Ok(pending) };
            after = last.id;
            for found in page.into_iter().filter(|found| waits(found, self.now())) {
                let offer: MemberOffer = serde_json::from_str(&found.offer)?;
                let Invitation { id, address, expires_at, .. } = found;
                pending.push(PendingMember { id, address, name: offer.name, expires_at });
            }
        }
    }

    /// Why an invitation is not made; none when it is.
    async fn refuse_invitation(
        &self,
        db: &mut Write,
        team: &Team,
        admin: &Person,
        address: &EmailAddress,
        terms: &MemberTerms,
    ) -> Result<Option<MemberInvited>, Error> {
        let Some(own) = team.admin(admin.id)? else { return Ok(Some(MemberInvited::NotFound)) };
        if terms.rights == MemberRights::default() && !terms.is_admin {
            return Ok(Some(MemberInvited::NoTopic));
        }
        let Ok(ends) = team.end_of(terms.ends_on.as_deref()) else { return Ok(Some(MemberInvited::BadDay)) };
        if !own.reaches(&terms.rights, ends.map(|(_, end)| end)) {
            return Ok(Some(MemberInvited::ExceedsRights));
        }
        // Only of those who are there already: whether anybody else has an account is nobody's to learn.
        let owner = contact::find_by_address(db, address.folded()).await?;
        if owner.is_some_and(|owner| team.rows.iter().any(|row| row.person_id == owner.person_id)) {
            return Ok(Some(MemberInvited::AlreadyMember));
        }
        let waiting = self.pending_members(db, team.firm.id).await?;
        Ok((waiting.len() >= MOST_INVITATIONS).then_some(MemberInvited::TooMany))
    }

    async fn send_invitation(
        &self,
        db: &mut Write,
        team: &Team,
        admin: &Person,
        address: &EmailAddress,
        name: &PersonName,
        terms: &MemberTerms,
    ) -> Result<Uuid, Error> {
        let offer = MemberOffer {
            name: name.as_str().into(),
            title: String::new(),
            admin: terms.is_admin,
            see: terms.rights.see().map(ToOwned::to_owned).collect(),
            act: terms.rights.act().map(ToOwned::to_owned).collect(),
            ends_on: terms.ends_on.clone(),
        };
        let draft = InvitationDraft {
            kind: InvitationKind::Member,
            organisation: team.firm.id,
            person: None,
            guardianship: None,
            inviter: Some(admin.id),
            offer: serde_json::to_string(&offer)?,
            address: address.as_str().into(),
            days: INVITATION_DAYS,
        };
        let made = self.make_invitation(db, &draft).await?;
        let letter = Letter::Invitation {
            name: name.as_str().into(),
            organisation: team.firm.name.clone(),
            inviter: admin.name.clone(),
            link: format!("/invitation?code={}", made.code),
            code: made.code,
            expires_at: made.expires_at,
            what: Invited::Member,
        };
        // Nobody's letter: whether the address belongs to an account is not looked at.
        self.post(db, None, address.as_str(), &admin.language, letter).await?;
        Ok(made.id)
    }
}

fn waits(found: &Invitation, now: Micros) -> bool {
    found.kind == InvitationKind::Member.as_str()
        && found.used_at.is_none()
        && found.withdrawn_at.is_none()
        && found.expires_at > now
}
