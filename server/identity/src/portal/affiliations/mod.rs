//! Joining a firm by an invitation. What was offered is checked again when it is used: nobody gets from an admin what the admin no longer has.

use portico_store::Write;
use portico_store::affiliation::{self, Affiliation};
use uuid::Uuid;

use super::firms::team::Team;
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
    /// What was offered cannot be given any more: the inviter does not administer the firm now or has less, the last day is over, or the
    /// firm has ended.
    NoLonger,
}

/// What is given, and until when.
struct Given {
    is_admin: bool,
    rights: MemberRights,
    ends: Option<(String, Micros)>,
}

impl Identity {
    /// Makes somebody a member as they were offered; without an inviter, the operator offered it. Whoever is a member already keeps what they
    /// have and gets what was offered in addition. Part of the caller's transaction, which holds the person's history and records what
    /// happened.
    pub(crate) async fn join_from_invitation(
        &self,
        db: &mut Write,
        person: Uuid,
        firm: Uuid,
        inviter: Option<Uuid>,
        offer: &MemberOffer,
    ) -> Result<FirmJoined, Error> {
        let Some(team) = self.open_team(db, firm, &[person]).await? else { return Ok(FirmJoined::NoLonger) };
        let Some(given) = still_given(&team, inviter, offer)? else { return Ok(FirmJoined::NoLonger) };
        if given.is_admin && !may_become_admin(&team, inviter, person)? {
            return Ok(FirmJoined::NoLonger);
        }
        let theirs: Vec<&Affiliation> = team.rows.iter().filter(|row| row.person_id == person).collect();
        if let Some(present) = theirs.iter().find(|row| team.state_of(row) == MemberState::Active) {
            add_to(db, present, given).await?;
            return Ok(FirmJoined::Joined);
        }
        // What begins later or was suspended gives way: it would come back beside what is given now.
        for row in theirs {
            affiliation::end(db, row.id, &team.today(), team.now).await?;
        }
        let id = self.new_id()?;
        let (ends_on, ends_at) = given.ends.unzip();
        let today = team.today();
        let row = Affiliation {
            id,
            person_id: person,
            organisation_id: firm,
            role: role_of(given.is_admin).into(),
            grade: String::new(),
            title: offer.title.clone(),
            rights: given.rights.write(),
            begins_at: team.now,
            begins_on: today,
            ends_on,
            ends_at,
            sponsor_id: inviter,
            attested_at: Some(team.now),
            warned_at: None,
            suspended_at: None,
            source: String::new(),
            source_key: id.to_string(),
            hash: [0; 32],
            created_at: team.now,
            retired_at: None,
        };
        affiliation::insert(db, &row).await?;
        Ok(FirmJoined::Joined)
    }
}

fn role_of(is_admin: bool) -> &'static str {
    if is_admin { ADMIN } else { MEMBER }
}

/// What was offered, if whoever offered it could still do so.
fn still_given(team: &Team, inviter: Option<Uuid>, offer: &MemberOffer) -> Result<Option<Given>, Error> {
    let rights = MemberRights::of(offer.see.iter().map(String::as_str), offer.act.iter().map(String::as_str));
    let Ok(ends) = team.end_of(offer.ends_on.as_deref()) else { return Ok(None) };
    let ends_at = ends.as_ref().map(|(_, end)| *end);
    let reaches = match inviter {
        Some(inviter) => team.admin(inviter)?.is_some_and(|own| own.reaches(&rights, ends_at)),
        None => true,
    };
    Ok(reaches.then_some(Given { is_admin: offer.admin, rights, ends }))
}

/// Whether an inviter may make an admin of whoever uses the code: not of a member who has more than the inviter. Nobody gets from another by
/// way of a third what they were not given.
fn may_become_admin(team: &Team, inviter: Option<Uuid>, person: Uuid) -> Result<bool, Error> {
    let (Some(inviter), Some(present)) = (inviter, team.standing_of(person)?) else { return Ok(true) };
    Ok(team.admin(inviter)?.is_some_and(|own| own.may_promote(&present)))
}

/// Both together, until the later of both ends.
async fn add_to(db: &mut Write, present: &Affiliation, given: Given) -> Result<(), Error> {
    let rights = MemberRights::read(&present.rights)?.and(&given.rights);
    let present_end = present.ends_on.clone().zip(present.ends_at);
    let ends = present_end.zip(given.ends).map(|(one, other)| if one.1 >= other.1 { one } else { other });
    let role = role_of(given.is_admin || present.role == ADMIN);
    let ends = ends.as_ref().map(|(day, end)| (day.as_str(), *end));
    affiliation::set_rights(db, present.id, role, &rights.write(), ends).await?;
    Ok(())
}
