//! Who decides for a child, for the consent ledger: verified guardians with a right to consent, not barred, while the child is not of age.
//! From which age a child decides about a purpose alone, the ledger knows itself.

use std::sync::Arc;

use portico_store::Db;
use portico_store::guardianship::{self, Guardianship};
use uuid::Uuid;

use crate::Error;
use crate::clock::Micros;
use crate::consents::{Guardian, GuardiansFuture, Guardianships};
use crate::portal::acting::Acting;
use crate::portal::ages::AgeRules;
use crate::portal::facts::{Facts, read_rights};
use crate::portal::policies::Policies;
use crate::portal::policy::may_consent;
use crate::portal::role::Role;

/// The guardianships of the database.
#[derive(Debug, Clone)]
pub struct StoredGuardianships {
    policies: Option<Arc<Policies>>,
}

impl StoredGuardianships {
    /// Those of the database, until the age that the policies say.
    #[must_use]
    pub fn new(policies: Option<Arc<Policies>>) -> Self {
        Self { policies }
    }

    async fn list(&self, mut db: &mut dyn Db, child: Uuid, at: Micros) -> Result<Vec<Guardian>, Error> {
        static NONE: AgeRules = AgeRules::none();
        let ages = self.policies.as_ref().map_or(&NONE, |policies| policies.ages());
        let rows = guardianship::list_by_child(&mut db, child).await?;
        let mut guardians: Vec<Guardian> = Vec::new();
        for row in rows.iter().filter(|row| gives_consent(row, at)) {
            let known = guardians.iter().any(|guardian| guardian.adult == row.adult_id);
            if !known && self.may_consent(&mut db, row, at, ages).await? {
                guardians.push(Guardian { adult: row.adult_id, relation: row.id });
            }
        }
        Ok(guardians)
    }

    /// The policies decide, as about everything else: nobody who is barred, and nobody for whoever is of age.
    async fn may_consent(
        &self,
        db: &mut impl Db,
        row: &Guardianship,
        at: Micros,
        ages: &AgeRules,
    ) -> Result<bool, Error> {
        let facts = Arc::new(Facts::read(db, row.adult_id, at, ages).await?);
        let acting = Acting::new(row.adult_id, Role::Guardian, at, facts);
        Ok(may_consent(self.policies.as_deref(), &acting, row.child_id))
    }
}

impl Guardianships for StoredGuardianships {
    fn guardians_of<'a>(&'a self, db: &'a mut dyn Db, child: Uuid, at: Micros) -> GuardiansFuture<'a> {
        Box::pin(self.list(db, child, at))
    }
}

/// Whether a relation that counts gives anything to decide.
fn gives_consent(row: &Guardianship, at: Micros) -> bool {
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
