//! What is kept how long: spent and expired things are removed, a few times an hour.

use portico_store::{ceremony, outbox, rate_limit, session, sign_up};

use crate::clock::DAY;
use crate::outbox::KEEP_DONE;
use crate::settings::VISITOR_IDLE;
use crate::{Error, Identity};

impl Identity {
    /// Removes what is past its time: sessions, ceremonies, sign-ups a day after their end, records of sent mail after 30 days, full limits.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remove_expired(&self) -> Result<(), Error> {
        let now = self.now();
        let longest_idle = self.settings().session_idle.max(VISITOR_IDLE);
        let mut db = self.store().write().await?;
        session::delete_ended(&mut db, now, now - longest_idle).await?;
        ceremony::delete_expired(&mut db, now).await?;
        sign_up::delete_ended(&mut db, now - DAY).await?;
        outbox::delete_done(&mut db, now - KEEP_DONE).await?;
        rate_limit::delete_full(&mut db, now).await?;
        Ok(db.commit().await?)
    }
}
