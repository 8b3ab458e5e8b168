//! Posts a webhook and reads the status of the answer, nothing else: no redirects, no cookies, no body.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, StatusCode, header};
use portico_identity::clock::{Micros, SECOND};
use portico_identity::recipients::{ClaimedWebhook, NotDelivered};
use reqwest::redirect::Policy;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

/// A recipient that takes longer has not taken it.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

/// Why there is no courier.
#[derive(Debug, thiserror::Error)]
pub enum CourierProblem {
    /// The TLS library refuses its own defaults.
    #[error("webhooks: TLS cannot be set up: {0}")]
    Tls(#[from] rustls::Error),
    /// The HTTP client cannot be made.
    #[error("webhooks: no HTTP client: {0}")]
    Client(#[from] reqwest::Error),
}

/// Delivers webhooks. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Courier(reqwest::Client);

impl Courier {
    /// One that trusts the authorities that browsers trust, and uses no proxy.
    ///
    /// # Errors
    /// When TLS or the client cannot be set up.
    pub fn open() -> Result<Self, CourierProblem> {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .no_proxy()
            .timeout(ANSWERS_WITHIN)
            .user_agent(concat!("Portico/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self(client))
    }

    /// Posts it. `now` is for a `Retry-After` that names a moment, microseconds since 1970 UTC.
    ///
    /// # Errors
    /// When the recipient did not take it.
    pub async fn post(&self, webhook: &ClaimedWebhook, now: Micros) -> Result<(), NotDelivered> {
        let request = self
            .0
            .post(&webhook.url)
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", webhook.id.to_string())
            .header("webhook-timestamp", webhook.timestamp)
            .header("webhook-signature", &webhook.signature)
            .body(webhook.body.clone());
        match request.send().await {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) if answer.status() == StatusCode::GONE => Err(NotDelivered::Gone),
            Ok(answer) => {
                let why = format!("answered {}", answer.status().as_u16());
                Err(NotDelivered::Later { why, retry_after: retry_after(answer.headers(), now) })
            }
            Err(error) => Err(NotDelivered::Later { why: in_words(&error).to_owned(), retry_after: None }),
        }
    }
}

/// Without the address: it may hold a secret of the recipient's.
fn in_words(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "no answer within 10 seconds"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the connection broke"
    }
}

/// Seconds, or a moment (RFC 9110 §10.2.3), as microseconds from now.
fn retry_after(headers: &HeaderMap, now: Micros) -> Option<Micros> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(Micros::from(seconds) * SECOND);
    }
    let moment = OffsetDateTime::parse(text, &Rfc2822).ok()?;
    let at = moment.unix_timestamp().checked_mul(SECOND)?;
    Some(at.saturating_sub(now).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_asks_for_a_pause_in_seconds_or_by_a_moment() {
        let asks = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, text.parse().unwrap());
            // 1994-11-06 08:49:37 UTC.
            retry_after(&headers, 784_111_777 * SECOND)
        };
        assert_eq!(asks("120"), Some(120 * SECOND));
        assert_eq!(asks("Sun, 06 Nov 1994 08:50:37 GMT"), Some(60 * SECOND));
        assert_eq!(asks("Sun, 06 Nov 1994 08:48:37 GMT"), Some(0));
        for nothing in ["", "-5", "soon", "99999999999999999999", "1.5"] {
            assert_eq!(asks(nothing), None, "{nothing}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), 0), None);
    }

    #[test]
    fn a_courier_can_be_made() {
        assert!(Courier::open().is_ok());
    }
}
