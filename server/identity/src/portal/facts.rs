//! The facts of one person at one moment, as access is decided by them: read in a few statements, then nothing more is asked of the store.
//!
//! A child's schools are those where the child is a student at that moment; a relation reaches a school when it holds everywhere, at that
//! school, or at what the school is part of.

use std::collections::HashSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use portico_store::Db;
use portico_store::portal_facts::{self, AffiliationFact, ChoiceFact, EdgeFact};
use uuid::Uuid;

use super::acting::Action;
use super::ages::{AgeCase, AgeRules};
use super::children::EdgeRights;
use super::days::{parse_day, zone_named};
use super::role::{Role, RoleView};
use crate::Error;
use crate::clock::Micros;

/// What is known of a person at a moment.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    affiliations: Vec<AffiliationFact>,
    children: Vec<ChildFacts>,
}

/// What is known of a child of a guardian.
#[derive(Debug, Clone)]
pub(crate) struct ChildFacts {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) birth_date: String,
    /// The day of birth that a source or a desk stated. What a child typed counts for nothing here: a typing child ends nobody's access.
    pub(crate) born: Option<Date>,
    /// A court or a desk closed all between the adult and the child: nothing of the child is told, not even that there is one.
    pub(crate) barred: bool,
    /// Verified, begun and not retired; also those that ended.
    pub(crate) edges: Vec<Edge>,
    pub(crate) schools: Vec<School>,
    pub(crate) choices: Vec<ChoiceFact>,
}

/// A relation with a child.
#[derive(Debug, Clone)]
pub(crate) struct Edge {
    pub(crate) row: EdgeFact,
    pub(crate) rights: EdgeRights,
    pub(crate) ended: bool,
}

/// A school where a child is a student.
#[derive(Debug, Clone)]
pub(crate) struct School {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) grade: String,
    parent: Option<Uuid>,
    pub(crate) country: String,
    pub(crate) zone: TimeZone,
    pub(crate) since: Micros,
}

/// What a guardian's question about a topic of a child at a school comes to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    /// From when on the topic is the child's own.
    pub(crate) hand_over_at: Option<Micros>,
    pub(crate) handed_over: bool,
    /// What the child lets the guardian see, and until when.
    pub(crate) granted: Option<Option<Micros>>,
    pub(crate) withheld: bool,
}

impl Facts {
    pub(crate) async fn read(db: &mut impl Db, person: Uuid, at: Micros, ages: &AgeRules) -> Result<Self, Error> {
        let mut affiliations = portal_facts::list_affiliations(db, person).await?;
        affiliations.retain(|row| is_active(row, at));
        let edges = portal_facts::list_edges(db, person).await?;
        let mut children = Vec::new();
        if !edges.is_empty() {
            let schools = portal_facts::list_child_affiliations(db, person).await?;
            let choices = portal_facts::list_choices(db, person).await?;
            children = gather_children(edges, &schools, &choices, at);
            children.retain(|child| child.barred || child.is_there(at, ages));
        }
        Ok(Self { affiliations, children })
    }

    /// What is between an adult and a child, also where only what the child may still allow is left of it. None when there is nothing.
    pub(crate) async fn between(
        db: &mut impl Db,
        adult: Uuid,
        child: Uuid,
        at: Micros,
    ) -> Result<Option<ChildFacts>, Error> {
        let mut edges = portal_facts::list_edges(db, adult).await?;
        edges.retain(|edge| edge.child_id == child);
        let schools = portal_facts::list_child_affiliations(db, adult).await?;
        let choices = portal_facts::list_choices(db, adult).await?;
        Ok(gather_children(edges, &schools, &choices, at).into_iter().next())
    }

