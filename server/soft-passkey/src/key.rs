//! The key pair of one credential: made, shown as a COSE key (RFC 9052 §7, RFC 9053) and as SubjectPublicKeyInfo, and used.

use ciborium::Value;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm,
    Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair,
};

use crate::Refusal;

/// RSA keys are slow to make and ring makes none: all RS256 passkeys share this one, and differ by credential id.
const RS256_TEST_KEY: &[u8] = include_bytes!("rs256_test_key.pk8");

/// The signature algorithms, by their COSE names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// EdDSA on Curve25519.
    Ed25519,
    /// RSASSA-PKCS1-v1_5 with SHA-256; all share one key of 2048 bits.
    Rs256,
    /// ECDSA on P-384 with SHA-384, which the portal does not offer.
    Es384,
}

impl Algorithm {
    /// The identifier in the COSE registry.
    #[must_use]
    pub const fn cose_id(self) -> i64 {
        match self {
            Self::Es256 => -7,
            Self::Ed25519 => -8,
            Self::Es384 => -35,
            Self::Rs256 => -257,
        }
    }
}

/// A key pair and the randomness its signatures take.
pub(crate) struct Key {
    pair: Pair,
    random: SystemRandom,
}

enum Pair {
    Es256(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
    Rs256(RsaKeyPair),
    Es384(EcdsaKeyPair),
}

/// The operating system's randomness.
#[expect(clippy::disallowed_methods, reason = "stands in for a person's device; nothing of the portal runs on it")]
pub(crate) fn system_random() -> SystemRandom {
    SystemRandom::new()
}

impl Key {
    /// Makes a new key.
    pub(crate) fn generate(algorithm: Algorithm) -> Result<Self, Refusal> {
        let random = system_random();
        let pair = match algorithm {
            Algorithm::Es256 => Pair::Es256(ecdsa(&ECDSA_P256_SHA256_ASN1_SIGNING, &random)?),
            Algorithm::Es384 => Pair::Es384(ecdsa(&ECDSA_P384_SHA384_ASN1_SIGNING, &random)?),
            Algorithm::Ed25519 => {
                let document = Ed25519KeyPair::generate_pkcs8(&random).map_err(|_| Refusal::Key)?;
                Pair::Ed25519(Ed25519KeyPair::from_pkcs8(document.as_ref()).map_err(|_| Refusal::Key)?)
            }
            Algorithm::Rs256 => Pair::Rs256(RsaKeyPair::from_pkcs8(RS256_TEST_KEY).map_err(|_| Refusal::Key)?),
        };
        Ok(Self { pair, random })
    }

    /// The algorithm of the key.
    pub(crate) fn algorithm(&self) -> Algorithm {
        match &self.pair {
            Pair::Es256(_) => Algorithm::Es256,
            Pair::Ed25519(_) => Algorithm::Ed25519,
            Pair::Rs256(_) => Algorithm::Rs256,
            Pair::Es384(_) => Algorithm::Es384,
        }
    }

    /// The signature over `message`; ECDSA in ASN.1 DER as WebAuthn §6.5.5 asks.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Refusal> {
        match &self.pair {
            Pair::Es256(pair) | Pair::Es384(pair) => {
                let signature = pair.sign(&self.random, message).map_err(|_| Refusal::Key)?;
                Ok(signature.as_ref().to_vec())
            }
            Pair::Ed25519(pair) => Ok(pair.sign(message).as_ref().to_vec()),
            Pair::Rs256(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &self.random, message, &mut signature).map_err(|_| Refusal::Key)?;
                Ok(signature)
            }
        }
    }

    /// The COSE key, its labels in CTAP2 canonical order.
    pub(crate) fn cose_key(&self) -> Value {
        let parameters = match &self.pair {
            Pair::Es256(pair) => elliptic(1, pair.public_key().as_ref()),
            Pair::Es384(pair) => elliptic(2, pair.public_key().as_ref()),
            Pair::Ed25519(pair) => {
                let x = Value::Bytes(pair.public_key().as_ref().to_vec());
                (1, vec![(-1, Value::from(6)), (-2, x)])
            }
            Pair::Rs256(pair) => {
                let public: PublicKeyComponents<Vec<u8>> = pair.public().into();
                (3, vec![(-1, Value::Bytes(public.n)), (-2, Value::Bytes(public.e))])
            }
        };
        let (key_type, specific) = parameters;
        let common = [(1, Value::from(key_type)), (3, Value::from(self.algorithm().cose_id()))];
        let labelled = common.into_iter().chain(specific);
        Value::Map(labelled.map(|(label, value)| (Value::from(label), value)).collect())
    }

    /// The raw public key in the form ring verifies with.
    pub(crate) fn public_key(&self) -> &[u8] {
        match &self.pair {
            Pair::Es256(pair) | Pair::Es384(pair) => pair.public_key().as_ref(),
            Pair::Ed25519(pair) => pair.public_key().as_ref(),
            Pair::Rs256(pair) => pair.public().as_ref(),
        }
    }

    /// `SubjectPublicKeyInfo` in DER, what `getPublicKey()` gives (RFC 5280 §4.1).
    pub(crate) fn subject_public_key_info(&self) -> Vec<u8> {
        // AlgorithmIdentifier: id-ecPublicKey with the curve, id-Ed25519, rsaEncryption with NULL.
        let algorithm: &[u8] = match &self.pair {
            Pair::Es256(_) => b"\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07",
            Pair::Es384(_) => b"\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22",
            Pair::Ed25519(_) => b"\x30\x05\x06\x03\x2b\x65\x70",
            Pair::Rs256(_) => b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00",
        };
        let bits = [&[0], self.public_key()].concat();
        der(0x30, &[algorithm, &der(0x03, &bits)].concat())
    }
}

fn ecdsa(algorithm: &'static EcdsaSigningAlgorithm, random: &SystemRandom) -> Result<EcdsaKeyPair, Refusal> {
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, random).map_err(|_| Refusal::Key)?;
    EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), random).map_err(|_| Refusal::Key)
}

/// Key type and parameters of an uncompressed point: one byte `04`, then x and y in halves.
fn elliptic(curve: i64, point: &[u8]) -> (i64, Vec<(i64, Value)>) {
    let coordinates = point.get(1..).unwrap_or_default();
    let (x, y) = coordinates.split_at(coordinates.len() / 2);
    (2, vec![(-1, Value::from(curve)), (-2, Value::Bytes(x.to_vec())), (-3, Value::Bytes(y.to_vec()))])
}

/// One DER element; lengths up to 65535 are enough for keys.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let [.., high, low] = content.len().to_be_bytes();
    let mut element = match (high, low) {
        (0, 0..=0x7f) => vec![tag, low],
        (0, _) => vec![tag, 0x81, low],
        (_, _) => vec![tag, 0x82, high, low],
    };
    element.extend_from_slice(content);
    element
}
