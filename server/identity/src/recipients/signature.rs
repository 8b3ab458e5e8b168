//! How a recipient knows that a webhook is ours: HMAC-SHA256 over id, time and body (Standard Webhooks, "Signature scheme").

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;

use crate::random::Rng;
use crate::{Error, Identity};

/// What a sealed secret is for.
const PURPOSE: &str = "webhook-secret";

/// What the webhooks of one recipient are signed with. Printing it shows nothing.
pub(super) struct WebhookSecret(Vec<u8>);

impl WebhookSecret {
    /// A new one of 256 bits.
    pub(super) fn draw(rng: &Rng) -> Result<Self, Error> {
        Ok(Self(rng.bytes::<32>()?.to_vec()))
    }

    /// As the recipient's system takes it.
    pub(super) fn to_text(&self) -> String {
        format!("whsec_{}", STANDARD.encode(&self.0))
    }

    /// One signature: `v1,` and Base64. `timestamp` is in seconds since 1970 UTC.
    pub(super) fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let tag = hmac::sign(&key, format!("{id}.{timestamp}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(tag))
    }
}

impl Identity {
    pub(super) fn seal_webhook_secret(&self, secret: &WebhookSecret) -> Result<Vec<u8>, Error> {
        self.keys().seal(PURPOSE, &secret.0, self.rng())
    }

    pub(super) fn open_webhook_secret(&self, sealed: &[u8]) -> Result<WebhookSecret, Error> {
        Ok(WebhookSecret(self.keys().open_sealed(PURPOSE, sealed)?))
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use standardwebhooks::Webhook;

    use super::*;

    #[test]
    fn a_signature_is_the_one_of_the_specification() {
        // The example of the specification's own libraries.
        let secret = WebhookSecret(STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap());
        let signature = secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn another_implementation_accepts_it_and_refuses_what_was_changed() {
        let secret = WebhookSecret::draw(&Rng::default()).unwrap();
        let other = Webhook::new(&secret.to_text()).unwrap();
        let now = crate::clock::Clock::System.now() / crate::clock::SECOND;
        let headers = |timestamp: i64, body: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("webhook-id", "m1".parse().unwrap());
            headers.insert("webhook-timestamp", timestamp.to_string().parse().unwrap());
            headers.insert("webhook-signature", secret.sign("m1", timestamp, body).parse().unwrap());
            headers
        };
        assert!(other.verify(b"{}", &headers(now, "{}")).is_ok());
        assert!(other.verify(b"{ }", &headers(now, "{}")).is_err());
        assert!(other.verify(b"{}", &headers(now - 3600, "{}")).is_err());
        let mut moved = headers(now, "{}");
        moved.insert("webhook-id", "m2".parse().unwrap());
        assert!(other.verify(b"{}", &moved).is_err());
    }
}
