//! A legal document: terms that are accepted, or a notice that is only read.

use serde::{Deserialize, Serialize};

use super::{Published, Version};
use crate::clock::Micros;

/// A document with all its versions, the oldest first; there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalDocument {
    /// Its name in `/legal/{document}`.
    pub name: String,
    /// The oldest first.
    pub versions: Vec<Version<DocumentFacts, DocumentText>>,
}

/// What a version says in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFacts {
    /// Whether it must be accepted to go on.
    pub acceptance: bool,
    /// How many days after its publication who accepted the version before may go on without accepting this one.
    pub grace_days: i64,
}

/// What a version says in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentText {
    /// Its title.
    pub title: String,
    /// The text: paragraphs, headings and lists, as plain text.
    pub text: String,
    /// What changed since the version before; empty in the first.
    #[serde(default)]
    pub changed: String,
}

impl LegalDocument {
    /// The newest version.
    #[must_use]
    pub fn newest(&self) -> Option<&Version<DocumentFacts, DocumentText>> {
        self.versions.last()
    }

    /// The newest version that was published by then.
    #[must_use]
    pub fn at(&self, moment: Micros) -> Option<&Version<DocumentFacts, DocumentText>> {
        self.versions.iter().rev().find(|version| version.published_at <= moment)
    }

    /// The oldest version whose acceptance still counts: the newest one that is not only editorial.
    #[must_use]
    pub fn counts_from(&self) -> i64 {
        self.versions.iter().rev().find(|version| !version.editorial).map_or(1, |version| version.number)
    }

    /// The version of this number.
    #[must_use]
    pub fn version(&self, number: i64) -> Option<&Version<DocumentFacts, DocumentText>> {
        self.versions.iter().find(|version| version.number == number)
    }
}

impl Version<DocumentFacts, DocumentText> {
    /// The language and the text for whoever reads this language: in that one, or else in English, or else in the first there is.
    #[must_use]
    pub fn text_for(&self, language: &str) -> Option<(&str, &Published<DocumentText>)> {
        let found = [language, "en"].into_iter().find_map(|tag| self.texts.get_key_value(tag));
        found.or_else(|| self.texts.first_key_value()).map(|(tag, text)| (tag.as_str(), text))
    }
}
