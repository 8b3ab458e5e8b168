//! A person's own things: what pages greet them with, and the language they chose.

use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::{passkey, person};

use crate::events::EventKind;
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// The person behind a session; none when the account is gone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_person(&self, who: &SignedIn) -> Result<Option<Person>, Error> {
        Ok(person::find(&mut self.store().read().await?, who.person()).await?)
    }

    /// The person's passkeys, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_passkeys(&self, who: &SignedIn) -> Result<Vec<Passkey>, Error> {
        Ok(passkey::list_by_person(&mut self.store().read().await?, who.person()).await?)
    }

    /// Remembers the language the person chose.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn choose_language(&self, who: &SignedIn, language: &str, at: &Circumstances) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        person::set_language(&mut db, who.person(), language).await?;
        let detail = serde_json::json!({ "language": language });
        self.record(&mut db, EventKind::LanguageChanged, Some(who.person()), at, detail).await?;
        Ok(db.commit().await?)
    }
}
