//! What of a record passes: each field by its topic and sensitivity, for one provider. A hidden field is left out of everything, also of what a
//! search looks at.

use portico_store::record_list::ListedRecord;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::acting::{About, Acting, Verdict, Why};
use super::kinds::{Format, Kind};
use super::shown::{HiddenField, Shown};
use crate::{Error, Identity};

/// The answers for a kind's records of one provider.
#[derive(Debug, Clone)]
pub(super) struct Lens<'a> {
    kind: &'a Kind,
    /// None when records of the kind may be seen at all.
    closed: Option<Why>,
    hidden: Vec<HiddenField>,
}

impl Identity {
    /// What may be seen of a kind's records of one provider.
    pub(super) fn lens<'a>(&self, acting: &Acting, about: &About, kind: &'a Kind, provider: Uuid) -> Lens<'a> {
        let refused = |topic: &str, sensitivity| match self.may_see(acting, about, (topic, sensitivity), Some(provider))
        {
            Verdict::Allowed => None,
            Verdict::Hidden(why) => Some(why),
        };
        let fields = kind.fields.iter().filter_map(|field| {
            let why = refused(&field.topic, field.sensitivity)?;
            Some(HiddenField { name: field.name.clone(), why })
        });
        let hidden: Vec<_> = fields.collect();
        // The order of a list tells the time: who may not see it, may not see the record.
        let time = kind.at.as_ref().and_then(|at| hidden.iter().find(|field| field.name == *at)).map(|field| field.why);
        Lens { kind, closed: refused(&kind.topic, kind.sensitivity).or(time), hidden }
    }
}

impl Lens<'_> {
    /// Why no record passes, if none does.
    pub(super) fn closed(&self) -> Option<Why> {
        self.closed
    }

    pub(super) fn hides(&self, field: &str) -> bool {
        self.hidden.iter().any(|hidden| hidden.name == field)
    }

    /// The record without what is hidden.
    ///
    /// # Errors
    /// When its fields are no JSON.
    pub(super) fn show(&self, row: &ListedRecord) -> Result<Shown, Error> {
        let mut fields = read_fields(row)?;
        let known = |name: &str| self.kind.field(name).is_some_and(|field| field.format != Format::File);
        fields.retain(|name, _| known(name) && !self.hides(name));
        let passes = |field: &Option<String>| field.as_ref().is_some_and(|name| !self.hides(name));
        Ok(Shown {
            id: row.id,
            kind: row.kind.clone(),
            provider: row.provider_id,
            within: row.within_id,
            at: row.at,
            amount: row.amount.filter(|_| passes(&self.kind.amount)),
            state: if passes(&self.kind.state) { row.state.clone() } else { String::new() },
            fields,
            hidden: self.hidden.clone(),
            changed_at: row.changed_at,
        })
    }

    /// Whether all these words (in small letters) occur in what may be seen of what a search looks at.
    pub(super) fn matches(&self, row: &ListedRecord, shown: &Shown, words: &[String]) -> bool {
        if !self.kind.search.iter().any(|field| self.hides(field)) {
            return words.iter().all(|word| row.search.contains(word));
        }
        let texts = self.kind.search.iter().map(|field| shown.text(field).to_lowercase());
        let seen = texts.collect::<Vec<_>>().join("\n");
        words.iter().all(|word| seen.contains(word))
    }
}

/// The fields of the source with those of the portal over them.
///
/// # Errors
/// When they are no JSON.
pub(super) fn read_fields(row: &ListedRecord) -> Result<Map<String, Value>, Error> {
    let mut fields: Map<String, Value> = serde_json::from_str(&row.body)?;
    let own: Map<String, Value> = serde_json::from_str(&row.own)?;
    fields.extend(own);
    Ok(fields)
}
