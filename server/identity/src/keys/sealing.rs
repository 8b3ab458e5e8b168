//! One key for sealing what rests in the database, and for keyed hashes of short codes. Its file holds 32 random bytes in hexadecimal.

use std::path::Path;

use ring::aead::{CHACHA20_POLY1305, LessSafeKey, UnboundKey};
use ring::{hkdf, hmac};

use super::{KeyProblem, folder};
use crate::hex::{from_hex, hex};
use crate::random::Rng;

pub(super) const ENDING: &str = ".key";

#[derive(Clone)]
pub(super) struct SealingKey {
    /// First eight bytes of a hash of the key, written before what it sealed.
    pub(super) id: [u8; 8],
    seal: [u8; 32],
    pub(super) mac: hmac::Key,
}

impl SealingKey {
    pub(super) fn aead(&self) -> Result<LessSafeKey, crate::Error> {
        UnboundKey::new(&CHACHA20_POLY1305, &self.seal)
            .map(LessSafeKey::new)
            .map_err(|_| crate::Error::Internal("not a sealing key".into()))
    }
}

/// The text of a new key's file.
pub(super) fn draw(rng: &Rng) -> Result<String, KeyProblem> {
    let secret: [u8; 32] = rng.bytes().map_err(|_| KeyProblem::NoRandomness)?;
    Ok(hex(&secret))
}

pub(super) fn read(path: &Path) -> Result<SealingKey, KeyProblem> {
    let not_a_key = || KeyProblem::NotAKey(path.display().to_string());
    let secret: [u8; 32] = from_hex(folder::read(path)?.trim()).ok_or_else(not_a_key)?;
    let derive = |label: &[u8]| {
        let mut out = [0_u8; 32];
        let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, b"portico").extract(&secret);
        let filled = prk.expand(&[label], hkdf::HKDF_SHA256).and_then(|okm| okm.fill(&mut out));
        filled.map(|()| out).map_err(|_| not_a_key())
    };
    let mut id = [0; 8];
    id.copy_from_slice(derive(b"id")?.split_at(8).0);
    Ok(SealingKey { id, seal: derive(b"seal")?, mac: hmac::Key::new(hmac::HMAC_SHA256, &derive(b"mac")?) })
}
