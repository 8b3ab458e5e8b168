//! Every entry about one purpose, with the text as it was.

use std::sync::Arc;

use portico_store::consent_event;
use uuid::Uuid;

use super::entry::{Authority, Channel, ConsentState};
use super::ledger::{Entry, read_ledger, subjects_of};
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

impl From<Authority> for Actor {
    fn from(authority: Authority) -> Self {
        match authority {
            Authority::Oneself => Self::You,
            Authority::Guardian => Self::Guardian,
            Authority::Signal => Self::Signal,
            Authority::Rule => Self::Rule,
        }
    }
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
        let catalogue = self.catalogue_with(&entries).await?;
        if entries.is_empty() && catalogue.purpose(purpose).is_none() {
            return Ok(None);
        }
        let entries = entries.into_iter().map(|entry| remember(&catalogue, entry)).collect::<Result<_, _>>()?;
        Ok(Some(ConsentHistory { purpose: purpose.to_owned(), entries }))
    }

    /// One entry that is about the person, with the stable name of its purpose. None for any other entry.
    ///
    /// # Errors
    /// When the database does not answer, or the text is not what was published.
    pub async fn consent_entry(&self, who: &SignedIn, event: Uuid) -> Result<Option<(String, HistoryEntry)>, Error> {
        let mut db = self.store().read().await?;
        let mut found = None;
        for subject in subjects_of(&mut db, who.person()).await? {
            found = found.or(consent_event::find(&mut db, subject, event).await?);
        }
        let Some(entry) = found.map(Entry::try_from).transpose()? else { return Ok(None) };
        let catalogue = self.catalogue_with(std::slice::from_ref(&entry)).await?;
        Ok(Some((entry.purpose.clone(), remember(&catalogue, entry)?)))
    }

    /// The catalogue, read anew when it lacks a text of these: another replica may have published it a moment ago.
    async fn catalogue_with(&self, entries: &[Entry]) -> Result<Arc<Catalogue>, Error> {
        let catalogue = self.catalogue();
        let is_whole = entries.iter().all(|entry| find_text(&catalogue, entry).is_some());
        if !is_whole && self.refresh_catalogue().await? {
            return Ok(self.catalogue());
        }
        Ok(catalogue)
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
    Ok(HistoryEntry {
        event: entry.id,
        at: entry.at,
        state: entry.state,
        version: entry.version,
        language: entry.language,
        text,
        facts,
        hash: entry.text_hash,
        actor: entry.authority.into(),
        channel: entry.channel,
        valid_until: entry.valid_until,
    })
}
