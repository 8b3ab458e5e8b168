//! What a person does: asks, looks at what became of it, and has their data only kept.

use portico_store::person::Person;
use portico_store::rights_request::{self, RightsRequest};
use portico_store::{Write, person};
use serde_json::json;
use uuid::Uuid;

use super::reminders::next_reminder;
use super::words::{parse_about, parse_words};
use super::{RequestOutcome, RequestView, RightsAsk, RightsAsked, RightsKind, view};
use crate::clock::Micros;
use crate::events::EventKind;
use crate::limits::Limit;
use crate::recipients::Change;
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

/// So many requests of one person may wait for their answers.
const MOST_OPEN: i64 = 5;
const SUBJECT: &str = "rights-subject";

impl Identity {
    /// Asks for something that people answer. It has its date at once.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn ask_right(&self, who: &SignedIn, ask: RightsAsk, at: &Circumstances) -> Result<RightsAsked, Error> {
        let (about, words) = match (parse_about(&ask.about), parse_words(&ask.words)) {
            (Ok(about), Ok(words)) => (about, words),
            (Err(problem), _) | (_, Err(problem)) => return Ok(RightsAsked::Unreadable(problem)),
        };
        let mut db = self.store().write().await?;
        let limited = self.take(&mut db, Limit::RightsAsked(who.person())).await?.is_some();
        let person = self.open_change(&mut db, who.person()).await?;
        if limited || rights_request::count_open_of(&mut db, person.id).await? >= MOST_OPEN {
            return Ok(RightsAsked::TooMany);
        }
        let id = self.open_request(&mut db, &person, ask.kind, &about, &words).await?;
        let due_at = self.request_clock(self.now()).due_at;
        let detail = json!({ "request": id, "kind": ask.kind.as_str(), "device": at.device });
        self.record(&mut db, EventKind::RightsAsked, Some(person.id), at, detail).await?;
        db.commit().await?;
        Ok(RightsAsked::Recorded { id, due_at })
    }

    /// The person's requests, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_requests(&self, who: &SignedIn) -> Result<Vec<RequestView>, Error> {
        let rows = rights_request::list_by_person(&mut self.store().read().await?, who.person()).await?;
        Ok(rows.into_iter().filter_map(view).collect())
    }

    /// Has the person's data only kept, or used again (GDPR 18). `false` when it is so already. Recipients are told.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn restrict(&self, who: &SignedIn, on: bool, at: &Circumstances) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let before = self.open_change(&mut db, who.person()).await?;
        if before.restricted_at.is_some() == on {
            return Ok(false);
        }
        let person = Person { restricted_at: on.then(|| self.now()), ..before };
        person::set_restricted(&mut db, person.id, person.restricted_at).await?;
        let kind = if on { EventKind::Restricted } else { EventKind::Unrestricted };
        if on {
            let id = self.open_request(&mut db, &person, RightsKind::Restrict, "", "").await?;
            self.close_request(&mut db, id, RequestOutcome::Done, "").await?;
        }
        self.record(&mut db, kind, Some(person.id), at, json!({ "device": at.device })).await?;
        self.tell_recipients(&mut db, &person, &Change::Restriction).await?;
        db.commit().await?;
        self.wake_webhooks();
        Ok(true)
    }

    /// Writes down a request with its dates. The person is shown it at once, so that it counts as acknowledged.
    pub(crate) async fn open_request(
        &self,
        db: &mut Write,
        person: &Person,
        kind: RightsKind,
        about: &str,
        words: &str,
    ) -> Result<Uuid, Error> {
        let (id, now) = (self.new_id()?, self.now());
        let dates = self.request_clock(now);
        let request = RightsRequest {
            id,
            person_id: Some(person.id),
            subject_hash: self.keys().hash_code(SUBJECT, &person.id.to_string())?,
            kind: kind.as_str().into(),
            law: dates.law,
            language: person.language.clone(),
            about: about.into(),
            words: words.into(),
            asked_at: now,
            acknowledge_by: dates.acknowledge_by,
            acknowledged_at: Some(now),
            due_at: dates.due_at,
            extended_at: None,
            extension_reason: String::new(),
            remind_at: next_reminder(dates.due_at, now),
            closed_at: None,
            outcome: String::new(),
            answer: String::new(),
        };
        rights_request::insert(db, &request).await?;
        Ok(id)
    }

    /// Closes a request that Portico answered by itself, or that was taken back. `false` when it is closed already.
    pub(crate) async fn close_request(
        &self,
        db: &mut Write,
        id: Uuid,
        outcome: RequestOutcome,
        answer: &str,
    ) -> Result<bool, Error> {
        Ok(rights_request::close(db, id, self.now(), outcome.as_str(), answer).await?)
    }

    /// The dates of a request that is asked now, by the law of the organisation's country.
    fn request_clock(&self, now: Micros) -> Dates {
        let settings = self.settings();
        let clock = settings.law.clock_for(settings.country.as_deref());
        Dates {
            law: clock.law.clone(),
            acknowledge_by: clock.acknowledge.map(|term| term.after(now, &settings.time_zone)),
            due_at: clock.due_at(now, &settings.time_zone),
        }
    }
}

/// When what must have happened.
struct Dates {
    law: String,
    acknowledge_by: Option<Micros>,
    due_at: Micros,
}
