//! Every entry about one purpose, with the text as it was.

use uuid::Uuid;

use super::entry::{Authority, Channel, ConsentState};
use super::ledger::{Entry, read_ledger};
use super::uses::about;
use crate::clock::Micros;
use crate::publications::{Catalogue, PurposeFacts, PurposeText, TextHash};
use crate::sessions::SignedIn;
use crate::{Error, Identity};

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The person.
    You,
    /// A guardian of the person.
    Guardian,
    /// The person's browser, by Global Privacy Control.
    Signal,
    /// A rule of the house, such as the end of a term.
    Rule,
}

/// What was decided about a purpose, and asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentHistory {
    /// Its stable name.
    pub purpose: String,
    /// The newest first.
    pub entries: Vec<HistoryEntry>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Names it: a receipt is made of it.
    pub event: Uuid,
    /// When, microseconds since 1970 UTC.
    pub at: Micros,
    /// What it says.
    pub state: ConsentState,
    /// Which version was read.
    pub version: i64,
    /// In which language.
    pub language: String,
    /// The words that were read.
    pub text: PurposeText,
    /// What was so in every language.
    pub facts: PurposeFacts,
    /// SHA-256 of what was read.
    pub hash: TextHash,
    /// Who did it.
    pub actor: Actor,
    /// Where.
    pub channel: Channel,
    /// When it ends by itself, microseconds since 1970 UTC.
    pub valid_until: Option<Micros>,
}

impl Identity {
    /// Every entry of the person's about a purpose. None when there is no such purpose and never was an entry.
    ///
    /// # Errors
    /// When the database does not answer, or a text is not what was published.
    pub async fn consent_history(&self, who: &SignedIn, purpose: &str) -> Result<Option<ConsentHistory>, Error> {
        let ledger = read_ledger(&mut self.store().read().await?, who.person()).await?;
        let mut entries = about(&ledger, purpose);
        entries.reverse();
        let mut catalogue = self.catalogue();
        let known = |catalogue: &Catalogue| entries.iter().all(|entry| find_text(catalogue, entry).is_some());
        // Another replica may have published it a moment ago.
        if !known(&catalogue) && self.refresh_catalogue().await? {
            catalogue = self.catalogue();
        }
        if entries.is_empty() && catalogue.purpose(purpose).is_none() {
            return Ok(None);
        }
        let entries = entries.into_iter().map(|entry| remember(&catalogue, entry)).collect::<Result<_, _>>()?;
        Ok(Some(ConsentHistory { purpose: purpose.to_owned(), entries }))
    }
}

/// The text that was read: the published one, if it is the same still.
fn find_text<'c>(catalogue: &'c Catalogue, entry: &Entry) -> Option<(&'c PurposeFacts, &'c PurposeText)> {
    let version = catalogue.purpose(&entry.purpose)?.version(entry.version)?;
    let published = version.texts.get(&entry.language).filter(|published| published.hash == entry.text_hash)?;
    Some((&version.facts, &published.text))
}

fn remember(catalogue: &Catalogue, entry: Entry) -> Result<HistoryEntry, Error> {
    let (facts, text) = find_text(catalogue, &entry)
        .map(|(facts, text)| (facts.clone(), text.clone()))
        .ok_or_else(|| Error::Internal(format!("the text of consent {} is not what was published", entry.id)))?;
    let actor = match entry.authority {
        Authority::Oneself => Actor::You,
        Authority::Guardian => Actor::Guardian,
        Authority::Signal => Actor::Signal,
        Authority::Rule => Actor::Rule,
    };
    Ok(HistoryEntry {
        event: entry.id,
        at: entry.at,
        state: entry.state,
        version: entry.version,
        language: entry.language,
        text,
        facts,
        hash: entry.text_hash,
        actor,
        channel: entry.channel,
        valid_until: entry.valid_until,
    })
}
