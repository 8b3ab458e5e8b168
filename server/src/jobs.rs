//! Work that repeats: removing what is past its time, telling owners of recoveries that wait, suspending memberships that nobody confirmed.

use std::time::Duration;

use portico_identity::Identity;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

const REMOVE_EVERY: Duration = Duration::from_secs(15 * 60);
const TELL_EVERY: Duration = Duration::from_secs(60);
const REMIND_EVERY: Duration = Duration::from_secs(60 * 60);
/// What another program published shows within this time.
const REFRESH_EVERY: Duration = Duration::from_secs(5);

/// Runs until `stop` turns true. Replicas may do the same work at the same time; it is done once.
pub async fn run_jobs(identity: Identity, mut stop: watch::Receiver<bool>) {
    let (mut remove, mut tell) = (interval(REMOVE_EVERY), interval(TELL_EVERY));
    let (mut refresh, mut remind) = (interval(REFRESH_EVERY), interval(REMIND_EVERY));
    // After a pause the work is done once, not once for every time that was missed.
    remove.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tell.set_missed_tick_behavior(MissedTickBehavior::Delay);
    refresh.set_missed_tick_behavior(MissedTickBehavior::Delay);
    remind.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !*stop.borrow() {
        tokio::select! {
            _ = remove.tick() => {
                if let Err(error) = identity.remove_expired().await {
                    tracing::warn!(%error, "what is past its time could not be removed");
                }
            }
            _ = tell.tick() => {
                if let Err(error) = identity.tell_waiting().await {
                    tracing::warn!(%error, "not every owner could be told that a recovery waits");
                }
                if let Err(error) = identity.expire_consents().await {
                    tracing::warn!(%error, "not every consent whose time is over could be written down as ended");
                }
                if let Err(error) = identity.remind_requests().await {
                    tracing::warn!(%error, "the operator could not be reminded of requests that are due");
                }
                if let Err(error) = identity.suspend_unattested(false).await {
                    tracing::warn!(%error, "not every membership that nobody confirmed could be suspended");
                }
                if let Err(error) = identity.erase_due().await {
                    tracing::warn!(%error, "not everybody whose day has come could be erased");
                }
                if let Err(error) = identity.run_lifecycle().await {
                    tracing::warn!(%error, "not every account that nobody uses could be taken further");
                }
                if let Err(error) = identity.retain_nightly().await {
                    tracing::warn!(%error, "what is past its time could not all be removed this night");
                }
            }
            _ = remind.tick() => {
                if let Err(error) = identity.remind_of_ending_consents().await {
                    tracing::warn!(%error, "not everybody could be reminded of a consent that ends soon");
                }
                if let Err(error) = identity.announce_hand_overs().await {
                    tracing::warn!(%error, "not every coming of age could be announced");
                }
            }
            _ = refresh.tick() => {
                if let Err(error) = identity.refresh_catalogue().await {
                    tracing::warn!(%error, "what is published could not be read");
                }
            }
            _ = stop.changed() => {}
        }
    }
}

/// Tells recipients what changed without anybody deciding, until `stop` turns true. By itself, because it may take long: everybody is looked at. One
/// that is broken off goes on later, here or at another replica.
pub async fn run_sweeps(identity: Identity, mut stop: watch::Receiver<bool>) {
    let mut sweep = interval(REFRESH_EVERY);
    sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !*stop.borrow() {
        tokio::select! {
            swept = async {
                sweep.tick().await;
                identity.sweep_recipients().await
            } => match swept {
                Ok(Some(webhooks)) => tracing::info!(webhooks, "recipients were told what changed by itself"),
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "not every recipient could be told what changed by itself"),
            },
            _ = stop.changed() => {}
        }
    }
}

/// Writes to adults what is new of their children, until `stop` turns true. By itself, because it may take long: everybody is looked at, and other
/// letters come first.
pub async fn run_news(identity: Identity, mut stop: watch::Receiver<bool>) {
    let mut look = interval(REMIND_EVERY);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !*stop.borrow() {
        tokio::select! {
            told = async {
                look.tick().await;
                identity.tell_news().await
            } => match told {
                Ok(0) => {}
                Ok(letters) => tracing::info!(letters, "adults were told what is new of their children"),
                Err(error) => tracing::warn!(%error, "not every adult could be told what is new of their children"),
            },
            _ = stop.changed() => {}
        }
    }
}
