//! Relations with a child that have ended: whoever had one is told since when, and nothing of the child. Whoever is barred, and whoever never
//! was verified, is told nothing.

use uuid::Uuid;

use super::facts::Facts;
use crate::clock::Micros;
use crate::sessions::SignedIn;
use crate::{Error, Identity};

impl Identity {
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
