//! What the law of a country says, as data: the age from which a child decides for itself (GDPR 8, COPPA 312.2), and how long a request may
//! take (GDPR 12(3), CCPA regulations 7021). The built-in table is `law.json`; an operator's own entries go over it.

mod term;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::clock::Micros;

pub use jiff::tz::TimeZone;
use jiff::tz::TimeZoneDatabase;
pub use term::Term;

const BUILT_IN: &str = include_str!("law.json");
/// Where nothing is known, the highest age of GDPR 8(1).
const OLDEST: u8 = 16;

/// Entries as they stand in a file. What is missing stays as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LawEntries {
    unknown_age: Option<u8>,
    consent_age: BTreeMap<String, u8>,
    default_law: Option<String>,
    rights: BTreeMap<String, RightsClock>,
}

/// How long a law gives for the answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RightsClock {
    /// The stable name of the law; stands in each request. It is the entry's key.
    #[serde(skip)]
    pub law: String,
    /// Where it holds: ISO 3166-1 codes, or ISO 3166-2 ones for a part of a country.
    #[serde(default)]
    pub countries: Vec<String>,
    /// By when the person must hear that the request was received, where the law asks for that. Portico says so at once.
    #[serde(default)]
    pub acknowledge: Option<Term>,
    /// By when it must be answered.
    pub due: Term,
    /// How much longer it may take, with a reason.
    pub extension: Term,
}

impl RightsClock {
    /// By when what is asked at `from` must be answered, where the clocks show `zone`. Microseconds since 1970 UTC.
    #[must_use]
    pub fn due_at(&self, from: Micros, zone: &TimeZone) -> Micros {
        self.due.after(from, zone)
    }

    /// The same with the extension. Counted from the day it was asked, so that a short month in between costs nothing.
    #[must_use]
    pub fn extended_due_at(&self, from: Micros, zone: &TimeZone) -> Micros {
        match self.due.plus(self.extension) {
            Some(whole) => whole.after(from, zone),
            None => self.extension.after(self.due_at(from, zone), zone),
        }
    }
}

/// The law as this installation knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    unknown_age: u8,
    consent_age: BTreeMap<String, u8>,
    rights: BTreeMap<String, RightsClock>,
    fallback: RightsClock,
}

/// Why an operator's entries make no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LawProblem {
    /// A code that is none.
    #[error("`{0}` is not a country such as NL or US-CA")]
    Country(String),
    /// An age at which nobody is a child any more, or nobody can read.
    #[error("{0} is not an age of digital consent; it is from 1 to 21")]
    Age(u8),
    /// The default is not among the laws.
    #[error("default_law names `{0}`, which is not among the entries of `rights`")]
    UnknownLaw(String),
}

impl Law {
    /// The built-in table.
    #[must_use]
    pub fn built_in() -> Self {
        // A test reads the same text. Without entries the strictest answers are left.
        let entries: LawEntries = serde_json::from_str(BUILT_IN).unwrap_or_default();
        let gdpr = RightsClock {
            law: "gdpr".into(),
            countries: Vec::new(),
            acknowledge: None,
            due: Term::Months(1),
            extension: Term::Months(2),
        };
        let empty = Self { unknown_age: OLDEST, consent_age: BTreeMap::new(), rights: BTreeMap::new(), fallback: gdpr };
        empty.clone().with(entries).unwrap_or(empty)
    }

    /// The same with an operator's entries over it: an age replaces an age, a law the whole law of that name.
    ///
    /// # Errors
    /// When an entry makes no sense.
    pub fn with(mut self, entries: LawEntries) -> Result<Self, LawProblem> {
        let places = entries.rights.values().flat_map(|clock| &clock.countries).chain(entries.consent_age.keys());
        if let Some(wrong) = places.into_iter().find(|place| !is_country(place)) {
            return Err(LawProblem::Country(wrong.clone()));
        }
        let ages = entries.consent_age.values().chain(&entries.unknown_age);
        if let Some(wrong) = ages.into_iter().find(|age| !(1..=21).contains(*age)) {
            return Err(LawProblem::Age(*wrong));
        }
        self.unknown_age = entries.unknown_age.unwrap_or(self.unknown_age);
        self.consent_age.extend(entries.consent_age);
        for (law, clock) in entries.rights {
            self.rights.insert(law.clone(), RightsClock { law, ..clock });
        }
        let fallback = entries.default_law.unwrap_or_else(|| self.fallback.law.clone());
        match self.rights.get(&fallback) {
            Some(clock) => self.fallback = clock.clone(),
            None if fallback == self.fallback.law => {}
            None => return Err(LawProblem::UnknownLaw(fallback)),
        }
        Ok(self)
    }

    /// From which age, in years, people decide for themselves. The entry of a part of a country goes before the country's.
    #[must_use]
    pub fn age_of_consent(&self, country: Option<&str>) -> u8 {
        let known = country.and_then(|place| {
            let whole = place.split('-').next().unwrap_or(place);
            self.consent_age.get(place).or_else(|| self.consent_age.get(whole))
        });
        known.copied().unwrap_or(self.unknown_age)
    }

    /// How long a request may take there.
    #[must_use]
    pub fn clock_for(&self, country: Option<&str>) -> &RightsClock {
        let holds_in = |place: &str| self.rights.values().find(|clock| clock.countries.iter().any(|one| one == place));
        let known = country.and_then(|place| {
            let whole = place.split('-').next().unwrap_or(place);
            holds_in(place).or_else(|| holds_in(whole))
        });
        known.unwrap_or(&self.fallback)
    }

    /// The clock of a law that a request was begun under; the one in force today when that law is not known any more.
    #[must_use]
    pub fn clock_of(&self, law: &str) -> &RightsClock {
        self.rights.get(law).unwrap_or(&self.fallback)
    }
}

/// Whether a text looks like a country of ISO 3166-1 (`NL`), or a part of one of ISO 3166-2 (`US-CA`).
#[must_use]
pub fn is_country(text: &str) -> bool {
    let (country, part) = text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
    let right_part = |part: &str| {
        (1..=3).contains(&part.len())
            && part.bytes().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
    };
    country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase()) && part.is_none_or(right_part)
}

/// The time zone of an IANA name such as `Europe/Amsterdam`.
#[must_use]
pub fn time_zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok().filter(|zone| !zone.is_unknown())
}

#[cfg(test)]
mod tests;
