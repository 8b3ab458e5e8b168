//! Reading the file of ages. Whatever is wrong with it is said with the number of the rule.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::{AgeRules, Effect, LeapDay, Place, Rule, When};

/// Why a file has no rules of age.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AgesProblem {
    /// Not the TOML of such a file.
    #[error("{0}")]
    Toml(String),
    /// A day that is none.
    #[error("`{0}` is not a day: {1}")]
    Day(String, &'static str),
    /// A rule that contradicts itself; the first is 1.
    #[error("rule {0}: {1}")]
    Rule(usize, &'static str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgesFile {
    leap_day: String,
    #[serde(default)]
    leap_days: BTreeMap<String, String>,
    #[serde(default)]
    rule: Vec<RuleFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    effect: EffectName,
    topic: String,
    country: Option<String>,
    organisation: Option<String>,
    age: Option<i16>,
    grades: Option<Vec<String>>,
    from: Option<String>,
    until: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum EffectName {
    HandOver,
    MayWithhold,
}

impl AgeRules {
    /// Reads the rules from TOML.
    ///
    /// # Errors
    /// Says the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, AgesProblem> {
        let file: AgesFile = toml::from_str(text).map_err(|problem| AgesProblem::Toml(problem.message().into()))?;
        let leap_days = file.leap_days.into_iter().map(|(country, day)| Ok((country, leap_day(&day)?)));
        let rules = file.rule.into_iter().enumerate().map(|(at, rule)| read_rule(at + 1, rule));
        Ok(Self {
            leap_day: leap_day(&file.leap_day)?,
            leap_days: leap_days.collect::<Result<_, _>>()?,
            rules: rules.collect::<Result<_, _>>()?,
        })
    }
}

fn leap_day(text: &str) -> Result<LeapDay, AgesProblem> {
    match text {
        "02-28" => Ok(LeapDay::February28),
        "03-01" => Ok(LeapDay::March1),
        _ => Err(AgesProblem::Day(text.into(), "a leap day is kept on 02-28 or on 03-01")),
    }
}

fn read_rule(number: usize, rule: RuleFile) -> Result<Rule, AgesProblem> {
    let wrong = |why| AgesProblem::Rule(number, why);
    let place = match (rule.country, rule.organisation) {
        (None, None) => Place::Everywhere,
        (Some(country), None) => Place::Country(country),
        (None, Some(organisation)) => Place::Organisation(organisation),
        (Some(_), Some(_)) => return Err(wrong("a country or an organisation, not both")),
    };
    let when = match (rule.age, rule.grades) {
        (Some(age), None) if (0..=130).contains(&age) => When::Age(age),
        (None, Some(grades)) if !grades.is_empty() => When::Grades(grades),
        (Some(_) | None, _) => return Err(wrong("either age (0 to 130) or grades")),
    };
    let (from, until) = (rule.from.map(read_day).transpose()?, rule.until.map(read_day).transpose()?);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        return Err(wrong("it ends before it begins"));
    }
    let effect = match rule.effect {
        EffectName::HandOver => Effect::HandOver,
        EffectName::MayWithhold => Effect::MayWithhold,
    };
    let topic = Some(rule.topic).filter(|topic| topic != "*");
    Ok(Rule { effect, topic, place, when, from, until })
}

fn read_day(text: String) -> Result<Date, AgesProblem> {
    text.parse().map_err(|_| AgesProblem::Day(text, "expected one such as 2026-11-22"))
}
