//! What the operator published, and nobody can change any more: purposes for which data is used, legal documents, topics of messages.
//!
//! A publication has versions; a version has facts, and a text in each language that it was published in. Facts and texts are frozen by their
//! hashes. What pages and rules read is the [`Catalogue`], a copy in memory that is refreshed when something was published.

mod canonical;
mod document;
mod draft;
mod facts;
mod load;
mod publish;
mod purpose;
mod sealed;
mod topic;

use std::collections::BTreeMap;

pub use canonical::canonical_json;
pub use document::{DocumentFacts, DocumentText, LegalDocument};
pub use draft::{Draft, Drafts, Kind, is_language, is_name};
pub use facts::{AgeRule, Choice, LawfulBasis, Party, SelfFrom, WhoAgrees};
pub use load::{CatalogueCell, check_publications, load_catalogue};
pub use publish::{PublishLine, PublishOutcome, PublishRefusal, PublishReport, publish};
pub use purpose::{Purpose, PurposeFacts, PurposeText};
pub use topic::{Topic, TopicFacts, TopicText};

use crate::clock::Micros;

/// SHA-256 of a text as it was published.
pub type TextHash = [u8; 32];

/// One version of a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<F, T> {
    /// From 1 on.
    pub number: i64,
    /// Whether it says the same as the version before in other words: who answered that one is not asked again.
    pub editorial: bool,
    /// What is so in every language.
    pub facts: F,
    /// The texts by language tag.
    pub texts: BTreeMap<String, Published<T>>,
    /// Microseconds since 1970 UTC.
    pub published_at: Micros,
}

/// A text as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published<T> {
    /// Its parts.
    pub text: T,
    /// SHA-256 of [`Published::body`].
    pub hash: TextHash,
    /// The JSON document that was published: facts and text together (RFC 8785).
    pub body: String,
}

/// Everything that is published now, each name once.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// In the order in which pages show them.
    pub purposes: Vec<Purpose>,
    /// In the order of their names.
    pub documents: Vec<LegalDocument>,
    /// In the order of their names.
    pub topics: Vec<Topic>,
}

impl Catalogue {
    /// The purpose of this name, retired or not.
    #[must_use]
    pub fn purpose(&self, name: &str) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.name == name)
    }

    /// The document of this name.
    #[must_use]
    pub fn document(&self, name: &str) -> Option<&LegalDocument> {
        self.documents.iter().find(|document| document.name == name)
    }

    /// The topic of this name, retired or not.
    #[must_use]
    pub fn topic(&self, name: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.name == name)
    }
}
