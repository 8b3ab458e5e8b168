//! Who can play which part, and their invitations. Codes are made for everybody whom a source knows and who has none; those of the parts are
//! kept for the page.

use std::collections::HashMap;

use portico_app::features::demo::{Demo, DemoPerson, Invitation, InvitationState, Part, PartKey, read_states};
use portico_identity::Identity;
use portico_identity::portal::invitations::{Invitees, Made};
use uuid::Uuid;

use super::bank::{self, Customer};
use super::days::Days;
use super::load::Places;
use super::names::Somebody;
use super::organisations::{BANK, HORIZON, VENDOR, WESTERKADE};
use super::problem::DemoProblem;
use super::school::{self, Guardian, School, Student};
use super::vendor;

/// Whom a court has barred from his child.
pub(super) const BARRED: &str = "Andriy Kovalenko";
/// Where the other parent of that child is.
const NOT_BARRED: &str = "Oksana Kovalenko";
/// Who has two roles.
const BOTH: &str = "Elif Yıldırım";

/// Codes by the source that knows the person, their address there, and the child's name.
type Codes = HashMap<(&'static str, String, String), Made>;

/// What is known while the parts are put together.
struct Cast<'a> {
    places: &'a Places,
    codes: Codes,
    /// What was kept before, by organisation, name and child.
    kept: HashMap<(Uuid, String, String), Invitation>,
}

/// The parts, with codes made now or kept from before.
pub(super) async fn parts(
    identity: &Identity,
    places: &Places,
    days: &Days,
    before: Option<&Demo>,
) -> Result<Vec<Part>, DemoProblem> {
    // A new code voids the one before: codes that work are kept.
    let codes = if still_good(identity, before).await? { Codes::new() } else { make_codes(identity).await? };
    let cast = Cast { places, codes, kept: kept(before) };
    let customers = bank::customers(days);
    let [westerkade, horizon] = school::schools(days);
    let both = |customer: &&Customer| full(&customer.name) == BOTH;
    let mut parts = vec![
        (PartKey::Customer, cast.customers(customers.iter().filter(|one| one.is_played && !both(one)))),
        (PartKey::Parent, cast.parents(&westerkade, &horizon, |family| full(&family.mother))),
        (PartKey::Student, cast.children(&westerkade, 0)),
        (PartKey::Admin, cast.contacts("1")),
        (PartKey::Younger, cast.children(&westerkade, 1)),
        (PartKey::Apart, cast.parents(&westerkade, &horizon, |family| full(&family.father))),
        (PartKey::Barred, vec![cast.parent(&[&westerkade], NOT_BARRED)]),
        (PartKey::Member, cast.contacts("2")),
    ];
    let student = westerkade.students.iter().find(|student| full(&student.name) == BOTH);
    let customer = customers.iter().find(both);
    if let (Some(student), Some(customer)) = (student, customer) {
        let invitations = cast.student(&westerkade, student).into_iter().chain(cast.customer(customer));
        parts.push((PartKey::Both, vec![DemoPerson { name: BOTH.into(), invitations: invitations.collect() }]));
    }
    let shown = |key: PartKey| {
        let part = before.and_then(|demo| demo.parts.iter().find(|part| part.key == key));
        part.map_or(0, |part| part.shown)
    };
    Ok(parts.into_iter().map(|(key, people)| Part { key, shown: shown(key), people }).collect())
}

/// Whether nothing that was made before has to be made again.
async fn still_good(identity: &Identity, before: Option<&Demo>) -> Result<bool, DemoProblem> {
    let Some(before) = before else { return Ok(false) };
    let states = read_states(identity, before).await?;
    let invitations = before.parts.iter().flat_map(|part| &part.people).flat_map(|person| &person.invitations);
    let over = |one: &Invitation| !matches!(states.get(&one.id), Some(InvitationState::Open | InvitationState::Taken));
    Ok(!before.parts.is_empty() && !invitations.into_iter().any(over))
}

async fn make_codes(identity: &Identity) -> Result<Codes, DemoProblem> {
    let asked = [
        (BANK, Invitees::Customers),
        (WESTERKADE, Invitees::Students),
        (WESTERKADE, Invitees::Guardians),
        (HORIZON, Invitees::Guardians),
        (VENDOR, Invitees::Admins),
        (VENDOR, Invitees::Members),
    ];
    let mut codes = Codes::new();
    for (source, invitees) in asked {
        let mut keep = |invitee: portico_identity::portal::invitations::Invitee| {
            codes.insert((source, invitee.address, invitee.child), invitee.made);
            Ok(())
        };
        let _made = identity.make_invitations(source, invitees, false, &mut keep).await?;
    }
    Ok(codes)
}

