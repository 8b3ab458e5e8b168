//! Changing what a member may do, and until when; ending a membership. It holds at the member's next request.

use portico_store::affiliation::{self, Affiliation};
use portico_store::{Write, person};
use serde_json::json;
use uuid::Uuid;

use super::team::{Standing, Team, lasts_as_long};
use super::{ADMIN, MEMBER, MemberChanged, MemberEnded, MemberRights, MemberTerms};
use crate::clock::Micros;
use crate::events::EventKind;
use crate::portal::Acting;
use crate::sessions::RecentAuth;
use crate::{Circumstances, Error, Identity};

/// A change that may be made.
struct Allowed {
    role: &'static str,
    rights: MemberRights,
    ends: Option<(String, Micros)>,
}

impl Identity {
    /// Gives a member other rights or another end. What the member has beyond the admin stays: who cannot give it does not take it either.
    ///
    /// # Errors
    /// When the database does not answer or the admin's account is frozen.
    pub async fn change_member(
        &self,
        recent: &RecentAuth,
        acting: &Acting,
        member: Uuid,
        terms: &MemberTerms,
        at: &Circumstances,
    ) -> Result<MemberChanged, Error> {
        let mut db = self.store().write().await?;
        let Some((team, row, own)) = self.open_member(&mut db, recent, acting, member).await? else {
            return Ok(MemberChanged::NotFound);
        };
        let allowed = match judge(&team, &row, &own, terms)? {
            Ok(allowed) => allowed,
            Err(refused) => return Ok(refused),
        };
        let ends = allowed.ends.as_ref().map(|(day, end)| (day.as_str(), *end));
        affiliation::set_rights(&mut db, row.id, allowed.role, &allowed.rights.write(), ends).await?;
        // One membership says it all: another one beside it would go on giving what this one no longer does.
        end_all(&mut db, &team, row.person_id, Some(row.id)).await?;
        self.record_both(&mut db, EventKind::MemberChanged, &team, acting.person(), &row, at).await?;
        db.commit().await?;
        Ok(MemberChanged::Changed)
    }

    /// Ends a membership, at once.
    ///
    /// # Errors
    /// When the database does not answer or the admin's account is frozen.
    pub async fn end_member(
        &self,
        recent: &RecentAuth,
        acting: &Acting,
        member: Uuid,
        at: &Circumstances,
    ) -> Result<MemberEnded, Error> {
        let mut db = self.store().write().await?;
        let Some((team, row, _)) = self.open_member(&mut db, recent, acting, member).await? else {
            return Ok(MemberEnded::NotFound);
        };
        if team.is_last_admin(row.person_id) {
            return Ok(MemberEnded::LastAdmin);
        }
        end_all(&mut db, &team, row.person_id, None).await?;
        self.record_both(&mut db, EventKind::MemberEnded, &team, acting.person(), &row, at).await?;
        db.commit().await?;
        Ok(MemberEnded::Ended)
    }

    /// Opens a change of a member: the firm as it is now, the membership, and what the admin has. None when it is not the admin's to change.
    async fn open_member(
        &self,
        db: &mut Write,
        recent: &RecentAuth,
        acting: &Acting,
        member: Uuid,
    ) -> Result<Option<(Team, Affiliation, Standing)>, Error> {
        let (Some(organisation), true) = (self.administered(acting), recent.person() == acting.person()) else {
            return Ok(None);
        };
        let found = affiliation::find(db, member).await?;
        let Some(found) = found.filter(|row| row.organisation_id == organisation) else { return Ok(None) };
        let Some(team) = self.open_team(db, organisation, &[acting.person(), found.person_id]).await? else {
            return Ok(None);
        };
        self.open_change(db, acting.person()).await?;
        let row = team.rows.iter().find(|row| row.id == member && row.person_id == found.person_id).cloned();
        let own = team.admin(acting.person())?;
        Ok(row.zip(own).map(|(row, own)| (team, row, own)))
    }

    /// In the history of the member, and of the admin where that is somebody else.
    pub(super) async fn record_both(
        &self,
        db: &mut Write,
        kind: EventKind,
        team: &Team,
        admin: Uuid,
        row: &Affiliation,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let name = |person: Option<person::Person>| person.map(|person| person.name).unwrap_or_default();
        let (member, by) = (name(person::find(db, row.person_id).await?), name(person::find(db, admin).await?));
        let organisation = &team.firm.name;
        let detail = json!({ "organisation": organisation, "member": row.id, "who": by, "device": at.device });
        if admin == row.person_id {
            return self.record(db, kind, Some(admin), at, detail).await;
        }
        // The device is the admin's.
        let told = json!({ "organisation": organisation, "member": row.id, "who": by });
        self.record(db, kind, Some(row.person_id), &Circumstances::by_itself(), told).await?;
        let done = json!({ "organisation": organisation, "member": row.id, "who": member, "device": at.device });
        self.record(db, kind, Some(admin), at, done).await
    }
}

/// Ends all memberships of a person in the firm, but one.
pub(super) async fn end_all(db: &mut Write, team: &Team, person: Uuid, but: Option<Uuid>) -> Result<(), Error> {
    let theirs = team.rows.iter().filter(|row| row.person_id == person && Some(row.id) != but);
    for row in theirs {
        affiliation::end(db, row.id, &team.today(), team.now).await?;
    }
    Ok(())
}

/// Whether an admin may make a change.
fn judge(
    team: &Team,
    row: &Affiliation,
    own: &Standing,
    terms: &MemberTerms,
) -> Result<Result<Allowed, MemberChanged>, Error> {
    let present = MemberRights::read(&row.rights)?;
    let was_admin = row.role == ADMIN;
    let rights = terms.rights.and(&present.beyond(&own.rights));
    let keeps_end = terms.ends_on == row.ends_on;
    let ends = if keeps_end {
        row.ends_on.clone().zip(row.ends_at)
    } else {
        match team.end_of(terms.ends_on.as_deref()) {
            Ok(ends) => ends,
            Err(()) => return Ok(Err(MemberChanged::BadDay)),
        }
    };
    let ends_at = ends.as_ref().map(|(_, end)| *end);
    let alone = team.rows.iter().filter(|other| other.person_id == row.person_id).count() == 1;
    if keeps_end && alone && rights == present && terms.is_admin == was_admin {
        return Ok(Err(MemberChanged::Unchanged));
    }
    if rights == MemberRights::default() && !terms.is_admin {
        return Ok(Err(MemberChanged::NoTopic));
    }
    // What is given: all of it to a new admin, who can give it on, and to whoever has it for longer; otherwise what was not there before.
    let becomes_admin = terms.is_admin && !was_admin;
    let lengthens = !lasts_as_long(row.ends_at, ends_at);
    let given = if becomes_admin || lengthens { rights.clone() } else { rights.beyond(&present) };
    let given_until = if keeps_end && !becomes_admin { own.ends_at } else { ends_at };
    if !own.reaches(&given, given_until) {
        return Ok(Err(MemberChanged::ExceedsRights));
    }
    if team.is_last_admin(row.person_id) {
        return Ok(Err(MemberChanged::LastAdmin));
    }
    let role = if terms.is_admin { ADMIN } else { MEMBER };
    Ok(Ok(Allowed { role, rights, ends }))
}

#[cfg(test)]
mod tests;
