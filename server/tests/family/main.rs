//! Families: codes and claims, coming of age and what is announced of it, what students choose, consents for a child, and the desk.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../account/owner.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;

mod at_the_terminal;
mod attacks;
mod bars;
mod choosing;
mod claiming;
mod coming_of_age;
mod consents;
mod desk;
mod elsewhere;
mod home;
mod making;
mod many;
mod stated;

use owner::{Owner, at};
use portal::Site;
use portal::worlds::World;
use portico_identity::portal::invitations::{InvitationUsed, Invitee, Invitees};
use uuid::Uuid;

/// A child at a school, and the adult whom the school lists.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// The school.
    pub school: Uuid,
    /// The child, a student there.
    pub child: Uuid,
    /// The adult.
    pub adult: Uuid,
    /// What the school says about the two.
    pub edge: Uuid,
}

/// What a school says about a family: the school, the child and its day of birth, the adult and their address.
pub struct Says {
    /// The school.
    pub school: &'static str,
    /// The child and its day of birth.
    pub child: (&'static str, &'static str),
    /// The adult and their address.
    pub adult: (&'static str, &'static str),
}

/// Noor, twelve years old, and Anna de Wit.
pub const NOOR: Says =
    Says { school: "Westerpark", child: ("Noor", "2015-05-12"), adult: ("Anna de Wit", "anna@elsewhere.example") };

/// The words of a page, without the marks around names.
pub fn words_of(page: &str) -> String {
    portal::text_of(page).replace(['\u{2068}', '\u{2069}'], "")
}

impl Site {
    /// Writes what a school says. `number` keeps two schools apart.
    pub async fn school_says(&self, number: u32, says: &Says) -> Listed {
        let mut world = World::number(number);
        let school = world.organisation("school", says.school, None);
        let child = world.person(says.child.0, says.child.1);
        let adult = world.person(says.adult.0, "");
        world.affiliate(child, school, "student");
        let edge = world.guardian(adult, child);
        edge.organisation = Some(school);
        edge.is_verified = false;
        let edge = edge.id;
        world.write(self).await;
        self.source_says(child, &format!(r#"{{"given_name":"{}","birth_date":"{}"}}"#, says.child.0, says.child.1))
            .await;
        self.source_says(adult, &format!(r#"{{"name":"{}","email":"{}"}}"#, says.adult.0, says.adult.1)).await;
        Listed { school, child, adult, edge }
    }

    /// What the source of the world says about a person.
    pub async fn source_says(&self, person: Uuid, fields: &str) {
        let hash = if self.database.is_sqlite() { "X''" } else { "''::bytea" };
        let (key, person) = (person.simple(), self.literal(person));
        self.database
            .tamper(&format!(
                "INSERT INTO source_person (id, source, source_key, person_id, fields, hash, changed_at)
                 VALUES ({person}, 'world', 'p-{key}', {person}, '{fields}', {hash}, 1)"
            ))
            .await;
    }

    /// Makes the codes of a kind for everybody whom the source knows.
    pub async fn codes(&self, invitees: Invitees) -> Vec<Invitee> {
        let mut made = Vec::new();
        let mut each = |invitee| {
            made.push(invitee);
            Ok(())
        };
        self.identity.make_invitations("world", invitees, false, &mut each).await.unwrap().unwrap();
        made
    }

    /// What is wrong with the ledger, and with how it fits the histories.
    pub async fn faults(&self) -> Vec<String> {
        portico_identity::consents::check_consents(self.identity.store()).await.unwrap()
    }

    /// The code to claim this child.
    pub async fn code_for(&self, child: &str) -> String {
        let made = self.codes(Invitees::Guardians).await;
        made.into_iter().find(|invitee| invitee.child == child).unwrap().made.code
    }
}

impl Owner {
    pub async fn uses(&self, site: &Site, code: &str, born: Option<&str>) -> InvitationUsed {
        site.identity.use_invitation(&self.who, code, born, &at()).await.unwrap()
    }
}
