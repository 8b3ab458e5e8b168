//! The headers that every answer carries, errors and files included (OWASP ASVS 5.0 3.4). An answer that set one itself keeps it.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{self, HeaderName};
use http::{HeaderMap, HeaderValue};
use portico_app::shell::Nonce;

use crate::config::PublicUrl;

/// What differs between installations.
#[derive(Clone, Copy)]
pub(super) struct Policy {
    https: bool,
}

impl Policy {
    pub(super) fn new(public_url: &PublicUrl) -> Self {
        Self { https: public_url.is_https() }
    }
}

/// Two years, as browsers' preload lists ask.
const HSTS: &str = "max-age=63072000; includeSubDomains";

/// Passkeys on our own pages; nothing else that a page could ask a browser for.
const PERMISSIONS: &str = "publickey-credentials-get=(self), publickey-credentials-create=(self), accelerometer=(), autoplay=(), \
    camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), usb=(), \
    xr-spatial-tracking=()";

const FIXED: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (header::CACHE_CONTROL, "no-store"),
];

/// For whatever is not a page.
const BARE_CSP: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) async fn set(State(policy): State<Policy>, request: Request, next: Next) -> Response {
    let nonce = request.extensions().get::<Nonce>().cloned();
    let frames_mail = request.uri().path().starts_with("/dev/mail");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if policy.https {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static(HSTS));
    }
    let csp = match nonce {
        Some(nonce) if is_page(headers) => page_csp(&nonce, frames_mail),
        Some(_) | None => None,
    };
    let csp = csp.unwrap_or(HeaderValue::from_static(BARE_CSP));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(csp);
    response
}

fn is_page(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media.is_some_and(|media| media.starts_with("text/html"))
}

/// CSP Level 3 with a nonce for the one boot script; what it loads is trusted through it.
fn page_csp(Nonce(nonce): &Nonce, frames_mail: bool) -> Option<HeaderValue> {
    let frames = if frames_mail { "'self'" } else { "'none'" };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src {frames}; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).ok()
}

/// For a mail's own HTML inside the frame of `/dev/mail`: its inline styles and links work, nothing else does.
pub fn mail_frame_policy() -> [(HeaderName, HeaderValue); 2] {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'self'; sandbox allow-popups allow-top-navigation-by-user-activation";
    [
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
        (header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
    ]
}