    pub(crate) fn roles(&self) -> Vec<RoleView> {
        let of = |names: &[&str], role: fn(Uuid) -> Role| {
            let mut views: Vec<RoleView> = Vec::new();
            for row in self.affiliations.iter().filter(|row| names.contains(&row.role.as_str())) {
                let role = role(row.organisation_id);
                if views.iter().all(|view| view.role != role) {
                    let (organisation, accent) = (row.organisation_name.clone(), row.accent.clone());
                    views.push(RoleView { role, organisation, accent });
                }
            }
            views
        };
        let mut roles = of(&["customer"], Role::Customer);
        roles.extend(of(&["student"], Role::Student));
        if self.children().next().is_some() {
            roles.push(RoleView { role: Role::Guardian, organisation: String::new(), accent: String::new() });
        }
        roles.extend(of(&["member", "admin"], Role::Member));
        roles
    }

    /// Those whom the adult may know of, by name.
    pub(crate) fn children(&self) -> impl Iterator<Item = &ChildFacts> {
        self.children.iter().filter(|child| !child.barred)
    }

    /// A child, barred or not: policies decide.
    pub(crate) fn child(&self, id: Uuid) -> Option<&ChildFacts> {
        self.children.iter().find(|child| child.id == id)
    }

    /// The topics that a member of a firm has for an action, and whether they administer it.
    pub(crate) fn member(&self, firm: Uuid, action: Action) -> (HashSet<String>, bool) {
        let rows = self.affiliations.iter().filter(|row| row.organisation_id == firm);
        let rows: Vec<_> = rows.filter(|row| ["member", "admin"].contains(&row.role.as_str())).collect();
        let rights = rows.iter().flat_map(|row| read_rights(&row.rights).of(action)).collect();
        (rights, rows.iter().any(|row| row.role == "admin"))
    }

    /// What an organisation of the person is part of: a firm's vendor.
    pub(crate) fn parent_of(&self, organisation: Uuid) -> Option<Uuid> {
        self.affiliations.iter().find(|row| row.organisation_id == organisation).and_then(|row| row.parent_id)
    }
}

impl ChildFacts {
    /// Whether there is anything between the adult and the child: a relation that has not ended, or something that the grown child allows.
    fn is_there(&self, at: Micros, ages: &AgeRules) -> bool {
        let allows = || {
            let topics = self.choices.iter().filter(|row| row.choice == "grant").map(|row| row.topic.as_str());
            let mut places = topics.flat_map(|topic| self.schools.iter().map(move |school| (topic, school)));
            places.any(|(topic, school)| {
                let standing = self.standing(topic, Some(school), at, ages);
                standing.handed_over && standing.granted.is_some() && self.reaching(Some(school)).next().is_some()
            })
        };
        self.edges.iter().any(|edge| !edge.ended) || allows()
    }

    /// The relations that reach a school; without one, those that hold everywhere.
    pub(crate) fn reaching<'a>(&'a self, school: Option<&'a School>) -> impl Iterator<Item = &'a Edge> {
        self.edges.iter().filter(move |edge| match (edge.row.organisation_id, school) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(place), Some(school)) => place == school.id || Some(place) == school.parent,
        })
    }

    /// The relation by which data of an organisation, or of any, is reached; one that has not ended before one that has.
    pub(crate) fn edge_at(&self, provider: Option<Uuid>) -> Option<Uuid> {
        let school = provider.and_then(|provider| self.school(provider));
        let reaches = |edge: &&Edge| provider.is_none() || self.reaching(school).any(|one| one.row.id == edge.row.id);
        self.edges.iter().filter(reaches).min_by_key(|edge| edge.ended).map(|edge| edge.row.id)
    }

    pub(crate) fn school(&self, id: Uuid) -> Option<&School> {
        self.schools.iter().find(|school| school.id == id)
    }

    pub(crate) fn standing(&self, topic: &str, school: Option<&School>, at: Micros, ages: &AgeRules) -> Standing {
        let utc = TimeZone::UTC;
        let case = AgeCase {
            topic,
            born: self.born,
            organisation: school.map(|school| (school.id, school.name.as_str())),
            country: school.map_or("", |school| school.country.as_str()),
            zone: school.map_or(&utc, |school| &school.zone),
            grade: school.map_or("", |school| school.grade.as_str()),
            since: school.map_or(Micros::MAX, |school| school.since),
        };
        let hand_over_at = ages.hand_over_at(&case);
        let mut choices = self.choices.iter().filter(|row| row.topic == topic);
        Standing {
            hand_over_at,
            handed_over: hand_over_at.is_some_and(|moment| moment <= at),
            granted: choices
                .clone()
                .filter(|row| row.choice == "grant")
                .map(|row| row.ends_at)
                .max_by_key(|end| end.unwrap_or(Micros::MAX)),
            withheld: choices.any(|row| row.choice == "withhold")
                && ages.may_withhold_from(&case).is_some_and(|moment| moment <= at),
        }
    }
}

