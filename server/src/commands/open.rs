//! Opening what the configuration names, and the ways in which that is refused.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use portico_app::places::{Places, PlacesProblem};
use portico_identity::Identity;
use portico_identity::clock::Clock;
use portico_identity::erasure::TombstoneProblem;
use portico_identity::keys::{KeyProblem, KeyRing};
use portico_identity::random::Rng;
use portico_identity::receipts::ReceiptProblem;
use portico_identity::recipients::RecipientProblem;
use portico_identity::settings::Settings;
use portico_store::{Options, Store, StoreError};
use url::Url;
use uuid::Uuid;

use super::rights::RightsRefusal;
use crate::config::Config;
use crate::mail::PostOfficeError;
use crate::publications::FileProblems;
use crate::webhooks::CourierProblem;

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    /// The database is not there or not right.
    #[error("the database: {0}")]
    Database(#[from] StoreError),
    /// The keys are not there or not right.
    #[error("the keys: {0}")]
    Keys(#[from] KeyProblem),
    /// There are no keys yet.
    #[error("the keys: none in {}; the first start makes them", .0.display())]
    NoKeys(PathBuf),
    /// The file is none of ours.
    #[error("the tombstones: {0}")]
    Tombstones(#[from] TombstoneProblem),
    /// A request cannot be answered like this.
    #[error("the request: {0}")]
    Rights(#[from] RightsRefusal),
    /// The event log was changed.
    #[error("the event log: {0} chains do not fit")]
    EventLog(usize),
    /// The ledger of consent was changed.
    #[error("the ledger of consent: {0} faults")]
    Ledger(usize),
    /// The operator's files are wrong.
    #[error(transparent)]
    Files(#[from] FileProblems),
    /// There is nothing to publish from.
    #[error("{0} is not set: it names the folder to publish from")]
    NoFolder(&'static str),
    /// What was published before says something else.
    #[error("{0} versions cannot be published; nothing was")]
    NotPublished(usize),
    /// What was published was edited in the database.
    #[error("what was published: {0} rows were edited in the database")]
    Published(usize),
    /// A use-case of the check itself failed.
    #[error(transparent)]
    Identity(#[from] portico_identity::Error),
    /// A receipt is not genuine.
    #[error("{0}")]
    Receipt(#[from] ReceiptProblem),
    /// A file has no public keys.
    #[error("{}: not a JWK set", .0.display())]
    NoJwks(PathBuf),
    /// What was typed about a recipient cannot be.
    #[error(transparent)]
    Recipient(#[from] RecipientProblem),
    /// There is one of this name.
    #[error("{0} is registered already: remove it first, or rotate its secrets")]
    RecipientExists(String),
    /// There is none of this name.
    #[error("no recipient is called {0}")]
    NoRecipient(String),
    /// Nothing to try again.
    #[error("no webhook that was given up is called {0}")]
    NoDeadWebhook(Uuid),
    /// Webhooks cannot leave.
    #[error(transparent)]
    Courier(#[from] CourierProblem),
    /// Mail cannot leave.
    #[error(transparent)]
    Mail(#[from] PostOfficeError),
    /// The logo or a legal document cannot be read.
    #[error("a file named in the configuration cannot be read: {0}")]
    File(#[from] std::io::Error),
    /// The file of places is none.
    #[error("places.database: {} is no MaxMind database: {reason}", path.display())]
    Places {
        /// The configured file.
        path: PathBuf,
        /// What its reader said.
        reason: PlacesProblem,
    },
    /// The address is taken, or not ours.
    #[error("{address} cannot be listened on: {reason}")]
    Listen {
        /// The configured address.
        address: std::net::SocketAddr,
        /// What the system said.
        reason: std::io::Error,
    },
    /// The public address is none.
    #[error("the public address: {0}")]
    PublicUrl(#[from] url::ParseError),
}

/// Opens the database and brings its schema up to date.
pub(super) async fn open_store(config: &Config, options: &Options) -> Result<Store, Refusal> {
    Ok(Store::open(&config.database_url, options).await?)
}

/// All use-cases over the database, with the keys that are there: a command makes none, as it would then understand nothing.
pub(super) async fn open_identity(config: &Config) -> Result<Identity, Refusal> {
    if !KeyRing::is_there(&config.keys_folder) {
        return Err(Refusal::NoKeys(config.keys_folder.clone()));
    }
    let rng = Rng::default();
    let keys = KeyRing::read(&config.keys_folder, &rng)?;
    let store = open_store(config, &Options::default()).await?;
    Ok(Identity::new(store, Clock::System, rng, keys, identity_settings(config)?))
}

/// What the use-cases need to know of the configuration.
pub(super) fn identity_settings(config: &Config) -> Result<Settings, Refusal> {
    let mut settings = Settings::new(Url::parse(config.public_url.origin())?, config.brand.name.clone());
    settings.session_idle = micros(config.session.idle);
    settings.session_absolute = micros(config.session.absolute);
    settings.recovery_wait = micros(config.recovery_wait);
    settings.rate_limits = config.rate_limits;
    settings.erasure_grace_days = config.erasure_grace_days;
    settings.activity_days = config.activity_days;
    settings.law = Arc::new(config.organisation.law.clone());
    settings.country.clone_from(&config.organisation.country);
    settings.time_zone = config.organisation.time_zone.clone();
    settings.privacy_contact.clone_from(&config.organisation.privacy_contact);
    Ok(settings)
}

/// Reads the file of places, if one is configured.
pub(super) fn open_places(config: &Config) -> Result<Option<Places>, Refusal> {
    let Some(path) = &config.places_database else { return Ok(None) };
    Places::open(path).map(Some).map_err(|reason| Refusal::Places { path: path.clone(), reason })
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}
