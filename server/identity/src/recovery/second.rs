//! The second proof by another address, and which second proofs there are.

use portico_store::contact::Contact;
use portico_store::mail_proof::MailProof;
use portico_store::person::Person;
use portico_store::recovery::Recovery;
use portico_store::{Db, Write, contact, recovery, recovery_code, recovery_wait};
use serde_json::json;
use uuid::Uuid;

use super::outcome::{OtherAddress, RecoveryStage, SecondMail, SecondProof, SecondProofs};
use super::{GrantedBy, Step};
use crate::address::mask;
use crate::events::EventKind;
use crate::letters::Letter;
use crate::proofs::{MailSecrets, Proving, Purpose, Renewed, Tried};
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// Which second proofs there are; none unless the first was given within the hour and the recovery is not over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn second_proofs(&self, id: Uuid) -> Result<Option<SecondProofs>, Error> {
        let mut db = self.store().read().await?;
        let Some(recovery) = recovery::find(&mut db, id).await? else { return Ok(None) };
        let Step::Second { person } = self.step_of(&recovery) else { return Ok(None) };
        let first = self.find_proof(&mut db, Purpose::Recovery, recovery.first_proof).await?;
        match first {
            Some(first) => Ok(Some(self.list_second_proofs(&mut db, person, &first).await?)),
            None => Ok(None),
        }
    }

    pub(super) async fn second_stage(
        &self,
        db: &mut impl Db,
        recovery: &Recovery,
        person: Uuid,
        first: &MailProof,
    ) -> Result<RecoveryStage, Error> {
        let second = match recovery.second_proof {
            Some(second) => self.find_proof(db, Purpose::RecoverySecond, second).await?,
            None => None,
        };
        Ok(match second {
            Some(second) => RecoveryStage::AwaitingSecondMail {
                masked_address: mask(&second.address),
                next_mail_at: self.next_mail_at(&second),
            },
            None => RecoveryStage::Choosing(self.list_second_proofs(db, person, first).await?),
        })
    }

    async fn list_second_proofs(
        &self,
        db: &mut impl Db,
        person: Uuid,
        first: &MailProof,
    ) -> Result<SecondProofs, Error> {
        let codes = recovery_code::list_by_person(db, person).await?;
        let contacts = contact::list_by_person(db, person).await?;
        let others = contacts.into_iter().filter(|contact| is_other(contact, first));
        let addresses =
            others.map(|contact| OtherAddress { contact: contact.id, masked_address: mask(&contact.address) });
        let wait = recovery_wait::find_open(db, person).await?;
        Ok(SecondProofs {
            codes_left: codes.iter().any(|code| code.used_at.is_none()),
            addresses: addresses.collect(),
            waiting: self.waiting(wait.as_ref()),
            vouching: self.vouching(db, person).await?,
        })
    }

    /// Mails a code to another address of the account. Asked for again, it is the same proof: its wrong codes are not forgotten.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mail_second_address(&self, id: Uuid, contact: Uuid, at: &Circumstances) -> Result<SecondMail, Error> {
        let mut db = self.store().write().await?;
        let Some((recovery, chosen)) = self.find_other_address(&mut db, id, contact).await? else {
            return Ok(SecondMail::Gone);
        };
        if let Some(wait) = self.take_mail(&mut db, &chosen.address_folded, at.network).await? {
            return Ok(SecondMail::Limited(wait));
        }
        let owner = self.owner_of(&mut db, &chosen.address_folded).await?;
        let Some((chosen, person)) = owner.filter(|(_, person)| Some(person.id) == recovery.person_id) else {
            return Ok(SecondMail::Gone);
        };
        let (proof, secrets) = match self.asked_before(&mut db, &recovery, &chosen).await? {
            Some(proof) => match self.renew_proof(&mut db, &proof).await? {
                Renewed::Secrets(secrets) => (proof, secrets),
                Renewed::TooSoon => return Ok(SecondMail::MailSent),
                Renewed::Spent => return Ok(SecondMail::Gone),
            },
            None => {
                // A new proof belongs to the person: whoever erases them holds this and waits for that.
                self.open_change_even_frozen(&mut db, person.id).await?;
                let proving = Proving {
                    purpose: Purpose::RecoverySecond,
                    person: Some(person.id),
                    address: &chosen.address,
                    address_folded: &chosen.address_folded,
                    language: &person.language,
                };
                self.open_proof(&mut db, &proving).await?
            }
        };
        let person = self.open_change_even_frozen(&mut db, person.id).await?;
        if let Err(_over) = self.find_awaiting_second(&mut db, id).await? {
            return Ok(SecondMail::Gone);
        }
        // Two requests at once write one mail.
        if !recovery::set_second_proof(&mut db, id, recovery.second_proof, proof.id).await? {
            return Ok(SecondMail::MailSent);
        }
        let detail = json!({ "recovery": id, "device": at.device });
        self.record(&mut db, EventKind::RecoverySecondMailed, Some(person.id), at, detail).await?;
        self.write_second_mail(&mut db, &proof, Some((chosen, person)), secrets).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(SecondMail::MailSent)
    }

    /// The recovery, if it awaits a second proof, and the address, if it is the same person's and not the one of the first proof.
    async fn find_other_address(
        &self,
        db: &mut Write,
        id: Uuid,
        contact: Uuid,
    ) -> Result<Option<(Recovery, Contact)>, Error> {
        let Some(recovery) = recovery::find(db, id).await? else { return Ok(None) };
        let Step::Second { person } = self.step_of(&recovery) else { return Ok(None) };
        let Some(first) = self.find_proof(db, Purpose::Recovery, recovery.first_proof).await? else { return Ok(None) };
        let contacts = contact::list_by_person(db, person).await?;
        let chosen = contacts.into_iter().find(|other| other.id == contact && is_other(other, &first));
        Ok(chosen.map(|chosen| (recovery, chosen)))
    }

    async fn asked_before(
        &self,
        db: &mut Write,
        recovery: &Recovery,
        chosen: &Contact,
    ) -> Result<Option<MailProof>, Error> {
        let Some(second) = recovery.second_proof else { return Ok(None) };
        let found = self.find_proof(db, Purpose::RecoverySecond, second).await?;
        Ok(found.filter(|proof| proof.address_folded == chosen.address_folded))
    }

    /// Gives the second proof by the code that was mailed to another address.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recover_with_second_address(
        &self,
        id: Uuid,
        typed: &str,
        at: &Circumstances,
    ) -> Result<SecondProof, Error> {
        let mut db = self.store().write().await?;
        let (recovery, person) = match self.find_awaiting_second(&mut db, id).await? {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        };
        let Some(second) = recovery.second_proof else { return Ok(SecondProof::NotReady) };
        let Some(proof) = self.find_proof(&mut db, Purpose::RecoverySecond, second).await? else {
            return Ok(SecondProof::Gone);
        };
        match self.try_code(&mut db, &proof, typed, at).await? {
            Tried::Proved => {
                if !self.owns_address(&mut db, Some(person), &proof.address_folded).await? {
                    return Ok(SecondProof::Gone);
                }
                self.grant_recovery(db, id, person, GrantedBy::Address, at).await
            }
            Tried::WrongCode => {
                let detail = json!({ "recovery": id, "device": at.device });
                self.record(&mut db, EventKind::RecoveryCodeRefused, Some(person), at, detail).await?;
                db.commit().await?;
                Ok(SecondProof::Wrong)
            }
            Tried::TooManyTries => Ok(SecondProof::TooManyTries),
            Tried::Expired => Ok(SecondProof::Expired),
            Tried::Spent => Ok(SecondProof::Gone),
            Tried::Limited(wait) => Ok(SecondProof::Limited(wait)),
        }
    }

    /// The recovery and whose it is, if it awaits a second proof; otherwise what to answer.
    pub(super) async fn find_awaiting_second(
        &self,
        db: &mut Write,
        id: Uuid,
    ) -> Result<Result<(Recovery, Uuid), SecondProof>, Error> {
        let Some(recovery) = recovery::find(db, id).await? else { return Ok(Err(SecondProof::Gone)) };
        Ok(match self.step_of(&recovery) {
            Step::Second { person } => Ok((recovery, person)),
            Step::First => Err(SecondProof::NotReady),
            Step::Late => Err(SecondProof::Expired),
            Step::Over => Err(SecondProof::Gone),
        })
    }

    pub(super) async fn write_second_mail(
        &self,
        db: &mut Write,
        proof: &MailProof,
        owner: Option<(Contact, Person)>,
        secrets: MailSecrets,
    ) -> Result<(), Error> {
        let Some((contact, person)) = owner.filter(|(_, person)| proof.person_id == Some(person.id)) else {
            return Ok(());
        };
        let MailSecrets { code, expires_at, .. } = secrets;
        let letter = Letter::RecoverSecond { name: person.called().to_owned(), code, expires_at };
        self.post(db, Some(person.id), &contact.address, &person.language, letter).await
    }
}

/// Whether an address is a second proof beside the first: another one, and not one that its owner said is not theirs.
fn is_other(contact: &Contact, first: &MailProof) -> bool {
    contact.address_folded != first.address_folded && contact.suspended_at.is_none()
}
