//! Global Privacy Control: the signal of a signed-in person's browser counts for the account. This is the one thing that looking at a page writes.

use portico_identity::sessions::SignedIn;
use portico_identity::{Error, Person};

use super::Visit;
use crate::shell::request::asks_for_privacy;

impl Visit {
    /// Whether the browser asks not to have data sold or shared.
    #[must_use]
    pub fn gpc(&self) -> bool {
        asks_for_privacy(&self.request.headers)
    }

    /// Notes the signal, unless it says nothing new. A page can be read where nothing can be written: the next one notes it.
    pub(super) async fn note_signal(&self, who: &SignedIn, person: &Person) {
        let identity = &self.portal.identity;
        if !self.gpc() || person.frozen_at.is_some() || !identity.is_signal_new(person) {
            return;
        }
        match identity.note_signal(who, &self.circumstances()).await {
            Ok(_) | Err(Error::Frozen | Error::NoAccount) => {}
            Err(error @ (Error::Unavailable(_) | Error::Taken(_) | Error::Unmergeable(_) | Error::Internal(_))) => {
                tracing::warn!(%error, "the signal of a browser could not be noted");
            }
        }
    }
}
