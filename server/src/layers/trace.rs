//! One log line and one count a request: method, matched route, status, time. Never the address itself: it may hold a token.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use portico_app::shell::RequestId;
use tracing::Instrument;

use crate::metrics::HttpMetrics;

pub(super) async fn record(State(metrics): State<HttpMetrics>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let method = request.method().clone();
    let span = tracing::info_span!("request", id, method = method.as_str(), route);
    let begun = Instant::now();
    let in_flight = metrics.begin();
    async move {
        let response = next.run(request).await;
        let took = begun.elapsed();
        drop(in_flight);
        metrics.answered(&method, &route, response.status(), took);
        let status = response.status().as_u16();
        let milliseconds = (took.as_secs_f64() * 100_000.0).round() / 100.0;
        if is_quiet(&route) && response.status().is_success() {
            tracing::debug!(status, ms = milliseconds, "answered");
        } else {
            tracing::info!(status, ms = milliseconds, "answered");
        }
        response
    }
    .instrument(span)
    .await
}

/// Probes and files would drown the rest.
fn is_quiet(route: &str) -> bool {
    route.starts_with("/health/") || route.starts_with("/pkg/")
}
