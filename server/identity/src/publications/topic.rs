//! A topic of messages that a person may want or not.

use serde::{Deserialize, Serialize};

use super::Version;

/// A topic with all its versions, the oldest first; there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its stable name, for instance `offers`.
    pub name: String,
    /// The oldest first.
    pub versions: Vec<Version<TopicFacts, TopicText>>,
}

/// What a version says in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicFacts {
    /// It is not offered any more.
    pub retired: bool,
    /// The ways it can come: `email`, `post`, `phone`.
    pub channels: Vec<String>,
    /// The purpose that must be in force for it; none for messages that belong to the service.
    pub purpose: Option<String>,
}

/// What a version says in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicText {
    /// A few words.
    pub title: String,
    /// What is sent, and how often.
    pub sentence: String,
}

impl Topic {
    /// The newest version.
    #[must_use]
    pub fn newest(&self) -> Option<&Version<TopicFacts, TopicText>> {
        self.versions.last()
    }
}
