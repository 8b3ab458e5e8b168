//! Time zones by their IANA names (RFC 6557). The rules are compiled in (`jiff`'s bundle of the tz database), so that every machine
//! says the same; which names are still in use comes from CLDR.

use std::sync::LazyLock;

use icu_time::zone::UtcOffset;
use icu_time::zone::iana::IanaParserExtended;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

const UTC: &str = "UTC";

/// The zone in which a person reads times. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Universal time.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// The zone of an IANA name such as `Europe/Amsterdam`, in any case; none when there is no such zone.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case(UTC) {
            return Some(Self::UTC);
        }
        DATABASE.get(name).ok().map(Self)
    }

    /// The zone in which somebody reads times: the one that rests with the person, else the operator's, `home`.
    #[must_use]
    pub fn of_reader(kept: &str, home: &TimeZone) -> Self {
        Self::parse(kept).unwrap_or_else(|| Self(home.clone()))
    }

    /// The day that its calendars show at a moment, microseconds since 1970 UTC.
    #[must_use]
    pub fn day_at(&self, micros: i64) -> Date {
        Timestamp::from_microsecond(micros).map_or(Date::ZERO, |moment| self.0.to_datetime(moment).date())
    }

    /// The first moment of a day by its clocks, microseconds since 1970 UTC; where a day begins later than at midnight, then.
    #[must_use]
    pub fn start_of(&self, day: Date) -> i64 {
        day.to_zoned(self.0.clone()).map_or(i64::MIN, |start| start.timestamp().as_microsecond())
    }

    /// Whether times in it need the word.
    pub(super) fn is_utc(&self) -> bool {
        self.0 == TimeZone::UTC
    }

    /// How far its clocks are from UTC at a moment, microseconds since 1970 UTC. Outside the years -9999 to 9999 they are not.
    pub(super) fn offset_at(&self, micros: i64) -> UtcOffset {
        let offset = Timestamp::from_microsecond(micros).map_or(0, |moment| self.0.to_offset(moment).seconds());
        UtcOffset::try_from_seconds(offset).unwrap_or(UtcOffset::zero())
    }
}

impl From<TimeZone> for Zone {
    fn from(zone: TimeZone) -> Self {
        Self(zone)
    }
}

/// The names to choose from, sorted: `Area/Place` and `UTC`. Older names of the same zone are left out, but [`Zone::parse`] knows them.
#[must_use]
pub fn all() -> Vec<&'static str> {
    let parser = IanaParserExtended::new();
    let in_use = parser.iter().map(|zone| zone.canonical);
    let places = in_use.filter(|name| name.contains('/') && !name.starts_with("Etc/") && DATABASE.get(name).is_ok());
    let mut names: Vec<_> = places.chain([UTC]).collect();
    names.sort_unstable();
    names
}
