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
        let years = match facts.age.self_from {
            SelfFrom::Anybody => return Party::Oneself,
            SelfFrom::DigitalConsent => self.digital_consent,
            SelfFrom::Age(years) => years,
        };
        let Some(born) = self.born else { return Party::Unknown };
        if comes_of_age(born, years, &self.zone).is_some_and(|of_age| of_age <= self.now) {
            Party::Oneself
        } else {
            Party::Guardians(facts.age.below)
        }
    }
}
