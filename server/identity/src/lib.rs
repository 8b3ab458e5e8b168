//! Use-cases and rules of Portico: accounts, passkeys, sessions, sign-up. No HTTP, no SQL text.
//!
//! [`Identity`] is the one door. Each use-case parses nothing (its arguments are valid by type), takes the guard it needs, runs in one transaction,
//! records what happened in it, and answers with an outcome.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, OnceLock};

use portico_store::Store;
use tokio::sync::Notify;
use uuid::Uuid;

pub mod activity;
pub mod address;
pub mod addresses;
pub mod birth_date;
mod browsers;
mod changes;
pub mod clock;
pub mod consents;
pub mod erasure;
mod error;
pub mod es256;
pub mod events;
pub mod exports;
pub mod freeze;
pub mod hex;
pub mod inventory;
pub mod keys;
pub mod law;
pub mod letters;
mod limits;
pub mod messages;
pub mod name;
mod outbox;
pub mod passkeys;
pub mod people;
pub mod portal;
mod proofs;
pub mod publications;
pub mod random;
pub mod receipts;
pub mod recipients;
pub mod recovery;
pub mod retention;
pub mod return_to;
pub mod rights;
pub mod session_list;
pub mod sessions;
pub mod settings;
pub mod sign_up;
pub mod terms;
#[cfg(test)]
mod test_folder;

pub use error::Error;
pub use limits::RetryAfter;
pub use outbox::{ClaimedMail, HOLD_EVERY};
pub use portico_store::contact::Contact;
pub use portico_store::passkey::Passkey;
pub use portico_store::person::Person;

use clock::{Clock, Micros};
use consents::Guardianships;
use keys::KeyRing;
use passkeys::RelyingParty;
use portal::family::StoredGuardianships;
use publications::CatalogueCell;
use random::Rng;
use settings::Settings;

/// All use-cases over one database. Cheap to clone.
#[derive(Clone)]
pub struct Identity(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Clock,
    rng: Rng,
    keys: KeyRing,
    settings: Settings,
    relying_party: RelyingParty,
    mail_waiting: Notify,
    catalogue: CatalogueCell,
    exports_waiting: Notify,
    webhooks_waiting: Notify,
    guardianships: OnceLock<Arc<dyn Guardianships>>,
    stored_guardianships: StoredGuardianships,
    /// Until when ended consents were written down by this process.
    consents_ended_by: AtomicI64,
}

/// Whence a request comes, for limits and the event log.
#[derive(Debug, Clone)]
pub struct Circumstances {
    /// The request's id, as the log and error pages name it.
    pub request: String,
    /// The network it came from: an IPv4 address, or the first 64 bits of an IPv6 one, as one household or office shares it.
    pub network: IpAddr,
    /// Browser and system in plain words, for instance `Chrome on Linux`.
    pub device: String,
    /// SHA-256 of the secret by which a browser is known again, where it has one.
    pub browser: Option<[u8; 32]>,
}

impl Circumstances {
    /// What happens without anybody asking for it.
    pub(crate) fn by_itself() -> Self {
        Self {
            request: String::new(),
            network: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            device: String::new(),
            browser: None,
        }
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity").field("settings", &self.0.settings).finish_non_exhaustive()
    }
}

impl Identity {
    /// Brings the parts together.
    #[must_use]
    pub fn new(store: Store, clock: Clock, rng: Rng, keys: KeyRing, settings: Settings) -> Self {
        let relying_party = RelyingParty::new(&settings);
        let stored_guardianships = StoredGuardianships::new(settings.policies.clone());
        Self(Arc::new(Inner {
            store,
            clock,
            rng,
            keys,
            settings,
            relying_party,
            mail_waiting: Notify::new(),
            catalogue: CatalogueCell::default(),
            exports_waiting: Notify::new(),
            webhooks_waiting: Notify::new(),
            guardianships: OnceLock::new(),
            stored_guardianships,
            consents_ended_by: AtomicI64::new(Micros::MIN),
        }))
    }

    /// The same with somebody else who knows who is whose guardian; without, the database does. Told once, before anybody decides.
    #[must_use]
    pub fn with_guardianships(self, guardianships: Arc<dyn Guardianships>) -> Self {
        if self.0.guardianships.set(guardianships).is_err() {
            tracing::warn!("guardianships were told twice; the first ones hold");
        }
        self
    }

    fn guardianships(&self) -> &dyn Guardianships {
        self.0.guardianships.get().map_or(&self.0.stored_guardianships, |known| known.as_ref())
    }

    /// The time now, microseconds since 1970 UTC.
    #[must_use]
    pub fn now(&self) -> Micros {
        self.0.clock.now()
    }

    /// What the operator decided.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The database underneath.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    fn rng(&self) -> &Rng {
        &self.0.rng
    }

    fn keys(&self) -> &KeyRing {
        &self.0.keys
    }

    fn relying_party(&self) -> &RelyingParty {
        &self.0.relying_party
    }

    fn new_id(&self) -> Result<Uuid, Error> {
        self.rng().id(self.now())
    }
}
