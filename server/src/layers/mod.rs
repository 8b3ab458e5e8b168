//! What every request passes on its way in and every answer on its way out, in one order. Outermost first: name the request,
//! learn the client's network, log and count, set the headers, give failures their page, catch panics, end
//! what takes too long, keep the limits, refuse cross-site changes.

mod client_network;
mod csrf;
mod error_pages;
mod limits;
mod request_id;
mod security_headers;
mod trace;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use ipnet::IpNet;
use portico_app::shell::{Failure, Look};
use portico_identity::random::Rng;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

use crate::config::PublicUrl;
use crate::metrics::HttpMetrics;

pub(crate) use limits::METHODS;
pub use limits::{BODY_LIMIT, HEADERS_LIMIT, JSON_DEPTH_LIMIT, URL_LIMIT};
pub use security_headers::mail_frame_policy;

/// What the layers need to know.
#[derive(Clone)]
pub struct LayerSettings {
    /// The origin that changes may come from, and whether HSTS is sent.
    pub public_url: PublicUrl,
    /// Whose forwarded headers count.
    pub trusted_proxies: Vec<IpNet>,
    /// An answer is ready within this time or becomes 503.
    pub answer_within: Duration,
    /// How error pages look.
    pub look: Look,
    /// For nonces and request ids.
    pub rng: Rng,
    /// Where requests are counted.
    pub metrics: HttpMetrics,
}

impl LayerSettings {
    /// The usual time for an answer.
    pub const ANSWER_WITHIN: Duration = Duration::from_secs(20);
}

/// Puts the layers around a router. Routes that are added afterwards stand outside of them.
pub fn apply(router: Router, settings: &LayerSettings) -> Router {
    let proxies: Arc<[IpNet]> = settings.trusted_proxies.clone().into();
    let headers = security_headers::Policy::new(&settings.public_url);
    router
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(limits::keep))
                .layer(csrf::cross_origin(&settings.public_url))
                .layer(from_fn(csrf::refuse_unknown_origin))
                .layer(from_fn(limits::json_depth)),
        )
        .layer(from_fn_with_state(settings.answer_within, limits::answer_in_time))
        // Caught twice: here so that a page's panic gets the house's error page, and below so that a panic of that page is still an answer.
        .layer(CatchPanicLayer::custom(|_| Failure::Internal.into_response()))
        .layer(from_fn_with_state(settings.look.clone(), error_pages::dress))
        .layer(CatchPanicLayer::custom(|_| Failure::Internal.into_response()))
        .layer(from_fn_with_state(headers, security_headers::set))
        .layer(from_fn_with_state(settings.metrics.clone(), trace::record))
        .layer(from_fn_with_state(proxies, client_network::learn))
        .layer(from_fn_with_state(settings.rng.clone(), request_id::name))
}
