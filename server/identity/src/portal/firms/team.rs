//! The memberships of a firm at one moment, as they are read for a change: what holds for them holds until the transaction ends.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};
use portico_store::affiliation::{self, Affiliation};
use portico_store::organisation::{self, Organisation};
use portico_store::{Db, Write, event};
use uuid::Uuid;

use super::{ADMIN, ATTEST_DAYS, MemberRights, MemberState};
use crate::clock::Micros;
use crate::portal::days::{day_ends, day_of, zone_named};
use crate::portal::{About, Acting, Action, Role, Sensitivity, Verdict};
use crate::{Error, Identity};

/// A firm and whoever has a membership of it that has not ended.
#[derive(Debug, Clone)]
pub(crate) struct Team {
    pub(crate) firm: Organisation,
    pub(super) zone: TimeZone,
    pub(crate) now: Micros,
    /// Admins first, each the oldest first.
    pub(crate) rows: Vec<Affiliation>,
}

/// What somebody has in a firm now, all of their memberships together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(super) is_admin: bool,
    pub(super) rights: MemberRights,
    /// When it ends; none for no end.
    pub(super) ends_at: Option<Micros>,
}

impl Standing {
    /// Whether a membership with these rights and this end goes no further.
    pub(crate) fn reaches(&self, rights: &MemberRights, ends_at: Option<Micros>) -> bool {
        lasts_as_long(self.ends_at, ends_at) && rights.is_within(&self.rights)
    }

    /// Whether an admin who has this may make an admin of somebody who has that: an admin gives on what they have.
    pub(crate) fn may_promote(&self, other: &Self) -> bool {
        other.is_admin || self.reaches(&other.rights, other.ends_at)
    }
}

impl Team {
    /// What somebody has now; none when they have no access now.
    pub(crate) fn standing_of(&self, person: Uuid) -> Result<Option<Standing>, Error> {
        let mut all: Option<Standing> = None;
        for row in self.rows.iter().filter(|row| row.person_id == person) {
            if self.state_of(row) != MemberState::Active {
                continue;
            }
            let (is_admin, rights) = (row.role == ADMIN, MemberRights::read(&row.rights)?);
            all = Some(match all {
                None => Standing { is_admin, rights, ends_at: row.ends_at },
                Some(before) => Standing {
                    is_admin: is_admin || before.is_admin,
                    rights: before.rights.and(&rights),
                    ends_at: before.ends_at.zip(row.ends_at).map(|(one, other)| one.max(other)),
                },
            });
        }
        Ok(all)
    }

    /// What somebody has who administers the firm now; none for everybody else.
    pub(crate) fn admin(&self, person: Uuid) -> Result<Option<Standing>, Error> {
        Ok(self.standing_of(person)?.filter(|standing| standing.is_admin))
    }

    /// Whether nobody else administers the firm now and stays at least as long.
    pub(super) fn is_last_admin(&self, person: Uuid) -> bool {
        let admins = self.rows.iter().filter(|row| row.role == ADMIN && self.state_of(row) == MemberState::Active);
        let (theirs, others): (Vec<_>, Vec<_>) = admins.partition(|row| row.person_id == person);
        theirs.iter().any(|mine| !others.iter().any(|other| lasts_as_long(other.ends_at, mine.ends_at)))
    }

    /// How a membership stands.
    pub(crate) fn state_of(&self, row: &Affiliation) -> MemberState {
        if row.suspended_at.is_some() {
            MemberState::Suspended
        } else if row.begins_at > self.now {
            MemberState::Coming
        } else {
            MemberState::Active
        }
    }

    /// The last day as a day and a moment. `Err` when it is none, or over.
    pub(crate) fn end_of(&self, day: Option<&str>) -> Result<Option<(String, Micros)>, ()> {
        let Some(day) = day else { return Ok(None) };
        let ends_at = day_ends(&self.zone, day).filter(|end| *end > self.now).ok_or(())?;
        Ok(Some((day.to_owned(), ends_at)))
    }

