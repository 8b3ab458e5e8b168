//! Publishing: what files say is compared with what was published, and added to it. Nothing that was published changes.

use std::collections::BTreeMap;

use portico_store::publication::{self, Publication, PublicationText};
use portico_store::{Db, Store, Write, event};
use serde_json::Value;
use uuid::Uuid;

use super::draft::{Drafts, Kind, is_language, is_name};
use super::sealed::{Sealed, seal_all};
use crate::clock::Micros;
use crate::recipients::plan_sweep;
use crate::{Error, Identity};

/// What stands under `/account/consents/` beside the purposes.
const OURS: [&str; 2] = ["new", "receipts"];

/// What came of publishing, a line for each text or version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct PublishReport {
    /// By kind, name and version.
    pub lines: Vec<PublishLine>,
}

/// One line of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishLine {
    /// What it is about.
    pub kind: Kind,
    /// The publication's name.
    pub name: String,
    /// The version.
    pub version: i64,
    /// What came of it.
    pub outcome: PublishOutcome,
}

/// What came of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishOutcome {
    /// The first version of a publication, with its languages.
    New(Vec<String>),
    /// A further version, with its languages.
    NewVersion(Vec<String>),
    /// Languages that a published version did not have.
    NewLanguages(Vec<String>),
    /// It was published before, as it is.
    Unchanged,
    /// It cannot be published, and so nothing was.
    Refused(PublishRefusal),
}

/// Why a version cannot be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishRefusal {
    /// Its name is not 1 to 40 small letters, digits and dashes.
    Name,
    /// It has the name of a page that Portico has beside those of purposes.
    NameOfOurs,
    /// Not a language tag.
    Language(String),
    /// It has no text in any language.
    NoText,
    /// The same version was given twice.
    Twice,
    /// Versions go up by one; this one would have to have that number.
    Gap(i64),
    /// The first version of anything cannot be editorial: there is nothing that it says in other words.
    FirstEditorial,
    /// What is so in every language differs from what was published. Names what differs; the next free version.
    FactsChanged {
        /// The members that differ, for instance `recipients`.
        members: Vec<String>,
        /// The number to give it instead.
        next: i64,
    },
    /// A text differs from what was published.
    TextChanged {
        /// Language tag.
        language: String,
        /// The members that differ, for instance `sentence`.
        members: Vec<String>,
        /// The number to give it instead.
        next: i64,
    },
    /// A topic needs a purpose that is neither given nor published.
    NoSuchPurpose(String),
}

impl PublishReport {
    /// Whether anything was refused: then nothing was published.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.lines.iter().any(|line| matches!(line.outcome, PublishOutcome::Refused(_)))
    }

    /// Whether anything is new.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.lines.iter().any(|line| match line.outcome {
            PublishOutcome::New(_) | PublishOutcome::NewVersion(_) | PublishOutcome::NewLanguages(_) => true,
            PublishOutcome::Unchanged | PublishOutcome::Refused(_) => false,
        })
    }
}

impl Identity {
    /// Publishes drafts, all of them or none; with `dry_run` only says what would come of it. Pages show the news at once, other replicas
    /// within seconds.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn publish(&self, drafts: &Drafts, dry_run: bool) -> Result<PublishReport, Error> {
        let report = publish(self.store(), drafts, self.now(), dry_run).await?;
        self.refresh_catalogue().await?;
        Ok(report)
    }
}

/// The same for programs that have a database and nothing else.
///
/// # Errors
/// When the database does not answer.
pub async fn publish(store: &Store, drafts: &Drafts, now: Micros, dry_run: bool) -> Result<PublishReport, Error> {
    let sealed = seal_all(drafts)?;
    if dry_run {
        return plan(&mut store.read().await?, &sealed).await;
    }
    let mut db = store.write().await?;
    // One publisher after the other: the second one sees what the first one published.
    event::lock_chain(&mut db, Uuid::nil()).await?;
    let report = plan(&mut db, &sealed).await?;
    if report.is_refused() || !report.has_news() {
        return Ok(report);
    }
    for (sealed, line) in sealed.iter().zip(&report.lines) {
        write(&mut db, sealed, &line.outcome, now).await?;
    }
    plan_sweep(&mut db, now).await?;
    db.commit().await?;
    Ok(report)
}

/// What would come of publishing these.
async fn plan(db: &mut impl Db, sealed: &[Sealed]) -> Result<PublishReport, Error> {
    let there = There { versions: publication::list(db).await?, texts: publication::list_texts(db).await? };
    let lines = sealed.iter().zip(compare(&there, sealed)).map(|(sealed, outcome)| PublishLine {
        kind: sealed.kind,
        name: sealed.name.clone(),
        version: sealed.version,
        outcome,
    });
    Ok(PublishReport { lines: lines.collect() })
}

async fn write(db: &mut Write, sealed: &Sealed, outcome: &PublishOutcome, now: Micros) -> Result<(), Error> {
    let (languages, is_version) = match outcome {
        PublishOutcome::New(languages) | PublishOutcome::NewVersion(languages) => (languages, true),
        PublishOutcome::NewLanguages(languages) => (languages, false),
        PublishOutcome::Unchanged | PublishOutcome::Refused(_) => return Ok(()),
    };
    let Sealed { kind, name, version, editorial, facts, facts_hash, texts } = sealed;
    if is_version {
        let row = Publication {
            kind: kind.as_str().into(),
            name: name.clone(),
            version: *version,
            editorial: *editorial,
            facts: facts.clone(),
            facts_hash: *facts_hash,
            published_at: now,
        };
        publication::insert(db, &row).await?;
    }
    for (language, (body, hash)) in texts.iter().filter(|(language, _)| languages.contains(language)) {
        let row = PublicationText {
            kind: kind.as_str().into(),
            name: name.clone(),
            version: *version,
            language: language.clone(),
            body: body.clone(),
            hash: *hash,
            published_at: now,
        };
        publication::insert_text(db, &row).await?;
    }
    Ok(())
}

