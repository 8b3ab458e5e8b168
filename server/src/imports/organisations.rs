//! The operator's file of organisations (TOML): one table each.

use portico_identity::portal::organisations::{OrganisationDraft, OrganisationKind};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganisationsFile {
    organisations: std::collections::BTreeMap<String, OrganisationEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganisationEntry {
    kind: String,
    name: String,
    country: String,
    time_zone: String,
    languages: Vec<String>,
    accent: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    website: Option<String>,
    parent: Option<String>,
    ends_on: Option<String>,
}

/// Reads a file of organisations: `[organisations.NAME]` with what each is.
///
/// # Errors
/// Says what is wrong with it, and where.
pub fn read_organisations(text: &str) -> Result<Vec<OrganisationDraft>, String> {
    let file: OrganisationsFile = toml::from_str(text).map_err(|error| error.to_string())?;
    let draft = |(key, entry): (String, OrganisationEntry)| {
        let wrong = || format!("organisations.{key}: `kind` is bank, shop, school, vendor, firm or district");
        Ok(OrganisationDraft {
            kind: OrganisationKind::parse(&entry.kind).ok_or_else(wrong)?,
            name: entry.name,
            country: entry.country,
            time_zone: entry.time_zone,
            languages: entry.languages,
            accent: entry.accent,
            mail: entry.mail,
            phone: entry.phone,
            website: entry.website,
            parent: entry.parent,
            ends_on: entry.ends_on,
            key,
        })
    };
    file.organisations.into_iter().map(draft).collect()
}
