//! What is kept how long: spent and expired things are removed, a few times an hour.

use portico_store::{
    browser, ceremony, mail_proof, notice_link, outbox, rate_limit, recovery, recovery_wait, session, sign_up,
};

use crate::browsers::BROWSER_LIFETIME;
use crate::clock::DAY;
use crate::outbox::KEEP_DONE;
use crate::recovery::KEEP_RECOVERY;
use crate::settings::VISITOR_IDLE;
use crate::{Error, Identity};

impl Identity {
    /// Removes what is past its time: sessions, ceremonies, sign-ups and proofs of an address a day after their end, recoveries and ended
    /// waiting times after two days, links of notices, browsers unseen for 400 days, records of sent mail after 30 days, full limits.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remove_expired(&self) -> Result<(), Error> {
        let now = self.now();
        let longest_idle = self.settings().session_idle.max(VISITOR_IDLE);
        let mut db = self.store().write().await?;
        session::delete_ended(&mut db, now, now - longest_idle).await?;
        ceremony::delete_expired(&mut db, now).await?;
        browser::delete_unseen(&mut db, now - BROWSER_LIFETIME).await?;
        sign_up::delete_ended(&mut db, now - DAY).await?;
        mail_proof::delete_ended(&mut db, now - DAY).await?;
        recovery::delete_ended(&mut db, now - KEEP_RECOVERY).await?;
        recovery_wait::delete_ended(&mut db, now - KEEP_RECOVERY).await?;
        notice_link::delete_ended(&mut db, now).await?;
        outbox::delete_done(&mut db, now - KEEP_DONE).await?;
        rate_limit::delete_full(&mut db, now).await?;
        Ok(db.commit().await?)
    }
}
