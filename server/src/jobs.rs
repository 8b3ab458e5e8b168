//! Work that repeats: removing what is past its time, and telling owners of recoveries that wait.

use std::time::Duration;

use portico_identity::Identity;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

const REMOVE_EVERY: Duration = Duration::from_secs(15 * 60);
const TELL_EVERY: Duration = Duration::from_secs(60);

/// Runs until `stop` turns true. Replicas may do the same work at the same time; it is done once.
pub async fn run_jobs(identity: Identity, mut stop: watch::Receiver<bool>) {
    let (mut remove, mut tell) = (interval(REMOVE_EVERY), interval(TELL_EVERY));
    // After a pause the work is done once, not once for every time that was missed.
    remove.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tell.set_missed_tick_behavior(MissedTickBehavior::Delay);
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
            }
            _ = stop.changed() => {}
        }
    }
}
