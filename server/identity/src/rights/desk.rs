//! What the operator does: looks at requests, answers them, puts right what was asked to be, and takes more time with a reason.

use portico_store::person::Person;
use portico_store::rights_request::{self, RightsRequest};
use portico_store::{Db, Write, contact, person};
use serde_json::json;
use uuid::Uuid;

use super::reminders::next_reminder;
use super::words::{WordsProblem, parse_words};
use super::{DeskRequest, RequestOutcome, RightsKind, view};
use crate::birth_date::BirthDate;
use crate::clock::Micros;
use crate::events::EventKind;
use crate::letters::Letter;
use crate::name::PersonName;
use crate::recipients::Change;
use crate::{Circumstances, Error, Identity};

/// What an answer puts right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// The day of birth.
    BirthDate(BirthDate),
    /// The name.
    Name(PersonName),
}

/// What came of answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum RequestAnswered {
    /// It is closed, and its person was told.
    Answered,
    /// There is no such request.
    NotFound,
    /// It was closed before.
    Closed,
    /// The text cannot be taken.
    Unreadable(WordsProblem),
    /// Something is to be put right that this request did not ask for, or its person was erased.
    NotACorrection,
    /// The account is frozen: nothing in it is put right until it is thawed.
    Frozen,
}

/// What came of taking more time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum RequestExtended {
    /// It is due later, and its person was told why.
    Extended {
        /// When, microseconds since 1970 UTC.
        due_at: Micros,
    },
    /// There is no such request.
    NotFound,
    /// It was closed before.
    Closed,
    /// It was given more time before, or its date has passed: people must hear of it within the first term (GDPR 12(3)).
    TooLate,
    /// The reason cannot be taken.
    Unreadable(WordsProblem),
}

