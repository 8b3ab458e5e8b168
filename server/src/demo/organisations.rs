//! The organisations that the demo's operator has written down; the firms are the vendor's to tell.

use portico_identity::portal::organisations::{OrganisationDraft, OrganisationKind};

/// A bank, two schools, a vendor.
pub(super) fn organisations() -> Vec<OrganisationDraft> {
    let draft = |key: &str, kind, name: &str, accent: &str, phone: &str| OrganisationDraft {
        key: key.into(),
        kind,
        name: name.into(),
        country: "NL".into(),
        time_zone: "Europe/Amsterdam".into(),
        languages: ["en", "nl", "ar"].map(String::from).into(),
        accent: Some(accent.into()),
        mail: Some(format!("help@{key}.example")),
        phone: Some(phone.into()),
        website: None,
        parent: None,
        ends_on: None,
    };
    vec![
        draft(BANK, OrganisationKind::Bank, "Northfield Bank", "#1d5fa8", "+31 20 555 01 00"),
        draft(WESTERKADE, OrganisationKind::School, "Westerkade College", "#b4532a", "+31 10 555 02 00"),
        draft(HORIZON, OrganisationKind::School, "De Horizon", "#5a7d2a", "+31 30 555 03 00"),
        draft(VENDOR, OrganisationKind::Vendor, "Aldermoor Systems", "#6b4fa0", "+31 38 555 04 00"),
    ]
}

/// Stable names, of the organisations and of the sources that speak for them.
pub(super) const BANK: &str = "northfield";
pub(super) const WESTERKADE: &str = "westerkade";
pub(super) const HORIZON: &str = "horizon";
pub(super) const VENDOR: &str = "aldermoor";
