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

#[cfg(test)]
mod tests {
    use crate::hex::hex;
    use proptest::prelude::*;

    use super::*;
    use crate::publications::{
        AgeRule, LawfulBasis, Party, PurposeFacts, PurposeText, SelfFrom, TopicFacts, TopicText, WhoAgrees,
    };

    fn newsletter() -> Draft<PurposeFacts, PurposeText> {
        let controller = Party {
            id: "northfield".into(),
            name: "Northfield".into(),
            kind: "school".into(),
            address: "Arcade Lane 7, Amsterdam".into(),
            country: "NL".into(),
            contact: "privacy@northfield.example".into(),
        };
        let facts = PurposeFacts {
            order: 1,
            retired: false,
            basis: LawfulBasis::Consent,
            controller,
            recipients: Vec::new(),
            data: vec!["name".into()],
            sold_or_shared: false,
            storage: vec!["NL".into()],
            retention_days: 30,
            jurisdictions: vec!["NL".into()],
            valid_days: Some(365),
            age: AgeRule { self_from: SelfFrom::Age(16), below: WhoAgrees::AllGuardians },
        };
        let text = PurposeText {
            title: "النشرة".into(),
            sentence: "We send you letters.".into(),
            used_for: "Letters.".into(),
            data: "Your name.".into(),
            shared_with: "Nobody.".into(),
            kept_for: "A month.".into(),
            changed: String::new(),
        };
        let texts = BTreeMap::from([("en".to_owned(), text)]);
        Draft { name: "newsletter".into(), version: 1, editorial: false, facts, texts }
    }

    /// Were one of these to change, nothing that was ever published could be checked any more. Computed with another program.
    #[test]
    fn hashes_stay_what_they_were() {
        let sealed = seal(Kind::Purpose, &newsletter()).unwrap();
        assert_eq!(hex(&sealed.facts_hash), "eda5882c1a7ec1117bdda3690ea34286ac5182c5885c2b0e9ce00895e3b88131");
        assert_eq!(hex(&sealed.texts["en"].1), "055f6d92b5665736535fa733b7c52a31752eafb40aa853ea205bd1108ee0a851");
    }

    proptest! {
        #[test]
        fn another_word_anywhere_is_another_hash(name in "[a-z]{1,8}", version in 1_i64..9, word in ".{0,8}") {
            let topic = |name: &str, version, word: &str| {
                let facts = TopicFacts { retired: false, channels: vec!["email".into()], purpose: None };
                let texts = BTreeMap::from([("en".to_owned(), TopicText { title: word.into(), sentence: word.into() })]);
                let draft = Draft { name: name.into(), version, editorial: false, facts, texts };
                seal(Kind::Topic, &draft).unwrap()
            };
            let one = topic(&name, version, &word);
            prop_assert_eq!(&one, &topic(&name, version, &word));
            for other in [topic(&format!("{name}x"), version, &word), topic(&name, version + 1, &word)] {
                prop_assert_ne!(one.facts_hash, other.facts_hash);
                prop_assert_ne!(one.texts["en"].1, other.texts["en"].1);
            }
            let other = topic(&name, version, &format!("{word}."));
            prop_assert_eq!(one.facts_hash, other.facts_hash);
            prop_assert_ne!(one.texts["en"].1, other.texts["en"].1);
        }
    }
}
