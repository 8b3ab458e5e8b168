//! A firm as its members see it: everybody their own membership and whom to ask, admins everything.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use portico_store::affiliation::Affiliation;
use portico_store::{Db, Read, organisation, person};
use uuid::Uuid;

use super::rights::MEMBERS;
use super::team::{Team, attested_at, due_on};
use super::{ADMIN, Administration, MemberRights, MemberState, MemberView, OrganisationView, WARN_DAYS};
use crate::portal::days::day_of;
use crate::portal::{About, Acting, Action, Role, Sensitivity, Verdict};
use crate::{Error, Identity};

/// Names of people, each read once.
#[derive(Default)]
struct Names(BTreeMap<Uuid, String>);

impl Names {
    async fn of(&mut self, db: &mut impl Db, id: Uuid) -> Result<String, Error> {
        if let Some(name) = self.0.get(&id) {
            return Ok(name.clone());
        }
        let name = person::find(db, id).await?.map(|person| person.name).unwrap_or_default();
        self.0.insert(id, name.clone());
        Ok(name)
    }
}

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
        // ISO 8601: the earlier day is the smaller text.
        let due_on = members.iter().map(|member| member.due_on.clone()).min();
        let soon = day_of(&team.zone, team.now).checked_add(WARN_DAYS.days()).unwrap_or(Date::MAX).to_string();
        let is_due = due_on.as_ref().is_some_and(|due| *due <= soon);
        Ok(Administration { members, pending, due_on, is_due })
    }
}

async fn views(db: &mut impl Db, team: &Team, me: Uuid) -> Result<Vec<MemberView>, Error> {
    let (mut names, mut views) = (Names::default(), Vec::new());
    for row in &team.rows {
        let name = names.of(db, row.person_id).await?;
        let sponsor = match row.sponsor_id {
            Some(sponsor) => names.of(db, sponsor).await?,
            None => String::new(),
        };
        views.push(view(team, row, me, name, sponsor)?);
    }
    Ok(views)
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
