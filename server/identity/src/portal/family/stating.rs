//! A desk states when a child was born, by what it saw. Only such a day, or one that a source says, ends what guardians see: what a student typed
//! does not.

use portico_store::merge;
use portico_store::person::{self, BY_DESK, BY_SOURCE};
use serde_json::json;
use uuid::Uuid;

use super::choosing::lock_people;
use crate::birth_date::BirthDate;
use crate::events::EventKind;
use crate::recipients::Change;
use crate::rights::WordsProblem;
use crate::rights::words::parse_words;
use crate::{Circumstances, Error, Identity};

/// What came of stating a day of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum BirthDateStated {
    /// It counts from now on.
    Stated,
    /// The desk stated the same day before.
    Unchanged,
    /// A source says when they were born: it is put right there.
    SourceSays,
    /// There is no such person, or they have become another one.
    NotFound,
    /// The day is none, or nobody was born on it who lives now.
    WrongDay,
    /// The words cannot be kept.
    Unreadable(WordsProblem),
}

impl Identity {
    /// States when somebody was born (ISO 8601), by what the desk saw, where no source says it. It takes the place of what they typed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn state_birth_date(&self, id: Uuid, day: &str, evidence: &str) -> Result<BirthDateStated, Error> {
        let evidence = match parse_words(evidence) {
            Ok(evidence) => evidence,
            Err(problem) => return Ok(BirthDateStated::Unreadable(problem)),
        };
        let Ok(day) = BirthDate::parse(day, self.now()) else { return Ok(BirthDateStated::WrongDay) };
        let day = day.to_string();
        let mut db = self.store().write().await?;
        lock_people(&mut db, &[id]).await?;
        let Some(before) = person::find(&mut db, id).await? else { return Ok(BirthDateStated::NotFound) };
        if merge::merged_into(&mut db, id).await?.is_some() {
            return Ok(BirthDateStated::NotFound);
        }
        if before.birth_date_by == BY_SOURCE {
            return Ok(BirthDateStated::SourceSays);
        }
        if before.birth_date_by == BY_DESK && before.birth_date == day {
            return Ok(BirthDateStated::Unchanged);
        }
        person::state_birth_date(&mut db, id, &day).await?;
        let detail = json!({ "evidence": evidence });
        let by_itself = Circumstances::by_itself();
        self.record(&mut db, EventKind::BirthDateStated, Some(id), &by_itself, detail).await?;
        if before.birth_date != day {
            let after = person::Person { birth_date: day, ..before };
            self.tell_recipients(&mut db, &after, &Change::Corrected).await?;
        }
        db.commit().await?;
        self.wake_webhooks();
        Ok(BirthDateStated::Stated)
    }
}
