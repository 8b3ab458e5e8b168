//! Freezing: what an owner does first when something is wrong, from a mail or from the list of activity. Nothing changes until it is thawed by a
//! passkey or by recovery.

use portico_store::person::Person;
use portico_store::{Write, event, notice_link, passkey, person, recovery_wait, session};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::events::EventKind;
use crate::keys::sha256;
use crate::letters::Notice;
use crate::sessions::{RecentAuth, SignedIn};
use crate::{Circumstances, Error, Identity};

/// What a link "this was not me" says before it is used. Looking changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum NoticeLinkState {
    /// It can be used.
    Ready {
        /// What the mail told, by the stable name of its [`Notice`].
        notice: String,
        /// Whether freezing also suspends the passkey that the mail told of.
        passkey: bool,
        /// Whether a recovery waits.
        recovery_running: bool,
        /// Whether the account is frozen already.
        frozen: bool,
    },
    /// It was used, or its time is over.
    Spent,
    /// It is not one of ours, or was cut.
    Unknown,
}

/// What the owner wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeAnswer {
    /// Stop the recovery.
    StopRecovery,
    /// Stop the recovery and freeze the account.
    Freeze,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum NoticeAnswered {
    /// No recovery is under way any more.
    Stopped,
    /// The account is frozen.
    Frozen,
    /// The link was used, or its time is over.
    Spent,
    /// The link is not one of ours, or was cut.
    Unknown,
}

impl Identity {
    /// What a link "this was not me" says.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_at_notice(&self, token: &str) -> Result<NoticeLinkState, Error> {
        let mut db = self.store().read().await?;
        let Some(link) = notice_link::find(&mut db, &sha256(token.as_bytes())).await? else {
            return Ok(NoticeLinkState::Unknown);
        };
        let now = self.now();
        if link.used_at.is_some() || link.expires_at <= now {
            return Ok(NoticeLinkState::Spent);
        }
        let wait = recovery_wait::find_open(&mut db, link.person_id).await?;
        let owner = person::find(&mut db, link.person_id).await?.ok_or(Error::NoAccount)?;
        Ok(NoticeLinkState::Ready {
            notice: link.notice,
            passkey: link.passkey_id.is_some(),
            recovery_running: wait.is_some_and(|wait| now < wait.until),
            frozen: owner.frozen_at.is_some(),
        })
    }

    /// Does what the owner wants, once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn answer_notice(
        &self,
        token: &str,
        answer: NoticeAnswer,
        at: &Circumstances,
    ) -> Result<NoticeAnswered, Error> {
        let token_hash = sha256(token.as_bytes());
        let mut db = self.store().write().await?;
        let Some(link) = notice_link::find(&mut db, &token_hash).await? else { return Ok(NoticeAnswered::Unknown) };
        let owner = self.open_change_even_frozen(&mut db, link.person_id).await?;
        if !notice_link::spend(&mut db, &token_hash, self.now()).await? {
            return Ok(NoticeAnswered::Spent);
        }
        let answered = match answer {
            NoticeAnswer::StopRecovery => {
                let _stopped = self.stop_and_tell(&mut db, owner.id, at).await?;
                NoticeAnswered::Stopped
            }
            NoticeAnswer::Freeze => {
                self.freeze_and_tell(&mut db, &owner, link.passkey_id, at).await?;
                NoticeAnswered::Frozen
            }
        };
        db.commit().await?;
        self.wake_mail();
        Ok(answered)
    }

    /// Freezes the account. `event` is the entry in the person's activity that was not them: the passkey that it added is suspended.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn freeze(&self, who: &SignedIn, event: Option<Uuid>, at: &Circumstances) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        let owner = self.open_change_even_frozen(&mut db, who.person()).await?;
        let passkey = match event {
            Some(event) => added_passkey(&mut db, owner.id, event).await?,
            None => None,
        };
        self.freeze_and_tell(&mut db, &owner, passkey, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(())
    }

    /// Thaws the account.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn thaw(&self, who: &RecentAuth, at: &Circumstances) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        let owner = self.open_change_even_frozen(&mut db, who.person()).await?;
        if !person::thaw(&mut db, owner.id).await? {
            return Ok(());
        }
        self.record(&mut db, EventKind::Thawed, Some(owner.id), at, json!({ "device": at.device })).await?;
        self.tell_owner(&mut db, &owner, &Notice::Thawed, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(())
    }

    /// Ends every session and every recovery, whether or not it was frozen before.
    async fn freeze_and_tell(
        &self,
        db: &mut Write,
        owner: &Person,
        passkey: Option<Uuid>,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let now = self.now();
        session::delete_by_person(db, owner.id, None).await?;
        if self.stop_recoveries(db, owner.id).await? {
            let detail = json!({ "device": at.device });
            self.record(db, EventKind::RecoveryStopped, Some(owner.id), at, detail).await?;
        }
        if let Some(passkey) = passkey
            && passkey::suspend(db, owner.id, passkey, now).await?
        {
            let detail = json!({ "passkey": passkey, "device": at.device });
            self.record(db, EventKind::PasskeySuspended, Some(owner.id), at, detail).await?;
        }
        if person::freeze(db, owner.id, now).await? {
            self.record(db, EventKind::Frozen, Some(owner.id), at, json!({ "device": at.device })).await?;
            self.tell_owner(db, owner, &Notice::Frozen, None, at).await?;
        }
        Ok(())
    }
}

/// The passkey that an event of this person added to an account that existed already.
async fn added_passkey(db: &mut Write, person: Uuid, id: Uuid) -> Result<Option<Uuid>, Error> {
    let Some(event) = event::find_in_stream(db, person, id).await? else { return Ok(None) };
    if ![EventKind::PasskeyAdded.as_str(), EventKind::Recovered.as_str()].contains(&event.kind.as_str()) {
        return Ok(None);
    }
    let detail: Value = serde_json::from_str(&event.detail)?;
    Ok(detail.get("passkey").and_then(Value::as_str).and_then(|passkey| passkey.parse().ok()))
}
