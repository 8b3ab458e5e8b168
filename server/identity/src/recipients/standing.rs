//! What a recipient may know about a person: how the purposes stand that it is a recipient of, and the data, only while it may be used.

use std::collections::BTreeMap;

use portico_store::person::Person;
use portico_store::{Db, contact, message_choice};
use serde_json::{Map, Value, json};

use crate::clock::iso;
use crate::consents::UseOfPurpose;
use crate::hex::hex;
use crate::publications::{Catalogue, Purpose};
use crate::{Error, Identity};

/// How one purpose stands, for one recipient of it.
pub(super) struct PurposeStanding<'c> {
    purpose: &'c Purpose,
    found: UseOfPurpose,
    /// Whether this recipient may use the data now.
    pub(super) in_force: bool,
}

/// Whether a version of the purpose names the recipient, or ever did: who got data before is told that it may not be used any more.
pub(super) fn ever_named(purpose: &Purpose, recipient: &str) -> bool {
    purpose.versions.iter().any(|version| version.facts.recipients.iter().any(|party| party.id == recipient))
}

/// Whether a version of the purpose names the recipient.
fn names(purpose: &Purpose, number: i64, recipient: &str) -> bool {
    purpose.version(number).is_some_and(|version| version.facts.recipients.iter().any(|party| party.id == recipient))
}

/// The purposes that concern a recipient, with how the person stands to them, in the order of the catalogue.
pub(super) fn standings<'c>(
    catalogue: &'c Catalogue,
    uses: &[UseOfPurpose],
    recipient: &str,
) -> Vec<PurposeStanding<'c>> {
    let concerned = uses.iter().filter_map(|found| {
        let purpose = catalogue.purpose(&found.purpose).filter(|purpose| ever_named(purpose, recipient))?;
        // Both what was agreed to and what is published now must name it.
        let newest = purpose.newest().map_or(0, |version| version.number);
        let is_named = names(purpose, found.version, recipient) && names(purpose, newest, recipient);
        Some(PurposeStanding { purpose, found: found.clone(), in_force: found.in_force && is_named })
    });
    concerned.collect()
}

impl PurposeStanding<'_> {
    /// The purpose's stable name.
    pub(super) fn name(&self) -> &str {
        &self.purpose.name
    }

    /// As both the answer and the webhook say it.
    pub(super) fn to_json(&self) -> Map<String, Value> {
        let members = [
            ("purpose", json!(self.purpose.name)),
            ("state", json!(self.found.state.map(|state| state.as_str()))),
            ("in_force", json!(self.in_force)),
            ("version", json!(self.found.version)),
            ("text_hash", json!(self.found.text_hash.map(|hash| hex(&hash)))),
            ("decided_at", json!(self.found.decided_at.map(iso))),
            ("valid_until", json!(self.found.valid_until.map(iso))),
        ];
        members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// All that a recipient hears of it, in a form that is the same as long as nothing changed for it.
    pub(super) fn gist(&self) -> Value {
        let (found, data) = (&self.found, self.data_names().collect::<Vec<_>>());
        // Which version would be asked about says nothing before it is answered.
        let version = found.state.map(|_| found.version);
        let state = found.state.map(|state| state.as_str());
        json!([state, self.in_force, version, found.text_hash, found.decided_at, found.valid_until, data])
    }

    /// Whether nothing was answered and nothing may be used.
    pub(super) fn is_nothing(&self) -> bool {
        self.found.state.is_none() && !self.in_force
    }

    /// Names of the data that may be used: those that both what was agreed to and what is published now name.
    pub(super) fn data_names(&self) -> impl Iterator<Item = &str> {
        let agreed = self.purpose.version(self.found.version).map(|version| &version.facts.data);
        let newest = self.purpose.newest().map(|version| version.facts.data.iter()).into_iter().flatten();
        let is_agreed = move |name: &&String| agreed.is_some_and(|agreed| agreed.contains(name));
        newest.filter(move |name| self.in_force && is_agreed(name)).map(String::as_str)
    }
}

impl Identity {
    /// The values that we have under the names of data in purposes. What is empty is left out.
    pub(super) async fn data_of(
        &self,
        db: &mut impl Db,
        person: &Person,
    ) -> Result<BTreeMap<&'static str, String>, Error> {
        let contacts = contact::list_by_person(db, person.id).await?;
        let primary = contacts.into_iter().find(|contact| contact.is_primary).map(|contact| contact.address);
        let all = [
            ("name", person.name.clone()),
            ("preferred-name", person.preferred_name.clone()),
            ("email", primary.unwrap_or_default()),
            ("birth-date", person.birth_date.clone()),
            ("language", person.language.clone()),
            ("time-zone", person.time_zone.clone()),
        ];
        Ok(all.into_iter().filter(|(_, value)| !value.is_empty()).collect())
    }

    /// Which messages the person chose, of the topics that belong to these purposes. Nothing is wanted of a purpose that is not in force.
    pub(super) async fn topics_of(
        &self,
        db: &mut impl Db,
        person: &Person,
        standings: &[PurposeStanding<'_>],
    ) -> Result<Value, Error> {
        let catalogue = self.catalogue();
        let mut topics: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
        for choice in message_choice::list_by_person(db, person.id).await? {
            let facts = catalogue.topic(&choice.topic).and_then(|topic| topic.newest()).map(|newest| &newest.facts);
            let purpose = facts.filter(|facts| !facts.retired).and_then(|facts| facts.purpose.as_deref());
            let Some(standing) = standings.iter().find(|standing| Some(standing.name()) == purpose) else { continue };
            let wanted = choice.wanted && standing.in_force;
            topics.entry(choice.topic).or_default().insert(choice.channel, wanted.into());
        }
        Ok(topics.into_iter().map(|(topic, channels)| json!({ "topic": topic, "channels": channels })).collect())
    }
}
