//! An organisation as the operator writes it down, and what makes it right.

use std::collections::HashSet;

use super::{ApplyProblem, OrganisationKind};
use crate::address::EmailAddress;
use crate::events::hash_fields;
use crate::law::is_country;
use crate::name::PersonName;
use crate::portal::days::{parse_day, zone_named};
use crate::publications::{is_language, is_name};

/// An organisation as it stands in a file. Days are ISO 8601 and lie in its time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationDraft {
    /// Its stable name: 1 to 40 small letters, digits and dashes.
    pub key: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// As people know it.
    pub name: String,
    /// ISO 3166-1, or ISO 3166-2 for a part of a country.
    pub country: String,
    /// IANA name.
    pub time_zone: String,
    /// Language tags, the first by default.
    pub languages: Vec<String>,
    /// Accent colour `#rrggbb`.
    pub accent: Option<String>,
    /// Where to write to.
    pub mail: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
    /// Where to read: an https address.
    pub website: Option<String>,
    /// The stable name of the vendor whose partner it is, or the district whose school.
    pub parent: Option<String>,
    /// Its last day.
    pub ends_on: Option<String>,
}

impl OrganisationDraft {
    /// SHA-256 of all it says.
    pub(super) fn hash(&self) -> [u8; 32] {
        hash_fields(&[format!("{self:?}").as_bytes()])
    }

    pub(super) fn check(&self) -> Result<(), ApplyProblem> {
        let wrong =
            |field: &'static str, expected: &'static str| Err(ApplyProblem { key: self.key.clone(), field, expected });
        let accent_right = |accent: &String| {
            let digits = accent.strip_prefix('#').unwrap_or_default();
            digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        };
        let plain = |text: &String| (1..=100).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        let mut seen = HashSet::new();
        if !is_name(&self.key) {
            return wrong("key", "1 to 40 small letters, digits and dashes");
        }
        if PersonName::parse(&self.name).is_err() {
            return wrong("name", "1 to 200 characters");
        }
        if !is_country(&self.country) {
            return wrong("country", "a country such as NL or US-CA");
        }
        if zone_named(&self.time_zone).is_none() {
            return wrong("time_zone", "a time zone such as Europe/Amsterdam");
        }
        if self.languages.is_empty() || !self.languages.iter().all(|tag| is_language(tag) && seen.insert(tag)) {
            return wrong("languages", "a list of language tags such as nl");
        }
        if self.accent.as_ref().is_some_and(|accent| !accent_right(accent)) {
            return wrong("accent", "a colour such as #1a6b52");
        }
        if self.mail.as_ref().is_some_and(|mail| EmailAddress::parse(mail).is_err()) {
            return wrong("mail", "an email address");
        }
        if self.phone.as_ref().is_some_and(|phone| !plain(phone)) {
            return wrong("phone", "1 to 100 characters");
        }
        if self.website.as_ref().is_some_and(|site| !site.starts_with("https://") || url::Url::parse(site).is_err()) {
            return wrong("website", "an https address");
        }
        if self.ends_on.as_ref().is_some_and(|day| parse_day(day).is_none()) {
            return wrong("ends_on", "a day such as 2027-06-30");
        }
        Ok(())
    }
}
