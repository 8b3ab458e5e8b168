//! A real router with a few routes of the tests' own inside the real layers, without database.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Extension, Form, Json};
use axum::response::Html;
use axum::routing::{get, post};
use http::{HeaderMap, Request, Response, StatusCode};
use portico::config::Config;
use portico::endpoints::{EndpointState, Probe};
use portico::layers::LayerSettings;
use portico::look::make_look;
use portico::metrics::{HttpMetrics, MetricsRegistry};
use portico::readiness::Readiness;
use portico::router::{RouterParts, router};
use portico_app::shell::ClientNetwork;
use portico_identity::clock::Clock;
use portico_identity::random::Rng;
use serde_json::Value;
use tower::ServiceExt;

/// The parts that a test may want to touch.
pub struct House {
    pub router: Router,
    pub readiness: Readiness,
    pub database_answers: Arc<AtomicBool>,
    pub metrics: MetricsRegistry,
    pub config: Config,
}

/// A house at `https://portal.example`, behind a proxy at 10.0.0.1, with a security contact.
pub fn house() -> House {
    house_with(&[
        ("PORTICO_PUBLIC_URL", "https://portal.example"),
        ("PORTICO_TRUSTED_PROXIES", "10.0.0.1"),
        ("PORTICO_SECURITY_CONTACT", "security@portal.example"),
        ("PORTICO_BRAND_ACCENT", "#2456d6"),
    ])
}

pub fn house_with(environment: &[(&str, &str)]) -> House {
    let environment: Vec<_> = environment.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    let config = Config::load(None, &environment).unwrap();
    let (look, site) = make_look(&config, Vec::new()).unwrap();
    let readiness = Readiness::default();
    readiness.start();
    let database_answers = Arc::new(AtomicBool::new(true));
    let metrics = MetricsRegistry::default();
    let parts = RouterParts {
        pages: pages(),
        endpoints: EndpointState::new(&config, readiness.clone(), probe(&database_answers), Clock::System),
        site,
        dev_mail_folder: config.shown_mail_folder().map(Path::to_owned),
        clock: Clock::System,
        layers: LayerSettings {
            public_url: config.public_url.clone(),
            trusted_proxies: config.trusted_proxies.clone(),
            answer_within: Duration::from_millis(300),
            look,
            rng: Rng::default(),
            metrics: HttpMetrics::new(&metrics),
        },
    };
    House { router: router(parts), readiness, database_answers, metrics, config }
}

fn probe(answers: &Arc<AtomicBool>) -> Probe {
    let answers = answers.clone();
    Arc::new(move || {
        let answer = answers.load(Ordering::SeqCst);
        Box::pin(async move { answer })
    })
}

fn pages() -> Router {
    Router::new()
        .route("/test/page", get(|| async { Html("<p>hello</p>") }))
        .route("/test/form", post(|Form(_): Form<Value>| async { "changed" }))
        .route("/api/test/json", post(|Json(_): Json<Value>| async { "changed" }))
        .route("/test/panic", get(panics))
        .route("/test/slow", get(|| tokio::time::sleep(Duration::from_secs(60))))
        .route(
            "/test/half-second",
            get(|| async {
                tokio::time::sleep(Duration::from_millis(200)).await;
                "done"
            }),
        )
        .route(
            "/test/network",
            get(|Extension(ClientNetwork(network)): Extension<ClientNetwork>| async move { network.to_string() }),
        )
        .route("/test/{word}/echo", get(|| async { "echo" }))
}

async fn panics() -> &'static str {
    panic!("secret of the house")
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl House {
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// From a browser on the same machine.
    pub async fn near(&self, path: &str) -> Answer {
        self.from(path, "localhost:3000", Ipv4Addr::LOCALHOST).await
    }

    /// With this `Host`, from this machine.
    pub async fn from(&self, path: &str, host: &str, peer: Ipv4Addr) -> Answer {
        let mut request = Request::get(path).header("host", host).body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 4711))));
        self.send(request).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(with_headers(Request::get(path), headers).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: impl Into<Body>, headers: &[(&str, &str)]) -> Answer {
        self.send(with_headers(Request::post(path), headers).body(body.into()).unwrap()).await
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::new(192, 0, 2, 1), 4711))));
        }
        read(self.router.clone().oneshot(request).await.unwrap()).await
    }
}

pub fn with_headers(mut builder: http::request::Builder, headers: &[(&str, &str)]) -> http::request::Builder {
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder
}

pub async fn read(response: Response<Body>) -> Answer {
    let (head, body) = response.into_parts();
    let body = to_bytes(body, 10_000_000).await.unwrap();
    Answer { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&body).into_owned() }
}
