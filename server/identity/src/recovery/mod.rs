//! Recovery: how somebody without a passkey gets back in, and nobody else does. Never by one proof alone (NIST SP 800-63B-4 §4.2).
//!
//! `flow` is the first proof, a mail to an address of the account; `second` another address, `codes` what is kept on paper, `waiting` time
//! in which the owner can say no. What was granted allows one thing, a new passkey (see `passkeys::account`). Known and unknown addresses
//! take the same path and the same writes. `vouching` is the word of somebody who knows the person.

mod codes;
mod flow;
mod outcome;
mod second;
mod vouching;
mod waiting;

use portico_store::contact::Contact;
use portico_store::person::Person;
use portico_store::recovery::Recovery;
use portico_store::{Write, contact, person, recovery, recovery_wait, vouch};
use serde_json::json;
use uuid::Uuid;

use crate::clock::{DAY, HOUR, Micros};
use crate::events::EventKind;
use crate::proofs::Purpose;
use crate::{Circumstances, Error, Identity};

pub use outcome::{
    CodesState, FirstProof, OtherAddress, RecoveryLink, RecoveryStage, RecoveryStarted, RecoveryView, SecondMail,
    SecondProof, SecondProofs, VouchAsked, VouchGiven, VouchRelation, VouchRequest, Vouching, WaitStarted, Waiting,
};

/// How many recovery codes a person has.
pub const RECOVERY_CODES: usize = 10;
/// After the first proof there is this long for the second one: time to find the paper with the codes.
const PROVED_LIFETIME: Micros = HOUR;
/// What is left of a recovery is removed this long after it was begun.
pub(crate) const KEEP_RECOVERY: Micros = 2 * DAY;

/// Which second proof was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GrantedBy {
    Code,
    Address,
    Waiting,
    Vouch,
}

impl GrantedBy {
    fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Address => "address",
            Self::Waiting => "waiting",
            Self::Vouch => "vouch",
        }
    }
}

/// How far a recovery has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The first proof is awaited.
    First,
    /// The first proof was given, a second one is awaited.
    Second { person: Uuid },
    /// The first proof was given too long ago.
    Late,
    /// Granted, finished or stopped.
    Over,
}

impl Identity {
    fn step_of(&self, recovery: &Recovery) -> Step {
        if recovery.granted_at.is_some() || recovery.finished_at.is_some() || recovery.stopped_at.is_some() {
            return Step::Over;
        }
        match (recovery.proved_at, recovery.person_id) {
            (Some(at), Some(person)) if (0..PROVED_LIFETIME).contains(&(self.now() - at)) => Step::Second { person },
            (Some(_), _) => Step::Late,
            (None, _) => Step::First,
        }
    }

    /// Who has an address now. Whoever has it, the same two questions are asked.
    async fn owner_of(&self, db: &mut Write, address_folded: &str) -> Result<Option<(Contact, Person)>, Error> {
        let contact = contact::find_by_address(db, address_folded).await?;
        // One that its owner said is not theirs proves nothing.
        let contact = contact.filter(|contact| contact.suspended_at.is_none());
        let owner = person::find(db, contact.as_ref().map_or(Uuid::nil(), |contact| contact.person_id)).await?;
        Ok(contact.zip(owner))
    }

    /// Grants a recovery and commits: whoever holds its session may create a passkey.
    async fn grant_recovery(
        &self,
        mut db: Write,
        id: Uuid,
        person: Uuid,
        by: GrantedBy,
        at: &Circumstances,
    ) -> Result<SecondProof, Error> {
        if !self.first_proof_holds(&mut db, id, person).await? {
            return Ok(SecondProof::Gone);
        }
        // What was spent for it comes back with the transaction when somebody else was first, or the owner stopped it.
        if !recovery::grant(&mut db, id, by.as_str(), self.now()).await? {
            return Ok(SecondProof::Gone);
        }
        let detail = json!({ "recovery": id, "by": by.as_str(), "device": at.device });
        self.record(&mut db, EventKind::RecoveryGranted, Some(person), at, detail).await?;
        db.commit().await?;
        Ok(SecondProof::Granted { person, recovery: id })
    }

    /// Whether the address of the first proof is still the person's: one that was removed meanwhile proves nothing any more.
    async fn first_proof_holds(&self, db: &mut Write, id: Uuid, person: Uuid) -> Result<bool, Error> {
        let Some(recovery) = recovery::find(db, id).await? else { return Ok(false) };
        let first = self.find_proof(db, Purpose::Recovery, recovery.first_proof).await?;
        let Some(first) = first else { return Ok(false) };
        let owner = self.owner_of(db, &first.address_folded).await?;
        Ok(owner.is_some_and(|(contact, _)| contact.person_id == person))
    }

    /// Stops what waits, what is under way, and what was granted and not used yet. Tells whether there was anything.
    pub(crate) async fn stop_recoveries(&self, db: &mut Write, person: Uuid) -> Result<bool, Error> {
        let now = self.now();
        let waited = recovery_wait::end(db, person, now).await?;
        let under_way = recovery::stop_by_person(db, person, now).await?;
        let vouched = vouch::stop(db, person, now).await?;
        if vouched > 0 {
            self.record(db, EventKind::VouchStopped, Some(person), &Circumstances::by_itself(), json!({})).await?;
        }
        Ok(waited || under_way > 0 || vouched > 0)
    }
}