    /// Today, where the firm is.
    pub(crate) fn today(&self) -> String {
        day_of(&self.zone, self.now).to_string()
    }
}

/// Whether what ends at `one` lasts at least as long as what ends at `other`; none for no end.
pub(crate) fn lasts_as_long(one: Option<Micros>, other: Option<Micros>) -> bool {
    one.is_none_or(|one| other.is_some_and(|other| one >= other))
}

/// The last day on which a membership can be confirmed, where the firm is.
pub(super) fn due_on(zone: &TimeZone, attested_at: Micros) -> Date {
    let days: Span = ATTEST_DAYS.days();
    day_of(zone, attested_at).checked_add(days).unwrap_or(Date::MAX)
}

/// The first moment at which a membership is suspended: after that day.
pub(super) fn due_at(zone: &TimeZone, attested_at: Micros) -> Micros {
    day_ends(zone, &due_on(zone, attested_at).to_string()).unwrap_or(Micros::MAX)
}

/// When a membership was last confirmed.
pub(super) fn attested_at(row: &Affiliation) -> Micros {
    row.attested_at.unwrap_or(row.created_at)
}

impl Identity {
    /// The firm of an admin; none for everybody else, and for admins of what is no firm.
    pub(super) fn administered(&self, acting: &Acting) -> Option<Uuid> {
        let Role::Member(organisation) = acting.role() else { return None };
        let verdict =
            self.may(acting, &About::Firm, Action::Administer, super::rights::MEMBERS, Sensitivity::Normal, None);
        (verdict == Verdict::Allowed).then_some(organisation)
    }

    /// The memberships of a firm now; none when there is no such one, or it has ended.
    pub(crate) async fn read_team(&self, db: &mut impl Db, organisation: Uuid) -> Result<Option<Team>, Error> {
        let now = self.now();
        let Some(firm) = organisation::find(db, organisation).await? else { return Ok(None) };
        if firm.ended_at.is_some_and(|ended| ended <= now) {
            return Ok(None);
        }
        let zone = zone_named(&firm.time_zone).unwrap_or(TimeZone::UTC);
        let mut rows = Vec::new();
        let mut after = Uuid::nil();
        loop {
            let page = affiliation::list_team(db, organisation, after).await?;
            let Some(last) = page.last() else { break };
            after = last.id;
            rows.extend(page.into_iter().filter(|row| is_there(row, now)));
        }
        rows.sort_by_key(|row| row.role != ADMIN);
        Ok(Some(Team { firm, zone, now, rows }))
    }

    /// The same for a change: the histories of these people are locked in the order of their ids, so that two changes never wait for each
    /// other; then the firm is held, so that its changes come one after the other.
    pub(crate) async fn open_team(
        &self,
        db: &mut Write,
        organisation: Uuid,
        people: &[Uuid],
    ) -> Result<Option<Team>, Error> {
        let mut people = people.to_vec();
        people.sort_unstable();
        people.dedup();
        for person in people {
            event::lock_chain(db, person).await?;
        }
        affiliation::hold_organisation(db, organisation).await?;
        self.read_team(db, organisation).await
    }
}

fn is_there(row: &Affiliation, now: Micros) -> bool {
    row.retired_at.is_none() && row.ends_at.is_none_or(|end| end > now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_membership_is_due_after_the_ninetieth_day_where_the_firm_is() {
        let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_microsecond();
        let zone = zone_named("Europe/Amsterdam").unwrap();
        // From winter time to summer time: the day ends at midnight there, not after so many hours.
        assert_eq!(due_at(&zone, at("2026-01-01T11:00:00Z")), at("2026-04-01T22:00:00Z"));
        assert_eq!(due_at(&zone, at("2026-01-01T23:30:00Z")), at("2026-04-02T22:00:00Z"));
        assert_eq!(due_at(&TimeZone::UTC, at("2026-01-01T23:30:00Z")), at("2026-04-02T00:00:00Z"));
    }
}
