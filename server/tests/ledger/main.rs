//! The ledger of consent: what is decided counts at once and can be proved, is asked again when it must be, ends when its time is over, and is
//! never changed unseen. The use-cases are called as pages call them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

#[path = "../account/owner.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod owner;

mod asking;
mod deciding;
mod endings;
mod family;
mod guardians;
mod signal;
mod together;
mod wholeness;

use owner::{Owner, at};
use portal::Site;
use portico_identity::consents::{Channel, Decided, Decision};

pub use Decision::{Agree, Decline};

impl Site {
    /// Anna, and what is published.
    pub async fn anna(&self) -> Owner {
        self.publish_purposes_without_documents().await;
        self.owner("Anna", "anna@mail.example").await
    }

    /// Decides, having read the newest English text.
    pub async fn decide(&self, owner: &Owner, purpose: &str, decision: Decision) -> Decided {
        let hash = self.purpose_hash(purpose, "en");
        let decided = self.identity.decide(&owner.who, purpose, decision, &hash, Channel::Account, false, &at()).await;
        decided.unwrap()
    }

    pub async fn may_use(&self, owner: &Owner, purpose: &str) -> bool {
        self.identity.may_use(owner.id, purpose).await.unwrap()
    }

    /// The states of the ledger, the oldest first, each with its purpose.
    pub async fn ledger(&self) -> Vec<String> {
        let entries =
            "SELECT purpose || ' ' || version || ' ' || state || ' ' || authority || ' ' || channel FROM consent_event";
        self.database.column(&format!("{entries} ORDER BY at, subject_id, position")).await
    }

    pub async fn faults(&self) -> Vec<String> {
        portico_identity::consents::check_consents(self.identity.store()).await.unwrap()
    }
}
