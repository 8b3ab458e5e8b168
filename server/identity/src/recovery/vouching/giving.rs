//! Giving one's word: by somebody who may, or by a desk. Wrong numbers are counted for all open requests together, as any of them is meant.

use portico_store::vouch::{self, Given, Vouch};
use portico_store::{Db, Write, contact, person};
use serde_json::json;
use uuid::Uuid;

use super::MOST_TRIES;
use crate::address::EmailAddress;
use crate::events::EventKind;
use crate::letters::Notice;
use crate::recovery::{VouchGiven, VouchRelation};
use crate::sessions::RecentAuth;
use crate::{Circumstances, Error, Identity};

impl Identity {
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
        let Some((_, relation)) = vouchers.into_iter().find(|(other, _)| *other == voucher) else {
            return Ok(VouchGiven::NotFound);
        };
        let open = self.list_asked(&mut db, row.person_id).await?;
        let Some(asked) = open.iter().find(|row| row.id == id) else { return Ok(VouchGiven::NotFound) };
        if asked.tries >= MOST_TRIES {
            return Ok(VouchGiven::TooManyTries);
        }
        match self.find_meant(&open, typed) {
            Some(meant) => self.give(db, meant, (Some(voucher), relation), at).await,
            None => miss(db, &open, asked.tries).await,
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
        let open = self.list_asked(&mut db, person).await?;
        let Some(fewest) = open.iter().map(|row| row.tries).min() else { return Ok(VouchGiven::NotFound) };
        if fewest >= MOST_TRIES {
            return Ok(VouchGiven::TooManyTries);
        }
        match self.find_meant(&open, typed) {
            Some(meant) => self.give(db, meant, (None, VouchRelation::Desk), &Circumstances::by_itself()).await,
            None => miss(db, &open, fewest).await,
        }
    }

    /// A person's requests that can be answered now, the oldest first.
    async fn list_asked(&self, db: &mut Write, person: Uuid) -> Result<Vec<Vouch>, Error> {
        let mut open = vouch::list_open(db, person).await?;
        open.retain(|row| row.vouched_at.is_none() && self.now() < row.expires_at);
        Ok(open)
    }

    /// Several may be open, by the same name: the number says which is meant. A spent one is not compared any more.
    fn find_meant<'a>(&self, open: &'a [Vouch], typed: &str) -> Option<&'a Vouch> {
        open.iter().find(|row| row.tries < MOST_TRIES && self.is_number(row, typed))
    }

    /// Begins the delay. The person's history is locked, and the number was this request's.
    async fn give(
        &self,
        mut db: Write,
        meant: &Vouch,
        (voucher, relation): (Option<Uuid>, VouchRelation),
        at: &Circumstances,
    ) -> Result<VouchGiven, Error> {
        let Some(person) = person::find(&mut db, meant.person_id).await? else { return Ok(VouchGiven::NotFound) };
        let now = self.now();
        let ready_at = now + self.settings().vouch_wait;
        let given = Given { voucher, relation: relation.as_str(), now, ready_at };
        if !vouch::give(&mut db, meant.id, &given, MOST_TRIES).await? {
            return Ok(VouchGiven::NotFound);
        }
        let detail = json!({ "relation": relation.as_str(), "ready_at": ready_at });
        self.record(&mut db, EventKind::Vouched, Some(person.id), at, detail).await?;
        self.tell_owner(&mut db, &person, &Notice::Vouched { ready_at }, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(VouchGiven::Given { ready_at })
    }
}

/// Counts a number that is none of these: it was compared with each, so it is a try at each. `tries` were made at the one that was asked for.
async fn miss(mut db: Write, open: &[Vouch], tries: i64) -> Result<VouchGiven, Error> {
    for row in open {
        vouch::miss(&mut db, row.id).await?;
    }
    db.commit().await?;
    Ok(if tries + 1 >= MOST_TRIES { VouchGiven::TooManyTries } else { VouchGiven::Wrong })
}

/// The person with this id, or with this address.
async fn find_whom(db: &mut impl Db, whom: &str) -> Result<Option<Uuid>, Error> {
    if let Ok(id) = whom.parse::<Uuid>() {
        return Ok(person::find(db, id).await?.map(|person| person.id));
    }
    let Ok(address) = EmailAddress::parse(whom) else { return Ok(None) };
    Ok(contact::find_by_address(db, address.folded()).await?.map(|contact| contact.person_id))
}