/// What was published before.
struct There {
    versions: Vec<Publication>,
    texts: Vec<PublicationText>,
}

impl There {
    fn newest(&self, kind: Kind, name: &str) -> i64 {
        let numbers = self.versions.iter().filter(|row| row.kind == kind.as_str() && row.name == name);
        numbers.map(|row| row.version).max().unwrap_or(0)
    }

    fn version(&self, sealed: &Sealed) -> Option<&Publication> {
        let (kind, name, version) = sealed.key();
        self.versions.iter().find(|row| row.kind == kind.as_str() && row.name == name && row.version == version)
    }

    fn text(&self, sealed: &Sealed, language: &str) -> Option<&PublicationText> {
        let (kind, name, version) = sealed.key();
        self.texts.iter().find(|row| {
            row.kind == kind.as_str() && row.name == name && row.version == version && row.language == language
        })
    }
}

/// An outcome for each draft; drafts are in the order of their versions.
fn compare(there: &There, drafts: &[Sealed]) -> Vec<PublishOutcome> {
    let mut newest: BTreeMap<(Kind, &str), i64> = BTreeMap::new();
    let mut before = None;
    let mut outcomes = Vec::new();
    for draft in drafts {
        let (kind, name, version) = draft.key();
        let last = newest.entry((kind, name)).or_insert_with(|| there.newest(kind, name));
        let outcome = if before == Some((kind, name, version)) {
            PublishOutcome::Refused(PublishRefusal::Twice)
        } else if let Some(refusal) = refusal_of(there, drafts, draft) {
            PublishOutcome::Refused(refusal)
        } else if let Some(row) = there.version(draft) {
            compare_version(there, row, draft, there.newest(kind, name) + 1)
        } else if version != *last + 1 {
            PublishOutcome::Refused(PublishRefusal::Gap(*last + 1))
        } else if version == 1 && draft.editorial {
            PublishOutcome::Refused(PublishRefusal::FirstEditorial)
        } else {
            *last = version;
            let languages = draft.texts.keys().cloned().collect();
            if version == 1 { PublishOutcome::New(languages) } else { PublishOutcome::NewVersion(languages) }
        };
        before = Some((kind, name, version));
        outcomes.push(outcome);
    }
    outcomes
}

/// What is wrong with a draft whatever was published before.
fn refusal_of(there: &There, drafts: &[Sealed], draft: &Sealed) -> Option<PublishRefusal> {
    if !is_name(&draft.name) {
        return Some(PublishRefusal::Name);
    }
    if draft.kind == Kind::Purpose && OURS.contains(&draft.name.as_str()) {
        return Some(PublishRefusal::NameOfOurs);
    }
    if draft.texts.is_empty() {
        return Some(PublishRefusal::NoText);
    }
    if let Some(tag) = draft.texts.keys().find(|tag| !is_language(tag)) {
        return Some(PublishRefusal::Language(tag.clone()));
    }
    let facts: Value = serde_json::from_str(&draft.facts).unwrap_or_default();
    let purpose = facts.get("purpose").and_then(Value::as_str).filter(|_| draft.kind == Kind::Topic)?;
    let given = drafts.iter().any(|other| other.kind == Kind::Purpose && other.name == purpose);
    (!given && there.newest(Kind::Purpose, purpose) == 0).then(|| PublishRefusal::NoSuchPurpose(purpose.to_owned()))
}

/// A version that was published before: it must be the same, and may be there in more languages.
fn compare_version(there: &There, row: &Publication, draft: &Sealed, next: i64) -> PublishOutcome {
    if row.facts_hash != draft.facts_hash {
        let mut members = differing(&row.facts, &draft.facts);
        if row.editorial != draft.editorial {
            members.push("editorial".into());
        }
        return PublishOutcome::Refused(PublishRefusal::FactsChanged { members, next });
    }
    let mut added = Vec::new();
    for (language, (body, hash)) in &draft.texts {
        match there.text(draft, language) {
            None => added.push(language.clone()),
            Some(text) if text.hash == *hash => {}
            Some(text) => {
                let (language, members) = (language.clone(), differing(&text_of(&text.body), &text_of(body)));
                return PublishOutcome::Refused(PublishRefusal::TextChanged { language, members, next });
            }
        }
    }
    if added.is_empty() { PublishOutcome::Unchanged } else { PublishOutcome::NewLanguages(added) }
}

fn text_of(body: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    body.get("text").map(Value::to_string).unwrap_or_default()
}

/// The members that are not the same in two JSON objects.
fn differing(one: &str, other: &str) -> Vec<String> {
    let read = |text: &str| -> BTreeMap<String, Value> { serde_json::from_str(text).unwrap_or_default() };
    let (one, other) = (read(one), read(other));
    let mut names: Vec<_> = one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name)).collect();
    names.sort();
    names.dedup();
    names.into_iter().cloned().collect()
}
