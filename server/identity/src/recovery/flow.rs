//! The first proof: a mail with a link and a code, ten minutes, that work in the browser that asked and nowhere else.

use portico_store::contact::Contact;
use portico_store::mail_proof::MailProof;
use portico_store::person::Person;
use portico_store::recovery::Recovery;
use portico_store::{Write, event, recovery};
use serde_json::json;
use uuid::Uuid;

use super::Step;
use super::outcome::{FirstProof, RecoveryLink, RecoveryStage, RecoveryStarted, RecoveryView};
use crate::address::{EmailAddress, mask};
use crate::events::EventKind;
use crate::letters::{Letter, Notice};
use crate::limits::Limit;
use crate::proofs::{MailSecrets, ProofState, Proving, Purpose, Renewed, Tried};
use crate::sign_up::MailRepeated;
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// Begins a recovery and writes one mail: with a link and a code, or to say that no account has the address.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn start_recovery(
        &self,
        address: &EmailAddress,
        language: &str,
        at: &Circumstances,
    ) -> Result<RecoveryStarted, Error> {
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::RecoveryNetwork(at.network)).await? {
            return Ok(RecoveryStarted::Limited(wait));
        }
        if let Some(wait) = self.take_mail(&mut db, address.folded(), at.network).await? {
            return Ok(RecoveryStarted::Limited(wait));
        }
        // Before anything that belongs to the owner: whoever erases them holds this and waits for that.
        self.wait_like_strangers(&mut db).await?;
        let owner = self.owner_of(&mut db, address.folded()).await?;
        let proving = Proving {
            purpose: Purpose::Recovery,
            person: owner.as_ref().map(|(_, person)| person.id),
            address: address.as_str(),
            address_folded: address.folded(),
            language,
        };
        let (proof, secrets) = self.open_proof(&mut db, &proving).await?;
        let recovery = Recovery {
            id: self.new_id()?,
            person_id: proof.person_id,
            first_proof: proof.id,
            second_proof: None,
            created_at: proof.created_at,
            proved_at: None,
            granted_at: None,
            granted_by: None,
            finished_at: None,
            stopped_at: None,
        };
        recovery::insert(&mut db, &recovery).await?;
        self.write_first_mail(&mut db, &proof, owner, secrets).await?;
        let detail = json!({ "recovery": recovery.id, "device": at.device });
        self.record(&mut db, EventKind::RecoveryStarted, proof.person_id, at, detail).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(RecoveryStarted::MailSent { recovery: recovery.id })
    }

    /// How a recovery stands, for the browser that began it; none when it is gone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_recovery(&self, id: Uuid) -> Result<Option<RecoveryView>, Error> {
        let mut db = self.store().read().await?;
        let Some(recovery) = recovery::find(&mut db, id).await? else { return Ok(None) };
        let Some(first) = self.find_proof(&mut db, Purpose::Recovery, recovery.first_proof).await? else {
            return Ok(None);
        };
        let stage = match self.step_of(&recovery) {
            Step::First => match self.proof_state(&first) {
                ProofState::Open => RecoveryStage::AwaitingMail,
                ProofState::Expired | ProofState::Spent => RecoveryStage::Expired,
            },
            Step::Second { person } => self.second_stage(&mut db, &recovery, person, &first).await?,
            Step::Late | Step::Over => RecoveryStage::Over,
        };
        let (masked_address, next_mail_at) = (mask(&first.address), self.next_mail_at(&first));
        Ok(Some(RecoveryView { masked_address, next_mail_at, stage }))
    }

    /// Writes the mail that is awaited once more, with new secrets: the second one after it was asked for. The number of wrong codes is
    /// not forgotten.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn repeat_recovery_mail(&self, id: Uuid, at: &Circumstances) -> Result<MailRepeated, Error> {
        let mut db = self.store().write().await?;
        let Some(recovery) = recovery::find(&mut db, id).await? else { return Ok(MailRepeated::Gone) };
        let (purpose, proof) = match (self.step_of(&recovery), recovery.second_proof) {
            (Step::First, _) => (Purpose::Recovery, recovery.first_proof),
            (Step::Second { .. }, Some(second)) => (Purpose::RecoverySecond, second),
            (Step::Second { .. }, None) => return Ok(MailRepeated::AlreadyConfirmed),
            (Step::Late | Step::Over, _) => return Ok(MailRepeated::Gone),
        };
        let Some(proof) = self.find_proof(&mut db, purpose, proof).await? else { return Ok(MailRepeated::Gone) };
        if let Some(wait) = self.take_repeated_mail(&mut db, &proof, at).await? {
            return Ok(wait);
        }
        let secrets = match self.renew_proof(&mut db, &proof).await? {
            Renewed::Secrets(secrets) => secrets,
            Renewed::TooSoon => return Ok(MailRepeated::TooSoon),
            Renewed::Spent => return Ok(MailRepeated::AlreadyConfirmed),
        };
        self.wait_like_strangers(&mut db).await?;
        let owner = self.owner_of(&mut db, &proof.address_folded).await?;
        match purpose {
            Purpose::RecoverySecond => self.write_second_mail(&mut db, &proof, owner, secrets).await?,
            Purpose::Recovery | Purpose::FurtherAddress => {
                self.write_first_mail(&mut db, &proof, owner, secrets).await?;
            }
        }
        let detail = json!({ "recovery": id, "device": at.device });
        self.record(&mut db, EventKind::RecoveryMailRepeated, recovery.person_id, at, detail).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(MailRepeated::MailSent)
    }

    /// Who asks too soon is told so, and not that there were too many.
    async fn take_repeated_mail(
        &self,
        db: &mut Write,
        proof: &MailProof,
        at: &Circumstances,
    ) -> Result<Option<MailRepeated>, Error> {
        if self.now() < self.next_mail_at(proof) {
            return Ok(Some(MailRepeated::TooSoon));
        }
        Ok(self.take_mail(db, &proof.address_folded, at.network).await?.map(MailRepeated::Limited))
    }

    /// What a link says before it is used; `here` is the recovery that this browser began. Changes nothing: mail scanners open links.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_at_recovery_link(&self, token: &str, here: Option<Uuid>) -> Result<RecoveryLink, Error> {
        let mut db = self.store().read().await?;
        let Some(proof) = self.find_proof_by_token(&mut db, Purpose::Recovery, token).await? else {
            return Ok(RecoveryLink::Unknown);
        };
        let Some(recovery) = recovery::find_by_first_proof(&mut db, proof.id).await? else {
            return Ok(RecoveryLink::Unknown);
        };
        Ok(match self.proof_state(&proof) {
            ProofState::Spent => RecoveryLink::Spent,
            ProofState::Expired => RecoveryLink::Expired,
            ProofState::Open if recovery.stopped_at.is_some() => RecoveryLink::Expired,
            ProofState::Open if here != Some(recovery.id) => RecoveryLink::OtherBrowser,
            ProofState::Open => RecoveryLink::Ready { masked_address: mask(&proof.address) },
        })
    }

    /// Gives the first proof by the link; `here` is the recovery that this browser began.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn confirm_recovery_by_link(
        &self,
        here: Option<Uuid>,
        token: &str,
        at: &Circumstances,
    ) -> Result<FirstProof, Error> {
        let mut db = self.store().write().await?;
        let Some(proof) = self.find_proof_by_token(&mut db, Purpose::Recovery, token).await? else {
            return Ok(FirstProof::Unknown);
        };
        let Some(recovery) = recovery::find_by_first_proof(&mut db, proof.id).await? else {
            return Ok(FirstProof::Unknown);
        };
        if here != Some(recovery.id) {
            return Ok(FirstProof::OtherBrowser);
        }
        let tried = self.try_link(&mut db, &proof).await?;
        self.take_first_proof(db, &recovery, &proof, tried, at).await
    }

    /// Gives the first proof by the code, in the browser that began the recovery.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn confirm_recovery_by_code(
        &self,
        id: Uuid,
        typed: &str,
        at: &Circumstances,
    ) -> Result<FirstProof, Error> {
        let mut db = self.store().write().await?;
        let Some(recovery) = recovery::find(&mut db, id).await? else { return Ok(FirstProof::Unknown) };
        let Some(proof) = self.find_proof(&mut db, Purpose::Recovery, recovery.first_proof).await? else {
            return Ok(FirstProof::Unknown);
        };
        let tried = self.try_code(&mut db, &proof, typed, at).await?;
        self.take_first_proof(db, &recovery, &proof, tried, at).await
    }

    async fn take_first_proof(
        &self,
        mut db: Write,
        recovery: &Recovery,
        proof: &MailProof,
        tried: Tried,
        at: &Circumstances,
    ) -> Result<FirstProof, Error> {
        let detail = json!({ "recovery": recovery.id, "device": at.device });
        match tried {
            Tried::Proved => {
                if !self.owns_address(&mut db, recovery.person_id, &proof.address_folded).await? {
                    // Spent nevertheless: the address was removed, and nobody types its code again and again.
                    db.commit().await?;
                    return Ok(FirstProof::Expired);
                }
                if !recovery::prove(&mut db, recovery.id, self.now()).await? {
                    return Ok(FirstProof::Expired);
                }
                self.record(&mut db, EventKind::RecoveryProved, recovery.person_id, at, detail).await?;
                if let Some((_, owner)) = self.owner_of(&mut db, &proof.address_folded).await? {
                    self.tell_owner(&mut db, &owner, &Notice::RecoveryProved, None, at).await?;
                }
                db.commit().await?;
                self.wake_mail();
                Ok(FirstProof::Proved)
            }
            Tried::WrongCode => {
                self.wait_like_strangers(&mut db).await?;
                self.record(&mut db, EventKind::RecoveryCodeRefused, recovery.person_id, at, detail).await?;
                db.commit().await?;
                Ok(FirstProof::WrongCode)
            }
            Tried::TooManyTries => Ok(FirstProof::TooManyTries),
            Tried::Expired => Ok(FirstProof::Expired),
            Tried::Spent => Ok(FirstProof::Spent),
            Tried::Limited(wait) => Ok(FirstProof::Limited(wait)),
        }
    }

    /// What concerns nobody's account waits for one history, shared by all: what concerns somebody's waits for it too, or a crowd of strangers
    /// would tell the two apart by time.
    async fn wait_like_strangers(&self, db: &mut Write) -> Result<(), Error> {
        event::lock_chain(db, Uuid::nil()).await?;
        Ok(())
    }

    /// Locks the person's things, and tells whether the address is still theirs: an address that was removed proves nothing any more.
    pub(super) async fn owns_address(
        &self,
        db: &mut Write,
        person: Option<Uuid>,
        address_folded: &str,
    ) -> Result<bool, Error> {
        let Some(person) = person else { return Ok(false) };
        self.open_change_even_frozen(db, person).await?;
        let owner = self.owner_of(db, address_folded).await?;
        Ok(owner.is_some_and(|(contact, _)| contact.person_id == person))
    }

    /// One letter either way.
    async fn write_first_mail(
        &self,
        db: &mut Write,
        proof: &MailProof,
        owner: Option<(Contact, Person)>,
        secrets: MailSecrets,
    ) -> Result<(), Error> {
        match owner.filter(|(_, person)| proof.person_id == Some(person.id)) {
            Some((contact, person)) => {
                let MailSecrets { token, code, expires_at } = secrets;
                let letter = Letter::Recover { name: person.called().to_owned(), token, code, expires_at };
                self.post(db, Some(person.id), &contact.address, &person.language, letter).await
            }
            None => self.post(db, None, &proof.address, &proof.language, Letter::RecoverUnknown).await,
        }
    }
}
