//! What a code comes to once nothing speaks against it: a person becomes who a source knows, or a claim becomes a guardianship.

use portico_store::guardianship::{self, Guardianship};
use portico_store::invitation::{self, Invitation, Said};
use portico_store::{Db, Write, contact, merge, organisation, person};
use serde_json::json;
use uuid::Uuid;

use super::known::Known;
use crate::events::EventKind;
use crate::portal::Role;
use crate::portal::facts::Facts;
use crate::portal::family::{is_barred, is_grown_up, name_of, organisation_name};
use crate::{Circumstances, Error, Identity, Person};

/// Why a claim waits for the desk. The names are stable: they stand in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::portal) enum Doubt {
    /// Whoever the source lists is another account already.
    Bound,
    /// Neither the name nor an address is what the source knows.
    Name,
    /// A court or the desk closed what is between them.
    Barred,
    /// Somebody is said to be the family of themselves.
    Family,
    /// Other organisations know whoever the inviting one lists: its code alone does not open what is theirs.
    Elsewhere,
    /// An adult who was barred from the child has been erased: nobody can tell any more whether it is them.
    Marked,
}

impl Doubt {
    /// The stable name.
    pub(in crate::portal) fn as_str(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::Name => "name",
            Self::Barred => "barred",
            Self::Family => "family",
            Self::Elsewhere => "elsewhere",
            Self::Marked => "marked",
        }
    }
}

/// What a claim comes to.
pub(in crate::portal) enum Checked {
    /// Nothing speaks against it.
    Fine,
    /// The desk looks at it.
    Doubted(Doubt),
    /// The child is of age.
    OfAge,
    /// It is so already, or what was offered is gone.
    Nothing,
}

impl Identity {
    /// Whether somebody can be the person that an organisation knows.
    pub(in crate::portal) async fn check_known(
        &self,
        db: &mut Write,
        claimant: &Person,
        (known, inviting): (Uuid, Uuid),
    ) -> Result<Checked, Error> {
        if known == claimant.id || merge::merged_into(db, known).await?.is_some() {
            return Ok(Checked::Nothing);
        }
        self.check_fits(db, claimant, known, (inviting, "")).await
    }

    /// Whether somebody can be the adult of a guardianship that a source lists.
    pub(in crate::portal) async fn check_guardian(
        &self,
        db: &mut Write,
        claimant: &Person,
        (edge, inviting): (&Guardianship, Uuid),
    ) -> Result<Checked, Error> {
        let now = self.now();
        let gone = edge.retired_at.is_some() || edge.ends_at.is_some_and(|end| end <= now);
        let have = edge.verified_at.is_some() && edge.adult_id == claimant.id;
        let between = guardianship::list_by_child(db, edge.child_id).await?;
        let barred = is_barred(&between, claimant.id) || is_barred(&between, edge.adult_id);
        if barred || resembles_barred(db, claimant, &between).await? {
            return Ok(Checked::Doubted(Doubt::Barred));
        }
        if gone || have || edge.child_id == claimant.id {
            return Ok(Checked::Nothing);
        }
        let facts = Facts::between(db, edge.adult_id, edge.child_id, now).await?;
        if facts.is_some_and(|facts| is_grown_up(&facts, now, self.age_rules())) {
            return Ok(Checked::OfAge);
        }
        let checked = if edge.adult_id == claimant.id {
            Checked::Fine
        } else if edge.verified_at.is_some() {
            Checked::Doubted(Doubt::Bound)
        } else {
            self.check_fits(db, claimant, edge.adult_id, (inviting, &edge.source)).await?
        };
        let marked = matches!(checked, Checked::Fine) && guardianship::claims_wait(db, edge.child_id).await?;
        Ok(if marked { Checked::Doubted(Doubt::Marked) } else { checked })
    }

    /// Whether the account of somebody can be that of whom sources know as `listed`, by a code of an organisation, about what a source says.
    async fn check_fits(
        &self,
        db: &mut Write,
        claimant: &Person,
        listed: Uuid,
        inviting: (Uuid, &str),
    ) -> Result<Checked, Error> {
        if merge::has_account(db, listed).await? {
            return Ok(Checked::Doubted(Doubt::Bound));
        }
        if merge::are_family(db, claimant.id, listed).await? {
            return Ok(Checked::Doubted(Doubt::Family));
        }
        let said = invitation::list_said(db, listed).await?;
        let contacts = contact::list_by_person(db, claimant.id).await?;
        let names = [claimant.name.as_str(), claimant.preferred_name.as_str()];
        let fits = said.is_empty() || said.iter().any(|said| Known::read(said).fits(&names, &contacts));
        if !fits {
            return Ok(Checked::Doubted(Doubt::Name));
        }
        let elsewhere = invitation::is_known_elsewhere(db, listed, inviting, self.now()).await?;
        Ok(if elsewhere { Checked::Doubted(Doubt::Elsewhere) } else { Checked::Fine })
    }

