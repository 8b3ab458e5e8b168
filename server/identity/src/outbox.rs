//! Outgoing letters: written in the transaction of what they tell, sealed while they wait, wiped when sent.

use portico_store::{Write, outbox};
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::clock::{MINUTE, Micros, SECOND};
use crate::letters::Letter;
use crate::{Error, Identity};

/// A letter with its envelope.
#[derive(Debug, Serialize, Deserialize)]
struct Post {
    to: String,
    language: String,
    letter: Letter,
}

/// A letter that this worker has taken; nobody else gets it while the worker says every [`HOLD_EVERY`] that it still has it.
#[derive(Debug)]
pub struct ClaimedMail {
    /// Names the mail everywhere: file name, Message-ID, log.
    pub id: Uuid,
    /// The recipient's address.
    pub to: String,
    /// Language tag of the words.
    pub language: String,
    /// What to say.
    pub letter: Letter,
    /// How many times it was tried, this time included.
    pub attempts: i64,
}

const PURPOSE: &str = "mail";
/// A letter that does not open is tried once a minute for a day.
const TRIES_TO_OPEN: i64 = 24 * 60;
/// Without a word of its worker for this long, a letter is due again: a person waits for it.
const LEASE: Micros = 30 * SECOND;
/// How often a worker that is still delivering calls [`Identity::hold_mail`]: two such calls may fail.
pub const HOLD_EVERY: Micros = 10 * SECOND;

impl Identity {
    /// Puts a letter into the outbox. `person` is whose account it is about: erasing them takes it along; none when nobody has the address.
    /// Call [`Identity::wake_mail`] after the commit.
    pub(crate) async fn post(
        &self,
        db: &mut Write,
        person: Option<Uuid>,
        to: &str,
        language: &str,
        letter: Letter,
    ) -> Result<(), Error> {
        let plain = serde_json::to_vec(&Post { to: to.into(), language: language.into(), letter })?;
        let sealed = self.keys().seal(PURPOSE, &plain, self.rng())?;
        outbox::insert(db, self.new_id()?, person, &sealed, self.now()).await?;
        Ok(())
    }

    /// Takes the letter that is due longest, if any.
    ///
    /// # Errors
    /// When the database does not answer. A letter that does not open any more is given up and logged.
    pub async fn claim_mail(&self) -> Result<Option<ClaimedMail>, Error> {
        loop {
            let now = self.now();
            let mut db = self.store().write().await?;
            let Some(claimed) = outbox::claim(&mut db, now, now + LEASE).await? else { return Ok(None) };
            match self.open_post(&claimed.sealed) {
                Ok(Post { to, language, letter }) => {
                    db.commit().await?;
                    return Ok(Some(ClaimedMail { id: claimed.id, to, language, letter, attempts: claimed.attempts }));
                }
                // Another replica may hold a newer key, until this one is restarted: the letter waits for it.
                Err(error) if claimed.attempts < TRIES_TO_OPEN => {
                    tracing::warn!(mail = %claimed.id, %error, "a mail in the outbox cannot be opened here");
                    outbox::postpone(&mut db, claimed.id, now + MINUTE).await?;
                    db.commit().await?;
                }
                Err(error) => {
                    tracing::error!(mail = %claimed.id, %error, "a mail in the outbox cannot be opened and is given up");
                    outbox::give_up(&mut db, claimed.id, now).await?;
                    db.commit().await?;
                }
            }
        }
    }

    fn open_post(&self, sealed: &[u8]) -> Result<Post, Error> {
        Ok(serde_json::from_slice(&self.keys().open_sealed(PURPOSE, sealed)?)?)
    }

    /// The worker still delivers the letter.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn hold_mail(&self, id: Uuid) -> Result<(), Error> {
        self.postpone_mail(id, LEASE).await
    }

    /// The transport accepted the letter.
    ///
    /// # Errors
    /// When the database does not answer; the letter is then sent again later, with the same Message-ID.
    pub async fn mail_sent(&self, id: Uuid) -> Result<(), Error> {
        let mut db = self.store().write_alone().await?;
        Ok(outbox::mark_sent(&mut db, id, self.now()).await?)
    }

    /// The transport refused for now; try again in `retry_after` microseconds.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mail_failed(&self, id: Uuid, retry_after: Micros) -> Result<(), Error> {
        self.postpone_mail(id, retry_after).await
    }

    async fn postpone_mail(&self, id: Uuid, wait: Micros) -> Result<(), Error> {
        let mut db = self.store().write_alone().await?;
        Ok(outbox::postpone(&mut db, id, self.now().saturating_add(wait)).await?)
    }

    /// The transport refused for good.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mail_given_up(&self, id: Uuid) -> Result<(), Error> {
        let mut db = self.store().write_alone().await?;
        Ok(outbox::give_up(&mut db, id, self.now()).await?)
    }

    /// How many letters wait to be sent.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_waiting_mail(&self) -> Result<i64, Error> {
        Ok(outbox::count_waiting(&mut self.store().read().await?).await?)
    }

    /// Notified when this process has written a letter. Other replicas' letters are found by looking every now and then.
    #[must_use]
    pub fn mail_waiting(&self) -> &Notify {
        &self.0.mail_waiting
    }

    /// Tells the worker that a letter is there.
    pub(crate) fn wake_mail(&self) {
        self.0.mail_waiting.notify_one();
    }
}
