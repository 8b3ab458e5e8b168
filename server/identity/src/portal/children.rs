//! The children of a guardian, each with what the guardian may see of them. Who is barred, unverified or ended is not in the list at all.

use uuid::Uuid;

use super::SCHOOL_TOPICS;
use super::acting::{About, Acting, Sensitivity, Verdict};
use super::facts::{ChildFacts, Edge};
use super::role::Role;
use crate::clock::Micros;
use crate::{Error, Identity};

/// A child, as one of their guardians sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildView {
    /// Who.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// ISO 8601 date; none when nobody knows it.
    pub birth_date: Option<String>,
    /// Where they are students now, by name; only schools that the guardian's relation reaches.
    pub schools: Vec<SchoolView>,
    /// What may be seen of them, in the order of [`super::SCHOOL_TOPICS`]; a topic is open when it is at one of the schools.
    pub topics: Vec<TopicView>,
    /// The relations with this guardian, the first begun first.
    pub edges: Vec<EdgeView>,
}

/// A school of a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolView {
    /// Which.
    pub organisation: Uuid,
    /// Its name.
    pub name: String,
    /// The child's grade or class there; may be empty.
    pub grade: String,
}

/// Whether a topic of a child may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicView {
    /// Its stable name.
    pub topic: String,
    /// Whether, and why not.
    pub verdict: Verdict,
    /// When that ends by itself, as far as is known now, microseconds since 1970 UTC.
    pub until: Option<Micros>,
}

/// A relation between a guardian and a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgeView {
    /// UUIDv7.
    pub id: Uuid,
    /// The school that it holds at; none for everywhere.
    pub organisation: Option<Uuid>,
    /// Stable name of what the adult is to the child, as the source says it: `parent`, `guardian`.
    pub kind: String,
    /// Topics by action; `*` for all.
    pub rights: EdgeRights,
    /// The first day, ISO 8601.
    pub begins_on: String,
    /// The last day, ISO 8601.
    pub ends_on: Option<String>,
    /// Whether it has ended, and only what the child allows is left of it.
    pub ended: bool,
}

/// What a relation gives, as topics; `*` is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct EdgeRights {
    /// What may be seen.
    pub see: Vec<String>,
    /// What may be changed.
    pub act: Vec<String>,
    /// What may be consented to.
    pub consent: Vec<String>,
    /// What the adult is told about.
    pub told: Vec<String>,
}

impl Identity {
    /// The children of somebody who acts as guardian, by name; nobody's in any other role.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn children(&self, acting: &Acting) -> Result<Vec<ChildView>, Error> {
        let guardian = acting.role() == Role::Guardian;
        Ok(acting.facts.children().filter(|_| guardian).map(|child| self.child_view(acting, child)).collect())
    }

    /// A guardian knows who their child is and where at school; how old, and in which class, is of the topic `profile`.
    fn child_view(&self, acting: &Acting, child: &ChildFacts) -> ChildView {
        let about = About::Child(child.id);
        let profile = |school| self.may_see(acting, &about, ("profile", Sensitivity::Normal), school).is_allowed();
        let schools = child.schools.iter().filter(|school| child.reaching(Some(school)).next().is_some());
        let schools = schools.map(|school| SchoolView {
            organisation: school.id,
            name: school.name.clone(),
            grade: if profile(Some(school.id)) { school.grade.clone() } else { String::new() },
        });
        let topics = SCHOOL_TOPICS.iter().map(|topic| TopicView {
            topic: (*topic).into(),
            verdict: self.may_see(acting, &about, (topic, Sensitivity::Normal), None),
            until: self.open_until(acting, child, topic),
        });
        ChildView {
            id: child.id,
            name: child.name.clone(),
            birth_date: Some(child.birth_date.clone()).filter(|day| !day.is_empty() && profile(None)),
            schools: schools.collect(),
            topics: topics.collect(),
            edges: child.edges.iter().map(edge_view).collect(),
        }
    }
}

fn edge_view(edge: &Edge) -> EdgeView {
    EdgeView {
        id: edge.row.id,
        organisation: edge.row.organisation_id,
        kind: edge.row.kind.clone(),
        rights: edge.rights.clone(),
        begins_on: edge.row.begins_on.clone(),
        ends_on: edge.row.ends_on.clone(),
        ended: edge.ended,
    }
}
