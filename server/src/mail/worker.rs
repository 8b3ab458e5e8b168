//! Takes letters out of the outbox until there are none, then waits. A letter stays in the outbox until the transport took it; a worker
//! that dies leaves it to the next one. Waiting times double; what cannot be delivered is given up with a line in the log.
//! When we are killed after the transport took a letter and before that was noted, it is sent again with the same Message-ID.

use std::convert::Infallible;
use std::time::Duration;

use portico_identity::clock::{MINUTE, Micros, SECOND};
use portico_identity::{ClaimedMail, HOLD_EVERY, Identity};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::watch;
use uuid::Uuid;

use super::{PostOffice, SendError};
use crate::metrics::MetricsRegistry;

/// Letters of other replicas, and those whose time has come, are looked for this often.
const LOOK_EVERY: Duration = Duration::from_secs(5);
const FIRST_WAIT: Micros = 5 * SECOND;
const LONGEST_WAIT: Micros = 30 * MINUTE;
/// A refusal for good may still be a mistake of the server's (greylisting that answers 5xx, a full mailbox).
const TRIES_WHEN_REFUSED: i64 = 3;
/// With the longest wait this is more than a day: longer than any link in a letter lives.
const TRIES_AT_MOST: i64 = 57;
/// While the database is away, a delivery is noted again and again for a few minutes, so that it is not repeated.
const TRIES_TO_NOTE: u32 = 120;
const NOTE_AGAIN_AFTER: Duration = Duration::from_secs(1);

/// What the worker counts.
#[derive(Clone, Default)]
pub struct MailMetrics {
    sent: Counter,
    failed: Counter,
    given_up: Counter,
    waiting: Gauge,
}

impl MailMetrics {
    /// Registers them.
    pub fn new(metrics: &MetricsRegistry) -> Self {
        let this = Self::default();
        metrics.add(|registry| {
            registry.register("mails_sent", "Mails that the transport took", this.sent.clone());
            registry.register("mails_failed", "Tries that failed", this.failed.clone());
            registry.register("mails_given_up", "Mails that were given up", this.given_up.clone());
            registry.register("mails_waiting", "Mails in the outbox", this.waiting.clone());
        });
        this
    }
}

/// Sends mail until `stop` turns true; the letter in hand is finished first. Several may run, here and in other replicas.
pub async fn run_worker(identity: Identity, office: PostOffice, metrics: MailMetrics, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match identity.claim_mail().await {
            Ok(Some(mail)) => deliver(&identity, &office, &metrics, &mail).await,
            Ok(None) => {
                note_waiting(&identity, &metrics).await;
                rest(&identity, &mut stop).await;
            }
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read");
                rest(&identity, &mut stop).await;
            }
        }
    }
}

async fn rest(identity: &Identity, stop: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = identity.mail_waiting().notified() => {}
        () = tokio::time::sleep(LOOK_EVERY) => {}
        _ = stop.changed() => {}
    }
}

async fn note_waiting(identity: &Identity, metrics: &MailMetrics) {
    if let Ok(waiting) = identity.count_waiting_mail().await {
        metrics.waiting.set(waiting);
    }
}

async fn deliver(identity: &Identity, office: &PostOffice, metrics: &MailMetrics, mail: &ClaimedMail) {
    let sent = tokio::select! {
        sent = office.send(mail) => sent,
        never = keep_holding(identity, mail.id) => match never {},
    };
    let noted = match sent {
        Ok(()) => {
            metrics.sent.inc();
            tracing::info!(mail = %mail.id, tries = mail.attempts, "mail sent");
            note_sent(identity, mail.id).await
        }
        Err(error) if is_hopeless(&error, mail.attempts) => {
            metrics.given_up.inc();
            tracing::error!(mail = %mail.id, tries = mail.attempts, %error, "mail given up");
            identity.mail_given_up(mail.id).await
        }
        Err(error) => {
            metrics.failed.inc();
            let wait = wait_after(mail.attempts);
            tracing::warn!(mail = %mail.id, tries = mail.attempts, %error, wait_seconds = wait / SECOND, "mail not sent yet");
            identity.mail_failed(mail.id, wait).await
        }
    };
    if let Err(error) = noted {
        // The lease runs out and the letter is tried again, with the same Message-ID.
        tracing::warn!(mail = %mail.id, %error, "the outbox cannot be written");
    }
}

/// Keeps other workers away from a letter whose delivery takes long.
async fn keep_holding(identity: &Identity, id: Uuid) -> Infallible {
    let pause = Duration::from_micros(HOLD_EVERY.unsigned_abs());
    loop {
        tokio::time::sleep(pause).await;
        if let Err(error) = identity.hold_mail(id).await {
            tracing::warn!(mail = %id, %error, "the outbox cannot be written");
        }
    }
}

async fn note_sent(identity: &Identity, id: Uuid) -> Result<(), portico_identity::Error> {
    for _ in 1..TRIES_TO_NOTE {
        match identity.mail_sent(id).await {
            Ok(()) => return Ok(()),
            Err(error) => tracing::warn!(mail = %id, %error, "a delivery cannot be noted yet"),
        }
        tokio::time::sleep(NOTE_AGAIN_AFTER).await;
    }
    identity.mail_sent(id).await
}

fn is_hopeless(error: &SendError, tries: i64) -> bool {
    match error {
        SendError::Unwritable(_) => true,
        SendError::Refused(_) => tries >= TRIES_WHEN_REFUSED,
        SendError::Later(_) => tries >= TRIES_AT_MOST,
    }
}

/// Doubles with each try up to the longest wait.
fn wait_after(tries: i64) -> Micros {
    let doublings = u32::try_from(tries.saturating_sub(1)).unwrap_or(0).min(20);
    FIRST_WAIT.saturating_mul(1_i64.checked_shl(doublings).unwrap_or(i64::MAX)).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use portico_identity::clock::DAY;

    use super::*;

    #[test]
    fn waiting_doubles_up_to_a_cap() {
        let waits: Vec<_> = (1..=4).map(|tries| wait_after(tries) / SECOND).collect();
        assert_eq!(waits, [5, 10, 20, 40]);
        assert_eq!(wait_after(1000), LONGEST_WAIT);
        assert_eq!(wait_after(-5), FIRST_WAIT);
    }

    #[test]
    fn an_outage_of_a_day_loses_nothing() {
        let later = SendError::Later("no connection".into());
        let waited: Micros = (1..).take_while(|tries| !is_hopeless(&later, *tries)).map(wait_after).sum();
        assert!(waited > DAY);
        assert!(is_hopeless(&SendError::Unwritable("recipient".into()), 1));
        assert!(is_hopeless(&SendError::Refused("550".into()), 3));
    }
}
