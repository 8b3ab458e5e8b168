//! Memberships that nobody confirmed: the admins are told before they are due, and once they are due they give no access any more.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use portico_store::affiliation::{self, Affiliation};
use portico_store::person::{self, Person};
use portico_store::{Write, contact, event, organisation};
use serde_json::json;
use uuid::Uuid;

use super::team::{attested_at, due_at};
use super::{ADMIN, ATTEST_DAYS, MemberState, WARN_DAYS};
use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::letters::Letter;
use crate::portal::days::zone_named;
use crate::{Circumstances, Error, Identity};

/// What is pending, or was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unattested {
    /// Firms whose admins are told that memberships are due soon.
    pub warned: Vec<Uuid>,
    /// Memberships that are suspended.
    pub suspended: Vec<Uuid>,
}

/// Memberships that wait for being confirmed, and the first moment at which they are suspended.
type Waiting = Vec<(Affiliation, Micros)>;

impl Identity {
    /// Tells the admins of firms what is due within two weeks, and suspends what is overdue. To be called a few times an hour. A dry run says
    /// what would happen and changes nothing.
    ///
    /// # Errors
    /// When the database does not answer. What was done until then stays done.
    pub async fn suspend_unattested(&self, dry_run: bool) -> Result<Unattested, Error> {
        let now = self.now();
        let (mut soon, mut done) = (BTreeMap::<Uuid, Waiting>::new(), Unattested::default());
        for (row, due) in self.list_waiting(now).await? {
            if due <= now {
                if dry_run || self.suspend_member(&row).await? {
                    done.suspended.push(row.id);
                }
            } else if row.warned_at.is_none() {
                soon.entry(row.organisation_id).or_default().push((row, due));
            }
        }
        for (firm, rows) in soon {
            if dry_run || self.warn_firm(firm, &rows).await? {
                done.warned.push(firm);
            }
        }
        self.wake_mail();
        Ok(done)
    }

    /// Everything that is due within the time of the warning, where the firms are.
    async fn list_waiting(&self, now: Micros) -> Result<Waiting, Error> {
        let mut db = self.store().read().await?;
        let mut zones = BTreeMap::<Uuid, TimeZone>::new();
        // Days are never this much shorter than 24 hours.
        let until = now - (ATTEST_DAYS - WARN_DAYS - 2) * DAY;
        let (mut waiting, mut after) = (Vec::new(), (Micros::MIN, Uuid::nil()));
        loop {
            let rows = affiliation::list_unattested(&mut db, after, until, now).await?;
            let Some(last) = rows.last() else { return Ok(waiting) };
            after = (attested_at(last), last.id);
            for row in rows {
                let zone = match zones.get(&row.organisation_id) {
                    Some(zone) => zone.clone(),
                    None => {
                        let firm = organisation::find(&mut db, row.organisation_id).await?;
                        firm.and_then(|firm| zone_named(&firm.time_zone)).unwrap_or(TimeZone::UTC)
                    }
                };
                let due = due_at(&zone, attested_at(&row));
                zones.insert(row.organisation_id, zone);
                if due - WARN_DAYS * DAY <= now {
                    waiting.push((row, due));
                }
            }
        }
    }

    /// `false` when somebody confirmed it meanwhile.
    async fn suspend_member(&self, row: &Affiliation) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        event::lock_chain(&mut db, row.person_id).await?;
        if !affiliation::suspend(&mut db, row.id, attested_at(row), self.now()).await? {
            return Ok(false);
        }
        let Some(firm) = organisation::find(&mut db, row.organisation_id).await? else { return Ok(false) };
        let by_itself = Circumstances::by_itself();
        let detail = json!({ "organisation": firm.name, "member": row.id });
        self.record(&mut db, EventKind::MemberSuspended, Some(row.person_id), &by_itself, detail).await?;
        if let Some(member) = person::find(&mut db, row.person_id).await? {
            let letter = Letter::MemberSuspended { name: member.called().to_owned(), organisation: firm.name };
            self.write_to(&mut db, &member, letter).await?;
        }
        db.commit().await?;
        Ok(true)
    }

    /// `false` when somebody else did so, or there is nobody to be told.
    async fn warn_firm(&self, firm: Uuid, rows: &Waiting) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let Some(team) = self.read_team(&mut db, firm).await? else { return Ok(false) };
        let admins = team.rows.iter().filter(|row| row.role == ADMIN && team.state_of(row) == MemberState::Active);
        let mut admins: Vec<Uuid> = admins.map(|row| row.person_id).collect();
        admins.sort_unstable();
        admins.dedup();
        let Some(team) = self.open_team(&mut db, firm, &admins).await? else { return Ok(false) };
        let mut first = None;
        for (row, due) in rows {
            if affiliation::warn(&mut db, row.id, attested_at(row), team.now).await? {
                first = Some(first.map_or(*due, |before: Micros| before.min(*due)));
            }
        }
        let Some(due_at) = first else { return Ok(false) };
        if admins.is_empty() {
            tracing::warn!(organisation = %firm, "memberships are due and there is no admin to confirm them");
        }
        for admin in admins {
            let Some(admin) = person::find(&mut db, admin).await? else { continue };
            let detail = json!({ "organisation": team.firm.name, "due_at": due_at });
            self.record(&mut db, EventKind::MemberWarned, Some(admin.id), &Circumstances::by_itself(), detail).await?;
            let (name, organisation) = (admin.called().to_owned(), team.firm.name.clone());
            self.write_to(&mut db, &admin, Letter::AttestationDue { name, organisation, due_at }).await?;
        }
        db.commit().await?;
        Ok(true)
    }

    /// To the person's primary address, if they have one.
    async fn write_to(&self, db: &mut Write, person: &Person, letter: Letter) -> Result<(), Error> {
        let addresses = contact::list_by_person(db, person.id).await?;
        let Some(primary) = addresses.iter().find(|contact| contact.is_primary) else { return Ok(()) };
        self.post(db, Some(person.id), &primary.address, &person.language, letter).await
    }
}
