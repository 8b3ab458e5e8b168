//! Opening what the configuration names, and the ways in which that is refused.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use portico_app::places::{Places, PlacesProblem};
use portico_identity::Identity;
use portico_identity::clock::Clock;
use portico_identity::erasure::TombstoneProblem;
use portico_identity::keys::{KeyProblem, KeyRing};
use portico_identity::portal::kinds::{Kinds, read_kind};
use portico_identity::portal::{Policies, PolicyProblem, PolicyTexts};
use portico_identity::random::Rng;
use portico_identity::receipts::ReceiptProblem;
use portico_identity::recipients::RecipientProblem;
use portico_identity::settings::Settings;
use portico_store::{Options, Store, StoreError};
use url::Url;
use uuid::Uuid;

use super::duplicates::DuplicatesRefusal;
use super::family::FamilyRefusal;
use super::invitations::InvitationsRefusal;
use super::rights::RightsRefusal;
use super::vouch::VouchRefusal;
use crate::config::Config;
use crate::demo::DemoProblem;
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
    /// A pair of persons, or a merge, stays as it is.
    #[error("duplicates: {0}")]
    Duplicates(#[from] DuplicatesRefusal),
    /// A guardianship or a claim stays as it is.
    #[error("the family: {0}")]
    Family(#[from] FamilyRefusal),
    /// No code was made or withdrawn.
    #[error("invitations: {0}")]
    Invitations(#[from] InvitationsRefusal),
    /// Nobody was vouched for.
    #[error("vouch: {0}")]
    Vouch(#[from] VouchRefusal),
    /// An import did not begin, or broke off.
    #[error("the import: {0}")]
    Import(#[from] portico_identity::portal::imports::ImportProblem),
    /// The files of an import are not right.
    #[error(transparent)]
    Tables(#[from] crate::imports::TableProblems),
    /// The files of an import cannot be read.
    #[error("{}: {reason}", path.display())]
    ImportFiles {
        /// What was named.
        path: PathBuf,
        /// What is wrong.
        reason: crate::imports::FilesProblem,
    },
    /// An import would do too much harm, or nothing could be written down.
    #[error("{0}")]
    NotTaken(String),
    /// There is no such organisation.
    #[error("no organisation has the name or the id {0}, or several have that name (portico organisations list)")]
    NoOrganisation(String),
    /// There is nobody in an organisation who could be confirmed.
    #[error("{0} has no members to confirm")]
    NoMembers(String),
    /// There is no such source.
    #[error("no source is called {0} (portico sources list)")]
    NoSource(String),
    /// A file of a kind is not right.
    #[error("kinds.folder: {}: {reason}", path.display())]
    Kind {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
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
    /// The demo was not loaded.
    #[error("the demo: {0}")]
    Demo(#[from] DemoProblem),
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
    /// Who may do what cannot be read.
    #[error("policies.folder: {}: {reason}", path.display())]
    Policies {
        /// The configured folder.
        path: PathBuf,
        /// What is wrong.
        reason: PolicyProblem,
    },
    /// Nobody to show.
    #[error("nobody here has the id or the address {0}")]
    Nobody(String),
    /// Not a moment.
    #[error("--at takes a day such as 2026-11-22 or a time such as 2026-11-22T09:30:00+01:00")]
    NoMoment,
    /// Not a role.
    #[error("--role takes guardian, or customer:, student: or member: and the organisation's id")]
    NoRole,
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
    settings.vouch_wait = micros(config.vouch_wait);
    settings.rate_limits = config.rate_limits;
    settings.erasure_grace_days = config.erasure_grace_days;
    settings.activity_days = config.activity_days;
    settings.lifecycle = config.lifecycle;
    settings.law = Arc::new(config.organisation.law.clone());
    settings.country.clone_from(&config.organisation.country);
    settings.time_zone = config.organisation.time_zone.clone();
    settings.privacy_contact.clone_from(&config.organisation.privacy_contact);
    settings.policies = read_policies(config)?;
    settings.kinds = Arc::new(read_kinds(config)?);
    Ok(settings)
}

/// Reads and validates who may do what: the operator's files, or the shipped ones.
pub(super) fn read_policies(config: &Config) -> Result<Option<Arc<Policies>>, Refusal> {
    let Some(path) = &config.policies_folder else { return Ok(Policies::built_in()) };
    let text = |name| std::fs::read_to_string(path.join(name));
    let (policies, schema, ages) = (text("portal.cedar")?, text("portal.cedarschema")?, text("ages.toml")?);
    let read = Policies::read(&PolicyTexts { policies, schema, ages });
    read.map(|read| Some(Arc::new(read))).map_err(|reason| Refusal::Policies { path: path.clone(), reason })
}

/// The shipped kinds of records, with the operator's own over them.
pub(super) fn read_kinds(config: &Config) -> Result<Kinds, Refusal> {
    let mut more = Vec::new();
    if let Some(folder) = &config.kinds_folder {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let read = read_kind(&std::fs::read_to_string(&path)?);
                more.push(read.map_err(|reason| Refusal::Kind { path, reason: reason.to_string() })?);
            }
        }
    }
    let kinds = Kinds::built_in().with(more);
    match (kinds.missing(), &config.kinds_folder) {
        (Some((kind, within)), Some(folder)) => {
            let reason = format!("{} is within `{within}`, and there is no such kind", kind.id);
            Err(Refusal::Kind { path: folder.clone(), reason })
        }
        (Some(_) | None, _) => Ok(kinds),
    }
}

/// Reads the file of places, if one is configured.
pub(super) fn open_places(config: &Config) -> Result<Option<Places>, Refusal> {
    let Some(path) = &config.places_database else { return Ok(None) };
    Places::open(path).map(Some).map_err(|reason| Refusal::Places { path: path.clone(), reason })
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}
