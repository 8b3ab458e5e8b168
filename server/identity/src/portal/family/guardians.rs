//! Who decides for a child, for the consent ledger: verified guardians with a right to consent, not barred, while the child is not of age.
//! From which age a child decides about a purpose alone, the ledger knows itself.

use std::sync::Arc;

use portico_store::guardianship::{self, Guardianship};
use portico_store::{Db, Store};
use uuid::Uuid;

use super::between::is_grown_up;
use crate::Error;
use crate::clock::Micros;
use crate::consents::{Guardian, GuardiansFuture, Guardianships};
use crate::portal::ages::AgeRules;
use crate::portal::facts::{Facts, read_rights};
use crate::portal::policies::Policies;

/// The guardianships of the database.
#[derive(Debug, Clone)]
pub struct StoredGuardianships {
    store: Store,
    policies: Option<Arc<Policies>>,
}

impl StoredGuardianships {
    /// Those of this database, until the age that the policies say.
    #[must_use]
    pub fn new(store: Store, policies: Option<Arc<Policies>>) -> Self {
        Self { store, policies }
    }

    async fn list(&self, child: Uuid, at: Micros) -> Result<Vec<Guardian>, Error> {
        static NONE: AgeRules = AgeRules::none();
        let ages = self.policies.as_ref().map_or(&NONE, |policies| policies.ages());
        let mut db = self.store.read().await?;
        let rows = guardianship::list_by_child(&mut db, child).await?;
        let mut guardians: Vec<Guardian> = Vec::new();
        for row in rows.iter().filter(|row| may_consent(row, at)) {
            let known = guardians.iter().any(|guardian| guardian.adult == row.adult_id);
            if !known && !is_barred(&rows, row.adult_id) && is_a_child(&mut db, row, at, ages).await? {
                guardians.push(Guardian { adult: row.adult_id, relation: row.id });
            }
        }
        Ok(guardians)
    }
}

impl Guardianships for StoredGuardianships {
    fn guardians_of(&self, child: Uuid, at: Micros) -> GuardiansFuture<'_> {
        Box::pin(self.list(child, at))
    }
}

fn may_consent(row: &Guardianship, at: Micros) -> bool {
    row.verified_at.is_some_and(|since| since <= at)
        && row.retired_at.is_none()
        && row.begins_at <= at
        && row.ends_at.is_none_or(|end| end > at)
        && row.adult_id != row.child_id
        && !read_rights(&row.rights).consent.is_empty()
}

/// Barred on any relation is barred on all. `rows` are the relations of one child.
pub(in crate::portal) fn is_barred(rows: &[Guardianship], adult: Uuid) -> bool {
    rows.iter().any(|row| row.adult_id == adult && row.barred_at.is_some())
}

async fn is_a_child(db: &mut impl Db, row: &Guardianship, at: Micros, ages: &AgeRules) -> Result<bool, Error> {
    let facts = Facts::between(db, row.adult_id, row.child_id, at).await?;
    Ok(facts.is_some_and(|facts| !is_grown_up(&facts, at, ages)))
}
