//! A firm as its members see it: everybody their own membership and whom to ask, admins everything.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use portico_store::affiliation::{self, Affiliation};
use portico_store::{Db, Read, organisation};
use uuid::Uuid;

use super::rights::MEMBERS;
use super::team::{Team, attested_at, due_on};
use super::{ADMIN, Administration, MemberRights, MemberState, MemberView, OrganisationView, WARN_DAYS};
use crate::clock::Micros;
use crate::portal::days::{day_of, zone_named};
use crate::portal::{About, Acting, Action, Role, Sensitivity, Verdict};
use crate::{Error, Identity};

impl Identity {
    /// The firm in whose role somebody acts; none in any other role.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn organisation(&self, acting: &Acting) -> Result<Option<OrganisationView>, Error> {
        let Role::Member(firm) = acting.role() else { return Ok(None) };
        let mut db = self.store().read().await?;
        let Some(team) = self.read_team(&mut db, firm).await? else { return Ok(None) };
        let members = views(&mut db, &team, acting.person()).await?;
        let Some(mine) = own(&members) else { return Ok(None) };
        let names = |wanted: fn(&&MemberView) -> bool| distinct(members.iter().filter(wanted));
        let admins = names(|view| view.is_admin && view.state == MemberState::Active);
        let sees = self.may(acting, &About::Firm, Action::See, MEMBERS, Sensitivity::Normal, None) == Verdict::Allowed;
        let colleagues = sees.then(|| names(|view| !view.is_me && view.state == MemberState::Active));
        let partner_of = match team.firm.parent_id {
            Some(parent) => organisation::find(&mut db, parent).await?.map(|parent| parent.name).unwrap_or_default(),
            None => String::new(),
        };
        let administration = match self.administered(acting) {
            Some(_) => Some(self.administration(&mut db, &team, members).await?),
            None => None,
        };
        let portico_store::organisation::Organisation { id, name, country, time_zone, mail, phone, website, .. } =
            team.firm;
        Ok(Some(OrganisationView {
            id,
            name,
            country,
            time_zone,
            mail,
            phone,
            website,
            partner_of,
            mine,
            admins,
            colleagues,
            administration,
        }))
    }

    /// Everybody with a membership that has not ended, admins first; none for whoever does not administer a firm.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn members(&self, acting: &Acting) -> Result<Option<Vec<MemberView>>, Error> {
        let Some(firm) = self.administered(acting) else { return Ok(None) };
        let mut db = self.store().read().await?;
        let Some(team) = self.read_team(&mut db, firm).await? else { return Ok(None) };
        Ok(Some(views(&mut db, &team, acting.person()).await?))
    }

    async fn administration(
        &self,
        db: &mut Read,
        team: &Team,
        members: Vec<MemberView>,
    ) -> Result<Administration, Error> {
        let pending = self.pending_members(db, team.firm.id).await?;
        let earliest = team.rows.iter().map(attested_at).min();
        let due_on = earliest.map(|earliest| due_on(&team.zone, earliest));
        let is_due = due_on.is_some_and(|due| due <= soon(&team.zone, team.now));
        Ok(Administration { members, pending, due_on: due_on.map(|day| day.to_string()), is_due })
    }

    /// The last day on which the memberships of a firm can be confirmed before one is suspended, ISO 8601, to its admins and if that is within
    /// two weeks, or over. None otherwise, and to everybody else.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attestation_due(&self, acting: &Acting) -> Result<Option<String>, Error> {
        let Some(firm) = self.administered(acting) else { return Ok(None) };
        let mut db = self.store().read().await?;
        let now = self.now();
        let Some(earliest) = affiliation::earliest_attested(&mut db, firm, now).await? else { return Ok(None) };
        let firm = organisation::find(&mut db, firm).await?;
        let zone = firm.and_then(|firm| zone_named(&firm.time_zone)).unwrap_or(TimeZone::UTC);
        let due = due_on(&zone, earliest);
        Ok((due <= soon(&zone, now)).then(|| due.to_string()))
    }
}

/// From today on so many days as the admins are told ahead.
fn soon(zone: &TimeZone, now: Micros) -> Date {
    day_of(zone, now).checked_add(WARN_DAYS.days()).unwrap_or(Date::MAX)
}

async fn views(db: &mut impl Db, team: &Team, me: Uuid) -> Result<Vec<MemberView>, Error> {
    let names: BTreeMap<Uuid, String> = affiliation::list_names(db, team.firm.id).await?.into_iter().collect();
    let name_of = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
    let view = |row| view(team, row, me, name_of(row.person_id), row.sponsor_id.map(name_of).unwrap_or_default());
    team.rows.iter().map(view).collect()
}

fn view(team: &Team, row: &Affiliation, me: Uuid, name: String, sponsor: String) -> Result<MemberView, Error> {
    Ok(MemberView {
        id: row.id,
        person: row.person_id,
        name,
        is_me: row.person_id == me,
        is_admin: row.role == ADMIN,
        rights: MemberRights::read(&row.rights)?,
        begins_on: row.begins_on.clone(),
        ends_on: row.ends_on.clone(),
        state: team.state_of(row),
        attested_at: attested_at(row),
        due_on: due_on(&team.zone, attested_at(row)).to_string(),
        sponsor,
    })
}

/// One's own membership: all that give access, as one.
fn own(members: &[MemberView]) -> Option<MemberView> {
    let mut mine = members.iter().filter(|view| view.is_me && view.state == MemberState::Active).cloned();
    let first = mine.next()?;
    Some(mine.fold(first, |all, one| MemberView {
        rights: all.rights.and(&one.rights),
        ends_on: all.ends_on.zip(one.ends_on).map(|(first, second)| first.max(second)),
        ..all
    }))
}

fn distinct<'a>(members: impl Iterator<Item = &'a MemberView>) -> Vec<String> {
    let people: BTreeMap<Uuid, &str> = members.map(|view| (view.person, view.name.as_str())).collect();
    let mut names: Vec<String> = people.into_values().map(ToOwned::to_owned).collect();
    names.sort();
    names
}
