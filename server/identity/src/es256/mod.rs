//! ES256 (RFC 7518 §3.4), the one kind of signature that Portico makes and accepts in tokens and receipts.
//!
//! The tokens are jsonwebtoken's work, the curve is ring's. Public keys come and go as JWK (RFC 7517) or PEM (RFC 7468).

mod jws;
mod pem;
mod provider;
mod public_key;

pub(crate) use jws::{JwsProblem, OpenJws, SigningKey, peek_claims, verify_jws};
pub(crate) use pem::{from_pem, to_pem};
pub use public_key::PublicKey;
