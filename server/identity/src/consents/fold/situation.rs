//! Who the person is, as far as it matters for what may be done with their data.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::Micros;
use crate::consents::coming_of_age::comes_of_age;
use crate::consents::guardians::Guardian;
use crate::publications::{PurposeFacts, SelfFrom, WhoAgrees};

/// Whose answer about a purpose counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::consents) enum Party {
    /// The person's own.
    Oneself,
    /// Nobody's, until the day of birth is known.
    Unknown,
    /// The guardians' of somebody who is too young.
    Guardians(WhoAgrees),
}

/// Who the person is at a moment.
#[derive(Debug, Clone)]
pub(in crate::consents) struct Situation {
    /// Microseconds since 1970 UTC.
    pub(in crate::consents) now: Micros,
    /// The day of birth, where it is known.
    pub(in crate::consents) born: Option<Date>,
    /// Whether the person restricted the use of their data.
    pub(in crate::consents) restricted: bool,
    /// Whether the person's browser asked not to have data sold or shared.
    pub(in crate::consents) signal: bool,
    /// Who decides for a child; empty for whoever is of age.
    pub(in crate::consents) guardians: Vec<Guardian>,
    /// From which age on one decides alone in the organisation's country, in years (GDPR 8).
    pub(in crate::consents) digital_consent: u8,
    /// Where birthdays begin.
    pub(in crate::consents) zone: TimeZone,
}

impl Situation {
    /// Whose answer about a purpose with these facts counts.
    pub(in crate::consents) fn party(&self, facts: &PurposeFacts) -> Party {
        if self.years(facts).is_none() {
            return Party::Oneself;
        }
        if self.born.is_none() {
            return Party::Unknown;
        }
        if self.of_age_for(facts).is_some() { Party::Oneself } else { Party::Guardians(facts.age.below) }
    }

    /// Where age matters and the person has come of age for it: from how many years on, and since when (microseconds since 1970 UTC).
    pub(in crate::consents) fn of_age_for(&self, facts: &PurposeFacts) -> Option<(u8, Micros)> {
        let years = self.years(facts)?;
        let of_age = comes_of_age(self.born?, years, &self.zone)?;
        (of_age <= self.now).then_some((years, of_age))
    }

    /// From how many years on one decides alone; none where age is not asked.
    fn years(&self, facts: &PurposeFacts) -> Option<u8> {
        match facts.age.self_from {
            SelfFrom::Anybody => None,
            SelfFrom::DigitalConsent => Some(self.digital_consent),
            SelfFrom::Age(years) => Some(years),
        }
    }
}
