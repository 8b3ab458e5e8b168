//! One import of a source at a time, on whichever replica or terminal. A program that is killed leaves its place within seconds.

use std::time::Duration;

use portico_store::job;
use tokio::task::JoinHandle;

use super::ImportProblem;
use crate::clock::{Micros, SECOND};
use crate::{Error, Identity};

const HELD_FOR: Micros = 15 * SECOND;
const RENEW_EVERY: Duration = Duration::from_secs(5);
const ASK_EVERY: Duration = Duration::from_millis(500);

/// The place of the only import of a source. Renewed until it is dropped.
pub(super) struct Lease {
    identity: Identity,
    name: String,
    renewing: JoinHandle<()>,
}

impl Lease {
    /// Gives the place back at once.
    pub(super) async fn give_back(self) -> Result<(), Error> {
        self.renewing.abort();
        let mut db = self.identity.store().write().await?;
        job::delete(&mut db, &self.name).await?;
        Ok(db.commit().await?)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.renewing.abort();
    }
}

impl Identity {
    /// Takes the place of the only import, and waits for it if it is taken.
    pub(super) async fn lease_source(&self, source: &str, patience: Duration) -> Result<Lease, ImportProblem> {
        let name = format!("import {source}");
        let begun = tokio::time::Instant::now();
        while !self.claim_source(&name).await? {
            if begun.elapsed() > patience {
                return Err(ImportProblem::Busy(source.to_owned()));
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
        let renewing = tokio::spawn(renew(self.clone(), name.clone()));
        Ok(Lease { identity: self.clone(), name, renewing })
    }

    async fn claim_source(&self, name: &str) -> Result<bool, Error> {
        let now = self.now();
        let mut db = self.store().write().await?;
        job::plan(&mut db, name, now).await?;
        let ours = job::claim(&mut db, name, now, now + HELD_FOR).await?;
        db.commit().await?;
        Ok(ours)
    }
}

async fn renew(identity: Identity, name: String) {
    loop {
        tokio::time::sleep(RENEW_EVERY).await;
        let renewed = async {
            let mut db = identity.store().write().await?;
            job::postpone(&mut db, &name, identity.now() + HELD_FOR).await?;
            db.commit().await
        };
        if let Err(error) = renewed.await {
            tracing::warn!(%error, "the place of an import could not be renewed");
        }
    }
}
