//! One installation, put together as `portico serve` does it, with a mailbox in place of the mail worker.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use portico::config::Config;
use portico::endpoints::{EndpointState, database_probe};
use portico::layers::LayerSettings;
use portico::look::make_look;
use portico::metrics::{HttpMetrics, MetricsRegistry};
use portico::pages::pages;
use portico::readiness::Readiness;
use portico::router::{RouterParts, router};
use portico_app::features::demo::DemoFile;
use portico_app::portal::Portal;
use portico_identity::clock::{Clock, Micros, SECOND};
use portico_identity::keys::KeyRing;
use portico_identity::letters::Letter;
use portico_identity::random::Rng;
use portico_identity::settings::Settings;
use portico_identity::{ClaimedMail, Identity};
use portico_store::{Options, Store};

use super::browser::Browser;
use super::database::Database;

/// Somewhere in January 2027.
const BEGIN: Micros = 1_800_000_000 * SECOND;

/// What differs from an installation at `https://portal.example` with all limits on.
pub struct Setup {
    public_url: &'static str,
    rate_limits: bool,
    database_address: Option<String>,
    database_timeout: Duration,
    settings: fn(&mut Settings),
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            public_url: "https://portal.example",
            rate_limits: true,
            database_address: None,
            // The tests share two processors with each other.
            database_timeout: Duration::from_secs(20),
            settings: |_| {},
        }
    }
}

impl Setup {
    pub fn at(self, public_url: &'static str) -> Self {
        Self { public_url, ..self }
    }

    pub fn without_limits(self) -> Self {
        Self { rate_limits: false, ..self }
    }

    /// What else the operator decided.
    pub fn settings(self, settings: fn(&mut Settings)) -> Self {
        Self { settings, ..self }
    }

    /// Another way to the same database, through `address`, given up after `timeout`.
    pub fn database_at(self, address: String, timeout: Duration) -> Self {
        Self { database_address: Some(address), database_timeout: timeout, ..self }
    }

    pub async fn on(self, database: Database) -> Site {
        Site::open(self, Arc::new(database), Clock::fixed(BEGIN)).await
    }
}

/// An installation.
pub struct Site {
    pub origin: &'static str,
    pub router: Router,
    pub identity: Identity,
    pub clock: Clock,
    pub database: Arc<Database>,
    mail: Mutex<Vec<ClaimedMail>>,
    next_network: AtomicU8,
}

impl Site {
    pub async fn sqlite() -> Self {
        Setup::default().on(Database::sqlite()).await
    }

    pub async fn postgres() -> Self {
        Setup::default().on(Database::postgres().await).await
    }

    /// A second replica on the same database, keys and clock.
    pub async fn replica(&self) -> Self {
        let replica = Self::open(Setup::default().at(self.origin), self.database.clone(), self.clock.clone()).await;
        // Not the same visitors as here.
        replica.next_network.store(128, Ordering::SeqCst);
        replica
    }

    /// The same with other settings.
    pub async fn replica_with(&self, settings: fn(&mut Settings)) -> Self {
        let setup = Setup::default().at(self.origin).settings(settings);
        Self::open(setup, self.database.clone(), self.clock.clone()).await
    }

    async fn open(setup: Setup, database: Arc<Database>, clock: Clock) -> Self {
        let config = Config::load(None, &[("PORTICO_PUBLIC_URL".into(), setup.public_url.into())]).unwrap();
        let (mut look, files) = make_look(&config, Vec::new()).unwrap();
        let address = setup.database_address.as_ref().unwrap_or(&database.url);
        let options = Options { timeout: setup.database_timeout, ..Options::default() };
        let store = Store::open(&address.parse().unwrap(), &options).await.unwrap();
        let rng = Rng::default();
        let keys = KeyRing::open(&database.folder.join("keys"), &rng, clock.now()).unwrap();
        let mut settings = Settings::new(setup.public_url.parse().unwrap(), config.brand.name.clone());
        settings.rate_limits = setup.rate_limits;
        (setup.settings)(&mut settings);
        let identity = Identity::new(store, clock.clone(), rng.clone(), keys, settings);
        identity.refresh_catalogue().await.unwrap();
        look.catalogue = identity.catalogue_cell();
        let readiness = Readiness::default();
        readiness.start();
        let demo = DemoFile::at(&database.folder.join("demo.json"));
        let router = router(RouterParts {
            endpoints: EndpointState::new(&config, readiness, database_probe(&identity), clock.clone()),
            site: files,
            dev_mail_folder: None,
            clock: clock.clone(),
            layers: LayerSettings {
                public_url: config.public_url.clone(),
                trusted_proxies: Vec::new(),
                answer_within: LayerSettings::ANSWER_WITHIN,
                look: look.clone(),
                rng,
                metrics: HttpMetrics::new(&MetricsRegistry::default()),
            },
            pages: pages(Portal {
                identity: identity.clone(),
                look,
                legal: Arc::default(),
                places: None,
                demo: Some(demo),
            }),
        });
        let (mail, next_network) = (Mutex::default(), AtomicU8::new(1));
        Self { origin: setup.public_url, router, identity, clock, database, mail, next_network }
    }

    /// Somebody new, without cookies, in a network of their own.
    pub fn browser(&self) -> Browser {
        let network = self.next_network.fetch_add(1, Ordering::SeqCst);
        self.browser_from(Ipv4Addr::new(192, 0, 2, network).into())
    }

    /// Somebody new in this network.
    pub fn browser_from(&self, network: IpAddr) -> Browser {
        Browser::new(self.router.clone(), self.origin, network)
    }

    /// Moves the clock.
    pub fn wait(&self, time: Micros) {
        self.clock.advance(time);
    }

    /// Every letter written to this address so far, the oldest first.
    pub async fn letters_to(&self, address: &str) -> Vec<Letter> {
        while let Some(mail) = self.identity.claim_mail().await.unwrap() {
            self.identity.mail_sent(mail.id).await.unwrap();
            self.mail.lock().unwrap().push(mail);
        }
        let mail = self.mail.lock().unwrap();
        mail.iter().filter(|mail| mail.to == address).map(|mail| mail.letter.clone()).collect()
    }
}
