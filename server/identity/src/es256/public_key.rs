//! A public key on the curve P-256, as JWK, as PEM and by its thumbprint (RFC 7517, RFC 7518 §6.2, RFC 7638).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::DecodingKey;
use serde_json::{Value, json};

use super::pem::from_pem;
use crate::keys::sha256;

/// What a SubjectPublicKeyInfo of this curve begins with (RFC 5480); the uncompressed point follows.
const SPKI: &[u8] = &[
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// A point on P-256, by which signatures of its owner are checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    x: [u8; 32],
    y: [u8; 32],
}

impl PublicKey {
    /// From 65 bytes: `4`, x, y (SEC 1 §2.3.3).
    pub(crate) fn from_point(point: &[u8]) -> Option<Self> {
        let (&4, rest) = point.split_first()? else { return None };
        let (x, y) = rest.split_at_checked(32)?;
        Some(Self { x: x.try_into().ok()?, y: y.try_into().ok()? })
    }

    /// From a JWK that is a public key on P-256 and is for signatures, as far as it says.
    #[must_use]
    pub fn from_jwk(jwk: &Value) -> Option<Self> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        let fits = |name: &str, wanted: &str| text(name).is_none_or(|found| found == wanted);
        let is_ours = text("kty") == Some("EC") && text("crv") == Some("P-256");
        if !is_ours || !fits("use", "sig") || !fits("alg", "ES256") || jwk.get("d").is_some() {
            return None;
        }
        let part = |name| URL_SAFE_NO_PAD.decode(text(name)?).ok()?.try_into().ok();
        Some(Self { x: part("x")?, y: part("y")? })
    }

    /// From what an operator was given: a JWK as JSON, or a public key as PEM.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let found = match serde_json::from_str::<Value>(text) {
            Ok(jwk) => Self::from_jwk(&jwk),
            Err(_) => Self::from_point(from_pem(text, "PUBLIC KEY")?.strip_prefix(SPKI)?),
        };
        found.filter(Self::is_on_curve)
    }

    /// y² = x³ − 3x + b: ring takes no other point for an agreement of keys.
    fn is_on_curve(&self) -> bool {
        use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
        let rng = crate::random::Rng::default();
        let other = UnparsedPublicKey::new(&ECDH_P256, self.to_point());
        EphemeralPrivateKey::generate(&ECDH_P256, rng.system())
            .and_then(|own| agree_ephemeral(own, &other, |_| ()))
            .is_ok()
    }

    fn to_point(&self) -> Vec<u8> {
        [[4].as_slice(), &self.x, &self.y].concat()
    }

    /// As JWK with its thumbprint as `kid`.
    #[must_use]
    pub fn to_jwk(&self) -> Value {
        json!({
            "kty": "EC", "crv": "P-256", "x": URL_SAFE_NO_PAD.encode(self.x), "y": URL_SAFE_NO_PAD.encode(self.y),
            "use": "sig", "alg": "ES256", "kid": self.thumbprint(),
        })
    }

    /// Base64url of the SHA-256 over the members that make the key (RFC 7638 §3.2).
    #[must_use]
    pub fn thumbprint(&self) -> String {
        let (x, y) = (URL_SAFE_NO_PAD.encode(self.x), URL_SAFE_NO_PAD.encode(self.y));
        let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
        URL_SAFE_NO_PAD.encode(sha256(members.as_bytes()))
    }

    pub(super) fn decoding_key(&self) -> DecodingKey {
        DecodingKey::from_ec_der(&self.to_point())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::es256::to_pem;

    /// RFC 7517 appendix A.1, the key on P-256.
    fn sample() -> Value {
        json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "kid": "1",
            "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
        })
    }

    #[test]
    fn the_thumbprint_is_the_hash_of_the_sorted_members() {
        // The key of RFC 7515 appendix A.3; its thumbprint as other implementations give it.
        let key = json!({
            "kty": "EC", "crv": "P-256",
            "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        });
        let thumbprint = PublicKey::from_jwk(&key).unwrap().thumbprint();
        assert_eq!(thumbprint, "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
    }

    #[test]
    fn a_key_is_the_same_as_jwk_and_as_pem() {
        let key = PublicKey::parse(&sample().to_string()).unwrap();
        let pem = to_pem(&[SPKI, &key.to_point()].concat(), "PUBLIC KEY");
        assert_eq!(PublicKey::parse(&pem), Some(key.clone()));
        assert_eq!(PublicKey::parse(&key.to_jwk().to_string()), Some(key));
    }

    #[test]
    fn what_is_no_public_key_on_this_curve_is_refused() {
        let with = |name: &str, value: Value| {
            let mut jwk = sample();
            jwk[name] = value;
            jwk.to_string()
        };
        let wrong = [
            String::new(),
            "null".into(),
            with("kty", json!("oct")),
            with("crv", json!("P-384")),
            with("use", json!("enc")),
            with("alg", json!("HS256")),
            with("x", json!("MKBC")),
            // A private key must not be handed over at all.
            with("d", json!("870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE")),
            // Not a point on the curve.
            with("y", json!("4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyA")),
            to_pem(b"something", "PUBLIC KEY"),
        ];
        for text in wrong {
            assert_eq!(PublicKey::parse(&text), None, "{text}");
        }
    }
}
