//! What is between one adult and one child at a moment: which topics, from when on they are the child's own, and what was chosen.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::view::{AdultSees, FamilyTopic, HandOverDay, TopicChoice};
use crate::clock::Micros;
use crate::portal::SCHOOL_TOPICS;
use crate::portal::ages::{AgeCase, AgeRules};
use crate::portal::days::day_of;
use crate::portal::facts::{ChildFacts, School};

/// Where no school is known.
static NOWHERE: TimeZone = TimeZone::UTC;

/// An adult and a child, with the rules that hold for them.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) facts: &'a ChildFacts,
    pub(super) ages: &'a AgeRules,
    pub(super) at: Micros,
}

/// How a topic stands.
struct State {
    handed_over: bool,
    granted: bool,
    withheld: bool,
    may_withhold: bool,
}

impl<'a> Pair<'a> {
    /// The topics that the relations give, whether or not they are open now.
    pub(super) fn topics(self) -> Vec<&'static str> {
        let given: BTreeSet<_> = self.facts.edges.iter().flat_map(|edge| edge.rights.see.iter()).collect();
        let gives = |topic: &str| given.iter().any(|one| *one == "*" || *one == topic);
        SCHOOL_TOPICS.into_iter().filter(|topic| gives(topic)).collect()
    }

    /// The schools that a relation reaches; where none is known, what holds everywhere.
    fn places(self) -> Vec<Option<&'a School>> {
        let reached = self.facts.schools.iter().filter(|school| self.facts.reaching(Some(school)).next().is_some());
        let places: Vec<_> = reached.map(Some).collect();
        if places.is_empty() { vec![None] } else { places }
    }

    /// The next moment at which a topic becomes the child's own.
    pub(super) fn hand_over(self) -> Option<HandOverDay> {
        let (places, topics) = (self.places(), self.topics());
        let all = places.into_iter().flat_map(|place| topics.iter().map(move |topic| (place, *topic)));
        let coming = all.filter_map(|(place, topic)| {
            let moment = self.facts.standing(topic, place, self.at, self.ages).hand_over_at?;
            (moment > self.at).then_some((moment, place))
        });
        let (at, place) = coming.min_by_key(|(moment, _)| *moment)?;
        let zone = place.map_or(&NOWHERE, |school| &school.zone);
        Some(HandOverDay { day: day_of(zone, at).to_string(), at })
    }

    /// Whether every topic is the child's own.
    pub(super) fn is_of_age(self) -> bool {
        let topics = self.topics();
        !topics.is_empty() && topics.into_iter().all(|topic| self.is_handed_over(topic))
    }

    fn is_handed_over(self, topic: &str) -> bool {
        self.places().into_iter().all(|place| self.facts.standing(topic, place, self.at, self.ages).handed_over)
    }

    fn state(self, topic: &str) -> State {
        let places = self.places();
        let standings = places.iter().map(|place| self.facts.standing(topic, *place, self.at, self.ages));
        let standings: Vec<_> = standings.collect();
        let open = |place: &&Option<&School>| {
            let from = self.ages.may_withhold_from(&self.case(topic, **place));
            from.is_some_and(|from| from <= self.at)
        };
        State {
            handed_over: standings.iter().all(|standing| standing.handed_over),
            granted: standings.iter().any(|standing| standing.granted.is_some()),
            withheld: standings.iter().any(|standing| standing.withheld),
            may_withhold: places.iter().any(|place| open(&place)),
        }
    }

    fn case(self, topic: &'a str, place: Option<&'a School>) -> AgeCase<'a> {
        AgeCase {
            topic,
            born: self.facts.born,
            organisation: place.map(|school| (school.id, school.name.as_str())),
            country: place.map_or("", |school| school.country.as_str()),
            zone: place.map_or(&NOWHERE, |school| &school.zone),
            grade: place.map_or("", |school| school.grade.as_str()),
            since: place.map_or(Micros::MAX, |school| school.since),
        }
    }

    /// What the child may choose about a topic now, and what the adult sees. `may` is whether access was decided to be open, `shared_until` the
    /// last day of what the child shares.
    pub(super) fn topic(self, topic: &'static str, may: bool, shared_until: Option<String>) -> FamilyTopic {
        let state = self.state(topic);
        let sees = match (may, &state) {
            (true, State { handed_over: true, granted: true, .. }) => AdultSees::Shared(shared_until),
            (true, _) => AdultSees::Yes,
            (false, State { withheld: true, handed_over: false, .. }) => AdultSees::Withheld,
            (false, _) => AdultSees::No,
        };
        let choice = match state {
            State { handed_over: true, granted: true, .. } | State { handed_over: false, withheld: true, .. } => {
                TopicChoice::End
            }
            State { handed_over: true, .. } => TopicChoice::Grant,
            State { may_withhold: true, .. } if may => TopicChoice::Withhold,
            State { .. } => TopicChoice::Nothing,
        };
        FamilyTopic { topic: topic.to_owned(), sees, choice }
    }

    /// The clock of the first school that is reached; UTC where none is known.
    pub(super) fn zone(self) -> TimeZone {
        self.places().into_iter().flatten().next().map_or(TimeZone::UTC, |school| school.zone.clone())
    }
}

/// Whether a child is of age at every school where they are a student: nobody claims an adult as a child.
pub(in crate::portal) fn is_grown_up(facts: &ChildFacts, at: Micros, ages: &AgeRules) -> bool {
    let of_age = |place| SCHOOL_TOPICS.into_iter().all(|topic| facts.standing(topic, place, at, ages).handed_over);
    if facts.schools.is_empty() { of_age(None) } else { facts.schools.iter().all(|school| of_age(Some(school))) }
}
