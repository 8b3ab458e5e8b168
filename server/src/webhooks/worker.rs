//! Delivers webhooks until none is due, then waits. Each recipient has lanes of its own, so that one that does not answer holds up nobody
//! else; what one recipient is told about one person comes one after the other.

use std::collections::HashMap;
use std::time::Duration;

use portico_identity::Identity;
use portico_identity::recipients::ClaimedWebhook;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Courier;
use crate::metrics::MetricsRegistry;

/// Webhooks of other replicas, and those whose time has come, are looked for this often.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How many wait is counted this often; with a recipient that is away it may be many.
const COUNT_EVERY: Duration = Duration::from_secs(30);
/// Webhooks that one recipient gets at the same time, about different people.
const LANES: usize = 4;

/// What the worker counts.
#[derive(Clone, Default)]
pub struct WebhookMetrics {
    delivered: Counter,
    failed: Counter,
    dead: Counter,
    waiting: Gauge,
}

impl WebhookMetrics {
    /// Registers them.
    pub fn new(metrics: &MetricsRegistry) -> Self {
        let this = Self::default();
        metrics.add(|registry| {
            registry.register("webhooks_delivered", "Webhooks that a recipient took", this.delivered.clone());
            registry.register("webhooks_failed", "Tries that failed", this.failed.clone());
            registry.register("webhooks_dead", "Webhooks that were given up", this.dead.clone());
            registry.register("webhooks_waiting", "Webhooks that wait", this.waiting.clone());
        });
        this
    }
}

/// Delivers webhooks until `stop` turns true; those in hand are finished first. Replicas may do so at once.
pub async fn run_webhooks(
    identity: Identity,
    courier: Courier,
    metrics: WebhookMetrics,
    mut stop: watch::Receiver<bool>,
) {
    let mut lanes = JoinSet::new();
    let mut busy: HashMap<String, usize> = HashMap::new();
    let mut count = tokio::time::interval(COUNT_EVERY);
    while !*stop.borrow() {
        for recipient in due(&identity).await {
            let running = busy.entry(recipient.clone()).or_default();
            if *running < LANES {
                *running += 1;
                lanes.spawn(lane(identity.clone(), courier.clone(), metrics.clone(), recipient, stop.clone()));
            }
        }
        tokio::select! {
            Some(ended) = lanes.join_next() => free(&mut busy, ended),
            () = identity.webhooks_waiting().notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = count.tick() => count_waiting(&identity, &metrics).await,
            _ = stop.changed() => {}
        }
    }
    while let Some(ended) = lanes.join_next().await {
        free(&mut busy, ended);
    }
}

async fn count_waiting(identity: &Identity, metrics: &WebhookMetrics) {
    if let Ok(waiting) = identity.count_waiting_webhooks().await {
        metrics.waiting.set(waiting);
    }
}

async fn due(identity: &Identity) -> Vec<String> {
    match identity.recipients_to_tell().await {
        Ok(recipients) => recipients,
        Err(error) => {
            tracing::warn!(%error, "the webhooks cannot be read");
            Vec::new()
        }
    }
}

async fn lane(
    identity: Identity,
    courier: Courier,
    metrics: WebhookMetrics,
    recipient: String,
    stop: watch::Receiver<bool>,
) -> String {
    while !*stop.borrow() && tell_recipient(&identity, &courier, &metrics, &recipient).await {}
    recipient
}

fn free(busy: &mut HashMap<String, usize>, ended: Result<String, tokio::task::JoinError>) {
    match ended {
        Ok(recipient) => {
            let running = busy.entry(recipient).or_default();
            *running = running.saturating_sub(1);
        }
        Err(error) => {
            // Nobody knows whose it was: all may begin anew.
            tracing::error!(%error, "a lane of webhooks failed");
            busy.clear();
        }
    }
}

/// Delivers what is due longest for a recipient. `false` when nothing is.
pub async fn tell_recipient(identity: &Identity, courier: &Courier, metrics: &WebhookMetrics, recipient: &str) -> bool {
    match identity.claim_webhook(recipient).await {
        Ok(Some(webhook)) => {
            deliver(identity, courier, metrics, &webhook).await;
            true
        }
        Ok(None) => false,
        Err(error) => {
            tracing::warn!(%error, "the webhooks cannot be read");
            tokio::time::sleep(LOOK_EVERY).await;
            false
        }
    }
}

async fn deliver(identity: &Identity, courier: &Courier, metrics: &WebhookMetrics, webhook: &ClaimedWebhook) {
    let ClaimedWebhook { id, recipient, attempts, .. } = webhook;
    let noted = match courier.post(webhook, identity.now()).await {
        Ok(()) => {
            metrics.delivered.inc();
            tracing::info!(webhook = %id, recipient, tries = attempts, "webhook delivered");
            identity.webhook_delivered(*id).await
        }
        Err(failure) => identity.webhook_failed(webhook, &failure).await.map(|dead| {
            metrics.failed.inc();
            if dead {
                metrics.dead.inc();
                tracing::error!(webhook = %id, recipient, tries = attempts, ?failure, "webhook given up");
            } else {
                tracing::warn!(webhook = %id, recipient, tries = attempts, ?failure, "webhook not delivered yet");
            }
        }),
    };
    if let Err(error) = noted {
        // The lease runs out and it is sent again, with the same id.
        tracing::warn!(webhook = %id, %error, "what came of a webhook cannot be noted");
    }
}
