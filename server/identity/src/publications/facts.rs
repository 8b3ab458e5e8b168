//! What a purpose says that is the same in every language (GDPR 13; ISO/IEC TS 27560:2023, processing and party).

use serde::{Deserialize, Serialize};

/// Why data may be used (GDPR 6(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LawfulBasis {
    /// The person agreed.
    Consent,
    /// A contract with the person needs it.
    Contract,
    /// The law asks for it.
    LegalObligation,
    /// Somebody's life depends on it.
    VitalInterests,
    /// A task in the public interest.
    PublicTask,
    /// An interest of the controller that weighs more.
    LegitimateInterests,
}

/// What the person may decide about a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Nothing is used until the person agrees.
    Asked,
    /// It is used unless the person objects (GDPR 21).
    Objectable,
    /// It is used as long as the account exists.
    Needed,
}

impl LawfulBasis {
    /// What the person may decide.
    #[must_use]
    pub fn choice(self) -> Choice {
        match self {
            Self::Consent => Choice::Asked,
            Self::PublicTask | Self::LegitimateInterests => Choice::Objectable,
            Self::Contract | Self::LegalObligation | Self::VitalInterests => Choice::Needed,
        }
    }
}

/// Somebody who decides over data or gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its stable name; a recipient that is told of changes has the same.
    pub id: String,
    /// As people know it.
    pub name: String,
    /// What it is, for instance `company` or `school`.
    pub kind: String,
    /// Postal address in one line.
    pub address: String,
    /// ISO 3166-1 country code.
    pub country: String,
    /// Mail address or web address for questions.
    pub contact: String,
}

/// From which age on a person decides alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelfFrom {
    /// Whoever has an account decides; age is not asked.
    Anybody,
    /// The age of digital consent in the organisation's country (GDPR 8).
    DigitalConsent,
    /// This age in years.
    Age(u8),
}

/// Who agrees for somebody who is too young.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhoAgrees {
    /// One guardian is enough, if none declines.
    OneGuardian,
    /// Every guardian must.
    AllGuardians,
}

/// Who decides about a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeRule {
    /// From which age on the person does.
    pub self_from: SelfFrom,
    /// Who does below it.
    pub below: WhoAgrees,
}
