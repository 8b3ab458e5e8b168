//! What happened to an account, as its person reads it and takes a copy of it. Nobody ever sees another person's.

mod about;

use portico_store::Read;
use portico_store::event::{self, Event};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::clock::Micros;
use crate::events::{Category, EventKind};
use crate::sessions::{RecentAuth, SignedIn};
use crate::{Circumstances, Error, Identity};

pub use about::ActivityAbout;
use about::Names;

/// Entries on a page.
const PAGE: usize = 30;
/// Entries that are read at once for a copy.
const CHUNK: i64 = 1000;

/// What of it to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityFilter {
    /// Everything.
    All,
    /// Coming and going.
    SignIns,
    /// What was tried and refused.
    Failures,
    /// What was changed.
    Changes,
    /// Recovering, freezing and thawing.
    Recovery,
    /// Consents, terms, messages and rights.
    Privacy,
    /// Families and organisations.
    Relations,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityEntry {
    /// Names it: "this was not me".
    pub id: Uuid,
    /// Its place in the person's history, from 1.
    pub position: i64,
    /// When, microseconds since 1970 UTC.
    pub at: Micros,
    /// What.
    pub kind: EventKind,
    /// Browser and system in plain words; empty when it happened by itself.
    pub device: String,
    /// The passkey it was done with or is about, if it is one.
    pub passkey: Option<Uuid>,
    /// Whom and what it is about.
    pub about: ActivityAbout,
}

/// Some of it, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityPage {
    /// Thirty at most.
    pub entries: Vec<ActivityEntry>,
    /// Where the next page begins; none on the last one.
    pub older: Option<i64>,
}

impl ActivityFilter {
    fn shows(self, kind: EventKind) -> bool {
        match self {
            Self::All => true,
            Self::SignIns => kind.category() == Category::SignIns,
            Self::Failures => kind.category() == Category::Failures,
            Self::Changes => kind.category() == Category::Changes,
            Self::Recovery => kind.category() == Category::Recovery,
            Self::Privacy => kind.category() == Category::Privacy,
            Self::Relations => kind.category() == Category::Relations,
        }
    }

    /// The names between commas, with one at either end.
    fn names(self) -> String {
        let shown = EventKind::ALL.iter().filter(|kind| self.shows(**kind));
        shown.fold(String::from(","), |names, kind| names + kind.as_str() + ",")
    }
}

impl Identity {
    /// What happened to the person's account before a position, the newest first. What a later version wrote is left out.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_activity(
        &self,
        who: &SignedIn,
        filter: ActivityFilter,
        before: Option<i64>,
    ) -> Result<ActivityPage, Error> {
        let mut db = self.store().read().await?;
        let before = before.unwrap_or(i64::MAX);
        // One more than is shown tells whether there is another page.
        let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let rows = event::list_newest(&mut db, who.person(), before, &filter.names(), most).await?;
        let more = rows.len() > PAGE;
        let rows = rows.into_iter().take(PAGE).collect();
        let entries = self.read_entries(&mut db, who.person(), rows, &mut Names::default()).await?;
        let older = entries.last().filter(|_| more).map(|entry| entry.position);
        Ok(ActivityPage { entries, older })
    }

    /// All of it, the newest first. That a copy was taken is part of it.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn export_activity(&self, recent: &RecentAuth, at: &Circumstances) -> Result<Vec<ActivityEntry>, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?.id;
        self.record(&mut db, EventKind::ActivityExported, Some(person), at, json!({ "device": at.device })).await?;
        db.commit().await?;
        let mut db = self.store().read().await?;
        let (kinds, mut entries, mut before) = (ActivityFilter::All.names(), Vec::new(), i64::MAX);
        let mut names = Names::default();
        loop {
            let rows = event::list_newest(&mut db, person, before, &kinds, CHUNK).await?;
            let Some(last) = rows.last() else { return Ok(entries) };
            before = last.position;
            entries.extend(self.read_entries(&mut db, person, rows, &mut names).await?);
        }
    }

    /// Without those of a kind that is not known here; the store was asked for no such.
    async fn read_entries(
        &self,
        db: &mut Read,
        reader: Uuid,
        rows: Vec<Event>,
        names: &mut Names,
    ) -> Result<Vec<ActivityEntry>, Error> {
        let mut entries = Vec::new();
        for row in rows {
            let Some(kind) = EventKind::from_name(&row.kind) else { continue };
            let detail: Map<String, Value> = serde_json::from_str(&row.detail).unwrap_or_default();
            let text = |field: &str| detail.get(field).and_then(Value::as_str).unwrap_or_default();
            entries.push(ActivityEntry {
                id: row.id,
                position: row.position,
                at: row.at,
                kind,
                device: text("device").to_owned(),
                passkey: Uuid::try_parse(text("passkey")).ok(),
                about: self.about(db, names, reader, (kind, &detail)).await?,
            });
        }
        Ok(entries)
    }
}
