//! A recipient asks how a person stands to its purposes. Each answer is written into the person's history: they see who read what.

use portico_store::person::Person;
use portico_store::recipient_subject::RecipientSubject;
use portico_store::{Write, recipient, recipient_subject};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::parse::RecipientId;
use super::standing::standings;
use super::token::{TokenProblem, check_token, issuer_of};
use crate::events::EventKind;
use crate::limits::Limit;
use crate::{Circumstances, Error, Identity, RetryAfter};

/// What a recipient gets for an answer.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum RecipientAnswer {
    /// How the person stands, and the data that may be used, as JSON (`docs/recipients.md`).
    Consents(Value),
    /// The token does not count.
    Refused(TokenProblem),
    /// It knows nobody by this name.
    NotFound,
    /// It asks too often.
    Limited(RetryAfter),
}

impl Identity {
    /// Answers a recipient that shows a token (without `Bearer`) how the person that it knows as `subject` stands to its purposes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read_consents(
        &self,
        token: &str,
        subject: Uuid,
        at: &Circumstances,
    ) -> Result<RecipientAnswer, Error> {
        let Some(issuer) = issuer_of(token) else { return Ok(RecipientAnswer::Refused(TokenProblem::OtherKind)) };
        // Whatever else it may be, it is not a text that a database takes.
        let Ok(issuer) = RecipientId::parse(&issuer) else {
            return Ok(RecipientAnswer::Refused(TokenProblem::Forged));
        };
        let Some(recipient) = recipient::find(&mut self.store().read().await?, issuer.as_str()).await? else {
            return Ok(RecipientAnswer::Refused(TokenProblem::Forged));
        };
        if let Err(problem) = check_token(token, &recipient, &self.settings().origin(), self.now()) {
            tracing::warn!(recipient = recipient.id, %problem, "the token of a recipient was refused");
            return Ok(RecipientAnswer::Refused(problem));
        }
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::RecipientReads(&recipient.id)).await? {
            return Ok(RecipientAnswer::Limited(wait));
        }
        let answer = match recipient_subject::find(&mut db, &recipient.id, subject).await? {
            Some(known) => self.read_known(&mut db, &known, at).await?,
            None => None,
        };
        db.commit().await?;
        Ok(answer.map_or(RecipientAnswer::NotFound, RecipientAnswer::Consents))
    }

    /// `None` when the person was erased meanwhile.
    async fn read_known(
        &self,
        db: &mut Write,
        known: &RecipientSubject,
        at: &Circumstances,
    ) -> Result<Option<Value>, Error> {
        // Also of a frozen account: what was decided holds.
        let person = match self.open_change_even_frozen(db, known.person_id).await {
            Err(Error::NoAccount) => return Ok(None),
            opened => opened?,
        };
        let (answer, read) = self.describe(db, &person, known).await?;
        let detail = json!({ "recipient": known.recipient, "data": read, "device": "" });
        self.record(db, EventKind::RecipientRead, Some(person.id), at, detail).await?;
        Ok(Some(answer))
    }

    /// The answer, and the names of the data in it.
    async fn describe(
        &self,
        db: &mut Write,
        person: &Person,
        known: &RecipientSubject,
    ) -> Result<(Value, Vec<String>), Error> {
        let catalogue = self.catalogue();
        let uses = self.uses_of(db, person).await?;
        let all = standings(&catalogue, &uses, &known.recipient);
        let values = self.data_of(db, person).await?;
        let (mut purposes, mut read) = (Vec::new(), Vec::new());
        for standing in &all {
            let mut purpose = standing.to_json();
            let named =
                standing.data_names().filter_map(|name| Some((name.to_owned(), values.get(name)?.clone().into())));
            let data: Map<String, Value> = named.collect();
            read.extend(data.keys().filter(|name| !read.contains(*name)).cloned().collect::<Vec<_>>());
            purpose.insert("data".into(), data.into());
            purposes.push(Value::Object(purpose));
        }
        let topics = self.topics_of(db, person, &all).await?;
        let answer = json!({
            "subject": known.subject,
            "sequence": known.told,
            "restricted": person.restricted_at.is_some(),
            "gpc": person.gpc_at.is_some(),
            "purposes": purposes,
            "topics": topics,
        });
        Ok((answer, read))
    }
}
