//! What the worker that makes exports does with the database: take one, say that it goes on, hand back what was made, or give it up.

use portico_store::data_export::{self, Made};
use portico_store::{contact, held};
use uuid::Uuid;

use super::PURPOSE;
use crate::clock::{DAY, HOUR, MINUTE, Micros, SECOND};
use crate::letters::Letter;
use crate::rights::RequestOutcome;
use crate::{Error, Identity};

/// An archive is thrown away this long after it was made.
pub const EXPORT_LIFETIME: Micros = 7 * DAY;
/// Without a word of its worker for this long, an export is begun anew by another one.
const LEASE: Micros = MINUTE;
/// How long to wait after each failure; after the last one it is given up.
const WAITS: &[Micros] = &[10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR];

/// An export that this worker makes; nobody else does while the worker says so after each step.
#[derive(Debug, Clone)]
pub struct ClaimedExport {
    /// Names it.
    pub id: Uuid,
    /// Whose it is.
    pub person: Uuid,
    /// Language tag of its readable part.
    pub language: String,
    /// When it was begun, microseconds since 1970 UTC.
    pub begun_at: Micros,
    /// The position of the last event that goes into it.
    pub last_event: i64,
    /// How many times it was begun, this time included.
    pub attempts: i64,
}

impl Identity {
    /// Takes the export that is due longest, if any.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn claim_export(&self) -> Result<Option<ClaimedExport>, Error> {
        loop {
            let now = self.now();
            let mut db = self.store().write().await?;
            let Some(asked) = data_export::claim(&mut db, now, now + LEASE).await? else { return Ok(None) };
            // Its worker died each time: trying for ever would not help.
            if usize::try_from(asked.attempts).unwrap_or(usize::MAX) > WAITS.len() + 1 {
                tracing::error!(export = %asked.id, "an export is given up: it was begun too often");
                data_export::fail(&mut db, asked.id, asked.attempts, now).await?;
                db.commit().await?;
                continue;
            }
            db.commit().await?;
            let last_event = held::last_event(&mut self.store().read().await?, asked.person_id).await?;
            return Ok(Some(ClaimedExport {
                id: asked.id,
                person: asked.person_id,
                language: asked.language,
                begun_at: now,
                last_event,
                attempts: asked.attempts,
            }));
        }
    }

    /// So many steps are done, and the worker goes on. `false` when it is not its export any more, or it is gone: then it stops.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn hold_export(&self, export: &ClaimedExport, steps_done: i64) -> Result<bool, Error> {
        let mut db = self.store().write_alone().await?;
        let until = self.now() + LEASE;
        Ok(data_export::hold(&mut db, export.id, export.attempts, steps_done, until).await?)
    }

    /// Keeps the archive, answers the request and tells the owner. `false` when it was somebody else's by now, or the person is gone.
    ///
    /// # Errors
    /// When the database does not answer; the export is then begun anew.
    pub async fn finish_export(&self, export: &ClaimedExport, archive: &[u8]) -> Result<bool, Error> {
        let sealed = self.keys().seal(PURPOSE, archive, self.rng())?;
        let mut db = self.store().write().await?;
        let person = match self.open_change_even_frozen(&mut db, export.person).await {
            Ok(person) => person,
            Err(Error::NoAccount) => return Ok(false),
            Err(error) => return Err(error),
        };
        let now = self.now();
        let expires_at = now + EXPORT_LIFETIME;
        let size = i64::try_from(archive.len()).unwrap_or(i64::MAX);
        let made = Made { ready_at: now, expires_at, size, archive: &sealed };
        if !data_export::finish(&mut db, export.id, export.attempts, &made).await? {
            return Ok(false);
        }
        // Requests whose export could not be made are answered by this one.
        for row in data_export::list_by_person(&mut db, person.id).await? {
            if row.id == export.id || row.failed_at.is_some() {
                self.close_request(&mut db, row.request_id, RequestOutcome::Done, "").await?;
            }
        }
        for contact in contact::list_by_person(&mut db, person.id).await? {
            let letter = Letter::ExportReady { name: person.called().to_owned(), expires_at };
            self.post(&mut db, Some(person.id), &contact.address, &person.language, letter).await?;
        }
        db.commit().await?;
        self.wake_mail();
        Ok(true)
    }

    /// It could not be made this time. It is begun anew later, or given up after the last time: the request then stays open, for the
    /// organisation to answer.
    ///
    /// # Errors
    /// When the database does not answer; it is then begun anew when its time is over.
    pub async fn export_failed(&self, export: &ClaimedExport) -> Result<(), Error> {
        let mut db = self.store().write_alone().await?;
        let tried = usize::try_from(export.attempts).unwrap_or(usize::MAX).saturating_sub(1);
        match WAITS.get(tried) {
            Some(wait) => {
                let again = self.now() + wait;
                data_export::hold(&mut db, export.id, export.attempts, 0, again).await?;
            }
            None => {
                tracing::error!(export = %export.id, "an export is given up: it could not be made");
                data_export::fail(&mut db, export.id, export.attempts, self.now()).await?;
            }
        }
        Ok(())
    }
}
