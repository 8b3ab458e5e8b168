//! Purposes, legal documents and topics that tests publish, in English, Dutch and Arabic: small ones that cover every rule.

use std::collections::BTreeMap;

use portico_identity::publications::{
    AgeRule, DocumentFacts, DocumentText, Draft, Drafts, LawfulBasis, Party, PurposeFacts, PurposeText, SelfFrom,
    TextHash, TopicFacts, TopicText, WhoAgrees,
};

use super::site::Site;

/// The languages of all published texts.
pub const LANGUAGES: [&str; 3] = ["en", "nl", "ar"];

impl Site {
    /// Publishes the purposes `newsletter` (consent for a year, recipient `mailhouse`), `photos` (consent from the age of digital consent on,
    /// below it all guardians), `ads` (consent, sold or shared, recipient `adnet`), `improve` (unless objected) and `account` (needed); the
    /// topics `offers` (for which `newsletter` must be in force) and `news`; the documents `terms` (accepted, 14 days of grace) and `privacy`.
    pub async fn publish_purposes(&self) {
        self.publish(&standard_drafts()).await;
    }

    /// Publishes the purposes and topics only: nothing that must be accepted.
    pub async fn publish_purposes_without_documents(&self) {
        self.publish(&Drafts { documents: Vec::new(), ..standard_drafts() }).await;
    }

    /// Publishes these, at once for this replica.
    pub async fn publish(&self, drafts: &Drafts) {
        let report = self.identity.publish(drafts, false).await.unwrap();
        assert!(!report.is_refused(), "{report:#?}");
    }

    /// Publishes the next version of a purpose: its texts, and what `change` does to its facts.
    pub async fn publish_purpose_again(&self, name: &str, editorial: bool, change: impl FnOnce(&mut PurposeFacts)) {
        let catalogue = self.identity.catalogue();
        let newest = catalogue.purpose(name).unwrap().newest().unwrap().clone();
        let version = newest.number + 1;
        let mut facts = newest.facts;
        change(&mut facts);
        let texts = newest.texts.into_iter().map(|(language, text)| {
            let changed = format!("What changed in version {version}.");
            let sentence = format!("{} Version {version}.", text.text.sentence);
            (language, PurposeText { sentence, changed, ..text.text })
        });
        let draft = Draft { name: name.into(), version, editorial, facts, texts: texts.collect() };
        self.publish(&Drafts { purposes: vec![draft], ..Drafts::default() }).await;
    }

    /// Publishes the next version of a document: its texts, and what `change` does to its facts.
    pub async fn publish_document_again(&self, name: &str, editorial: bool, change: impl FnOnce(&mut DocumentFacts)) {
        let catalogue = self.identity.catalogue();
        let newest = catalogue.document(name).unwrap().newest().unwrap().clone();
        let version = newest.number + 1;
        let mut facts = newest.facts;
        change(&mut facts);
        let texts = newest.texts.into_iter().map(|(language, text)| {
            let changed = format!("What changed in version {version}.");
            let words = format!("{}\n\nAdded in version {version}.", text.text.text);
            (language, DocumentText { text: words, changed, ..text.text })
        });
        let draft = Draft { name: name.into(), version, editorial, facts, texts: texts.collect() };
        self.publish(&Drafts { documents: vec![draft], ..Drafts::default() }).await;
    }

    /// The hash of a purpose's newest text, as forms carry it.
    pub fn purpose_hash(&self, name: &str, language: &str) -> TextHash {
        self.identity.catalogue().purpose(name).unwrap().newest().unwrap().texts[language].hash
    }

    /// The hash of a document's newest text, as forms carry it.
    pub fn document_hash(&self, name: &str, language: &str) -> TextHash {
        self.identity.catalogue().document(name).unwrap().newest().unwrap().texts[language].hash
    }
}

