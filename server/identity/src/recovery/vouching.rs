//! Vouching: a second proof by somebody who knows the person. They are told a number by the one who asks, on the phone or in the same room, and
//! type it; then time passes in which the owner can say no; and the number is needed once more, so that a stranger who reads the mail gains
//! nothing from it.
//!
//! A guardian vouches for a minor and never for an adult, an administrator for a colleague, a desk for whoever stands before it.

mod giving;
mod vouchers;

use portico_store::vouch::{self, Vouch};
use portico_store::{Db, Write, contact, person};
use serde_json::json;
use uuid::Uuid;

use super::GrantedBy;
use super::outcome::{SecondProof, VouchAsked, VouchRequest, Vouching};
use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::hex::{from_hex, hex};
use crate::letters::Letter;
use crate::limits::Limit;
use crate::sessions::SignedIn;
use crate::settings::WAITED_LIFETIME;
use crate::{Circumstances, Error, Identity};

/// What keyed hashes of numbers are for.
const PURPOSE: &str = "vouch";
/// How long somebody may be found who vouches.
const ASKED_LIFETIME: Micros = DAY;
/// So many wrong numbers, and it has to be asked for anew.
const MOST_TRIES: i64 = 5;

impl Identity {
    /// How vouching stands for a person.
    pub(super) async fn vouching(&self, db: &mut impl Db, person: Uuid) -> Result<Vouching, Error> {
        let now = self.now();
        let open = self.list_counting(db, person).await?;
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
        let mut vouchers = self.list_vouchers(&mut db, person.id).await?;
        vouchers.dedup_by_key(|(voucher, _)| *voucher);
        for (voucher, _) in vouchers {
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

    /// Requests that this person may answer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_vouch_requests(&self, who: &SignedIn) -> Result<Vec<VouchRequest>, Error> {
        let mut db = self.store().read().await?;
        let mut requests = Vec::new();
        let asked = vouch::list_asked_of(&mut db, who.person(), self.now()).await?;
        // One that was guessed at too often cannot be answered any more.
        for row in asked.into_iter().filter(|row| row.tries < MOST_TRIES) {
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

    /// Gives the second proof: somebody vouched and still may, the delay is over, and this is the number.
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
        let open = self.list_counting(&mut db, person).await?;
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
