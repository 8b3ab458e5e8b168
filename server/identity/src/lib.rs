//! Use-cases and rules of Portico: accounts, passkeys, sessions, sign-up. No HTTP, no SQL text.
//!
//! [`Identity`] is the one door. Each use-case parses nothing (its arguments are valid by type), takes the guard it needs, runs in one transaction,
//! records what happened in it, and answers with an outcome.

use std::net::IpAddr;
use std::sync::Arc;

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
mod error;
pub mod events;
pub mod freeze;
pub mod keys;
pub mod letters;
mod limits;
pub mod name;
mod outbox;
pub mod passkeys;
pub mod people;
mod proofs;
pub mod publications;
pub mod random;
pub mod recovery;
mod retention;
pub mod return_to;
pub mod session_list;
pub mod sessions;
pub mod settings;
pub mod sign_up;

pub use error::Error;
pub use limits::RetryAfter;
pub use outbox::{ClaimedMail, HOLD_EVERY};
pub use portico_store::contact::Contact;
pub use portico_store::passkey::Passkey;
pub use portico_store::person::Person;

use clock::{Clock, Micros};
use keys::KeyRing;
use passkeys::RelyingParty;
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
        Self(Arc::new(Inner { store, clock, rng, keys, settings, relying_party, mail_waiting: Notify::new() }))
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
