//! What is to be published, as it was read from files: the newest state of each publication, and older versions where files keep them.

use std::collections::BTreeMap;

use super::{DocumentFacts, DocumentText, PurposeFacts, PurposeText, TopicFacts, TopicText};

/// Everything that is to be published in one go, in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Purposes for which data is used.
    pub purposes: Vec<Draft<PurposeFacts, PurposeText>>,
    /// Legal documents.
    pub documents: Vec<Draft<DocumentFacts, DocumentText>>,
    /// Topics of messages.
    pub topics: Vec<Draft<TopicFacts, TopicText>>,
}

/// One version that is to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft<F, T> {
    /// Its stable name, see [`is_name`].
    pub name: String,
    /// From 1 on.
    pub version: i64,
    /// Whether it says the same as the version before in other words.
    pub editorial: bool,
    /// What is so in every language.
    pub facts: F,
    /// The texts by language tag; there is at least one.
    pub texts: BTreeMap<String, T>,
}

/// What a publication is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A purpose for which data is used.
    Purpose,
    /// A legal document.
    Document,
    /// A topic of messages.
    Topic,
}

impl Kind {
    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Document => "document",
            Self::Topic => "topic",
        }
    }
}

/// Whether a publication can have this name: 1 to 40 small letters, digits and dashes.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=40).contains(&name.len()) && name.bytes().all(plain)
}

/// Whether this is a language tag as pages use them: two or three small letters, then more parts after dashes (BCP 47).
#[must_use]
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase()));
    first && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