impl Identity {
    /// All open requests, the most urgent first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_open_requests(&self) -> Result<Vec<DeskRequest>, Error> {
        let mut db = self.store().read().await?;
        let mut requests = Vec::new();
        for row in rights_request::list_open(&mut db).await? {
            requests.extend(with_person(&mut db, row).await?);
        }
        Ok(requests)
    }

    /// One request, open or closed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_request(&self, id: Uuid) -> Result<Option<DeskRequest>, Error> {
        let mut db = self.store().read().await?;
        match rights_request::find(&mut db, id).await? {
            Some(row) => with_person(&mut db, row).await,
            None => Ok(None),
        }
    }

    /// Answers a request, and puts right what it asked for. Its person is told that there is an answer, and reads it after signing in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn answer_request(
        &self,
        id: Uuid,
        outcome: RequestOutcome,
        answer: &str,
        correction: Option<&Correction>,
    ) -> Result<RequestAnswered, Error> {
        let answer = match parse_words(answer) {
            Ok(answer) => answer,
            Err(problem) => return Ok(RequestAnswered::Unreadable(problem)),
        };
        let mut db = self.store().write().await?;
        let Some((row, person)) = self.lock_request(&mut db, id).await? else { return Ok(RequestAnswered::NotFound) };
        if row.closed_at.is_some() {
            return Ok(RequestAnswered::Closed);
        }
        match (&person, correction) {
            (_, None) => {}
            (Some(person), Some(_)) if person.frozen_at.is_some() => return Ok(RequestAnswered::Frozen),
            (Some(person), Some(correction)) if is_granted_correction(&row, outcome) => {
                self.correct(&mut db, person, correction).await?;
            }
            (_, Some(_)) => return Ok(RequestAnswered::NotACorrection),
        }
        self.close_request(&mut db, id, outcome, &answer).await?;
        if let Some(person) = &person {
            let detail = json!({ "request": id, "outcome": outcome.as_str() });
            let at = Circumstances::by_itself();
            self.record(&mut db, EventKind::RightsAnswered, Some(person.id), &at, detail).await?;
            let letter = Letter::RequestAnswered { name: person.called().to_owned(), request: id.to_string() };
            self.write_to_primary(&mut db, person, letter).await?;
        }
        db.commit().await?;
        self.wake_mail();
        self.wake_webhooks();
        Ok(RequestAnswered::Answered)
    }

    /// Takes more time for a request, once and with a reason. Its person is told.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn extend_request(&self, id: Uuid, reason: &str) -> Result<RequestExtended, Error> {
        let reason = match parse_words(reason) {
            Ok(reason) => reason,
            Err(problem) => return Ok(RequestExtended::Unreadable(problem)),
        };
        let mut db = self.store().write().await?;
        let Some((row, person)) = self.lock_request(&mut db, id).await? else { return Ok(RequestExtended::NotFound) };
        let now = self.now();
        if row.closed_at.is_some() {
            return Ok(RequestExtended::Closed);
        }
        let settings = self.settings();
        let due_at = settings.law.clock_of(&row.law).extended_due_at(row.asked_at, &settings.time_zone);
        let remind_at = next_reminder(due_at, now);
        if row.due_at < now || !rights_request::extend(&mut db, id, due_at, now, &reason, remind_at).await? {
            return Ok(RequestExtended::TooLate);
        }
        if let Some(person) = &person {
            let detail = json!({ "request": id, "due_at": due_at });
            let at = Circumstances::by_itself();
            self.record(&mut db, EventKind::RightsExtended, Some(person.id), &at, detail).await?;
            let name = person.called().to_owned();
            let letter = Letter::RequestExtended { name, request: id.to_string(), due_at };
            self.write_to_primary(&mut db, person, letter).await?;
        }
        db.commit().await?;
        self.wake_mail();
        Ok(RequestExtended::Extended { due_at })
    }

    /// The request and its person, who does nothing else meanwhile; no person when they were erased.
    async fn lock_request(&self, db: &mut Write, id: Uuid) -> Result<Option<(RightsRequest, Option<Person>)>, Error> {
        let Some(first) = rights_request::find(db, id).await? else { return Ok(None) };
        let person = match first.person_id {
            Some(person) => match self.open_change_even_frozen(db, person).await {
                Ok(person) => Some(person),
                Err(Error::NoAccount) => None,
                Err(error) => return Err(error),
            },
            None => None,
        };
        // Read again: it may have been closed while this one waited for its turn.
        Ok(rights_request::find(db, id).await?.map(|request| (request, person)))
    }

    async fn correct(&self, db: &mut Write, before: &Person, correction: &Correction) -> Result<(), Error> {
        let (after, field) = match correction {
            Correction::BirthDate(day) => {
                let by = person::BY_DESK.into();
                (Person { birth_date: day.to_string(), birth_date_by: by, ..before.clone() }, "birth_date")
            }
            Correction::Name(name) => (Person { name: name.as_str().into(), ..before.clone() }, "name"),
        };
        person::set_profile(db, &after).await?;
        if field == "birth_date" {
            person::state_birth_date(db, after.id, &after.birth_date).await?;
        }
        let detail = json!({ "fields": [field], "corrected": true });
        let at = Circumstances::by_itself();
        self.record(db, EventKind::ProfileChanged, Some(after.id), &at, detail).await?;
        self.tell_recipients(db, &after, &Change::Corrected).await
    }

    pub(crate) async fn write_to_primary(&self, db: &mut Write, person: &Person, letter: Letter) -> Result<(), Error> {
        // The primary one is the first.
        match contact::list_by_person(db, person.id).await?.iter().find(|contact| contact.suspended_at.is_none()) {
            Some(contact) => self.post(db, Some(person.id), &contact.address, &person.language, letter).await,
            None => Ok(()),
        }
    }
}

fn is_granted_correction(request: &RightsRequest, outcome: RequestOutcome) -> bool {
    request.kind == RightsKind::Correct.as_str() && outcome == RequestOutcome::Done
}

async fn with_person(db: &mut impl Db, row: RightsRequest) -> Result<Option<DeskRequest>, Error> {
    let person = match row.person_id {
        Some(id) => person::find(db, id).await?,
        None => None,
    };
    let contacts = match &person {
        Some(person) => contact::list_by_person(db, person.id).await?,
        None => Vec::new(),
    };
    let address = contacts.into_iter().find(|contact| contact.is_primary).map(|contact| contact.address);
    Ok(view(row).map(|request| DeskRequest {
        request,
        person: person.as_ref().map(|person| person.id),
        name: person.map(|person| person.name).unwrap_or_default(),
        address: address.unwrap_or_default(),
    }))
}
