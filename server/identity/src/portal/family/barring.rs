//! What a court says between an adult and a child: a bar closes every relation between the two, in every school, and a desk lifts it when the
//! order was lifted. Both stand in both histories.

use portico_store::{guardianship, invitation};
use serde_json::json;
use uuid::Uuid;

use super::choosing::lock_people;
use crate::events::EventKind;
use crate::rights::WordsProblem;
use crate::rights::words::parse_words;
use crate::{Circumstances, Error, Identity};

/// What came of barring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Barred {
    /// So many relations were closed.
    Closed(u64),
    /// They were closed already.
    Unchanged,
    /// There is no such guardianship.
    NotFound,
    /// The words cannot be kept.
    Unreadable(WordsProblem),
}

/// What came of lifting a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Unbarred {
    /// So many relations are as they were before. Those that ended, or that nobody verified, give nothing.
    Lifted(u64),
    /// The adult is not barred.
    Unchanged,
    /// There is no such guardianship.
    NotFound,
    /// The words cannot be kept.
    Unreadable(WordsProblem),
}

impl Identity {
    /// Bars the adult of a guardianship from its child (a court's order, in words): all relations between them close at once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn bar_guardian(&self, id: Uuid, why: &str) -> Result<Barred, Error> {
        let why = match parse_words(why) {
            Ok(why) => why,
            Err(problem) => return Ok(Barred::Unreadable(problem)),
        };
        let mut db = self.store().write().await?;
        let Some(row) = guardianship::find(&mut db, id).await? else { return Ok(Barred::NotFound) };
        lock_people(&mut db, &[row.adult_id, row.child_id]).await?;
        let Some(row) = guardianship::find(&mut db, id).await? else { return Ok(Barred::NotFound) };
        let closed = guardianship::bar(&mut db, row.adult_id, row.child_id, self.now(), &why).await?;
        if closed == 0 {
            return Ok(Barred::Unchanged);
        }
        for edge in guardianship::list_by_child(&mut db, row.child_id).await? {
            if edge.adult_id == row.adult_id {
                invitation::withdraw_for_guardianship(&mut db, edge.id, self.now()).await?;
            }
        }
        self.record_both_sides(&mut db, EventKind::GuardianBarred, &row, &Circumstances::by_itself()).await?;
        db.commit().await?;
        self.wake_webhooks();
        Ok(Barred::Closed(closed))
    }

    /// Lifts the bar between the adult of a guardianship and its child, for a reason in words. Nothing is opened by it: a relation counts again
    /// only where it is verified, has begun and has not ended, and codes that the bar withdrew stay withdrawn.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn unbar_guardian(&self, id: Uuid, why: &str) -> Result<Unbarred, Error> {
        let why = match parse_words(why) {
            Ok(why) => why,
            Err(problem) => return Ok(Unbarred::Unreadable(problem)),
        };
        let mut db = self.store().write().await?;
        let Some(row) = guardianship::find(&mut db, id).await? else { return Ok(Unbarred::NotFound) };
        lock_people(&mut db, &[row.adult_id, row.child_id]).await?;
        let Some(row) = guardianship::find(&mut db, id).await? else { return Ok(Unbarred::NotFound) };
        let lifted = guardianship::unbar(&mut db, row.adult_id, row.child_id).await?;
        if lifted == 0 {
            return Ok(Unbarred::Unchanged);
        }
        let detail = json!({ "guardianship": row.id, "adult": row.adult_id, "child": row.child_id, "why": why });
        for person in [row.adult_id, row.child_id] {
            let by_itself = Circumstances::by_itself();
            self.record(&mut db, EventKind::GuardianUnbarred, Some(person), &by_itself, detail.clone()).await?;
        }
        db.commit().await?;
        self.wake_webhooks();
        Ok(Unbarred::Lifted(lifted))
    }
}
