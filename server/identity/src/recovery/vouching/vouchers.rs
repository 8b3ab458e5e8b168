//! Who may vouch, at the moment of asking, of giving and of using: what has ended meanwhile does not count any more.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use portico_store::vouch::{self, Vouch};
use portico_store::{Db, person};
use uuid::Uuid;

use crate::clock::Micros;
use crate::portal::days::zone_named;
use crate::recovery::VouchRelation;
use crate::{Error, Identity};

/// The age from which a guardian does not vouch any more.
const OF_AGE: i16 = 18;

impl Identity {
    /// Who may vouch for a person now, and as what: in the order of their ids, once for each relation.
    pub(super) async fn list_vouchers(
        &self,
        db: &mut impl Db,
        person: Uuid,
    ) -> Result<Vec<(Uuid, VouchRelation)>, Error> {
        let now = self.now();
        let mut vouchers = Vec::new();
        let Some(found) = person::find(db, person).await? else { return Ok(vouchers) };
        for (guardian, zone) in vouch::list_guardians(db, person, now).await? {
            let place = zone_named(&zone).unwrap_or_else(|| self.settings().time_zone.clone());
            let minor = [&place, &self.settings().time_zone].iter().all(|zone| is_minor(&found.birth_date, zone, now));
            if minor {
                vouchers.push((guardian, VouchRelation::Guardian));
            }
        }
        let admins = vouch::list_admins(db, person, now).await?;
        vouchers.extend(admins.into_iter().map(|admin| (admin, VouchRelation::Admin)));
        vouchers.sort_unstable();
        vouchers.dedup();
        Ok(vouchers)
    }

    /// Open requests of a person, and of those that somebody vouched for only the ones that still count: a desk did, or whoever did may do it
    /// now, as what they did it then. A guardian who was barred since or whose child is of age, a colleague who does not administer the firm any
    /// more, somebody erased or frozen: their word opens nothing.
    pub(super) async fn list_counting(&self, db: &mut impl Db, person: Uuid) -> Result<Vec<Vouch>, Error> {
        let mut open = vouch::list_open(db, person).await?;
        let who_vouched: BTreeSet<Uuid> = open.iter().filter_map(|row| row.voucher_id).collect();
        let mut vouchers = if who_vouched.is_empty() { Vec::new() } else { self.list_vouchers(db, person).await? };
        for voucher in who_vouched {
            if person::find(db, voucher).await?.is_none_or(|person| person.frozen_at.is_some()) {
                vouchers.retain(|(other, _)| *other != voucher);
            }
        }
        open.retain(|row| row.vouched_at.is_none() || counts(row, &vouchers));
        Ok(open)
    }
}

/// Whether what somebody said still counts, of those who may vouch now.
fn counts(row: &Vouch, vouchers: &[(Uuid, VouchRelation)]) -> bool {
    match row.voucher_id {
        Some(id) => vouchers.iter().any(|(voucher, relation)| *voucher == id && relation.as_str() == row.relation),
        None => row.relation == VouchRelation::Desk.as_str(),
    }
}

/// Whether somebody born on this day has not come of age by the clocks of a place; no when the day is not known. Whoever was born on
/// 29 February is of age on 28 February here: some laws say so, and to be a day early only means that another way is taken.
fn is_minor(birth_date: &str, zone: &TimeZone, now: Micros) -> bool {
    let Ok(born) = birth_date.parse::<Date>() else { return false };
    let year = born.year().saturating_add(OF_AGE);
    let birthday = Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, born.month(), 28));
    let begins = birthday.ok().and_then(|day| day.to_zoned(zone.clone()).ok());
    begins.is_some_and(|begins| now < begins.timestamp().as_microsecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Micros {
        text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
    }

    #[test]
    fn nobody_is_a_minor_from_midnight_of_the_eighteenth_birthday_on() {
        let amsterdam = zone_named("Europe/Amsterdam").unwrap();
        for (born, last, first) in [
            ("2009-03-29", "2027-03-28T21:59:59Z", "2027-03-28T22:00:00Z"),
            ("2009-01-15", "2027-01-14T22:59:59Z", "2027-01-14T23:00:00Z"),
            ("2008-02-29", "2026-02-27T22:59:59Z", "2026-02-27T23:00:00Z"),
        ] {
            assert!(is_minor(born, &amsterdam, at(last)), "{born}");
            assert!(!is_minor(born, &amsterdam, at(first)), "{born}");
        }
        assert!(!is_minor("", &amsterdam, 0));
    }
}
