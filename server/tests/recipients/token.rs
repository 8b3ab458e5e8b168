//! What a recipient's own system does to make a token: ES256 with the key that it was given.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use portico_identity::clock::SECOND;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

use crate::portal::Site;

/// A key pair of a recipient.
pub struct TokenKey {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl TokenKey {
    /// As `portico recipients add` printed it.
    pub fn from_pem(pem: &str) -> Self {
        let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
        Self::from_pkcs8(&STANDARD.decode(body).unwrap())
    }

    /// One that nobody knows.
    pub fn draw() -> Self {
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random()).unwrap();
        Self::from_pkcs8(pkcs8.as_ref())
    }

    fn from_pkcs8(pkcs8: &[u8]) -> Self {
        let random = random();
        Self { pair: EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &random).unwrap(), random }
    }

    /// The public half as a JWK.
    pub fn to_jwk(&self) -> String {
        let (x, y) = self.pair.public_key().as_ref()[1..].split_at(32);
        let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
        json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y }).to_string()
    }

    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", part(header), part(claims));
        let signature = self.pair.sign(&self.random, message.as_bytes()).unwrap();
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

#[expect(clippy::disallowed_methods, reason = "another system draws its own keys")]
fn random() -> SystemRandom {
    SystemRandom::new()
}

/// The header of a token.
pub fn header() -> Value {
    json!({ "alg": "ES256", "typ": "recipient+jwt" })
}

/// The claims of a token for reading, good for a minute from now on.
pub fn claims(site: &Site, recipient: &str) -> Value {
    let now = site.identity.now() / SECOND;
    json!({ "iss": recipient, "aud": site.origin, "iat": now, "exp": now + 60, "scope": "consents:read" })
}
