//! A person's mail addresses: adding and confirming further ones, choosing the primary one, removing.
//!
//! An address that another account has takes the same path and the same writes, so that nobody learns who has an account (OWASP ASVS
//! 5.0, 6.3.8). What differs is the letter: without its secrets such an address is never confirmed.

mod confirmation;
mod outcome;

use portico_store::mail_proof::{self, MailProof};
use portico_store::person::Person;
use portico_store::{Write, contact, person};
use serde_json::json;
use uuid::Uuid;

use crate::address::{EmailAddress, mask};
use crate::events::EventKind;
use crate::letters::{Letter, Notice};
use crate::proofs::{MailSecrets, Proving, Purpose, Renewed};
use crate::recipients::Change;
use crate::sessions::{RecentAuth, SignedIn};
use crate::sign_up::MailRepeated;
use crate::{Circumstances, Error, Identity};

pub use outcome::{AddressAdded, AddressConfirmed, AddressLink, AddressRemoved, Addresses, PendingAddress};

/// Addresses of one person, those that wait included.
const MOST_ADDRESSES: usize = 5;
/// Addresses of one person that wait to be confirmed.
const MOST_PENDING: usize = 3;

impl Identity {
    /// The person's addresses, and those that wait to be confirmed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_addresses(&self, who: &SignedIn) -> Result<Addresses, Error> {
        let mut db = self.store().read().await?;
        let verified = contact::list_by_person(&mut db, who.person()).await?;
        let pending = mail_proof::list_unspent(&mut db, who.person(), Purpose::FurtherAddress.as_str()).await?;
        let pending = pending.into_iter().map(|proof| PendingAddress {
            id: proof.id,
            next_mail_at: self.next_mail_at(&proof),
            expires_at: proof.expires_at,
            address: proof.address,
        });
        Ok(Addresses { verified, pending: pending.collect() })
    }

    /// Writes one mail: to confirm the address, or to tell its owner that another account wants it. An address that waits already is
    /// answered with the one that waits.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn add_address(
        &self,
        recent: &RecentAuth,
        address: &EmailAddress,
        at: &Circumstances,
    ) -> Result<AddressAdded, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?;
        let verified = contact::list_by_person(&mut db, person.id).await?;
        if verified.iter().any(|contact| contact.address_folded == address.folded()) {
            return Ok(AddressAdded::AlreadyYours);
        }
        let pending = mail_proof::list_unspent(&mut db, person.id, Purpose::FurtherAddress.as_str()).await?;
        if let Some(proof) = pending.iter().find(|proof| proof.address_folded == address.folded()) {
            return Ok(AddressAdded::MailSent { id: proof.id });
        }
        if pending.len() >= MOST_PENDING || verified.len() + pending.len() >= MOST_ADDRESSES {
            return Ok(AddressAdded::TooMany);
        }
        if let Some(wait) = self.take_mail(&mut db, address.folded(), at.network).await? {
            return Ok(AddressAdded::Limited(wait));
        }
        let proving = Proving {
            purpose: Purpose::FurtherAddress,
            person: Some(person.id),
            address: address.as_str(),
            address_folded: address.folded(),
            language: &person.language,
        };
        let (proof, secrets) = self.open_proof(&mut db, &proving).await?;
        self.write_address_mail(&mut db, &person, &proof, secrets).await?;
        let detail = json!({ "proof": proof.id, "device": at.device });
        self.record(&mut db, EventKind::AddressAsked, Some(person.id), at, detail).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(AddressAdded::MailSent { id: proof.id })
    }

    /// Writes another mail to an address that waits; the number of wrong codes is not forgotten.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn repeat_address_mail(
        &self,
        who: &SignedIn,
        id: Uuid,
        at: &Circumstances,
    ) -> Result<MailRepeated, Error> {
        let mut db = self.store().write().await?;
        let Some(proof) = own(self.find_proof(&mut db, Purpose::FurtherAddress, id).await?, who.person()) else {
            return Ok(MailRepeated::Gone);
        };
        if proof.spent_at.is_some() {
            return Ok(MailRepeated::AlreadyConfirmed);
        }
        if self.now() < self.next_mail_at(&proof) {
            return Ok(MailRepeated::TooSoon);
        }
        if let Some(wait) = self.take_mail(&mut db, &proof.address_folded, at.network).await? {
            return Ok(MailRepeated::Limited(wait));
        }
        let secrets = match self.renew_proof(&mut db, &proof).await? {
            Renewed::Secrets(secrets) => secrets,
            Renewed::TooSoon => return Ok(MailRepeated::TooSoon),
            Renewed::Spent => return Ok(MailRepeated::AlreadyConfirmed),
        };
        let person = self.open_change(&mut db, who.person()).await?;
        self.write_address_mail(&mut db, &person, &proof, secrets).await?;
        let detail = json!({ "proof": id, "device": at.device });
        self.record(&mut db, EventKind::AddressMailRepeated, Some(person.id), at, detail).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(MailRepeated::MailSent)
    }

    /// The person does not want to add it any more. `false` when nothing of theirs waits under this id.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn drop_pending_address(&self, who: &SignedIn, id: Uuid, at: &Circumstances) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let found = own(self.find_proof(&mut db, Purpose::FurtherAddress, id).await?, who.person());
        if found.is_none() || !mail_proof::drop_unspent(&mut db, id).await? {
            return Ok(false);
        }
        let person = self.open_change(&mut db, who.person()).await?;
        let detail = json!({ "proof": id, "device": at.device });
        self.record(&mut db, EventKind::AddressDropped, Some(person.id), at, detail).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Makes one of the person's addresses the primary one. `false` when the person has no such address.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn make_primary(&self, recent: &RecentAuth, id: Uuid, at: &Circumstances) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?;
        let addresses = contact::list_by_person(&mut db, person.id).await?;
        let Some(chosen) = addresses.iter().find(|contact| contact.id == id) else { return Ok(false) };
        if chosen.is_primary {
            return Ok(true);
        }
        contact::make_primary(&mut db, person.id, id).await?;
        let detail = json!({ "contact": id, "device": at.device });
        self.record(&mut db, EventKind::PrimaryChanged, Some(person.id), at, detail).await?;
        let notice = Notice::PrimaryChanged { address: mask(&chosen.address) };
        self.tell_owner(&mut db, &person, &notice, None, at).await?;
        self.tell_recipients(&mut db, &person, &Change::Corrected).await?;
        db.commit().await?;
        self.wake_mail();
        self.wake_webhooks();
        Ok(true)
    }

    /// Removes an address; the oldest other one becomes the primary one if it was that. It is told, too.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn remove_address(
        &self,
        recent: &RecentAuth,
        id: Uuid,
        at: &Circumstances,
    ) -> Result<AddressRemoved, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?;
        let (removed, others): (Vec<_>, Vec<_>) =
            contact::list_by_person(&mut db, person.id).await?.into_iter().partition(|contact| contact.id == id);
        let Some(removed) = removed.first() else { return Ok(AddressRemoved::NotFound) };
        let Some(oldest) = others.first() else { return Ok(AddressRemoved::LastOne) };
        // Before it is gone, so that it is told.
        let notice = Notice::AddressRemoved { address: mask(&removed.address) };
        self.tell_owner(&mut db, &person, &notice, None, at).await?;
        contact::delete(&mut db, person.id, id).await?;
        if removed.is_primary {
            contact::make_primary(&mut db, person.id, oldest.id).await?;
            self.tell_recipients(&mut db, &person, &Change::Corrected).await?;
        }
        let detail = json!({ "contact": id, "device": at.device });
        self.record(&mut db, EventKind::AddressRemoved, Some(person.id), at, detail).await?;
        db.commit().await?;
        self.wake_mail();
        self.wake_webhooks();
        Ok(AddressRemoved::Removed)
    }

    /// Both branches read the same tables and write one letter.
    async fn write_address_mail(
        &self,
        db: &mut Write,
        person: &Person,
        proof: &MailProof,
        secrets: MailSecrets,
    ) -> Result<(), Error> {
        let known = contact::find_by_address(db, &proof.address_folded).await?;
        let owner = person::find(db, known.as_ref().map_or(person.id, |contact| contact.person_id)).await?;
        match (known, owner) {
            (Some(contact), Some(owner)) if owner.id != person.id => {
                let letter = Letter::AddressWantedElsewhere { name: owner.called().into() };
                self.post(db, Some(owner.id), &contact.address, &owner.language, letter).await
            }
            (Some(_) | None, _) => {
                let MailSecrets { token, code, expires_at } = secrets;
                let name = person.called().into();
                let letter = Letter::ConfirmFurtherAddress { name, token, code, expires_at };
                self.post(db, Some(person.id), &proof.address, &proof.language, letter).await
            }
        }
    }
}

/// Somebody else's proof is none.
fn own(found: Option<MailProof>, person: Uuid) -> Option<MailProof> {
    found.filter(|proof| proof.person_id == Some(person))
}
