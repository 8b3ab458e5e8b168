//! For whom values are put into words: a language, a zone and a moment.

use crate::locale::zones::Zone;
use crate::locale::{Language, dates};
use crate::shell::Visit;
use crate::ui::moment::Moment;

/// Who reads.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Their language.
    pub language: Language,
    /// The zone whose clocks they read.
    pub zone: Zone,
    /// The moment it is, microseconds since 1970 UTC.
    pub now: i64,
}

impl Reader {
    /// The reader of the page that answers this request.
    #[must_use]
    pub fn of(visit: &Visit) -> Self {
        Self { language: visit.language(), zone: visit.zone(), now: visit.portal.identity.now() }
    }

    /// A day as a source writes it, such as "2026-11-22", whatever the zone; none when it is none.
    #[must_use]
    pub fn day(&self, written: &str) -> Option<Moment> {
        let start = Zone::UTC.start_of(written.parse().ok()?);
        let words = dates::day(self.language, &Zone::UTC, start);
        Some(Moment { exact: words.clone(), words, machine: written.to_owned() })
    }

    /// The month of such a day: "November 2026".
    #[must_use]
    pub fn month(&self, written: &str) -> Option<String> {
        Some(dates::month(self.language, &Zone::UTC, Zone::UTC.start_of(written.parse().ok()?)))
    }

    /// A moment, to the minute; in microseconds since 1970 UTC.
    #[must_use]
    pub fn moment(&self, at: i64) -> Moment {
        Moment::minute(self.language, &self.zone, at)
    }
}
