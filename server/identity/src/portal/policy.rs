//! Whether somebody may: the one place where access is decided. Facts become a question to the policies; an answer is kept for the request.

use std::collections::HashSet;

use uuid::Uuid;

use super::SCHOOL_TOPICS;
use super::acting::{About, Acting, Action, Asked, Sensitivity, Verdict, Why};
use super::ages::AgeRules;
use super::facts::{ChildFacts, School};
use super::policies::{Policies, Question, Reason, Relation};
use super::role::Role;
use crate::Identity;
use crate::clock::Micros;

impl Identity {
    /// Whether somebody may do this with data of a topic, about this person or firm, that this organisation provides. Without a provider:
    /// whether they may with that of any.
    pub fn may(
        &self,
        acting: &Acting,
        about: &About,
        action: Action,
        topic: &str,
        sensitivity: Sensitivity,
        provider: Option<Uuid>,
    ) -> Verdict {
        let policies = self.settings().policies.as_deref();
        decide(policies, acting, (*about, action, topic.to_owned(), sensitivity, provider))
    }

    /// Whether somebody who acts as guardian decides for a child what its data may be used for.
    #[must_use]
    pub fn may_consent_for(&self, acting: &Acting, child: Uuid) -> bool {
        may_consent(self.settings().policies.as_deref(), acting, child)
    }

    /// Whether somebody may see this, whoever provides it or one organisation in particular.
    pub(crate) fn may_see(
        &self,
        acting: &Acting,
        about: &About,
        (topic, sensitivity): (&str, Sensitivity),
        provider: Option<Uuid>,
    ) -> Verdict {
        self.may(acting, about, Action::See, topic, sensitivity, provider)
    }

    /// When an open topic of a child closes by itself, as far as is known now, microseconds since 1970 UTC.
    pub(crate) fn open_until(&self, acting: &Acting, child: &ChildFacts, topic: &str) -> Option<Micros> {
        let ages = self.age_rules();
        let open = child.schools.iter().filter(|school| {
            self.may_see(acting, &About::Child(child.id), (topic, Sensitivity::Normal), Some(school.id)).is_allowed()
        });
        let ends = open.map(|school| end_at(child, topic, school, acting.at(), ages).unwrap_or(Micros::MAX));
        ends.max().filter(|end| *end < Micros::MAX)
    }

    /// The rules of age of this installation.
    #[must_use]
    pub fn age_rules(&self) -> &AgeRules {
        static NONE: AgeRules = AgeRules::none();
        self.settings().policies.as_ref().map_or(&NONE, |policies| policies.ages())
    }
}

/// The answer of the policies, or the one that was given before in this request. Without policies nobody may anything.
fn decide(policies: Option<&Policies>, acting: &Acting, asked: Asked) -> Verdict {
    if let Some(known) = acting.known(&asked) {
        return known;
    }
    let (about, action, topic, sensitivity, provider) = &asked;
    let verdict = match policies {
        Some(policies) => {
            Asking { policies, acting, action: *action, topic, sensitivity: *sensitivity }.ask(about, *provider)
        }
        None => Verdict::Hidden(Why::NoRelation),
    };
    acting.know(asked, verdict);
    verdict
}

/// Whether somebody who acts as guardian decides for a child what its data may be used for: purposes have no topic, so the right to decide about
/// any topic at any school is enough.
pub(super) fn may_consent(policies: Option<&Policies>, acting: &Acting, child: Uuid) -> bool {
    SCHOOL_TOPICS.iter().any(|topic| {
        let asked = (About::Child(child), Action::Consent, (*topic).to_owned(), Sensitivity::Normal, None);
        decide(policies, acting, asked).is_allowed()
    })
}

/// When an open topic of a child at a school closes by itself.
fn end_at(child: &ChildFacts, topic: &str, school: &School, at: Micros, ages: &AgeRules) -> Option<Micros> {
    let standing = child.standing(topic, Some(school), at, ages);
    if standing.handed_over {
        return standing.granted.flatten();
    }
    let gives = |topics: &[String]| topics.iter().any(|one| one == topic || one == "*");
    let edges = child.reaching(Some(school)).filter(|edge| !edge.ended && gives(&edge.rights.see));
    let last = edges.map(|edge| edge.row.ends_at.unwrap_or(Micros::MAX)).max();
    [last, standing.hand_over_at].into_iter().flatten().min().filter(|end| *end < Micros::MAX)
}

