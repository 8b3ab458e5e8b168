//! `portico serve`: opens everything, serves, and closes it in order.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use axum::Router;
use portico_app::features::demo::DemoFile;
use portico_app::portal::Portal;
use portico_identity::Identity;
use portico_identity::clock::Clock;
use portico_identity::keys::KeyRing;
use portico_identity::random::Rng;
use portico_store::{Options, Store};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::open::{Refusal, identity_settings, open_places, open_store};
use crate::assets::SiteFiles;
use crate::config::Config;
use crate::endpoints::{EndpointState, database_probe};
use crate::exports::run_exports;
use crate::jobs::{run_jobs, run_news, run_sweeps};
use crate::layers::LayerSettings;
use crate::legal::{links, read_documents};
use crate::look::make_look;
use crate::mail::{MailMetrics, PostOffice, run_worker};
use crate::metrics::{HttpMetrics, MetricsRegistry};
use crate::pages::pages;
use crate::readiness::Readiness;
use crate::router::{RouterParts, router};
use crate::serve::{ServeLimits, serve as serve_http, stop_signal, stop_signal_again};
use crate::webhooks::{Courier, WebhookMetrics, run_webhooks};

/// Mails that are delivered at the same time.
const MAIL_WORKERS: usize = 2;

/// Serves until a signal.
pub(super) async fn serve(config: Config) -> Result<(), Refusal> {
    let begun = Instant::now();
    warn_of_risks(&config);
    let (rng, clock) = (Rng::default(), Clock::System);
    let keys = KeyRing::open(&config.keys_folder, &rng, clock.now())?;
    let settings = identity_settings(&config)?;
    let documents = read_documents(config.legal_folder.as_deref())?;
    let (mut look, site) = make_look(&config, links(&documents))?;
    let places = open_places(&config)?;
    let office = PostOffice::open(&config, look.brand.clone())?;
    let courier = Courier::open()?;
    let store = open_store(&config, &Options::default()).await?;
    let listener = listen(config.listen)?;
    let identity = Identity::new(store.clone(), clock, rng, keys, settings);
    identity.refresh_catalogue().await?;
    look.catalogue = identity.catalogue_cell();

    let metrics = MetricsRegistry::default();
    let readiness = Readiness::default();
    let demo = config.public_url.is_local().then(|| DemoFile::at(&config.demo_file));
    let portal = Portal { identity: identity.clone(), look, legal: documents.into(), places, demo };
    let router = assemble(&config, portal, site, &metrics, &readiness);
    let (stop_sender, stop) = watch::channel(false);
    let background = start_background(&identity, &office, &courier, &metrics, &stop);
    serve_metrics(&config, &metrics)?;

    readiness.start();
    let address = listener.local_addr().unwrap_or(config.listen);
    let started_ms = begun.elapsed().as_millis();
    tracing::info!(%address, public_url = config.public_url.origin(), started_ms, "ready");
    let limits = ServeLimits { stop_notice: config.stop_notice, ..ServeLimits::default() };
    tokio::select! {
        () = serve_http(listener, router, readiness, limits, stop_signal()) => {}
        () = second_interrupt() => tracing::warn!("interrupted twice: not waiting"),
    }
    finish(stop_sender, background, store).await;
    Ok(())
}

fn assemble(
    config: &Config,
    portal: Portal,
    site: SiteFiles,
    metrics: &MetricsRegistry,
    readiness: &Readiness,
) -> Router {
    router(RouterParts {
        endpoints: EndpointState::new(config, readiness.clone(), database_probe(&portal.identity), Clock::System),
        site,
        dev_mail_folder: config.shown_mail_folder().map(Path::to_owned),
        clock: Clock::System,
        layers: LayerSettings {
            public_url: config.public_url.clone(),
            trusted_proxies: config.trusted_proxies.clone(),
            answer_within: LayerSettings::ANSWER_WITHIN,
            look: portal.look.clone(),
            rng: Rng::default(),
            metrics: HttpMetrics::new(metrics),
        },
        pages: pages(portal),
    })
}

fn start_background(
    identity: &Identity,
    office: &PostOffice,
    courier: &Courier,
    metrics: &MetricsRegistry,
    stop: &watch::Receiver<bool>,
) -> Vec<JoinHandle<()>> {
    let counts = MailMetrics::new(metrics);
    let mut tasks: Vec<_> = (0..MAIL_WORKERS)
        .map(|_| tokio::spawn(run_worker(identity.clone(), office.clone(), counts.clone(), stop.clone())))
        .collect();
    let counts = WebhookMetrics::new(metrics);
    tasks.push(tokio::spawn(run_webhooks(identity.clone(), courier.clone(), counts, stop.clone())));
    tasks.push(tokio::spawn(run_jobs(identity.clone(), stop.clone())));
    tasks.push(tokio::spawn(run_sweeps(identity.clone(), stop.clone())));
    tasks.push(tokio::spawn(run_news(identity.clone(), stop.clone())));
    tasks.push(tokio::spawn(run_exports(identity.clone(), stop.clone())));
    tasks
}

fn serve_metrics(config: &Config, metrics: &MetricsRegistry) -> Result<(), Refusal> {
    if let Some(address) = config.metrics_listen {
        let listener = listen(address)?;
        let router = metrics.router();
        let limits = ServeLimits { connections: 16, ..ServeLimits::default() };
        tracing::info!(%address, "metrics");
        tokio::spawn(serve_http(listener, router, Readiness::default(), limits, std::future::pending()));
    }
    Ok(())
}

/// Connections that the system keeps for us while we are busy; the usual 128 makes a crowd wait for a second.
const BACKLOG: u32 = 4096;

fn listen(address: SocketAddr) -> Result<TcpListener, Refusal> {
    let bind = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)
    };
    bind().map_err(|reason| Refusal::Listen { address, reason })
}

/// Resolves when a person interrupts a second time.
async fn second_interrupt() {
    stop_signal_again().await;
    stop_signal_again().await;
}

/// Requests are done; the letter in hand is finished, then the database is closed.
async fn finish(stop: watch::Sender<bool>, background: Vec<JoinHandle<()>>, store: Store) {
    if stop.send(true).is_err() {
        tracing::debug!("nothing runs in the background");
    }
    let all = async {
        for task in background {
            if let Err(error) = task.await {
                tracing::error!(%error, "a background task failed");
            }
        }
    };
    if tokio::time::timeout(Duration::from_secs(10), all).await.is_err() {
        tracing::warn!("background work did not end in time");
    }
    store.close().await;
    tracing::info!("stopped");
}

fn warn_of_risks(config: &Config) {
    if !config.rate_limits {
        tracing::warn!("RATE LIMITS ARE OFF: guessing is not slowed down. Only for load tests.");
    }
    if config.public_url.is_local() && !config.listen.ip().is_loopback() {
        tracing::warn!("the pages are served to the network, but public_url is this machine only");
    }
    if config.public_url.is_local() && config.public_url.host() != "localhost" {
        tracing::warn!("passkeys need a name: use http://localhost as public_url");
    }
}
