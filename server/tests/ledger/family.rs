//! A family for tests: who is whose guardian is said here.

use std::sync::{Arc, Mutex};

use portico_identity::clock::Micros;
use portico_identity::consents::{Guardian, GuardiansFuture, Guardianships};
use portico_store::Db;
use uuid::Uuid;

use crate::owner::Owner;
use crate::portal::Site;

/// Relations of adults to children.
#[derive(Clone, Default)]
pub struct Family(Arc<Mutex<Vec<(Uuid, Guardian)>>>);

impl Guardianships for Family {
    fn guardians_of<'a>(&'a self, _db: &'a mut dyn Db, child: Uuid, _at: Micros) -> GuardiansFuture<'a> {
        let known = self.0.lock().unwrap();
        let guardians = known.iter().filter(|(of, _)| *of == child).map(|(_, guardian)| *guardian).collect();
        Box::pin(async move { Ok(guardians) })
    }
}

impl Family {
    pub fn begin(&self, child: &Owner, adult: &Owner) {
        let relation = Uuid::from_u128(self.0.lock().unwrap().len() as u128 + 1);
        self.0.lock().unwrap().push((child.id, Guardian { adult: adult.id, relation }));
    }

    pub fn end(&self, adult: &Owner) {
        self.0.lock().unwrap().retain(|(_, guardian)| guardian.adult != adult.id);
    }
}

impl Site {
    /// A child born on this day, Ann and Ben as guardians, and what is published.
    pub async fn family(&self, born: &str) -> (Family, Owner, Owner, Owner) {
        self.publish_purposes_without_documents().await;
        let family = Family::default();
        drop(self.identity.clone().with_guardianships(Arc::new(family.clone())));
        let child = self.owner("Kim", "kim@mail.example").await;
        let (ann, ben) = (self.owner("Ann", "ann@mail.example").await, self.owner("Ben", "ben@mail.example").await);
        self.database
            .tamper(&format!("UPDATE person SET birth_date = '{born}' WHERE id = {}", self.literal(child.id)))
            .await;
        family.begin(&child, &ann);
        family.begin(&child, &ben);
        (family, child, ann, ben)
    }
}
