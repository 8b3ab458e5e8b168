//! Reading records: lists, one record, a document's file. Every field that leaves here has passed [`Identity::may`]. Whose a record is, has
//! one way: a person's, else an organisation's, else whoever holds it or what it is within.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use portico_store::record_list::{self, ListedRecord};
use portico_store::{Db, Read};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::acting::{About, Acting, Verdict, Why};
use super::kinds::Kind;
use super::role::Role;
use super::shown::{Freshness, ListAsk, Listed, Shown};
use crate::clock::Micros;
use crate::{Error, Identity};

/// The kind of a document, and its field that is a file.
const DOCUMENT: (&str, &str) = ("document", "content");

/// The file of a document.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called, without an ending.
    pub name: String,
    /// `application/pdf` or `text/plain`.
    pub media_type: String,
    /// Two megabytes at most.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "File({}, {} bytes)", self.media_type, self.bytes.len())
    }
}

/// Which records somebody can reach at all, before any is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reach {
    pub(super) subject: Whose,
    /// Of which organisations; none for any.
    pub(super) providers: Option<Vec<Uuid>>,
    /// The moment at which holdings count.
    pub(super) at: Micros,
}

/// Whose records they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Person(Uuid),
    Firm(Uuid),
}

impl Reach {
    /// None when the role has nothing to do with whom it is about.
    pub(super) fn of(acting: &Acting, about: &About) -> Option<Self> {
        let (subject, providers) = match (acting.role(), *about) {
            (Role::Customer(own) | Role::Student(own), About::Myself) => {
                (Whose::Person(acting.person()), Some(vec![own]))
            }
            (Role::Guardian, About::Child(child)) => {
                let child = acting.facts.children().find(|known| known.id == child)?;
                (Whose::Person(child.id), Some(child.schools.iter().map(|school| school.id).collect()))
            }
            (Role::Member(firm), About::Firm) => (Whose::Firm(firm), None),
            (Role::Customer(_) | Role::Student(_) | Role::Guardian | Role::Member(_), _) => return None,
        };
        Some(Self { subject, providers, at: acting.at() })
    }

    /// Whether a record is of a provider that is reached.
    pub(super) fn provides(&self, provider: Uuid) -> bool {
        self.providers.as_ref().is_none_or(|providers| providers.contains(&provider))
    }

    /// Whether a record is of whom it is about.
    pub(super) async fn has(&self, db: &mut impl Db, row: &ListedRecord) -> Result<bool, Error> {
        match (self.subject, row.person_id, row.organisation_id) {
            (Whose::Person(person), Some(owner), _) => Ok(person == owner),
            (Whose::Firm(firm), None, Some(owner)) => Ok(firm == owner),
            (Whose::Firm(_), _, _) | (Whose::Person(_), None, Some(_)) => Ok(false),
            (Whose::Person(person), None, None) => {
                let itself = record_list::is_held(db, person, row.id, self.at).await?;
                Ok(match row.within_id {
                    Some(within) if !itself => record_list::is_held(db, person, within, self.at).await?,
                    Some(_) | None => itself,
                })
            }
        }
    }
}

