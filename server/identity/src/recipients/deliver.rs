//! Delivering webhooks: claimed by one worker, tried again with longer and longer waits, given up after about a day and a half
//! (Standard Webhooks, "Operational considerations").

use portico_store::recipient::{self, Recipient};
use portico_store::webhook::{self, Webhook};
use uuid::Uuid;

use crate::clock::{HOUR, MINUTE, Micros, SECOND};
use crate::{Error, Identity};

/// Without a word of its worker for this long, a webhook is due again: much longer than one try takes.
const LEASE: Micros = MINUTE;
/// Waits after the first failure, the second and so on. After the one behind the last wait it is given up.
const WAITS: [Micros; 7] = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR];
/// A recipient may ask us to wait this long.
const LONGEST_ASKED: Micros = HOUR;

/// A webhook that a worker has taken, signed for this try. Printing it shows no content.
#[derive(Clone, PartialEq, Eq)]
pub struct ClaimedWebhook {
    /// The same in every try: `webhook-id`.
    pub id: Uuid,
    /// The recipient's stable name.
    pub recipient: String,
    /// Where it goes.
    pub url: String,
    /// Seconds since 1970 UTC of this try: `webhook-timestamp`.
    pub timestamp: i64,
    /// `webhook-signature`: one, or two after the secret was changed.
    pub signature: String,
    /// JSON.
    pub body: String,
    /// How many times it was tried, this time included.
    pub attempts: i64,
}

impl std::fmt::Debug for ClaimedWebhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("ClaimedWebhook");
        shown.field("id", &self.id).field("recipient", &self.recipient).field("attempts", &self.attempts);
        shown.finish_non_exhaustive()
    }
}

/// Why it was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotDelivered {
    /// It may be taken later.
    Later {
        /// In words, without anything from the answer's body.
        why: String,
        /// How long the recipient asks us to wait, microseconds.
        retry_after: Option<Micros>,
    },
    /// Nobody is there any more (410).
    Gone,
}

/// One that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadWebhook {
    /// Names it.
    pub id: Uuid,
    /// The recipient's stable name.
    pub recipient: String,
    /// What it tells, for instance `consent.changed`.
    pub kind: String,
    /// When it was written, microseconds since 1970 UTC.
    pub created_at: Micros,
    /// When it was given up, microseconds since 1970 UTC.
    pub dead_at: Micros,
    /// Why the last try failed.
    pub error: String,
}

impl Identity {
    /// The recipients that something is due for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recipients_to_tell(&self) -> Result<Vec<String>, Error> {
        Ok(webhook::list_due(&mut self.store().read().await?, self.now()).await?)
    }

    /// Takes what is due longest for a recipient, if anything, and signs it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn claim_webhook(&self, recipient: &str) -> Result<Option<ClaimedWebhook>, Error> {
        loop {
            let now = self.now();
            let mut db = self.store().write().await?;
            let Some(row) = webhook::claim(&mut db, recipient, now, now + LEASE).await? else { return Ok(None) };
            let Some(to) = recipient::find(&mut db, recipient).await? else {
                // Written while the recipient was removed.
                webhook::give_up(&mut db, row.id, now, "the recipient was removed").await?;
                db.commit().await?;
                continue;
            };
            match self.sign_webhook(&row, &to, now) {
                Ok(claimed) => {
                    db.commit().await?;
                    return Ok(Some(claimed));
                }
                // Another replica may hold a newer key, until this one is restarted.
                Err(error) => {
                    tracing::error!(webhook = %row.id, %error, "a webhook cannot be signed here");
                    self.put_off(&mut db, row.id, row.attempts, "the secret does not open", None).await?;
                    db.commit().await?;
                }
            }
        }
    }

    fn sign_webhook(&self, row: &Webhook, to: &Recipient, now: Micros) -> Result<ClaimedWebhook, Error> {
        let (id, timestamp) = (row.id.to_string(), now.div_euclid(SECOND));
        let still = to.old_until.is_some_and(|until| until > now);
        let old = to.old_secret.as_ref().filter(|_| still);
        let mut signatures = Vec::new();
        for sealed in [Some(&to.secret), old].into_iter().flatten() {
            signatures.push(self.open_webhook_secret(sealed)?.sign(&id, timestamp, &row.payload));
        }
        Ok(ClaimedWebhook {
            id: row.id,
            recipient: to.id.clone(),
            url: to.webhook_url.clone(),
            timestamp,
            signature: signatures.join(" "),
            body: row.payload.clone(),
            attempts: row.attempts,
        })
    }

    /// The recipient took it.
    ///
    /// # Errors
    /// When the database does not answer; it is then sent again later, with the same id.
    pub async fn webhook_delivered(&self, id: Uuid) -> Result<(), Error> {
        let mut db = self.store().write_alone().await?;
        Ok(webhook::mark_delivered(&mut db, id, self.now()).await?)
    }

    /// The recipient did not take it. `true` when it is given up.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn webhook_failed(&self, claimed: &ClaimedWebhook, failure: &NotDelivered) -> Result<bool, Error> {
        let mut db = self.store().write_alone().await?;
        match failure {
            NotDelivered::Gone => {
                webhook::give_up(&mut db, claimed.id, self.now(), "410: nobody is there any more").await?;
                Ok(true)
            }
            NotDelivered::Later { why, retry_after } => {
                self.put_off(&mut db, claimed.id, claimed.attempts, why, *retry_after).await
            }
        }
    }

    async fn put_off(
        &self,
        db: &mut portico_store::Write,
        id: Uuid,
        attempts: i64,
        why: &str,
        retry_after: Option<Micros>,
    ) -> Result<bool, Error> {
        let now = self.now();
        match wait_after(attempts) {
            Some(wait) => {
                let wait = wait.max(retry_after.unwrap_or_default().min(LONGEST_ASKED));
                webhook::postpone(db, id, now.saturating_add(wait), why).await?;
                Ok(false)
            }
            None => {
                webhook::give_up(db, id, now, why).await?;
                Ok(true)
            }
        }
    }

    /// Webhooks that were given up, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_dead_webhooks(&self) -> Result<Vec<DeadWebhook>, Error> {
        let rows = webhook::list_dead(&mut self.store().read().await?).await?;
        let view = |row: Webhook| DeadWebhook {
            id: row.id,
            recipient: row.recipient,
            kind: row.kind,
            created_at: row.created_at,
            dead_at: row.dead_at.unwrap_or_default(),
            error: row.last_error,
        };
        Ok(rows.into_iter().map(view).collect())
    }

    /// Has one that was given up tried again, or all of them. Tells how many it were.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn retry_webhook(&self, id: Option<Uuid>) -> Result<u64, Error> {
        let mut db = self.store().write_alone().await?;
        let many = webhook::retry(&mut db, id, self.now()).await?;
        self.wake_webhooks();
        Ok(many)
    }

    /// How many webhooks wait.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_waiting_webhooks(&self) -> Result<i64, Error> {
        Ok(webhook::count_waiting(&mut self.store().read().await?).await?)
    }
}

/// How long to wait after this many tries; `None` to give up.
fn wait_after(attempts: i64) -> Option<Micros> {
    WAITS.get(usize::try_from(attempts.saturating_sub(1)).unwrap_or_default()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let waits: Vec<_> = (1..=8).map(|attempts| wait_after(attempts).map(|wait| wait / SECOND)).collect();
        let wanted = [Some(5), Some(30), Some(120), Some(600), Some(3600), Some(21_600), Some(86_400), None];
        assert_eq!(waits, wanted);
        assert_eq!(wait_after(-3), wait_after(1));
    }
}
