//! Opening what the configuration names, and the ways in which that is refused.

use std::path::PathBuf;
use std::time::Duration;

use portico_app::places::{Places, PlacesProblem};
use portico_identity::keys::KeyProblem;
use portico_identity::settings::Settings;
use portico_store::{Options, Store, StoreError};
use url::Url;

use crate::config::Config;
use crate::mail::PostOfficeError;

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    /// The database is not there or not right.
    #[error("the database: {0}")]
    Database(#[from] StoreError),
    /// The keys are not there or not right.
    #[error("the keys: {0}")]
    Keys(#[from] KeyProblem),
    /// The event log was changed.
    #[error("the event log: {0} chains do not fit")]
    EventLog(usize),
    /// A use-case of the check itself failed.
    #[error(transparent)]
    Identity(#[from] portico_identity::Error),
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

/// What the use-cases need to know of the configuration.
pub(super) fn identity_settings(config: &Config) -> Result<Settings, Refusal> {
    let mut settings = Settings::new(Url::parse(config.public_url.origin())?, config.brand.name.clone());
    settings.session_idle = micros(config.session.idle);
    settings.session_absolute = micros(config.session.absolute);
    settings.recovery_wait = micros(config.recovery_wait);
    settings.rate_limits = config.rate_limits;
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
