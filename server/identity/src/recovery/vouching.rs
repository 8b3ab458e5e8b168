//! Vouching: a second proof by somebody who knows the person. They are told a number by the one who asks, on the phone or in the same room, and
//! type it; then time passes in which the owner can say no; and the number is needed once more, so that a stranger who reads the mail gains
//! nothing from it.
//!
//! A guardian vouches for a minor and never for an adult, an administrator for a colleague, a desk for whoever stands before it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use portico_store::vouch::{self, Given, Vouch};
use portico_store::{Db, Write, contact, person};
use serde_json::json;
use uuid::Uuid;

use super::GrantedBy;
use super::outcome::{SecondProof, VouchAsked, VouchGiven, VouchRelation, VouchRequest, Vouching};
use crate::address::EmailAddress;
use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::hex::{from_hex, hex};
use crate::letters::{Letter, Notice};
use crate::limits::Limit;
use crate::portal::days::zone_named;
use crate::sessions::{RecentAuth, SignedIn};
use crate::settings::WAITED_LIFETIME;
use crate::{Circumstances, Error, Identity};

/// What keyed hashes of numbers are for.
const PURPOSE: &str = "vouch";
/// How long somebody may be found who vouches.
const ASKED_LIFETIME: Micros = DAY;
/// So many wrong numbers, and it has to be asked for anew.
const MOST_TRIES: i64 = 5;
/// The age from which a guardian does not vouch any more.
const OF_AGE: i16 = 18;

impl Identity {
    /// How vouching stands for a person.
    pub(super) async fn vouching(&self, db: &mut impl Db, person: Uuid) -> Result<Vouching, Error> {
        let now = self.now();
        let open = vouch::list_open(db, person).await?;
        let waits = |vouch: &&Vouch| vouch.ready_at.is_some_and(|ready_at| now < ready_at + WAITED_LIFETIME);
        let ready = open.iter().filter(waits).filter_map(|vouch| vouch.ready_at).min();
        let asked = open.iter().filter(|vouch| vouch.vouched_at.is_none() && now < vouch.expires_at);
        Ok(match ready {
            Some(ready_at) if ready_at <= now => Vouching::Ready { until: ready_at + WAITED_LIFETIME },
            Some(ready_at) => Vouching::Running { ready_at },
            None => {
                asked.map(|vouch| vouch.expires_at).max().map_or(Vouching::NotAsked, |until| Vouching::Asked { until })
            }
        })
    }