impl Identity {
    /// Records of a kind, in parts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_records(&self, acting: &Acting, about: &About, ask: &ListAsk) -> Result<Listed, Error> {
        let (Some(kind), Some(reach)) = (self.kinds().find(&ask.kind), Reach::of(acting, about)) else {
            return Ok(Listed::NotFound);
        };
        if let Verdict::Hidden(why) = self.may_see(acting, about, (&kind.topic, kind.sensitivity), None) {
            // Only guardians are told that there is something that they may not see.
            let told = acting.role() == Role::Guardian && why != Why::NoRelation;
            return Ok(if told { Listed::Hidden(why) } else { Listed::NotFound });
        }
        let mut db = self.store().read().await?;
        if let Some(within) = ask.within
            && !has_within(&mut db, &reach, kind, within).await?
        {
            return Ok(Listed::NotFound);
        }
        let mut page = self.list_reached(&mut db, (acting, about), (kind, &reach), ask).await?;
        page.freshness = self.freshness_of(&mut db, (acting, about), (kind, &reach), &page.sources).await?;
        Ok(Listed::Shown(page.into()))
    }

    /// One record; none when there is no such one for whoever asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_record(
        &self,
        acting: &Acting,
        about: &About,
        kind: &str,
        id: Uuid,
    ) -> Result<Option<Shown>, Error> {
        self.find_record_in(&mut self.store().read().await?, acting, about, kind, id).await
    }

    /// The same over the connection that is open.
    pub(super) async fn find_record_in(
        &self,
        db: &mut Read,
        acting: &Acting,
        about: &About,
        kind: &str,
        id: Uuid,
    ) -> Result<Option<Shown>, Error> {
        let Some((kind, row)) = self.find_row(db, acting, about, kind, id).await? else { return Ok(None) };
        self.lens(acting, about, kind, row.provider_id).show(&row).map(Some)
    }

    /// The file of a document; none when there is no such one for whoever asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_document(&self, acting: &Acting, about: &About, id: Uuid) -> Result<Option<File>, Error> {
        let mut db = self.store().read().await?;
        let (name, content) = DOCUMENT;
        let Some((kind, row)) = self.find_row(&mut db, acting, about, name, id).await? else { return Ok(None) };
        let lens = self.lens(acting, about, kind, row.provider_id);
        if lens.hides(content) {
            return Ok(None);
        }
        let files: Map<String, Value> = match record_list::find_files(&mut db, id).await? {
            Some(files) => serde_json::from_str(&files)?,
            None => return Ok(None),
        };
        let Some(bytes) = files.get(content).and_then(Value::as_str) else { return Ok(None) };
        let bytes = BASE64_STANDARD.decode(bytes).map_err(|problem| Error::Internal(problem.to_string()))?;
        let shown = lens.show(&row)?;
        Ok(Some(File { name: shown.text(&kind.title).into(), media_type: shown.text("media_type").into(), bytes }))
    }

    /// When the sources of a kind last spoke, the one that did so longest ago first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn freshness(&self, acting: &Acting, about: &About, kind: &str) -> Result<Vec<Freshness>, Error> {
        match self.list_records(acting, about, &ListAsk::newest(kind)).await? {
            Listed::Shown(page) => Ok(page.freshness),
            Listed::Hidden(_) | Listed::NotFound => Ok(Vec::new()),
        }
    }

    /// A record that may be seen at all. Whom it is about comes first, so that what does not exist and what is not theirs look the same.
    async fn find_row(
        &self,
        db: &mut Read,
        acting: &Acting,
        about: &About,
        kind: &str,
        id: Uuid,
    ) -> Result<Option<(&Kind, ListedRecord)>, Error> {
        let (Some(kind), Some(reach)) = (self.kinds().find(kind), Reach::of(acting, about)) else { return Ok(None) };
        let Some(row) = record_list::find(db, id).await? else { return Ok(None) };
        let there = row.kind == kind.id && reach.provides(row.provider_id) && reach.has(db, &row).await?;
        let open = self.lens(acting, about, kind, row.provider_id).closed().is_none();
        Ok((there && open).then_some((kind, row)))
    }

    /// Of the sources of these records, or where there are none, of all sources of the providers of which such records may be seen.
    async fn freshness_of(
        &self,
        db: &mut Read,
        (acting, about): (&Acting, &About),
        (kind, reach): (&Kind, &Reach),
        sources: &[String],
    ) -> Result<Vec<Freshness>, Error> {
        let mut found = Vec::new();
        for source in sources {
            found.extend(record_list::find_source(db, source).await?);
        }
        if found.is_empty() {
            let providers = match (&reach.providers, reach.subject) {
                (Some(providers), _) => providers.clone(),
                (None, Whose::Firm(firm)) => acting.facts.parent_of(firm).into_iter().chain([firm]).collect(),
                (None, Whose::Person(_)) => Vec::new(),
            };
            let open = |provider: &Uuid| self.lens(acting, about, kind, *provider).closed().is_none();
            for provider in providers.into_iter().filter(open) {
                found.extend(record_list::list_sources(db, provider).await?);
            }
        }
        found.sort_by(|(one, at), (other, then)| (at, one).cmp(&(then, other)));
        Ok(found.into_iter().map(|(source, spoke_at)| Freshness { source, spoke_at }).collect())
    }
}

/// Whether a record that a list would be within is of whom it is about.
async fn has_within(db: &mut Read, reach: &Reach, kind: &Kind, within: Uuid) -> Result<bool, Error> {
    let Some(row) = record_list::find(db, within).await? else { return Ok(false) };
    let fits = kind.within.as_deref() == Some(row.kind.as_str()) && reach.provides(row.provider_id);
    Ok(fits && reach.has(db, &row).await?)
}
