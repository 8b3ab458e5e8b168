//! Signing and checking JSON (RFC 7515, compact form). A signature counts only with the algorithm, the type and the key that are expected
//! (RFC 8725): what the header says chooses nothing.

use jsonwebtoken::{Algorithm, EncodingKey, Header, Validation, dangerous, decode, decode_header, encode};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::PublicKey;
use super::provider::use_ring;
use crate::Error;
use crate::random::Rng;

/// A key pair that signs.
#[derive(Clone)]
pub(crate) struct SigningKey {
    /// The public half.
    pub(crate) public: PublicKey,
    private: EncodingKey,
}

/// Why a signature does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JwsProblem {
    /// No token, another algorithm or type, or an extension that we do not know.
    OtherKind,
    /// Not signed by this key, or changed since.
    Forged,
    /// Rightly signed, but its content is not what is expected.
    Unreadable,
}

/// A header that was looked at, before the signature was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenJws {
    /// Which key it names.
    pub(crate) key: Option<String>,
}

impl SigningKey {
    /// A new one as PKCS#8 (RFC 5958).
    pub(crate) fn draw(rng: &Rng) -> Result<Vec<u8>, Error> {
        let drawn = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, rng.system());
        Ok(drawn.map_err(|_| Error::Internal("no key could be drawn".into()))?.as_ref().to_vec())
    }

    /// From PKCS#8 with both halves. `None` for anything else.
    pub(crate) fn from_pkcs8(pkcs8: &[u8], rng: &Rng) -> Option<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, rng.system()).ok()?;
        let public = PublicKey::from_point(pair.public_key().as_ref())?;
        Some(Self { public, private: EncodingKey::from_ec_der(pkcs8) })
    }

    /// The payload signed, with the type and this key's thumbprint in the header.
    pub(crate) fn sign(&self, kind: &str, payload: &impl Serialize) -> Result<String, Error> {
        use_ring();
        let mut header = Header::new(Algorithm::ES256);
        header.typ = Some(kind.to_owned());
        header.kid = Some(self.public.thumbprint());
        encode(&header, payload, &self.private).map_err(|error| Error::Internal(format!("signing failed: {error}")))
    }
}

impl OpenJws {
    /// Reads the header and sees that it is of the kind. Says nothing about the signature.
    pub(crate) fn read(token: &str, kind: &str) -> Result<Self, JwsProblem> {
        let header = decode_header(token).map_err(|_| JwsProblem::OtherKind)?;
        let is_ours = header.alg == Algorithm::ES256 && header.typ.as_deref() == Some(kind) && header.crit.is_none();
        if is_ours { Ok(Self { key: header.kid }) } else { Err(JwsProblem::OtherKind) }
    }
}

/// The payload of a token of this kind that was signed by this key.
pub(crate) fn verify_jws<T: DeserializeOwned>(token: &str, kind: &str, key: &PublicKey) -> Result<T, JwsProblem> {
    use jsonwebtoken::errors::ErrorKind::{Base64, Json, Utf8};
    OpenJws::read(token, kind)?;
    use_ring();
    let mut wanted = Validation::new(Algorithm::ES256);
    // Times are compared with our own clock by whoever asks; here it is the signature alone.
    wanted.required_spec_claims.clear();
    (wanted.validate_exp, wanted.validate_aud) = (false, false);
    match decode::<T>(token, &key.decoding_key(), &wanted) {
        Ok(open) => Ok(open.claims),
        Err(error) if matches!(error.kind(), Json(_) | Utf8(_) | Base64(_)) => Err(JwsProblem::Unreadable),
        Err(_) => Err(JwsProblem::Forged),
    }
}

/// The payload of a token that nobody has checked yet: only good for finding the key to check it with.
pub(crate) fn peek_claims<T: DeserializeOwned>(token: &str) -> Option<T> {
    dangerous::insecure_decode_claims(token).ok()
}
