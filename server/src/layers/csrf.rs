//! Changes come from our own pages only (OWASP ASVS 5.0 3.5.1): `Origin` and `Sec-Fetch-Site` decide, no tokens.

use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, header};
use portico_app::shell::Failure;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::config::PublicUrl;

/// The well-kept part: refuses what comes from another origin.
pub(super) fn cross_origin(public_url: &PublicUrl) -> CsrfLayer<fn(ProtectionError) -> Response<Body>> {
    let origin = public_url.origin();
    let layer = CsrfLayer::new();
    let layer = match layer.add_trusted_origin(origin) {
        Ok(layer) => layer,
        Err(error) => {
            // `Origin` equal to `Host` still passes, so the pages keep working.
            tracing::error!(%error, origin, "the public address is no origin");
            CsrfLayer::new()
        }
    };
    layer.with_rejection_response(refuse)
}

fn refuse(error: ProtectionError) -> Response<Body> {
    tracing::warn!(kind = ?error.kind(), "a change from another site was refused");
    Failure::CrossSite.into_response()
}

/// The strict part: a change that carries cookies must say where it comes from. Every browser does; programs without cookies need not.
pub(super) async fn refuse_unknown_origin(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let headers = request.headers();
    let says_origin = headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site");
    if changes && headers.contains_key(header::COOKIE) && !says_origin {
        tracing::warn!("a change with cookies and without origin was refused");
        return Failure::CrossSite.into_response();
    }
    next.run(request).await
}
