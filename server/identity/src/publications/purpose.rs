//! A purpose for which personal data may be used.

use serde::{Deserialize, Serialize};

use super::{AgeRule, LawfulBasis, Party, Published, Version};

/// A purpose with all its versions, the oldest first; there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose {
    /// Its stable name, for instance `newsletter`.
    pub name: String,
    /// The oldest first.
    pub versions: Vec<Version<PurposeFacts, PurposeText>>,
}

/// What a version says in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PurposeFacts {
    /// Where it stands among the others; small numbers first.
    pub order: i64,
    /// It is not asked and not used any more.
    pub retired: bool,
    /// Why data may be used.
    pub basis: LawfulBasis,
    /// Who decides over the data.
    pub controller: Party,
    /// Who gets it.
    pub recipients: Vec<Party>,
    /// Stable names of the data, such as `name`, `email`, `birth-date`, `photo`.
    pub data: Vec<String>,
    /// Whether it is sold or shared for advertising across contexts (CCPA 1798.140): Global Privacy Control switches it off.
    pub sold_or_shared: bool,
    /// Where the data is stored: ISO 3166-1 country codes.
    pub storage: Vec<String>,
    /// How long the data is kept after its use has ended, in days.
    pub retention_days: i64,
    /// Whose law it follows: ISO 3166 codes.
    pub jurisdictions: Vec<String>,
    /// How many days a consent holds; none for until it is withdrawn.
    pub valid_days: Option<i64>,
    /// Who decides.
    pub age: AgeRule,
}

/// What a version says in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PurposeText {
    /// A few words.
    pub title: String,
    /// What is done, in one plain sentence.
    pub sentence: String,
    /// What the data is used for.
    pub used_for: String,
    /// Which data, in words.
    pub data: String,
    /// Who gets it.
    pub shared_with: String,
    /// How long it is kept.
    pub kept_for: String,
    /// What changed since the version before; empty in the first.
    #[serde(default)]
    pub changed: String,
}

impl Purpose {
    /// The newest version.
    #[must_use]
    pub fn newest(&self) -> Option<&Version<PurposeFacts, PurposeText>> {
        self.versions.last()
    }

    /// The version of this number.
    #[must_use]
    pub fn version(&self, number: i64) -> Option<&Version<PurposeFacts, PurposeText>> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// The oldest version whose answers still count: the newest one that is not only editorial.
    #[must_use]
    pub fn counts_from(&self) -> i64 {
        self.versions.iter().rev().find(|version| !version.editorial).map_or(1, |version| version.number)
    }

    /// The newest version with its text in this language. A purpose without one is not asked.
    #[must_use]
    pub fn shown_in(&self, language: &str) -> Option<(&Version<PurposeFacts, PurposeText>, &Published<PurposeText>)> {
        let version = self.newest().filter(|version| !version.facts.retired)?;
        Some((version, version.texts.get(language)?))
    }
}
