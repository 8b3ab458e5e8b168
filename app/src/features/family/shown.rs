//! From what is known of a family to what its page shows.

use portico_identity::portal::family::{AdultSees, FamilyAdult, FamilyChild, FamilyTopic};
use portico_identity::portal::{Role, SCHOOL_TOPICS};

use super::adult::{AdultCard, AdultTopic, ChosenOn, Sees};
use super::child::{ChildCard, ChildStands, EdgeRow};
use crate::features::school::written_day;
use crate::locale::{Language, SchoolTopic};
use crate::shell::Visit;
use crate::ui::moment::Moment;

pub(super) fn child(visit: &Visit, language: Language, child: FamilyChild) -> ChildCard {
    let day = |day: &str| written_day(language, day);
    let all_ended = child.edges.iter().all(|edge| edge.ended);
    let sees = topics(&child.sees);
    let stands = if child.of_age {
        ChildStands::OfAge(sees)
    } else if all_ended {
        ChildStands::Ended
    } else {
        ChildStands::Sees(sees, child.hand_over.map(|hand_over| day(&hand_over.day)))
    };
    let edges = child.edges.into_iter().map(|edge| EdgeRow {
        kind: edge.kind,
        school: edge.school,
        source: edge.source,
        ends_on: edge.ends_on.as_deref().map(day),
        ended: edge.ended,
    });
    let is_guardian = visit.acting_now().is_some_and(|acting| acting.role() == Role::Guardian);
    ChildCard {
        id: child.id,
        name: child.name,
        stands,
        decides: child.decides,
        has_pages: is_guardian && !(all_ended && child.sees.is_empty()),
        edges: edges.collect(),
    }
}

/// An adult of the reader, ready to show.
pub(crate) fn adult(language: Language, on: ChosenOn, adult: FamilyAdult) -> AdultCard {
    let day = |day: &str| written_day(language, day);
    AdultCard {
        id: adult.id,
        name: adult.name,
        kind: adult.kind,
        schools: adult.schools,
        has_account: adult.has_account,
        topics: adult.topics.into_iter().filter_map(|one| topic(&day, one)).collect(),
        hand_over: adult.hand_over.map(|hand_over| day(&hand_over.day)),
        of_age: adult.of_age,
        ends_on: adult.offered_end,
        on,
        ticked: Vec::new(),
        error: None,
    }
}

fn topic(day: &impl Fn(&str) -> Moment, topic: FamilyTopic) -> Option<AdultTopic> {
    let sees = match topic.sees {
        AdultSees::Yes => Sees::Yes,
        AdultSees::Shared(until) => Sees::Shared(until.as_deref().map(day)),
        AdultSees::Withheld => Sees::Withheld,
        AdultSees::No => Sees::No,
    };
    Some(AdultTopic { topic: SchoolTopic::parse(&topic.topic)?, sees, choice: topic.choice })
}

/// The topics that have a page, in the order of the pages.
fn topics(names: &[String]) -> Vec<SchoolTopic> {
    let known = SCHOOL_TOPICS.into_iter().filter(|topic| names.iter().any(|name| name == topic));
    known.filter_map(SchoolTopic::parse).collect()
}
