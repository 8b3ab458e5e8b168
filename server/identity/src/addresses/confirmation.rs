//! Confirming a further address: by the link or the code of its mail, in a session of the person who asked, once.

use portico_store::contact::Contact;
use portico_store::mail_proof::MailProof;
use portico_store::person::Person;
use portico_store::{StoreError, Taken, Write, contact};
use serde_json::json;
use uuid::Uuid;

use super::outcome::{AddressConfirmed, AddressLink};
use super::own;
use crate::address::mask;
use crate::events::EventKind;
use crate::letters::Notice;
use crate::proofs::{ProofState, Purpose, Tried};
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// What a link says before it is used. Changes nothing: mail scanners open links.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_at_address_link(&self, who: &SignedIn, token: &str) -> Result<AddressLink, Error> {
        let mut db = self.store().read().await?;
        let found = self.find_proof_by_token(&mut db, Purpose::FurtherAddress, token).await?;
        let Some(proof) = found else { return Ok(AddressLink::Unknown) };
        if proof.person_id != Some(who.person()) {
            return Ok(AddressLink::NotYours);
        }
        Ok(match self.proof_state(&proof) {
            ProofState::Open => AddressLink::Ready { address: proof.address },
            ProofState::Expired => AddressLink::Expired,
            ProofState::Spent => AddressLink::Spent,
        })
    }

    /// Spends a link. It works for the person who asked for it, and nobody else.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn confirm_address_by_link(
        &self,
        who: &SignedIn,
        token: &str,
        at: &Circumstances,
    ) -> Result<AddressConfirmed, Error> {
        let mut db = self.store().write().await?;
        let found = self.find_proof_by_token(&mut db, Purpose::FurtherAddress, token).await?;
        let Some(proof) = own(found, who.person()) else { return Ok(AddressConfirmed::Unknown) };
        let tried = self.try_link(&mut db, &proof).await?;
        let person = self.open_change(&mut db, who.person()).await?;
        self.finish_confirmation(db, &person, &proof, tried, at).await
    }

    /// Spends the code of an address that waits.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn confirm_address_by_code(
        &self,
        who: &SignedIn,
        id: Uuid,
        typed: &str,
        at: &Circumstances,
    ) -> Result<AddressConfirmed, Error> {
        let mut db = self.store().write().await?;
        let found = self.find_proof(&mut db, Purpose::FurtherAddress, id).await?;
        let Some(proof) = own(found, who.person()) else { return Ok(AddressConfirmed::Unknown) };
        // Limits and proofs before the person's history, as in a recovery: two changes never wait for each other.
        let tried = self.try_code(&mut db, &proof, typed, at).await?;
        let person = self.open_change(&mut db, who.person()).await?;
        self.finish_confirmation(db, &person, &proof, tried, at).await
    }

    async fn finish_confirmation(
        &self,
        mut db: Write,
        person: &Person,
        proof: &MailProof,
        tried: Tried,
        at: &Circumstances,
    ) -> Result<AddressConfirmed, Error> {
        let outcome = match tried {
            Tried::Proved => return self.keep_address(db, person, proof, at).await,
            Tried::WrongCode => AddressConfirmed::WrongCode,
            Tried::TooManyTries => AddressConfirmed::TooManyTries,
            Tried::Expired => AddressConfirmed::Expired,
            Tried::Spent => AddressConfirmed::Spent,
            Tried::Limited(wait) => AddressConfirmed::Limited(wait),
        };
        if outcome == AddressConfirmed::WrongCode {
            let detail = json!({ "proof": proof.id, "device": at.device });
            self.record(&mut db, EventKind::AddressCodeRefused, Some(person.id), at, detail).await?;
        }
        db.commit().await?;
        Ok(outcome)
    }

    async fn keep_address(
        &self,
        mut db: Write,
        person: &Person,
        proof: &MailProof,
        at: &Circumstances,
    ) -> Result<AddressConfirmed, Error> {
        let now = self.now();
        let contact = Contact {
            id: self.new_id()?,
            person_id: person.id,
            address: proof.address.clone(),
            address_folded: proof.address_folded.clone(),
            is_primary: false,
            verified_at: now,
            created_at: now,
            suspended_at: None,
        };
        match contact::insert(&mut db, &contact).await {
            Err(StoreError::Taken(Taken::Address)) => return Ok(AddressConfirmed::Taken),
            inserted => inserted?,
        }
        self.lift_tombstone(&mut db, &contact.address_folded).await?;
        let detail = json!({ "contact": contact.id, "proof": proof.id, "device": at.device });
        self.record(&mut db, EventKind::AddressAdded, Some(person.id), at, detail).await?;
        let notice = Notice::AddressAdded { address: mask(&contact.address) };
        self.tell_owner(&mut db, person, &notice, Some(contact.id), at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(AddressConfirmed::Added)
    }
}
