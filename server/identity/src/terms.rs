//! Terms that must be accepted: which version waits for a person, and who accepted what. Apart from consents, which nobody needs to give for
//! an account (GDPR 7(2), 7(4)).

mod check;

use portico_store::person::Person;
pub use portico_store::terms_acceptance::TermsAcceptance;
use portico_store::{Write, terms_acceptance};
use serde_json::json;

use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::publications::{Catalogue, DocumentFacts, DocumentText, LegalDocument, TextHash, Version};
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

pub(crate) use check::accepted_hashes;
pub use check::check_terms;
use check::hash_acceptance;

/// A version of a document that waits for a person's acceptance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsWaiting {
    /// The document's name.
    pub document: String,
    /// The version to accept: the newest.
    pub version: i64,
    /// Until when the person may go on without it, microseconds since 1970 UTC; none when that is over.
    pub due_at: Option<Micros>,
    /// Whether the person cannot go on without it.
    pub must: bool,
}

/// What came of accepting a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum TermsAccepted {
    /// It is accepted, now or before.
    Accepted,
    /// What the person read is not the newest version any more.
    TextChanged,
    /// There is no such document, or it needs no acceptance.
    NotFound,
}

impl Identity {
    /// What waits for the person's acceptance, by the documents' names. Without documents to accept it does not ask the database.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn terms_to_accept(&self, who: &SignedIn) -> Result<Vec<TermsWaiting>, Error> {
        let catalogue = self.catalogue();
        if documents_to_accept(&catalogue).next().is_none() {
            return Ok(Vec::new());
        }
        let accepted = self.list_acceptances(who).await?;
        let now = self.now();
        Ok(documents_to_accept(&catalogue).filter_map(|(document, _)| waiting(document, &accepted, now)).collect())
    }

    /// Accepts the newest version of a document, in the words that have this hash. Accepting it again changes nothing.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn accept_terms(
        &self,
        who: &SignedIn,
        document: &str,
        text_hash: &TextHash,
        at: &Circumstances,
    ) -> Result<TermsAccepted, Error> {
        let catalogue = self.catalogue();
        let Some((document, version)) = documents_to_accept(&catalogue).find(|(one, _)| one.name == document) else {
            return Ok(TermsAccepted::NotFound);
        };
        let Some((language, _)) = version.texts.iter().find(|(_, text)| text.hash == *text_hash) else {
            return Ok(TermsAccepted::TextChanged);
        };
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, who.person()).await?;
        let before = terms_acceptance::list_by_person(&mut db, person.id).await?;
        if before.iter().any(|row| row.document == document.name && row.version == version.number) {
            return Ok(TermsAccepted::Accepted);
        }
        let words = Words { document: &document.name, version: version.number, language, text_hash };
        self.accept(&mut db, &person, &words, "account", at).await?;
        db.commit().await?;
        Ok(TermsAccepted::Accepted)
    }

    /// What the person accepted, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_acceptances(&self, who: &SignedIn) -> Result<Vec<TermsAcceptance>, Error> {
        Ok(terms_acceptance::list_by_person(&mut self.store().read().await?, who.person()).await?)
    }

    /// Records with a new account what the form of the sign-up said: the versions that were in force when it was sent.
    pub(crate) async fn accept_terms_at_sign_up(
        &self,
        db: &mut Write,
        person: &Person,
        sign_up_created_at: Micros,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let catalogue = self.catalogue();
        for document in &catalogue.documents {
            let version = document.at(sign_up_created_at).filter(|version| version.facts.acceptance);
            if let Some((version, (language, text))) =
                version.and_then(|version| Some((version, version.text_for(&person.language)?)))
            {
                let (document, text_hash) = (document.name.as_str(), &text.hash);
                let words = Words { document, version: version.number, language, text_hash };
                self.accept(db, person, &words, "sign-up", at).await?;
            }
        }
        Ok(())
    }

    async fn accept(
        &self,
        db: &mut Write,
        person: &Person,
        words: &Words<'_>,
        channel: &str,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let Words { document, version, language, text_hash } = words;
        let row = TermsAcceptance {
            id: self.new_id()?,
            person_id: person.id,
            document: (*document).to_owned(),
            version: *version,
            language: (*language).to_owned(),
            text_hash: **text_hash,
            channel: channel.to_owned(),
            request: at.request.clone(),
            at: self.now(),
        };
        terms_acceptance::insert(db, &row).await?;
        let detail = json!({
            "document": document, "version": version, "language": language, "channel": channel,
            "hash": hash_acceptance(&row), "device": at.device
        });
        self.record(db, EventKind::TermsAccepted, Some(person.id), at, detail).await
    }
}

/// The words that are accepted.
struct Words<'w> {
    document: &'w str,
    version: i64,
    language: &'w str,
    text_hash: &'w TextHash,
}

/// The documents whose newest version must be accepted, with that version.
pub fn documents_to_accept(
    catalogue: &Catalogue,
) -> impl Iterator<Item = (&LegalDocument, &Version<DocumentFacts, DocumentText>)> {
    let newest = catalogue.documents.iter().filter_map(|document| Some((document, document.newest()?)));
    newest.filter(|(_, version)| version.facts.acceptance)
}

/// What a person who accepted these still has to accept of a document. The time to do so begins with the version that counts: editorial ones
/// after it prolong nothing.
fn waiting(document: &LegalDocument, accepted: &[TermsAcceptance], now: Micros) -> Option<TermsWaiting> {
    let counts_from = document.counts_from();
    if accepted.iter().any(|row| row.document == document.name && row.version >= counts_from) {
        return None;
    }
    let since = document.version(counts_from)?;
    let due_at = since.published_at.saturating_add(since.facts.grace_days.saturating_mul(DAY));
    let must = due_at <= now;
    let version = document.newest()?.number;
    Some(TermsWaiting { document: document.name.clone(), version, due_at: (!must).then_some(due_at), must })
}
