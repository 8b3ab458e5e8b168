//! Browsers in which a person was seen before. A sign-in from another one is told to the owner: it may be a thief's.

use portico_store::person::Person;
use portico_store::{Write, browser};
use uuid::Uuid;

use crate::clock::{DAY, Micros};
use crate::letters::Notice;
use crate::{Circumstances, Error, Identity};

/// A browser that a person did not use for this long is forgotten: its cookie has ended, too (RFC 6265bis §5.5).
pub(crate) const BROWSER_LIFETIME: Micros = 400 * DAY;

impl Identity {
    /// Remembers the browser of a person who was let in. `true` when it is a new one, or cannot be told from others.
    pub(crate) async fn know_browser(&self, db: &mut Write, person: Uuid, at: &Circumstances) -> Result<bool, Error> {
        let Some(key) = &at.browser else { return Ok(true) };
        let now = self.now();
        if browser::insert(db, key, person, now).await? {
            return Ok(true);
        }
        browser::touch(db, key, person, now, now - DAY).await?;
        Ok(false)
    }

    /// The same, and tells the owner of a new one. Call [`Identity::wake_mail`] after the commit.
    pub(crate) async fn greet_browser(&self, db: &mut Write, person: &Person, at: &Circumstances) -> Result<(), Error> {
        if self.know_browser(db, person.id, at).await? {
            self.tell_owner(db, person, &Notice::NewDevice, None, at).await?;
        }
        Ok(())
    }
}