    /// Asks to be vouched for, and tells those who may. The number is drawn, and given out here once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ask_vouch(&self, recovery: Uuid, at: &Circumstances) -> Result<VouchAsked, Error> {
        let mut db = self.store().write().await?;
        let Ok((_, person)) = self.find_awaiting_second(&mut db, recovery).await? else { return Ok(VouchAsked::Gone) };
        if let Some(wait) = self.take(&mut db, Limit::VouchAsked(person)).await? {
            return Ok(VouchAsked::Limited(wait));
        }
        let person = self.open_change_even_frozen(&mut db, person).await?;
        // The owner may have said no while this request waited for its turn.
        let still_awaited = self.find_awaiting_second(&mut db, recovery).await?.is_ok();
        if !still_awaited || !self.first_proof_holds(&mut db, recovery, person.id).await? {
            return Ok(VouchAsked::Gone);
        }
        let (word, now) = (self.draw_number()?, self.now());
        let row = Vouch {
            id: self.new_id()?,
            person_id: person.id,
            asked_at: now,
            expires_at: now + ASKED_LIFETIME,
            word: hex(&self.keys().hash_code(PURPOSE, &word)?),
            tries: 0,
            voucher_id: None,
            relation: String::new(),
            vouched_at: None,
            ready_at: None,
            stopped_at: None,
            used_at: None,
        };
        vouch::insert(&mut db, &row).await?;
        let detail = json!({ "recovery": recovery, "device": at.device });
        self.record(&mut db, EventKind::VouchAsked, Some(person.id), at, detail).await?;
        for (voucher, _) in self.list_vouchers(&mut db, person.id).await? {
            self.tell_voucher(&mut db, voucher, person.called()).await?;
        }
        db.commit().await?;
        self.wake_mail();
        Ok(VouchAsked::Asked { word, until: row.expires_at })
    }

    /// Six digits.
    fn draw_number(&self) -> Result<String, Error> {
        let number = u64::from_be_bytes(self.rng().bytes::<8>()?) % 1_000_000;
        Ok(format!("{number:06}"))
    }

    async fn tell_voucher(&self, db: &mut Write, voucher: Uuid, who: &str) -> Result<(), Error> {
        let Some(person) = person::find(db, voucher).await? else { return Ok(()) };
        let addresses = contact::list_by_person(db, voucher).await?;
        let Some(primary) = addresses.into_iter().find(|contact| contact.suspended_at.is_none()) else { return Ok(()) };
        let letter = Letter::VouchAsked { name: person.called().to_owned(), who: who.to_owned() };
        self.post(db, Some(voucher), &primary.address, &person.language, letter).await
    }

    /// Who may vouch for a person now, and as what.
    async fn list_vouchers(&self, db: &mut impl Db, person: Uuid) -> Result<Vec<(Uuid, VouchRelation)>, Error> {
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
        vouchers.dedup_by_key(|(voucher, _)| *voucher);
        Ok(vouchers)
    }

    /// Requests that this person may answer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_vouch_requests(&self, who: &SignedIn) -> Result<Vec<VouchRequest>, Error> {
        let mut db = self.store().read().await?;
        let mut requests = Vec::new();
        for row in vouch::list_asked_of(&mut db, who.person(), self.now()).await? {
            let vouchers = self.list_vouchers(&mut db, row.person_id).await?;
            let relation = vouchers.iter().find(|(voucher, _)| *voucher == who.person()).map(|(_, relation)| *relation);
            let person = person::find(&mut db, row.person_id).await?;
            if let (Some(relation), Some(person)) = (relation, person) {
                let Vouch { id, asked_at, expires_at, .. } = row;
                requests.push(VouchRequest { id, name: person.name, relation, asked_at, until: expires_at });
            }
        }
        Ok(requests)
    }

    /// Vouches for somebody with the number that they told. The owner is told at every address, and can stop it until the delay is over.
    ///
    /// # Errors
    /// [`Error::Frozen`] while the account of who vouches is frozen; when the database does not answer.
    pub async fn give_vouch(
        &self,
        recent: &RecentAuth,
        id: Uuid,
        typed: &str,
        at: &Circumstances,
    ) -> Result<VouchGiven, Error> {
        let mut db = self.store().write().await?;
        let Some(row) = vouch::find(&mut db, id).await? else { return Ok(VouchGiven::NotFound) };
        let voucher = recent.person();
        if person::find(&mut db, voucher).await?.is_none_or(|person| person.frozen_at.is_some()) {
            return Err(Error::Frozen);
        }
        self.open_change_even_frozen(&mut db, row.person_id).await?;
        let vouchers = self.list_vouchers(&mut db, row.person_id).await?;
        match vouchers.into_iter().find(|(other, _)| *other == voucher) {
            Some((_, relation)) => {
                // Several may be open, by the same name: the number says which is meant.
                let open = vouch::list_open(&mut db, row.person_id).await?;
                let meant = open.iter().find(|row| row.vouched_at.is_none() && self.is_number(row, typed));
                let id = meant.map_or(id, |meant| meant.id);
                self.give(db, id, (Some(voucher), relation), typed, at).await
            }
            None => Ok(VouchGiven::NotFound),
        }
    }

    /// Vouches as a desk before which the person stands. `whom` is an id or an address of the account.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn give_vouch_at_desk(&self, whom: &str, typed: &str) -> Result<VouchGiven, Error> {
        let mut db = self.store().write().await?;
        let Some(person) = find_whom(&mut db, whom).await? else { return Ok(VouchGiven::NotFound) };
        self.open_change_even_frozen(&mut db, person).await?;
        let open = vouch::list_open(&mut db, person).await?;
        let open: Vec<_> =
            open.into_iter().filter(|row| row.vouched_at.is_none() && self.now() < row.expires_at).collect();
        // Several may be open; the number says which is meant.
        let meant = open.iter().find(|row| self.is_number(row, typed)).or(open.last());
        let Some(id) = meant.map(|row| row.id) else { return Ok(VouchGiven::NotFound) };
        self.give(db, id, (None, VouchRelation::Desk), typed, &Circumstances::by_itself()).await
    }

    /// Checks the number and begins the delay. The person's history is locked.
    async fn give(
        &self,
        mut db: Write,
        id: Uuid,
        (voucher, relation): (Option<Uuid>, VouchRelation),
        typed: &str,
        at: &Circumstances,
    ) -> Result<VouchGiven, Error> {
        let now = self.now();
        let Some(row) = vouch::find(&mut db, id).await? else { return Ok(VouchGiven::NotFound) };
        let open =
            row.vouched_at.is_none() && row.stopped_at.is_none() && row.used_at.is_none() && now < row.expires_at;
        let Some(person) = person::find(&mut db, row.person_id).await?.filter(|_| open) else {
            return Ok(VouchGiven::NotFound);
        };
        if row.tries >= MOST_TRIES {
            return Ok(VouchGiven::TooManyTries);
        }
        if !self.is_number(&row, typed) {
            vouch::miss(&mut db, id).await?;
            db.commit().await?;
            return Ok(if row.tries + 1 >= MOST_TRIES { VouchGiven::TooManyTries } else { VouchGiven::Wrong });
        }
        let ready_at = now + self.settings().vouch_wait;
        let given = Given { voucher, relation: relation.as_str(), now, ready_at };
        if !vouch::give(&mut db, id, &given, MOST_TRIES).await? {
            return Ok(VouchGiven::NotFound);
        }
        let detail = json!({ "relation": relation.as_str(), "ready_at": ready_at });
        self.record(&mut db, EventKind::Vouched, Some(person.id), at, detail).await?;
        self.tell_owner(&mut db, &person, &Notice::Vouched { ready_at }, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(VouchGiven::Given { ready_at })
    }

    /// Gives the second proof: somebody vouched, the delay is over, and this is the number.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recover_with_vouch(
        &self,
        recovery: Uuid,
        typed: &str,
        at: &Circumstances,
    ) -> Result<SecondProof, Error> {
        let mut db = self.store().write().await?;
        let (_, person) = match self.find_awaiting_second(&mut db, recovery).await? {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        };
        self.open_change_even_frozen(&mut db, person).await?;
        let now = self.now();
        let open = vouch::list_open(&mut db, person).await?;
        let is_ready = |row: &Vouch| row.ready_at.is_some_and(|ready| ready <= now && now < ready + WAITED_LIFETIME);
        let ready: Vec<_> = open.into_iter().filter(is_ready).collect();
        if ready.is_empty() {
            return Ok(SecondProof::NotReady);
        }
        let Some(meant) = ready.iter().find(|row| row.tries < MOST_TRIES && self.is_number(row, typed)) else {
            if ready.iter().all(|row| row.tries >= MOST_TRIES) {
                return Ok(SecondProof::TooManyTries);
            }
            for row in &ready {
                vouch::miss(&mut db, row.id).await?;
            }
            let detail = json!({ "recovery": recovery, "device": at.device });
            self.record(&mut db, EventKind::RecoveryCodeRefused, Some(person), at, detail).await?;
            db.commit().await?;
            return Ok(SecondProof::Wrong);
        };
        if !vouch::spend(&mut db, meant.id, now, MOST_TRIES).await? {
            return Ok(SecondProof::Gone);
        }
        self.grant_recovery(db, recovery, person, GrantedBy::Vouch, at).await
    }

    /// When the delay of a vouch for this person is over, if one runs or is not used yet, microseconds since 1970 UTC.
    pub(super) async fn running_vouch(&self, db: &mut impl Db, person: Uuid) -> Result<Option<Micros>, Error> {
        Ok(match self.vouching(db, person).await? {
            Vouching::Running { ready_at } => Some(ready_at),
            Vouching::Ready { until } => Some(until - WAITED_LIFETIME),
            Vouching::NotAsked | Vouching::Asked { .. } => None,
        })
    }

    fn is_number(&self, row: &Vouch, typed: &str) -> bool {
        let digits: String = typed
            .chars()
            .filter_map(|letter| letter.to_digit(10))
            .filter_map(|digit| char::from_digit(digit, 10))
            .collect();
        let Some(hash) = from_hex(&row.word) else { return false };
        self.keys().code_matches(PURPOSE, &digits, &hash)
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

/// The person with this id, or with this address.
async fn find_whom(db: &mut impl Db, whom: &str) -> Result<Option<Uuid>, Error> {
    if let Ok(id) = whom.parse::<Uuid>() {
        return Ok(person::find(db, id).await?.map(|person| person.id));
    }
    let Ok(address) = EmailAddress::parse(whom) else { return Ok(None) };
    Ok(contact::find_by_address(db, address.folded()).await?.map(|contact| contact.person_id))
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
