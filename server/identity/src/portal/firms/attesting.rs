//! Confirming, once a quarter, who still belongs to a firm. Whoever is not confirmed is suspended by themselves; confirming lifts it.

use portico_store::Write;
use portico_store::affiliation::{self, Affiliation};
use serde_json::json;
use uuid::Uuid;

use super::changing::end_all;
use super::team::{Team, lasts_as_long};
use super::{ADMIN, Attestation, MemberState, MembersAttested};
use crate::events::EventKind;
use crate::portal::Acting;
use crate::sessions::RecentAuth;
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// Confirms or ends each membership of the firm: all of them, those that are suspended too.
    ///
    /// # Errors
    /// When the database does not answer or the admin's account is frozen.
    pub async fn attest_members(
        &self,
        recent: &RecentAuth,
        acting: &Acting,
        answers: &[(Uuid, Attestation)],
        at: &Circumstances,
    ) -> Result<MembersAttested, Error> {
        let (Some(organisation), true) = (self.administered(acting), recent.person() == acting.person()) else {
            return Ok(MembersAttested::NotFound);
        };
        let mut db = self.store().write().await?;
        let Some(before) = self.read_team(&mut db, organisation).await? else { return Ok(MembersAttested::NotFound) };
        let mut people = ending(&before, answers);
        people.push(acting.person());
        let Some(team) = self.open_team(&mut db, organisation, &people).await? else {
            return Ok(MembersAttested::NotFound);
        };
        self.open_change(&mut db, acting.person()).await?;
        if team.admin(acting.person())?.is_none() {
            return Ok(MembersAttested::NotFound);
        }
        let missing: Vec<Uuid> =
            team.rows.iter().filter(|row| answer(answers, row.id).is_none()).map(|row| row.id).collect();
        if !missing.is_empty() {
            return Ok(MembersAttested::Incomplete(missing));
        }
        if !leaves_an_admin(&team, answers) {
            return Ok(MembersAttested::LastAdmin);
        }
        let (kept, ended) = self.carry_out(&mut db, &team, acting.person(), answers, at).await?;
        let detail = json!({ "organisation": team.firm.name, "kept": kept, "ended": ended, "device": at.device });
        self.record(&mut db, EventKind::MembersAttested, Some(acting.person()), at, detail).await?;
        db.commit().await?;
        Ok(MembersAttested::Attested { kept, ended })
    }

    /// The operator confirms all memberships of a firm, for instance when its only admin is suspended. How many; none when there is no such
    /// firm, or nobody in it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attest_organisation(&self, organisation: Uuid) -> Result<Option<usize>, Error> {
        let mut db = self.store().write().await?;
        let Some(team) = self.open_team(&mut db, organisation, &[Uuid::nil()]).await? else { return Ok(None) };
        if team.rows.is_empty() {
            return Ok(None);
        }
        for row in &team.rows {
            affiliation::attest(&mut db, row.id, team.now).await?;
        }
        let detail = json!({ "organisation": team.firm.name, "kept": team.rows.len(), "ended": 0 });
        self.record(&mut db, EventKind::MembersAttested, None, &Circumstances::by_itself(), detail).await?;
        db.commit().await?;
        Ok(Some(team.rows.len()))
    }

    async fn carry_out(
        &self,
        db: &mut Write,
        team: &Team,
        admin: Uuid,
        answers: &[(Uuid, Attestation)],
        at: &Circumstances,
    ) -> Result<(usize, usize), Error> {
        let (mut kept, mut ended) = (0, 0);
        for row in &team.rows {
            match answer(answers, row.id) {
                Some(Attestation::Keep) => {
                    affiliation::attest(db, row.id, team.now).await?;
                    kept += 1;
                }
                Some(Attestation::End) => {
                    end_all(db, team, row.person_id, None).await?;
                    self.record_both(db, EventKind::MemberEnded, team, admin, row, at).await?;
                    ended += 1;
                }
                None => {}
            }
        }
        Ok((kept, ended))
    }
}

fn answer(answers: &[(Uuid, Attestation)], member: Uuid) -> Option<Attestation> {
    answers.iter().find(|(id, _)| *id == member).map(|(_, answer)| *answer)
}

fn ending(team: &Team, answers: &[(Uuid, Attestation)]) -> Vec<Uuid> {
    let rows = team.rows.iter().filter(|row| answer(answers, row.id) == Some(Attestation::End));
    rows.map(|row| row.person_id).collect()
}

/// Whether somebody who has begun and stays administers the firm afterwards, for as long as those would have who go; keeping lifts a suspension.
fn leaves_an_admin(team: &Team, answers: &[(Uuid, Attestation)]) -> bool {
    let leaving = ending(team, answers);
    let admins = team.rows.iter().filter(|row| row.role == ADMIN && row.begins_at <= team.now);
    let (going, staying): (Vec<_>, Vec<_>) = admins.partition(|row| leaving.contains(&row.person_id));
    let mut going = going.into_iter().filter(|row| team.state_of(row) == MemberState::Active);
    let outlasts = |row: &Affiliation| staying.iter().any(|other| lasts_as_long(other.ends_at, row.ends_at));
    !staying.is_empty() && going.all(outlasts)
}