/// What [`Site::publish_purposes`] publishes.
pub fn standard_drafts() -> Drafts {
    let anybody = AgeRule { self_from: SelfFrom::Anybody, below: WhoAgrees::OneGuardian };
    let digital = AgeRule { self_from: SelfFrom::DigitalConsent, below: WhoAgrees::AllGuardians };
    let facts = |order, basis| PurposeFacts {
        order,
        retired: false,
        basis,
        controller: party("northfield", "Northfield"),
        recipients: Vec::new(),
        data: vec!["name".into(), "email".into()],
        sold_or_shared: false,
        storage: vec!["NL".into()],
        retention_days: 30,
        jurisdictions: vec!["NL".into()],
        valid_days: None,
        age: anybody,
    };
    let asked = |order| facts(order, LawfulBasis::Consent);
    let newsletter =
        PurposeFacts { recipients: vec![party("mailhouse", "Mailhouse")], valid_days: Some(365), ..asked(1) };
    let photos = PurposeFacts { data: vec!["photo".into()], age: digital, ..asked(2) };
    let ads = PurposeFacts { recipients: vec![party("adnet", "Adnet")], sold_or_shared: true, ..asked(3) };
    Drafts {
        purposes: vec![
            purpose("newsletter", newsletter),
            purpose("photos", photos),
            purpose("ads", ads),
            purpose("improve", facts(4, LawfulBasis::LegitimateInterests)),
            purpose("account", facts(5, LawfulBasis::Contract)),
        ],
        topics: vec![topic("offers", Some("newsletter")), topic("news", None)],
        documents: vec![document("terms", true), document("privacy", false)],
    }
}

/// A party with all its particulars.
pub fn party(id: &str, name: &str) -> Party {
    Party {
        id: id.into(),
        name: name.into(),
        kind: "company".into(),
        address: "Main Street 1, 1000 AA Northfield".into(),
        country: "NL".into(),
        contact: format!("privacy@{id}.example"),
    }
}

/// The first version of a purpose; its texts say its name and their language.
pub fn purpose(name: &str, facts: PurposeFacts) -> Draft<PurposeFacts, PurposeText> {
    let texts = in_all_languages(|language| PurposeText {
        title: format!("{name} in {language}"),
        sentence: format!("The purpose {name} in one sentence ({language})."),
        used_for: format!("What {name} is used for ({language})"),
        data: format!("The data of {name} ({language})"),
        shared_with: format!("Who gets {name} ({language})"),
        kept_for: format!("How long {name} is kept ({language})"),
        changed: String::new(),
    });
    Draft { name: name.into(), version: 1, editorial: false, facts, texts }
}

/// The first version of a topic by mail and by post.
pub fn topic(name: &str, purpose: Option<&str>) -> Draft<TopicFacts, TopicText> {
    let channels = vec!["email".into(), "post".into()];
    let facts = TopicFacts { retired: false, channels, purpose: purpose.map(Into::into) };
    let texts = in_all_languages(|language| TopicText {
        title: format!("{name} in {language}"),
        sentence: format!("What {name} sends ({language})."),
    });
    Draft { name: name.into(), version: 1, editorial: false, facts, texts }
}

/// The first version of a document, with 14 days of grace where it must be accepted.
pub fn document(name: &str, acceptance: bool) -> Draft<DocumentFacts, DocumentText> {
    let facts = DocumentFacts { acceptance, grace_days: if acceptance { 14 } else { 0 } };
    let texts = in_all_languages(|language| DocumentText {
        title: format!("The {name} in {language}"),
        text: format!("## First part of {name}\n\nWords of {name} ({language}).\n\n- one\n- two"),
        changed: String::new(),
    });
    Draft { name: name.into(), version: 1, editorial: false, facts, texts }
}

fn in_all_languages<T>(text: impl Fn(&str) -> T) -> BTreeMap<String, T> {
    LANGUAGES.iter().map(|language| ((*language).to_owned(), text(language))).collect()
}
