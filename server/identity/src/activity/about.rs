//! What an entry is about, in words that its reader may read: names come from the entry itself where they were told then, and of a family from
//! what stands between the two now. To whoever is barred the other has no name.

use std::collections::HashMap;

use portico_store::{Read, organisation};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::events::{Category, EventKind};
use crate::portal::family::name_between;
use crate::{Error, Identity};

/// Whom and what an entry is about. What is not known, or not the reader's to know, is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityAbout {
    /// The other person.
    pub who: String,
    /// The organisation.
    pub organisation: String,
    /// What a setting is called.
    pub setting: String,
    /// Stable names of topics.
    pub topics: Vec<String>,
}

/// Names that were looked up, for a page or a copy.
#[derive(Default)]
pub(super) struct Names {
    organisations: HashMap<Uuid, String>,
    family: HashMap<(Uuid, Uuid), String>,
}

impl Identity {
    /// What an entry of this person's history is about.
    pub(super) async fn about(
        &self,
        db: &mut Read,
        names: &mut Names,
        reader: Uuid,
        (kind, detail): (EventKind, &Map<String, Value>),
    ) -> Result<ActivityAbout, Error> {
        if kind.category() != Category::Relations {
            return Ok(ActivityAbout::default());
        }
        let text = |field: &str| detail.get(field).and_then(Value::as_str).unwrap_or_default();
        let id = |field: &str| Uuid::try_parse(text(field)).ok();
        let topics = detail.get("topics").and_then(Value::as_array).into_iter().flatten();
        let mut about = ActivityAbout {
            who: text("who").to_owned(),
            organisation: text("organisation").to_owned(),
            setting: text("setting").to_owned(),
            topics: topics.filter_map(Value::as_str).map(str::to_owned).collect(),
        };
        if let Some(organisation) = id("organisation") {
            about.organisation = match names.organisations.get(&organisation) {
                Some(known) => known.clone(),
                None => organisation::find(db, organisation).await?.map(|found| found.name).unwrap_or_default(),
            };
            names.organisations.insert(organisation, about.organisation.clone());
        }
        if let (Some(adult), Some(child)) = (id("adult"), id("child")) {
            about.who = match names.family.get(&(adult, child)) {
                Some(known) => known.clone(),
                None => name_between(db, reader, (adult, child), self.now()).await?,
            };
            names.family.insert((adult, child), about.who.clone());
        }
        Ok(about)
    }
}