fn kept(before: Option<&Demo>) -> HashMap<(Uuid, String, String), Invitation> {
    let people = before.into_iter().flat_map(|demo| &demo.parts).flat_map(|part| &part.people);
    let all = people.flat_map(|person| {
        let name = person.name.clone();
        person.invitations.iter().map(move |one| ((one.organisation, name.clone(), one.child.clone()), one.clone()))
    });
    all.collect()
}

fn full(name: &Somebody) -> String {
    format!("{} {}", name.given, name.family)
}

impl Cast<'_> {
    /// The invitation of somebody: a new code, or the one that was kept.
    fn invitation(
        &self,
        source: &'static str,
        name: &str,
        mail: String,
        child: &str,
        born: &str,
    ) -> Option<Invitation> {
        let place = self.places.get(source)?;
        if let Some(made) = self.codes.get(&(source, mail, child.to_owned())) {
            return Some(Invitation {
                id: made.id,
                organisation: place.id,
                organisation_name: place.name.clone(),
                code: made.code.clone(),
                child: child.to_owned(),
                birth_date: born.to_owned(),
            });
        }
        self.kept.get(&(place.id, name.to_owned(), child.to_owned())).cloned()
    }

    fn customer(&self, customer: &Customer) -> Option<Invitation> {
        self.invitation(BANK, &full(&customer.name), customer.mail(), "", &customer.born)
    }

    fn customers<'c>(&self, customers: impl Iterator<Item = &'c Customer>) -> Vec<DemoPerson> {
        let people = customers.map(|customer| DemoPerson {
            name: full(&customer.name),
            invitations: self.customer(customer).into_iter().collect(),
        });
        people.collect()
    }

    fn student(&self, school: &School, student: &Student) -> Option<Invitation> {
        self.invitation(WESTERKADE, &full(&student.name), student.mail(school), "", &student.born)
    }

    /// The children of the families at one place in age.
    fn children(&self, school: &School, place: usize) -> Vec<DemoPerson> {
        let wanted = school::families().into_iter().filter_map(|family| family.children.into_iter().nth(place));
        let found = wanted.filter_map(|name| school.students.iter().find(|student| student.name == name));
        let people = found.map(|student| DemoPerson {
            name: full(&student.name),
            invitations: self.student(school, student).into_iter().collect(),
        });
        people.collect()
    }

    fn parents(&self, westerkade: &School, horizon: &School, who: fn(&school::Family) -> String) -> Vec<DemoPerson> {
        school::families().iter().map(|family| self.parent(&[westerkade, horizon], &who(family))).collect()
    }

    /// A parent with a code for each child in each school.
    fn parent(&self, schools: &[&School], name: &str) -> DemoPerson {
        let mut invitations = Vec::new();
        for school in schools {
            let listed = school.guardians.iter().filter(|guardian| full(&guardian.name) == name);
            for guardian in listed {
                invitations.extend(self.claims(school, guardian, name));
            }
        }
        DemoPerson { name: name.to_owned(), invitations }
    }

    fn claims(&self, school: &School, guardian: &Guardian, name: &str) -> Vec<Invitation> {
        let source = if school.domain.starts_with(WESTERKADE) { WESTERKADE } else { HORIZON };
        let children = school.students.iter().filter(|student| student.guardians.contains(&guardian.id));
        let claims = children
            .filter_map(|child| self.invitation(source, name, guardian.mail(school), &full(&child.name), &child.born));
        claims.collect()
    }

    /// Contacts of the firms whose number ends so.
    fn contacts(&self, number: &str) -> Vec<DemoPerson> {
        let mut people = Vec::new();
        for firm in &vendor::FIRMS {
            let contact = firm.contacts().find(|(id, ..)| id.ends_with(number));
            let Some((_, _, name, mail)) = contact else { continue };
            let made = self.invitation(VENDOR, &full(&name), mail, "", "");
            let invitations = made.map(|made| Invitation { organisation_name: firm.name.into(), ..made });
            people.push(DemoPerson { name: full(&name), invitations: invitations.into_iter().collect() });
        }
        people
    }
}
