//! Freezing: what an owner does first when something is wrong, from a mail or from the list of activity. Nothing changes until it is thawed by a
//! passkey or by recovery.

use portico_store::person::Person;
use portico_store::{Write, browser, contact, event, notice_link, passkey, person, recovery_code, recovery_wait};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::events::EventKind;
use crate::keys::sha256;
use crate::letters::Notice;
use crate::sessions::{RecentAuth, SignedIn};
use crate::{Circumstances, Error, Identity};

/// What freezing takes back besides, because the owner says that it was not them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack {
    /// A passkey is refused from then on, unless it is the last one.
    Passkey(Uuid),
    /// An address proves nothing from then on, unless it is the last one. It is still told.
    Address(Uuid),
    /// Recovery codes are void.
    Codes,
}

impl TakenBack {
    /// By the stable name of a notice or an event, and what it was about.
    fn of(name: &str, subject: Option<Uuid>) -> Option<Self> {
        match (name, subject) {
            ("passkey-added" | "passkey-trusted" | "recovered", Some(passkey)) => Some(Self::Passkey(passkey)),
            ("address-added", Some(contact)) => Some(Self::Address(contact)),
            ("codes-made" | "recovery-codes-made" | "recovery-codes-replaced", _) => Some(Self::Codes),
            _ => None,
        }
    }
}

/// What a link "this was not me" says before it is used. Looking changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum NoticeLinkState {
    /// It can be used.
    Ready {
        /// What the mail told, by the stable name of its [`Notice`].
        notice: String,
        /// What freezing takes back besides.
        takes_back: Option<TakenBack>,
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
        // What was only proved may still be under way, and stopping it costs nothing.
        let proved = link.notice == Notice::RecoveryProved.as_str();
        let owner = person::find(&mut db, link.person_id).await?.ok_or(Error::NoAccount)?;
        Ok(NoticeLinkState::Ready {
            takes_back: TakenBack::of(&link.notice, link.subject_id),
            notice: link.notice,
            recovery_running: wait.is_some_and(|wait| now < wait.until) || proved,
            frozen: owner.frozen_at.is_some(),
        })
    }

    /// Does what the owner wants: stopping while the link works, freezing once. A thief who reads the mail too can then not use it up.
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
        let now = self.now();
        let answered = match answer {
            NoticeAnswer::StopRecovery => {
                if link.used_at.is_some() || link.expires_at <= now {
                    return Ok(NoticeAnswered::Spent);
                }
                let _stopped = self.stop_and_tell(&mut db, owner.id, at).await?;
                NoticeAnswered::Stopped
            }
            NoticeAnswer::Freeze => {
                if !notice_link::spend(&mut db, &token_hash, now).await? {
                    return Ok(NoticeAnswered::Spent);
                }
                let takes_back = TakenBack::of(&link.notice, link.subject_id);
                self.freeze_and_tell(&mut db, &owner, takes_back, at).await?;
                NoticeAnswered::Frozen
            }
        };
        db.commit().await?;
        self.wake_mail();
        Ok(answered)
    }

    /// Freezes the account. `event` is the entry in the person's activity that was not them: what it added is taken back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn freeze(&self, who: &SignedIn, event: Option<Uuid>, at: &Circumstances) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        let owner = self.open_change_even_frozen(&mut db, who.person()).await?;
        let takes_back = match event {
            Some(event) => what_event_added(&mut db, owner.id, event).await?,
            None => None,
        };
        self.freeze_and_tell(&mut db, &owner, takes_back, at).await?;
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
        takes_back: Option<TakenBack>,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let now = self.now();
        self.end_sessions(db, owner.id, None).await?;
        // Whoever comes next is told of, also in a browser that a thief had used before.
        browser::delete_by_person(db, owner.id).await?;
        if self.stop_recoveries(db, owner.id).await? {
            let detail = json!({ "device": at.device });
            self.record(db, EventKind::RecoveryStopped, Some(owner.id), at, detail).await?;
        }
        // Whoever took the account over may have wanted it gone.
        let _stopped = self.stop_running_erasure(db, owner, at).await?;
        if let Some(takes_back) = takes_back {
            self.take_back(db, owner.id, takes_back, at).await?;
        }
        if person::freeze(db, owner.id, now).await? {
            self.record(db, EventKind::Frozen, Some(owner.id), at, json!({ "device": at.device })).await?;
            self.tell_owner(db, owner, &Notice::Frozen, None, at).await?;
        }
        Ok(())
    }

    async fn take_back(
        &self,
        db: &mut Write,
        person: Uuid,
        takes_back: TakenBack,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let now = self.now();
        let (done, kind, detail) = match takes_back {
            TakenBack::Passkey(id) => {
                let detail = json!({ "passkey": id, "device": at.device });
                (passkey::suspend(db, person, id, now).await?, EventKind::PasskeySuspended, detail)
            }
            TakenBack::Address(id) => {
                let detail = json!({ "contact": id, "device": at.device });
                (contact::suspend(db, person, id, now).await?, EventKind::AddressSuspended, detail)
            }
            TakenBack::Codes => {
                let detail = json!({ "device": at.device });
                (recovery_code::delete_by_person(db, person).await? > 0, EventKind::RecoveryCodesVoided, detail)
            }
        };
        if done {
            self.record(db, kind, Some(person), at, detail).await?;
        }
        Ok(())
    }
}

/// What an event of this person's history added to the account.
async fn what_event_added(db: &mut Write, person: Uuid, id: Uuid) -> Result<Option<TakenBack>, Error> {
    let Some(event) = event::find_in_stream(db, person, id).await? else { return Ok(None) };
    let detail: Value = serde_json::from_str(&event.detail)?;
    let subject = ["passkey", "contact"].iter().find_map(|name| detail.get(name)?.as_str()?.parse().ok());
    Ok(TakenBack::of(&event.kind, subject))
}
