//! Guardians: who decides for a child that is too young. The relation itself comes from whoever knows it; here is only what the ledger asks.

use std::pin::Pin;

use portico_store::Db;
use uuid::Uuid;

use crate::clock::Micros;
use crate::sessions::SignedIn;
use crate::{Error, Identity};

/// An adult who may decide for a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guardian {
    /// Who.
    pub adult: Uuid,
    /// The relation by which they may; entries name it.
    pub relation: Uuid,
}

/// What [`Guardianships::guardians_of`] answers.
pub type GuardiansFuture<'a> = Pin<Box<dyn Future<Output = Result<Vec<Guardian>, Error>> + Send + 'a>>;

/// Knows who is whose guardian.
pub trait Guardianships: Send + Sync {
    /// Who may decide for this person at that moment (microseconds since 1970 UTC); nobody when there is no such relation. It is asked over the
    /// connection that is open: whoever holds one and takes another may wait for everybody who does the same.
    fn guardians_of<'a>(&'a self, db: &'a mut dyn Db, child: Uuid, at: Micros) -> GuardiansFuture<'a>;
}

/// Proof that a signed-in person is a guardian of this child now. What decides for a child takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActingFor {
    guardian: Guardian,
    child: Uuid,
}

impl ActingFor {
    /// Who acts, and by which relation.
    #[must_use]
    pub fn guardian(&self) -> Guardian {
        self.guardian
    }

    /// For whom.
    #[must_use]
    pub fn child(&self) -> Uuid {
        self.child
    }
}

impl Identity {
    /// The guard of a guardian.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn acting_for(&self, who: &SignedIn, child: Uuid) -> Result<Option<ActingFor>, Error> {
        let guardians = self.guardianships().guardians_of(&mut self.store().read().await?, child, self.now()).await?;
        let guardian = guardians.into_iter().find(|guardian| guardian.adult == who.person() && guardian.adult != child);
        Ok(guardian.map(|guardian| ActingFor { guardian, child }))
    }
}
