//! Numbers for Prometheus, served on a listener of their own so that they never face the public.

use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{Method, StatusCode, header};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

use crate::layers::METHODS;

/// The registry; clones share it. Other parts add their own numbers by [`MetricsRegistry::add`].
#[derive(Clone)]
pub struct MetricsRegistry(Arc<Mutex<Inner>>);

struct Inner {
    registry: Registry,
    memory: Gauge,
    processor: Counter<f64, AtomicU64>,
}

impl Default for MetricsRegistry {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("portico");
        let memory = Gauge::default();
        let processor = Counter::<f64, AtomicU64>::default();
        registry.register_with_unit("process_resident_memory", "Resident memory", Unit::Bytes, memory.clone());
        registry.register_with_unit("process_cpu", "Processor time used", Unit::Seconds, processor.clone());
        Self(Arc::new(Mutex::new(Inner { registry, memory, processor })))
    }
}

impl MetricsRegistry {
    /// Lets `register` add metrics; their names get the prefix `portico_`.
    pub fn add<T>(&self, register: impl FnOnce(&mut Registry) -> T) -> T {
        register(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).registry)
    }

    /// Everything, in the OpenMetrics text format.
    pub fn to_text(&self) -> String {
        let inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = resident_bytes() {
            inner.memory.set(bytes);
        }
        if let Some(seconds) = processor_seconds() {
            let more = seconds - inner.processor.get();
            inner.processor.inc_by(more.max(0.0));
        }
        let mut text = String::new();
        if let Err(error) = encode(&mut text, &inner.registry) {
            tracing::error!(%error, "metrics could not be written");
        }
        text
    }

    /// `GET /metrics`, for the listener that is not public.
    pub fn router(&self) -> Router {
        Router::new().route("/metrics", get(show_metrics)).with_state(self.clone())
    }
}

async fn show_metrics(State(metrics): State<MetricsRegistry>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], metrics.to_text()).into_response()
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// Requests by route and status, their time, and how many are being answered now.
#[derive(Clone)]
pub struct HttpMetrics {
    answered: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
}

impl HttpMetrics {
    /// Registers them.
    pub fn new(metrics: &MetricsRegistry) -> Self {
        let buckets: fn() -> Histogram = || Histogram::new(exponential_buckets(0.000_5, 2.0, 15));
        let this = Self {
            answered: Family::default(),
            seconds: Family::new_with_constructor(buckets),
            in_flight: Gauge::default(),
        };
        metrics.add(|registry| {
            registry.register("http_requests", "Requests answered", this.answered.clone());
            registry.register_with_unit("http_request", "Time to an answer", Unit::Seconds, this.seconds.clone());
            registry.register("http_requests_in_flight", "Requests being answered", this.in_flight.clone());
        });
        this
    }

    /// A request is being answered until the returned value is dropped.
    pub fn begin(&self) -> InFlight {
        self.in_flight.inc();
        InFlight(self.in_flight.clone())
    }

    /// Counts an answer. `route` is the pattern, never the address; a strange method counts as `other`.
    pub fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let method = if METHODS.contains(method) { method.as_str() } else { "other" };
        let labels = Answered { method: method.to_owned(), route: route.to_owned(), status: status.as_u16() };
        self.answered.get_or_create(&labels).inc();
        self.seconds.get_or_create(&Route { route: route.to_owned() }).observe(took.as_secs_f64());
    }
}

/// See [`HttpMetrics::begin`].
pub struct InFlight(Gauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// Linux's `VmRSS`; other systems show zero.
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<i64>().ok()?.checked_mul(1024)
}

/// User and system time from Linux's `/proc/self/stat`, whose clock ticks are 100 a second on every platform it runs on.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(')')?.1;
    let mut fields = after_name.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_route_and_status() {
        let registry = MetricsRegistry::default();
        let http = HttpMetrics::new(&registry);
        let running = http.begin();
        http.answered(&Method::GET, "/sign-up", StatusCode::OK, Duration::from_millis(3));
        http.answered(&Method::from_bytes(b"SPAM").unwrap(), "unmatched", StatusCode::NOT_FOUND, Duration::ZERO);
        let text = registry.to_text();
        for line in [
            "portico_http_requests_total{method=\"GET\",route=\"/sign-up\",status=\"200\"} 1",
            "portico_http_requests_total{method=\"other\",route=\"unmatched\",status=\"404\"} 1",
            "portico_http_request_seconds_count{route=\"/sign-up\"} 1",
            "portico_http_requests_in_flight 1",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        drop(running);
        assert!(registry.to_text().contains("portico_http_requests_in_flight 0"));
    }
}
