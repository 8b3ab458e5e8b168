//! Where the organisation is, and so which law counts and where a day ends.

use std::path::{Path, PathBuf};

use portico_identity::law::{self, Law, LawEntries, TimeZone};
use portico_identity::portal::lifecycle::LifecycleClock;

use super::given::Reader;
use super::{existing, keys, values};

/// Where the organisation is and what holds there.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationConfig {
    /// ISO 3166-1, or ISO 3166-2 for a part of a country; none where the operator did not say.
    pub country: Option<String>,
    /// Where a day of a deadline begins and ends.
    pub time_zone: TimeZone,
    /// Ages of consent and the clocks of requests.
    pub law: Law,
    /// The address that is told when requests are due.
    pub privacy_contact: Option<String>,
}

pub(super) fn understand_organisation(reader: &mut Reader) -> OrganisationConfig {
    let country = |text: &str| law::is_country(text).then(|| text.to_owned());
    OrganisationConfig {
        country: reader.one(&keys::ORGANISATION_COUNTRY, country),
        time_zone: reader.one(&keys::ORGANISATION_TIME_ZONE, law::time_zone).unwrap_or(TimeZone::UTC),
        law: understand_law(reader),
        privacy_contact: reader.one(&keys::PRIVACY_CONTACT, values::parse_address),
    }
}

/// How accounts end that nobody uses.
pub(super) fn understand_lifecycle(reader: &mut Reader) -> LifecycleClock {
    let usual = LifecycleClock::default();
    let days = |text: &str| values::parse_days(text, 30..=3650).or_else(|| values::parse_days(text, 0..=0));
    LifecycleClock {
        unused_days: reader.one(&keys::LIFECYCLE_UNUSED_DAYS, days).unwrap_or(usual.unused_days),
        unnamed_days: reader.one(&keys::LIFECYCLE_UNNAMED_DAYS, days).unwrap_or(usual.unnamed_days),
        ..usual
    }
}

/// The built-in table, with the operator's file over it.
fn understand_law(reader: &mut Reader) -> Law {
    let file: Option<PathBuf> = reader.one(&keys::PRIVACY_LAW_FILE, |path| existing(path, Path::is_file));
    let Some(file) = file else { return Law::built_in() };
    read_law(&file).unwrap_or_else(|reason| {
        reader.refuse(&keys::PRIVACY_LAW_FILE, &format!("{}: {reason}", keys::PRIVACY_LAW_FILE.expects));
        Law::built_in()
    })
}

fn read_law(file: &Path) -> Result<Law, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let entries: LawEntries = toml::from_str(&text).map_err(|error| error.message().to_owned())?;
    Law::built_in().with(entries).map_err(|problem| problem.to_string())
}
