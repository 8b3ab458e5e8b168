//! Children under ids of before, and relations that have ended: whoever had one is told since when, and nothing of the child. Whoever is barred, and whoever never
//! was verified, is told nothing.

use portico_store::erasure;
use uuid::Uuid;

use super::acting::Acting;
use super::facts::Facts;
use super::role::Role;
use crate::clock::Micros;
use crate::sessions::SignedIn;
use crate::{Error, Identity};

impl Identity {
    /// The child of a guardian whom another id stood for before somebody claimed it or two turned out to be one. None for every other id, which
    /// takes as long to say: the children are asked, not the id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn child_known_before(&self, acting: &Acting, id: Uuid) -> Result<Option<Uuid>, Error> {
        let mut db = self.store().read().await?;
        let mut kept = None;
        for child in acting.facts.children().filter(|_| acting.role() == Role::Guardian) {
            let before = erasure::list_merged_before(&mut db, child.id).await?;
            kept = kept.or(before.contains(&id).then_some(child.id));
        }
        Ok(kept)
    }

    /// The first moment at which no relation of this adult with the child held any more, microseconds since 1970 UTC. None while one holds, for
    /// whoever is barred, and for whoever never had one that was verified.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ended_guardianship(&self, who: &SignedIn, child: Uuid) -> Result<Option<Micros>, Error> {
        let at = self.now();
        let mut db = self.store().read().await?;
        let Some(between) = Facts::between(&mut db, who.person(), child, at).await? else { return Ok(None) };
        if between.barred || between.edges.iter().any(|edge| !edge.ended) {
            return Ok(None);
        }
        Ok(between.edges.iter().filter_map(|edge| edge.row.ends_at).max())
    }
}
