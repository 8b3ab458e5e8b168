//! Writing down what the operator's file says: all of it or nothing. What the file leaves out stays as it is.

use std::collections::{BTreeMap, HashSet};

use portico_store::Write;
use portico_store::organisation::{self as stored, Organisation as Row};
use uuid::Uuid;

use super::{OrganisationDraft, OrganisationKind};
use crate::portal::days::{day_ends, zone_named};
use crate::{Error, Identity};

/// What came of applying a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Applied {
    /// Written down; the stable names of what is new and of what changed.
    Done {
        /// New ones.
        added: Vec<String>,
        /// Changed ones.
        changed: Vec<String>,
    },
    /// Nothing was written.
    Refused(Vec<ApplyProblem>),
}

/// One wrong thing in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("organisation {key}: `{field}` is wrong: expected {expected}")]
pub struct ApplyProblem {
    /// The organisation's stable name.
    pub key: String,
    /// The member of the file.
    pub field: &'static str,
    /// What is expected.
    pub expected: &'static str,
}

impl Identity {
    /// Writes down organisations: new ones, and changes of known ones. The same file again changes nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn apply_organisations(&self, drafts: &[OrganisationDraft]) -> Result<Applied, Error> {
        let mut db = self.store().write().await?;
        let known = self.known(&mut db, drafts).await?;
        let problems = problems(drafts, &known);
        if !problems.is_empty() {
            return Ok(Applied::Refused(problems));
        }
        let mut ids: BTreeMap<&str, Uuid> = known.iter().map(|(key, row)| (key.as_str(), row.id)).collect();
        for draft in drafts {
            if !ids.contains_key(draft.key.as_str()) {
                ids.insert(&draft.key, self.new_id()?);
            }
        }
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        // A parent has to be there before those that name it.
        for draft in parents_first(drafts) {
            let before = known.get(&draft.key);
            if before.is_some_and(|row| row.hash == draft.hash()) {
                continue;
            }
            let id = ids.get(draft.key.as_str()).copied().unwrap_or_default();
            let parent = draft.parent.as_deref().and_then(|parent| ids.get(parent).copied());
            stored::put(&mut db, &self.row(draft, id, parent)?).await?;
            let list = if before.is_some() { &mut changed } else { &mut added };
            list.push(draft.key.clone());
        }
        db.commit().await?;
        Ok(Applied::Done { added, changed })
    }

    /// What is known of the names in the drafts, and of the parents that they name.
    async fn known(&self, db: &mut Write, drafts: &[OrganisationDraft]) -> Result<BTreeMap<String, Row>, Error> {
        let mut known = BTreeMap::new();
        for key in drafts.iter().flat_map(|draft| [Some(&draft.key), draft.parent.as_ref()]).flatten() {
            if let Some(row) = stored::find_by_source(db, "", key).await? {
                known.insert(key.clone(), row);
            }
        }
        Ok(known)
    }

    fn row(&self, draft: &OrganisationDraft, id: Uuid, parent_id: Option<Uuid>) -> Result<Row, Error> {
        let zone = zone_named(&draft.time_zone);
        let ended_at = draft.ends_on.as_deref().zip(zone).and_then(|(day, zone)| day_ends(&zone, day));
        Ok(Row {
            id,
            kind: draft.kind.as_str().into(),
            name: draft.name.clone(),
            country: draft.country.clone(),
            time_zone: draft.time_zone.clone(),
            languages: serde_json::to_string(&draft.languages)?,
            accent: draft.accent.clone().unwrap_or_default(),
            mail: draft.mail.clone().unwrap_or_default(),
            phone: draft.phone.clone().unwrap_or_default(),
            website: draft.website.clone().unwrap_or_default(),
            parent_id,
            source: String::new(),
            source_key: draft.key.clone(),
            hash: draft.hash(),
            created_at: self.now(),
            ended_at,
        })
    }
}

fn problems(drafts: &[OrganisationDraft], known: &BTreeMap<String, Row>) -> Vec<ApplyProblem> {
    let mut problems: Vec<ApplyProblem> = drafts.iter().filter_map(|draft| draft.check().err()).collect();
    let mut seen = HashSet::new();
    for draft in drafts {
        let mut wrong = |field, expected| problems.push(ApplyProblem { key: draft.key.clone(), field, expected });
        if !seen.insert(&draft.key) {
            wrong("key", "each name once");
        }
        let Some(parent) = &draft.parent else {
            if draft.kind == OrganisationKind::Firm {
                wrong("parent", "the vendor whose partner the firm is");
            }
            continue;
        };
        let above = drafts.iter().find(|other| other.key == *parent).map(|other| other.kind);
        let above = above.or_else(|| known.get(parent).and_then(|row| OrganisationKind::parse(&row.kind)));
        let right = match draft.kind {
            OrganisationKind::Firm => above == Some(OrganisationKind::Vendor),
            OrganisationKind::School => above == Some(OrganisationKind::District),
            OrganisationKind::Bank | OrganisationKind::Shop | OrganisationKind::Vendor | OrganisationKind::District => {
                false
            }
        };
        if !right {
            wrong("parent", "the vendor of a firm or the district of a school, in this file or written down before");
        }
    }
    problems
}

/// There are two levels: vendors and districts, then firms and schools.
fn parents_first(drafts: &[OrganisationDraft]) -> impl Iterator<Item = &OrganisationDraft> {
    let first = drafts.iter().filter(|draft| draft.parent.is_none());
    first.chain(drafts.iter().filter(|draft| draft.parent.is_some()))
}
