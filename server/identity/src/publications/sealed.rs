//! A draft in the form in which it is published: whole JSON documents, and the hashes that freeze them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::draft::{Draft, Drafts, Kind};
use super::{TextHash, canonical_json};
use crate::Error;
use crate::keys::sha256;

/// One version with its hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) version: i64,
    pub(super) editorial: bool,
    /// Canonical JSON.
    pub(super) facts: String,
    pub(super) facts_hash: TextHash,
    /// By language: canonical JSON, and its SHA-256.
    pub(super) texts: BTreeMap<String, (String, TextHash)>,
}

/// Every draft sealed, by kind, name and version.
pub(super) fn seal_all(drafts: &Drafts) -> Result<Vec<Sealed>, Error> {
    let purposes = drafts.purposes.iter().map(|draft| seal(Kind::Purpose, draft));
    let documents = drafts.documents.iter().map(|draft| seal(Kind::Document, draft));
    let topics = drafts.topics.iter().map(|draft| seal(Kind::Topic, draft));
    let mut sealed = purposes.chain(documents).chain(topics).collect::<Result<Vec<_>, _>>()?;
    sealed.sort_by(|one, other| one.key().cmp(&other.key()));
    Ok(sealed)
}

fn seal<F: Serialize, T: Serialize>(kind: Kind, draft: &Draft<F, T>) -> Result<Sealed, Error> {
    let Draft { name, version, editorial, facts, texts } = draft;
    let facts = serde_json::to_value(facts)?;
    let texts = texts.iter().map(|(language, text)| {
        let body = body_of(kind.as_str(), name, *version, language, &facts, &serde_json::to_value(text)?);
        let hash = sha256(body.as_bytes());
        Ok((language.clone(), (body, hash)))
    });
    Ok(Sealed {
        kind,
        name: name.clone(),
        version: *version,
        editorial: *editorial,
        facts_hash: hash_facts(kind.as_str(), name, *version, *editorial, &facts),
        texts: texts.collect::<Result<_, Error>>()?,
        facts: canonical_json(&facts),
    })
}

impl Sealed {
    pub(super) fn key(&self) -> (Kind, &str, i64) {
        (self.kind, &self.name, self.version)
    }
}

/// What a text's hash is taken over.
pub(super) fn body_of(kind: &str, name: &str, version: i64, language: &str, facts: &Value, text: &Value) -> String {
    canonical_json(&json!({
        "kind": kind, "name": name, "version": version, "language": language, "facts": facts, "text": text
    }))
}

/// Freezes what a text's hash does not: whether the version is editorial, and facts without any text.
pub(super) fn hash_facts(kind: &str, name: &str, version: i64, editorial: bool, facts: &Value) -> TextHash {
    let document = json!({ "kind": kind, "name": name, "version": version, "editorial": editorial, "facts": facts });
    sha256(canonical_json(&document).as_bytes())
}
