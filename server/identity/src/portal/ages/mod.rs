//! From which moment a child's data is the child's own: rules as data, by topic, place, age or grade, and date. The built-in ones are
//! `server/policies/ages.toml`. A flip is at local midnight in the time zone of the school.

mod read;

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::days::day_begins;
use crate::clock::{DAY, Micros};

pub use read::AgesProblem;

/// The rules of an installation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgeRules {
    rules: Vec<Rule>,
    leap_day: LeapDay,
    leap_days: BTreeMap<String, LeapDay>,
}

/// When whoever was born on 29 February has their birthday in other years.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum LeapDay {
    February28,
    #[default]
    March1,
}

/// What comes with an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    HandOver,
    MayWithhold,
}

/// What a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum When {
    /// Years.
    Age(i16),
    /// As the school writes them.
    Grades(Vec<String>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    effect: Effect,
    /// None for all.
    topic: Option<String>,
    place: Place,
    when: When,
    from: Option<Date>,
    until: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Everywhere,
    Country(String),
    Organisation(String),
}

/// Whom and what a rule is asked about.
#[derive(Debug, Clone, Copy)]
pub struct AgeCase<'a> {
    /// Stable name of the topic.
    pub topic: &'a str,
    /// None when nobody knows it: the child then never comes of age.
    pub born: Option<Date>,
    /// The school, and its name; none where it is about no school.
    pub organisation: Option<(Uuid, &'a str)>,
    /// Where the school is: ISO 3166-1, or ISO 3166-2 for a part of a country; may be empty.
    pub country: &'a str,
    /// The school's clocks.
    pub zone: &'a TimeZone,
    /// The child's grade there; may be empty.
    pub grade: &'a str,
    /// Since when the child is in that grade, microseconds since 1970 UTC.
    pub since: Micros,
}

impl AgeRules {
    /// No rules: nobody ever comes of age.
    #[must_use]
    pub const fn none() -> Self {
        Self { rules: Vec::new(), leap_day: LeapDay::March1, leap_days: BTreeMap::new() }
    }

    /// From when on the topic is the child's own and a guardian's access ends, microseconds since 1970 UTC. None when no rule says so.
    #[must_use]
    pub fn hand_over_at(&self, case: &AgeCase<'_>) -> Option<Micros> {
        self.first_moment(Effect::HandOver, case)
    }

    /// From when on the child may keep the topic from a guardian, microseconds since 1970 UTC. None when no rule says so.
    #[must_use]
    pub fn may_withhold_from(&self, case: &AgeCase<'_>) -> Option<Micros> {
        self.first_moment(Effect::MayWithhold, case)
    }

    /// Whether whoever was born on this day can come of age between these moments (microseconds since 1970 UTC), wherever they are: a quick
    /// answer that errs on the side of yes.
    #[must_use]
    pub(crate) fn may_come_of_age(&self, born: Date, from: Micros, until: Micros) -> bool {
        let near = |day: Option<Date>| {
            let begin = day.and_then(|day| midnight(day, &TimeZone::UTC));
            begin.is_some_and(|begin| from - 2 * DAY <= begin && begin <= until + 2 * DAY)
        };
        self.rules.iter().filter(|rule| rule.effect == Effect::HandOver).any(|rule| match &rule.when {
            When::Age(years) => near(self.birthday(born, *years, "")) || near(rule.from),
            When::Grades(_) => near(rule.from),
        })
    }

    /// The first moment at which the rule that is the closest then is fulfilled. What was reached is not lost by a later rule.
    fn first_moment(&self, effect: Effect, case: &AgeCase<'_>) -> Option<Micros> {
        let rules: Vec<_> = self.rules.iter().filter(|rule| rule.effect == effect).collect();
        let rules: Vec<_> = rules.into_iter().filter_map(|rule| Some((rule.rank(case)?, rule))).collect();
        let span = |rule: &Rule| {
            let begin = rule.from.map_or(Some(Micros::MIN), |day| midnight(day, case.zone))?;
            let end = rule.until.map_or(Some(Micros::MAX), |day| midnight(day.tomorrow().ok()?, case.zone))?;
            Some((begin, end))
        };
        let mut edges: Vec<_> = rules.iter().filter_map(|(_, rule)| span(rule)).flat_map(|(a, b)| [a, b]).collect();
        edges.sort_unstable();
        edges.dedup();
        edges.windows(2).find_map(|window| {
            let &[begin, end] = window else { return None };
            let holds = |rule: &Rule| span(rule).is_some_and(|(from, until)| from <= begin && end <= until);
            let (_, closest) = rules.iter().filter(|(_, rule)| holds(rule)).max_by_key(|(rank, _)| *rank)?;
            let moment = self.fulfilled_at(closest, case)?.max(begin);
            (moment < end).then_some(moment)
        })
    }

    fn fulfilled_at(&self, rule: &Rule, case: &AgeCase<'_>) -> Option<Micros> {
        match &rule.when {
            When::Age(years) => midnight(self.birthday(case.born?, *years, case.country)?, case.zone),
            When::Grades(grades) => grades.iter().any(|grade| grade == case.grade).then_some(case.since),
        }
    }

    /// The day on which somebody turns so old.
    fn birthday(&self, born: Date, years: i16, country: &str) -> Option<Date> {
        let year = born.year().checked_add(years)?;
        Date::new(year, born.month(), born.day()).ok().or_else(|| {
            let whole = country.split('-').next().unwrap_or_default();
            let known = self.leap_days.get(country).or_else(|| self.leap_days.get(whole));
            match known.copied().unwrap_or(self.leap_day) {
                LeapDay::February28 => Date::new(year, 2, 28).ok(),
                LeapDay::March1 => Date::new(year, 3, 1).ok(),
            }
        })
    }
}

impl Rule {
    /// How close the rule is to a case: the place first, then the topic. None when it is not about it.
    fn rank(&self, case: &AgeCase<'_>) -> Option<(u8, u8)> {
        let place = match &self.place {
            Place::Everywhere => 0,
            Place::Country(country) if country == case.country => 2,
            Place::Country(country) if case.country.split('-').next() == Some(country.as_str()) => 1,
            Place::Organisation(wanted) => {
                let (id, name) = case.organisation?;
                (wanted == name || Uuid::try_parse(wanted) == Ok(id)).then_some(3)?
            }
            Place::Country(_) => return None,
        };
        match &self.topic {
            None => Some((place, 0)),
            Some(topic) if topic == case.topic => Some((place, 1)),
            Some(_) => None,
        }
    }
}

fn midnight(day: Date, zone: &TimeZone) -> Option<Micros> {
    day_begins(zone, &day.to_string())
}

#[cfg(test)]
mod tests;
