//! The sections of an export: which tables each is read from. Everything but the activity is read at once; the activity comes in pages.

use std::collections::BTreeMap;

use portico_store::event;
use portico_store::held::{self, Held};
use portico_store::{Read, person};
use serde_json::{Value, json};
use uuid::Uuid;

use super::ClaimedExport;
use super::entries::{self, moment};
use crate::clock::Micros;
use crate::events::EventKind;
use crate::inventory::Section;
use crate::{Error, Identity};

/// Reads of recipients that are counted at once.
const CHUNK: i64 = 1000;

impl Identity {
    /// What a section says, as it stands in the document. The activity is empty here: it is read in pages.
    ///
    /// # Errors
    /// [`Error::NoAccount`] when the person was erased meanwhile; when the database does not answer.
    pub async fn read_export_section(&self, export: &ClaimedExport, section: Section) -> Result<Value, Error> {
        let (mut db, person) = (self.store().read().await?, (export.person, self.now()));
        Ok(match section {
            Section::Person => one(&mut db, &held::PERSON, person).await?.ok_or(Error::NoAccount)?,
            Section::Addresses => json!({
                "verified": all(&mut db, &held::CONTACTS, person).await?,
                "proofs": all(&mut db, &held::MAIL_PROOFS, person).await?,
            }),
            Section::Passkeys => held::list(&mut db, &held::PASSKEYS, person.0, person.1)
                .await?
                .into_iter()
                .map(entries::passkey)
                .collect(),
            Section::Sessions => all(&mut db, &held::SESSIONS, person).await?,
            Section::Browsers => all(&mut db, &held::BROWSERS, person).await?,
            Section::Recovery => json!({
                "codes": all(&mut db, &held::RECOVERY_CODES, person).await?,
                "recoveries": all(&mut db, &held::RECOVERIES, person).await?,
                "waits": all(&mut db, &held::RECOVERY_WAITS, person).await?,
                "vouches": all(&mut db, &held::VOUCHES, person).await?,
                "unused": all(&mut db, &held::LIFECYCLE, person).await?,
                "vouched_for": all(&mut db, &held::VOUCHED_FOR, person).await?,
            }),
            Section::SignUps => all(&mut db, &held::SIGN_UPS, person).await?,
            Section::Letters => json!({
                "mails": all(&mut db, &held::LETTERS, person).await?,
                "links": all(&mut db, &held::NOTICE_LINKS, person).await?,
            }),
            Section::Consents => json!({
                "entries": all(&mut db, &held::CONSENTS, person).await?,
                "for_others": all(&mut db, &held::CONSENTS_FOR_OTHERS, person).await?,
                "texts": all(&mut db, &held::CONSENT_TEXTS, person).await?,
            }),
            Section::Terms => json!({
                "acceptances": all(&mut db, &held::TERMS, person).await?,
                "texts": all(&mut db, &held::TERMS_TEXTS, person).await?,
            }),
            Section::Messages => all(&mut db, &held::MESSAGE_CHOICES, person).await?,
            Section::Recipients => json!({
                "known_by": all(&mut db, &held::RECIPIENTS, person).await?,
                "told": all(&mut db, &held::WEBHOOKS, person).await?,
                "reads": count_reads(&mut db, export.person).await?,
            }),
            Section::Requests => all(&mut db, &held::REQUESTS, person).await?,
            Section::Exports => all(&mut db, &held::EXPORTS, person).await?,
            Section::Erasure => one(&mut db, &held::ERASURE, person).await?.unwrap_or(Value::Null),
            Section::Relations => json!({
                "affiliations": all(&mut db, &held::AFFILIATIONS, person).await?,
                "as_child": all(&mut db, &held::AS_CHILD, person).await?,
                "as_adult": all(&mut db, &held::AS_ADULT, person).await?,
                "choices": all(&mut db, &held::CHOICES, person).await?,
                "choices_for_you": all(&mut db, &held::CHOICES_FOR_ADULT, person).await?,
                "announced": all(&mut db, &held::HANDOVERS, person).await?,
                "invitations": all(&mut db, &held::INVITATIONS, person).await?,
                "claims": all(&mut db, &held::CLAIMS, person).await?,
                "merges": all(&mut db, &held::MERGES, person).await?,
            }),
            Section::Records => json!({
                "said": all(&mut db, &held::SOURCE_PERSONS, person).await?,
                "records": all(&mut db, &held::RECORDS, person).await?,
                "holdings": all(&mut db, &held::HOLDINGS, person).await?,
                "settings": all(&mut db, &held::SETTING_CHANGES, person).await?,
                "not_taken": all(&mut db, &held::DEFECTS, person).await?,
            }),
            Section::Seen => json!({
                "by_others": all(&mut db, &held::SIGHTS, person).await?,
                "by_you": all(&mut db, &held::LOOKED, person).await?,
            }),
            Section::Activity => json!([]),
        })
    }

    /// The next thousand events after a position and up to the export's last one, the oldest first, and the position to go on after; none
    /// when there are no more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read_export_activity(
        &self,
        export: &ClaimedExport,
        after: i64,
    ) -> Result<Option<(Vec<Value>, i64)>, Error> {
        let mut events = event::list_stream(&mut self.store().read().await?, export.person, after).await?;
        events.retain(|event| event.position <= export.last_event);
        let Some(last) = events.last().map(|event| event.position) else { return Ok(None) };
        Ok(Some((events.into_iter().map(entries::event).collect(), last)))
    }

    /// The time zone the person chose; empty for none.
    ///
    /// # Errors
    /// [`Error::NoAccount`] when the person was erased meanwhile; when the database does not answer.
    pub async fn export_time_zone(&self, export: &ClaimedExport) -> Result<String, Error> {
        let found = person::find(&mut self.store().read().await?, export.person).await?;
        Ok(found.ok_or(Error::NoAccount)?.time_zone)
    }
}

async fn all(db: &mut Read, held: &Held, (person, now): (Uuid, Micros)) -> Result<Value, Error> {
    Ok(held::list(db, held, person, now).await?.into_iter().map(entries::object).collect())
}

async fn one(db: &mut Read, held: &Held, (person, now): (Uuid, Micros)) -> Result<Option<Value>, Error> {
    Ok(held::list(db, held, person, now).await?.into_iter().next().map(entries::object))
}

/// How often each recipient read what it may know, first and last. Each single time stands in the activity.
async fn count_reads(db: &mut Read, person: Uuid) -> Result<Value, Error> {
    let kinds = format!(",{},", EventKind::RecipientRead.as_str());
    let (mut reads, mut before) = (BTreeMap::new(), i64::MAX);
    loop {
        let events = event::list_newest(db, person, before, &kinds, CHUNK).await?;
        let Some(oldest) = events.last() else { break };
        before = oldest.position;
        for event in events {
            let detail: Value = serde_json::from_str(&event.detail).unwrap_or_default();
            let recipient = detail.get("recipient").and_then(Value::as_str).unwrap_or_default().to_owned();
            let (count, first, _) = reads.entry(recipient).or_insert((0_i64, event.at, event.at));
            (*count, *first) = (*count + 1, event.at);
        }
    }
    let entry = |(recipient, (count, first, last)): (String, (i64, i64, i64))| json!({ "recipient": recipient, "count": count, "first_at": moment(first), "last_at": moment(last) });
    Ok(reads.into_iter().map(entry).collect())
}
