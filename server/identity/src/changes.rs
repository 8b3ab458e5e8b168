//! What every change to a person's things begins and ends with: one change after the other, none while frozen, and the owner is told.

use portico_store::notice_link::{self, NoticeLink};
use portico_store::person::Person;
use portico_store::{Write, contact, event, person};
use uuid::Uuid;

use crate::keys::sha256;
use crate::letters::{Letter, Notice};
use crate::settings::NOT_ME_LIFETIME;
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// Opens a change to a person's things. Until the transaction ends nobody else changes them, so that what is read now holds.
    ///
    /// # Errors
    /// [`Error::Frozen`] while the account is frozen, [`Error::NoAccount`] when it is gone.
    pub(crate) async fn open_change(&self, db: &mut Write, person: Uuid) -> Result<Person, Error> {
        let person = self.open_change_even_frozen(db, person).await?;
        if person.frozen_at.is_some() { Err(Error::Frozen) } else { Ok(person) }
    }

    /// The same for what freezes, thaws and recovers.
    ///
    /// # Errors
    /// [`Error::NoAccount`] when the account is gone.
    pub(crate) async fn open_change_even_frozen(&self, db: &mut Write, person: Uuid) -> Result<Person, Error> {
        // Every change is recorded in the person's history: its lock is the one that orders them.
        event::lock_chain(db, person).await?;
        match person::find(db, person).await? {
            Some(person) => Ok(person),
            None => {
                // Whoever goes on without a person leaves no beginning of a history.
                event::forget_empty(db, person).await?;
                Err(Error::NoAccount)
            }
        }
    }

    /// Tells the owner at every address. `subject` is the passkey or the contact that the notice is about: saying "this was not me" suspends
    /// it. Each mail has a link of its own, so that whoever reads one of them cannot use up the others'. Call [`Identity::wake_mail`] after
    /// the commit.
    pub(crate) async fn tell_owner(
        &self,
        db: &mut Write,
        person: &Person,
        notice: &Notice,
        subject: Option<Uuid>,
        at: &Circumstances,
    ) -> Result<(), Error> {
        for contact in contact::list_by_person(db, person.id).await? {
            let not_me = match notice {
                Notice::Frozen | Notice::RecoveryStopped | Notice::ErasureStopped => None,
                Notice::PasskeyAdded { .. }
                | Notice::PasskeyRemoved { .. }
                | Notice::PasskeyTrusted
                | Notice::AddressAdded { .. }
                | Notice::AddressRemoved { .. }
                | Notice::PrimaryChanged { .. }
                | Notice::NewDevice
                | Notice::CodesMade
                | Notice::RecoveryProved
                | Notice::RecoveryStarted { .. }
                | Notice::RecoveryWaits { .. }
                | Notice::RecoveryReady { .. }
                | Notice::Recovered { .. }
                | Notice::Thawed
                | Notice::ExportAsked
                | Notice::ErasureAsked { .. }
                | Notice::Vouched { .. } => Some(self.draw_notice_link(db, person.id, notice, subject).await?),
            };
            let letter = Letter::Notice {
                name: person.called().to_owned(),
                notice: notice.clone(),
                device: at.device.clone(),
                at: self.now(),
                not_me,
            };
            self.post(db, Some(person.id), &contact.address, &person.language, letter).await?;
        }
        Ok(())
    }

    async fn draw_notice_link(
        &self,
        db: &mut Write,
        person: Uuid,
        notice: &Notice,
        subject: Option<Uuid>,
    ) -> Result<String, Error> {
        let (token, now) = (self.rng().token()?, self.now());
        let link = NoticeLink {
            token_hash: sha256(token.as_bytes()),
            person_id: person,
            notice: notice.as_str().into(),
            subject_id: subject,
            created_at: now,
            expires_at: now + NOT_ME_LIFETIME,
            used_at: None,
        };
        notice_link::insert(db, &link).await?;
        Ok(token)
    }
}