impl EdgeRights {
    /// The topics for an action.
    #[must_use]
    pub fn of(&self, action: Action) -> Vec<String> {
        match action {
            Action::See => self.see.clone(),
            Action::Act => self.act.clone(),
            Action::Consent => self.consent.clone(),
            Action::BeTold => self.told.clone(),
            Action::Administer => Vec::new(),
        }
    }
}

/// Rights that cannot be read are none.
pub(crate) fn read_rights(text: &str) -> EdgeRights {
    serde_json::from_str(text).unwrap_or_default()
}

fn is_active(row: &AffiliationFact, at: Micros) -> bool {
    is_within(Some(row.begins_at), row.ends_at, at)
        && row.suspended_at.is_none_or(|since| since > at)
        && row.organisation_ended_at.is_none_or(|end| end > at)
}

fn is_within(begins_at: Option<Micros>, ends_at: Option<Micros>, at: Micros) -> bool {
    begins_at.is_none_or(|begin| begin <= at) && ends_at.is_none_or(|end| end > at)
}

fn gather_children(
    rows: Vec<EdgeFact>,
    schools: &[AffiliationFact],
    choices: &[ChoiceFact],
    at: Micros,
) -> Vec<ChildFacts> {
    let mut children: Vec<ChildFacts> = Vec::new();
    for row in rows {
        let child = match children.iter().position(|child| child.id == row.child_id) {
            Some(known) => children.get_mut(known),
            None => {
                children.push(new_child(&row, schools, choices, at));
                children.last_mut()
            }
        };
        let Some(child) = child else { continue };
        // A bar holds, whatever became of the relation that it stands in.
        child.barred |= row.barred_at.is_some_and(|since| since <= at);
        let verified = row.verified_at.is_some_and(|since| since <= at);
        if verified && row.begins_at <= at && row.retired_at.is_none() {
            let ended = row.ends_at.is_some_and(|end| end <= at);
            child.edges.push(Edge { rights: read_rights(&row.rights), ended, row });
        }
    }
    children.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    children
}

fn new_child(row: &EdgeFact, schools: &[AffiliationFact], choices: &[ChoiceFact], at: Micros) -> ChildFacts {
    let mut known: Vec<School> = Vec::new();
    for place in schools.iter().filter(|place| place.person_id == row.child_id && is_active(place, at)) {
        if known.iter().all(|school| school.id != place.organisation_id) {
            known.push(School {
                id: place.organisation_id,
                name: place.organisation_name.clone(),
                grade: place.grade.clone(),
                parent: place.parent_id,
                country: place.country.clone(),
                zone: zone_named(&place.time_zone).unwrap_or(TimeZone::UTC),
                since: place.begins_at,
            });
        }
    }
    let counts = |choice: &&ChoiceFact| {
        choice.child_id == row.child_id
            && is_within(Some(choice.begins_at), choice.ends_at, at)
            && choice.ended_at.is_none_or(|end| end > at)
    };
    ChildFacts {
        id: row.child_id,
        name: row.child_name.clone(),
        birth_date: row.birth_date.clone(),
        born: parse_day(&row.birth_date).filter(|_| !row.birth_date_by.is_empty()),
        barred: false,
        edges: Vec::new(),
        schools: known,
        choices: choices.iter().filter(counts).cloned().collect(),
    }
}