    /// The person becomes whom an organisation knows. Tells the role that comes of it.
    pub(in crate::portal) async fn become_known(
        &self,
        db: &mut Write,
        (person, known): (Uuid, Uuid),
        organisation: Uuid,
        at: &Circumstances,
    ) -> Result<Option<Role>, Error> {
        self.merge_persons(db, person, known, "invitation", at).await?;
        let detail = json!({ "organisation": organisation, "device": at.device });
        self.record(db, EventKind::Joined, Some(person), at, detail).await?;
        let roles = Facts::read(db, person, self.now(), self.age_rules()).await?.roles();
        let here = roles.iter().find(|view| view.role.organisation() == Some(organisation));
        let any = roles.iter().find(|view| matches!(view.role, Role::Customer(_) | Role::Student(_)));
        Ok(here.or(any).map(|view| view.role))
    }

    /// The claim of a source becomes a guardianship of the person's. Tells the child's name.
    pub(in crate::portal) async fn link_guardian(
        &self,
        db: &mut Write,
        person: Uuid,
        edge: &Guardianship,
        (evidence, at): (&str, &Circumstances),
    ) -> Result<String, Error> {
        if edge.adult_id != person {
            self.merge_persons(db, person, edge.adult_id, "invitation", at).await?;
        }
        guardianship::verify(db, edge.id, self.now(), evidence).await?;
        let edge = Guardianship { adult_id: person, ..edge.clone() };
        self.record_both_sides(db, EventKind::GuardianLinked, &edge, at).await?;
        name_of(db, edge.child_id).await
    }
}

/// Whether the account of somebody can be that of an adult who is barred from the child. A second account, and a source that does not know of
/// the court's order, do not go around it: the desk looks.
async fn resembles_barred(db: &mut Write, claimant: &Person, between: &[Guardianship]) -> Result<bool, Error> {
    let mut known = Vec::new();
    for edge in between.iter().filter(|edge| edge.barred_at.is_some()) {
        known.extend(invitation::list_said(db, edge.adult_id).await?.iter().map(Known::read));
        let row = person::find(db, edge.adult_id).await?;
        known.extend(row.map(|row| Known { name: row.name, ..Known::default() }));
    }
    // Who is not known by name resembles nobody.
    known.retain(|known| !known.name.is_empty());
    if known.is_empty() {
        return Ok(false);
    }
    let contacts = contact::list_by_person(db, claimant.id).await?;
    let names = [claimant.name.as_str(), claimant.preferred_name.as_str()];
    Ok(known.iter().any(|known| known.fits(&names, &contacts)))
}

/// The day of birth that has to be typed with a code; none where nobody knows it, and for firms. Whose it is: the child's, or the person's own.
pub(super) async fn birth_date_of(db: &mut impl Db, found: &Invitation) -> Result<Option<String>, Error> {
    let (about, source) = match (found.person_id, found.guardianship_id) {
        (Some(person), _) => (person, None),
        (None, Some(edge)) => match guardianship::find(db, edge).await? {
            Some(edge) => (edge.child_id, Some(edge.source)),
            None => return Ok(None),
        },
        (None, None) => return Ok(None),
    };
    let said = invitation::list_said(db, about).await?;
    let inviter = |said: &&Said| match &source {
        Some(source) => said.source == *source,
        None => said.organisation_id == found.organisation_id,
    };
    let known = |said: &Said| Some(Known::read(said).birth_date).filter(|day| !day.is_empty());
    // What the inviting source says counts first, then what any other does, then what the person's row holds.
    let said_day = said.iter().filter(inviter).find_map(known).or_else(|| said.iter().find_map(known));
    match said_day {
        Some(day) => Ok(Some(day)),
        None => Ok(person::find(db, about).await?.map(|person| person.birth_date).filter(|day| !day.is_empty())),
    }
}

/// The organisation's name, as whoever has the code may know it; none when it has ended.
pub(super) async fn inviting(db: &mut impl Db, found: &Invitation, now: i64) -> Result<Option<String>, Error> {
    let row = organisation::find(db, found.organisation_id).await?;
    if row.is_none_or(|row| row.ended_at.is_some_and(|end| end <= now)) {
        return Ok(None);
    }
    organisation_name(db, Some(found.organisation_id)).await.map(Some)
}
