//! Erasing whoever's day has come: one transaction a person, so that it is done as a whole or not at all.

use portico_store::person::Person;
use portico_store::{Write, contact, erasure, event, job, lifecycle, person};
use serde_json::json;
use uuid::Uuid;

use crate::clock::Micros;
use crate::events::EventKind;
use crate::letters::Letter;
use crate::recipients::Change;
use crate::retention::COMPACT;
use crate::rights::RequestOutcome;
use crate::{Circumstances, Error, Identity};

/// A database file up to this size is written anew right after an erasure, which takes well under a second; a larger one in the night.
const SMALL_FILE: i64 = 64 << 20;

/// Why somebody is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Because {
    /// They asked, and the grace time is over.
    Due,
    /// They were erased before and came back out of a backup.
    Restored,
    /// Nobody has used the account or vouched for it since that moment, when its owner was warned.
    Unused {
        /// Microseconds since 1970 UTC.
        since: Micros,
    },
    /// They have no account, and no source has named them since that moment.
    Unnamed {
        /// Microseconds since 1970 UTC.
        before: Micros,
    },
}

impl Because {
    /// Whether the person wanted it: only then no import may bring them back. Whoever was away may return.
    fn is_wish(self) -> bool {
        match self {
            Self::Due | Self::Restored => true,
            Self::Unused { .. } | Self::Unnamed { .. } => false,
        }
    }
}

/// Whether the reason still holds, now that nothing of the person changes any more.
async fn still_so(db: &mut Write, id: Uuid, because: Because, now: Micros) -> Result<bool, Error> {
    Ok(match because {
        Because::Due => erasure::find(db, id).await?.is_some_and(|wish| wish.due_at <= now),
        Because::Restored => true,
        Because::Unused { since } => lifecycle::is_unused(db, id, since).await?,
        Because::Unnamed { before } => lifecycle::is_unnamed(db, id, before).await?,
    })
}

impl Identity {
    /// Erases everybody whose grace time is over. To be called every minute; replicas may do so at the same time. Tells how many it were.
    ///
    /// # Errors
    /// When the database does not answer, or somebody could not be erased: they are the next time, and the others are erased nevertheless.
    pub async fn erase_due(&self) -> Result<usize, Error> {
        let due = erasure::list_due(&mut self.store().read().await?, self.now()).await?;
        let (mut erased, mut failed) = (0, None);
        for wish in due {
            match self.erase(wish.person_id, Because::Due).await {
                Ok(done) => erased += usize::from(done),
                Err(error) => failed = Some(error),
            }
        }
        if erased > 0 {
            self.forget_copies().await;
        }
        failed.map_or(Ok(erased), Err)
    }

    /// Leaves nothing of the erased in free parts of the database's file: now, or in the night that was planned with the erasure.
    pub(crate) async fn forget_copies(&self) {
        let forget = async {
            if self.store().compact(SMALL_FILE).await? {
                job::delete(&mut self.store().write_alone().await?, COMPACT).await?;
            }
            Ok::<(), Error>(())
        };
        if let Err(error) = forget.await {
            tracing::info!(%error, "the database's file is written anew in the night");
        }
    }

    /// Erases one person. `false` when it was stopped or done meanwhile.
    pub(crate) async fn erase(&self, id: Uuid, because: Because) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        // In the order in which everybody takes them: proofs, the installation's history, the person's, the person's rows.
        erasure::lock_proofs(&mut db, id).await?;
        event::lock_chain(&mut db, Uuid::nil()).await?;
        event::lock_chain(&mut db, id).await?;
        // Whoever became this person goes with them, whoever became one of these first.
        let before = erasure::list_merged_before(&mut db, id).await?;
        for earlier in &before {
            event::lock_chain(&mut db, *earlier).await?;
        }
        let now = self.now();
        if !still_so(&mut db, id, because, now).await? {
            return Ok(false);
        }
        let handle: [u8; 32] = self.rng().bytes()?;
        if !erasure::lock_person(&mut db, id, &handle).await? {
            return Ok(false);
        }
        let Some(person) = person::find(&mut db, id).await? else { return Ok(false) };
        self.tell_recipients(&mut db, &person, &Change::Erased).await?;
        let addresses = contact::list_by_person(&mut db, id).await?;
        if because.is_wish() {
            self.set_tombstones(&mut db, id, &addresses, now).await?;
        }
        let endings = [RequestOutcome::Done.as_str(), RequestOutcome::Withdrawn.as_str()];
        let mut rows = 0;
        for earlier in before {
            if because.is_wish() {
                self.set_tombstones(&mut db, earlier, &[], now).await?;
            }
            rows += erasure::delete_everything(&mut db, earlier, now, endings).await?;
        }
        rows += erasure::delete_everything(&mut db, id, now, endings).await?;
        if because != Because::Restored {
            for contact in &addresses {
                self.say_goodbye(&mut db, &person, &contact.address).await?;
            }
        }
        job::plan(&mut db, COMPACT, now).await?;
        // Without a name: it says that somebody was erased, and when.
        self.record(&mut db, EventKind::PersonErased, None, &Circumstances::by_itself(), json!({ "rows": rows }))
            .await?;
        db.commit().await?;
        self.wake_mail();
        self.wake_webhooks();
        Ok(true)
    }

    /// The last letter. It is nobody's: its sealed content is wiped when it was sent.
    async fn say_goodbye(&self, db: &mut Write, person: &Person, address: &str) -> Result<(), Error> {
        let letter = Letter::ErasureDone { name: person.called().to_owned() };
        self.post(db, None, address, &person.language, letter).await
    }
}