/// A question before its facts are known.
struct Asking<'a> {
    policies: &'a Policies,
    acting: &'a Acting,
    action: Action,
    topic: &'a str,
    sensitivity: Sensitivity,
}

impl Asking<'_> {
    fn ask(&self, about: &About, provider: Option<Uuid>) -> Verdict {
        match (self.acting.role(), *about) {
            (Role::Customer(own) | Role::Student(own), About::Myself)
                if provider.is_none_or(|provider| provider == own) =>
            {
                let question = Question { relation: Relation::Itself, ..Question::default() };
                self.decide(&question, provider, None)
            }
            (Role::Member(firm), About::Firm) => {
                // Whoever may see something is told about it.
                let action = if self.action == Action::BeTold { Action::See } else { self.action };
                let (rights, admin) = self.acting.facts.member(firm, action);
                let rights = rights.iter().map(String::as_str).collect();
                let question = Question { relation: Relation::Member, rights, admin, ..Question::default() };
                self.decide(&question, provider, None)
            }
            (Role::Guardian, About::Child(child)) => {
                let child = self.acting.facts.child(child);
                child.map_or(Verdict::Hidden(Why::NoRelation), |child| self.ask_about_child(child, provider))
            }
            (Role::Customer(_) | Role::Student(_) | Role::Guardian | Role::Member(_), _) => {
                Verdict::Hidden(Why::NoRelation)
            }
        }
    }

    fn ask_about_child(&self, child: &ChildFacts, provider: Option<Uuid>) -> Verdict {
        match provider {
            Some(provider) => child
                .school(provider)
                .map_or(Verdict::Hidden(Why::NoRelation), |school| self.ask_at_school(child, Some(school))),
            None if child.schools.is_empty() => self.ask_at_school(child, None),
            None => {
                // It is open when it is at one school; else the reason that says the most is told.
                let verdicts = child.schools.iter().map(|school| self.ask_at_school(child, Some(school)));
                verdicts.max_by_key(|verdict| verdict.weight()).unwrap_or(Verdict::Hidden(Why::NoRelation))
            }
        }
    }

    fn ask_at_school(&self, child: &ChildFacts, school: Option<&School>) -> Verdict {
        let standing = child.standing(self.topic, school, self.acting.at(), self.policies.ages());
        let edges: Vec<_> = child.reaching(school).collect();
        let open: Vec<_> = edges.iter().filter(|edge| !edge.ended).collect();
        let topics: Vec<_> = open.iter().flat_map(|edge| edge.rights.of(self.action)).collect();
        let granted = standing.granted.is_some() && !edges.is_empty();
        // Of a relation that has ended, only what the grown child allows is left.
        let there = !open.is_empty() || (standing.handed_over && granted);
        let question = Question {
            relation: if there { Relation::Guardian } else { Relation::Nobody },
            rights: topics.iter().map(String::as_str).collect::<HashSet<_>>(),
            handed_over: standing.handed_over,
            granted,
            withheld: standing.withheld,
            barred: child.barred,
            ..Question::default()
        };
        self.decide(&question, school.map(|school| school.id), standing.hand_over_at)
    }

    fn decide(&self, question: &Question<'_>, provider: Option<Uuid>, hand_over_at: Option<Micros>) -> Verdict {
        let about = (self.topic, self.sensitivity);
        let refused = self.policies.decide(self.acting.person(), self.action, about, provider, question);
        match refused {
            None => Verdict::Allowed,
            Some(Reason::NoRelation) => Verdict::Hidden(Why::NoRelation),
            Some(Reason::NotInRights) => Verdict::Hidden(Why::NotInRights),
            Some(Reason::Private) => Verdict::Hidden(Why::Private),
            Some(Reason::Withheld) => Verdict::Hidden(Why::Withheld),
            Some(Reason::HandedOver) => {
                Verdict::Hidden(Why::HandedOver { at: hand_over_at.unwrap_or(self.acting.at()) })
            }
        }
    }
}
