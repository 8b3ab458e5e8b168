//! Joining a firm by an invitation. What was offered is checked again when it is used: nobody gets from an admin what the admin no longer has.

use portico_store::Write;
use portico_store::affiliation::{self, Affiliation};
use uuid::Uuid;

use super::firms::team::{Standing, Team, lasts_as_long};
use super::firms::{ADMIN, MEMBER, MemberRights, MemberState};
use super::invitations::MemberOffer;
use crate::clock::Micros;
use crate::{Error, Identity};

/// What came of joining.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum FirmJoined {
    /// The person is a member now.
    Joined,
    /// What was offered cannot be given any more: the inviter does not administer the firm now or has less, the last day is over, the firm has
    /// ended, or something that the inviter does not have would last longer by it.
    NoLonger,
}

/// What is given, and until when.
struct Given {
    is_admin: bool,
    rights: MemberRights,
    ends: Option<(String, Micros)>,
}

impl Identity {
    /// Makes somebody a member as they were offered by an admin. Whoever is a member already keeps what they have and gets what was offered in
    /// addition. Part of the caller's transaction, which holds the person's history and records what happened.
    pub(crate) async fn join_from_invitation(
        &self,
        db: &mut Write,
        person: Uuid,
        firm: Uuid,
        inviter: Uuid,
        offer: &MemberOffer,
    ) -> Result<FirmJoined, Error> {
        let Some(team) = self.open_team(db, firm, &[person]).await? else { return Ok(FirmJoined::NoLonger) };
        let Some(own) = team.admin(inviter)? else { return Ok(FirmJoined::NoLonger) };
        let Some(given) = still_given(&team, &own, offer) else { return Ok(FirmJoined::NoLonger) };
        // Nobody gets from another by way of a third what they were not given.
        let may_promote = team.standing_of(person)?.is_none_or(|present| own.may_promote(&present));
        if given.is_admin && !may_promote {
            return Ok(FirmJoined::NoLonger);
        }
        let theirs: Vec<&Affiliation> = team.rows.iter().filter(|row| row.person_id == person).collect();
        if let Some(present) = theirs.iter().find(|row| team.state_of(row) == MemberState::Active) {
            return add_to(db, &own, present, given).await;
        }
        // What begins later or was suspended gives way: it would come back beside what is given now.
        for row in theirs {
            affiliation::end(db, row.id, &team.today(), team.now).await?;
        }
        let begun = Begun { id: self.new_id()?, person, inviter, title: &offer.title };
        affiliation::insert(db, &begun.row(&team, given)).await?;
        Ok(FirmJoined::Joined)
    }
}

/// A membership that begins now.
struct Begun<'a> {
    id: Uuid,
    person: Uuid,
    inviter: Uuid,
    title: &'a str,
}

impl Begun<'_> {
    fn row(&self, team: &Team, given: Given) -> Affiliation {
        let (ends_on, ends_at) = given.ends.unzip();
        Affiliation {
            id: self.id,
            person_id: self.person,
            organisation_id: team.firm.id,
            role: role_of(given.is_admin).into(),
            grade: String::new(),
            title: self.title.into(),
            rights: given.rights.write(),
            begins_at: team.now,
            begins_on: team.today(),
            ends_on,
            ends_at,
            sponsor_id: Some(self.inviter),
            attested_at: Some(team.now),
            warned_at: None,
            suspended_at: None,
            source: String::new(),
            source_key: self.id.to_string(),
            hash: [0; 32],
            created_at: team.now,
            retired_at: None,
        }
    }
}

fn role_of(is_admin: bool) -> &'static str {
    if is_admin { ADMIN } else { MEMBER }
}

/// What was offered, if whoever offered it could still do so.
fn still_given(team: &Team, own: &Standing, offer: &MemberOffer) -> Option<Given> {
    let rights = MemberRights::of(offer.see.iter().map(String::as_str), offer.act.iter().map(String::as_str));
    let ends = team.end_of(offer.ends_on.as_deref()).ok()?;
    let ends_at = ends.as_ref().map(|(_, end)| *end);
    own.reaches(&rights, ends_at).then_some(Given { is_admin: offer.admin, rights, ends })
}

/// Both together, until the later of both ends. What was there before is not made to last longer by an inviter who does not have it.
async fn add_to(db: &mut Write, own: &Standing, present: &Affiliation, given: Given) -> Result<FirmJoined, Error> {
    let had = MemberRights::read(&present.rights)?;
    let given_until = given.ends.as_ref().map(|(_, end)| *end);
    let lengthens = !lasts_as_long(present.ends_at, given_until);
    if lengthens && !own.reaches(&had, given_until) {
        return Ok(FirmJoined::NoLonger);
    }
    let ends = if lengthens { given.ends } else { present.ends_on.clone().zip(present.ends_at) };
    let role = role_of(given.is_admin || present.role == ADMIN);
    let ends = ends.as_ref().map(|(day, end)| (day.as_str(), *end));
    affiliation::set_rights(db, present.id, role, &had.and(&given.rights).write(), ends).await?;
    Ok(FirmJoined::Joined)
}
