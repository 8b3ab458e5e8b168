//! Work that repeats: removing what is past its time.

use std::time::Duration;

use portico_identity::Identity;
use tokio::sync::watch;

const EVERY: Duration = Duration::from_secs(15 * 60);

/// Runs until `stop` turns true. Replicas may do the same work at the same time; it is done once.
pub async fn run_jobs(identity: Identity, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = identity.remove_expired().await {
            tracing::warn!(%error, "what is past its time could not be removed");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}
