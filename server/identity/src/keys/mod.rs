//! The installation's secret keys: sealing what rests in the database, keyed hashes of short codes, and signing receipts.
//!
//! The newest key of a kind (by its file's name) is used; older ones still open what they sealed and check what they signed.

mod folder;
mod sealing;
mod signing;

use std::path::Path;

use ring::aead::{Aad, NONCE_LEN, Nonce};
use ring::{digest, hmac};
use serde_json::{Value, json};

use crate::clock::Micros;
use crate::es256::SigningKey;
use crate::random::Rng;
use sealing::SealingKey;

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyProblem {
    /// The folder or a file in it cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which one.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file in the folder is not a key.
    #[error("{0}: not a key: 64 hexadecimal digits expected")]
    NotAKey(String),
    /// A file in the folder is not a key that signs.
    #[error("{0}: not a signing key: PKCS#8 as PEM with a P-256 key expected")]
    NotASigningKey(String),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoRandomness,
}

/// All keys, the newest first. Printing it shows none.
#[derive(Clone)]
pub struct KeyRing {
    sealing: Vec<SealingKey>,
    signing: Vec<SigningKey>,
}

impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyRing({} sealing keys, {} signing keys)", self.sealing.len(), self.signing.len())
    }
}

impl KeyRing {
    /// Reads the keys in `folder`; makes folder (mode 0700) and the first key of each kind (mode 0600) where there is none. Replicas that do
    /// so at once end with the same keys.
    ///
    /// # Errors
    /// When the folder cannot be used or holds something else.
    pub fn open(folder: &Path, rng: &Rng, now: Micros) -> Result<Self, KeyProblem> {
        folder::make(folder)?;
        let lacks = |ending| folder::list(folder, ending).map(|names| names.is_empty());
        if lacks(sealing::ENDING)? || lacks(signing::ENDING)? {
            let _alone = folder::lock(folder)?;
            if lacks(sealing::ENDING)? {
                folder::write_newest(folder, sealing::ENDING, &sealing::draw(rng)?, now)?;
            }
            if lacks(signing::ENDING)? {
                folder::write_newest(folder, signing::ENDING, &signing::draw(rng)?, now)?;
            }
        }
        Self::read(folder, rng)
    }

    /// Reads the keys in `folder` as they are.
    ///
    /// # Errors
    /// When the folder cannot be read or holds something else.
    pub fn read(folder: &Path, rng: &Rng) -> Result<Self, KeyProblem> {
        let paths = |ending| {
            let names = folder::list(folder, ending)?;
            Ok::<_, KeyProblem>(names.into_iter().map(|name| folder.join(name)))
        };
        Ok(Self {
            sealing: paths(sealing::ENDING)?.map(|path| sealing::read(&path)).collect::<Result<_, _>>()?,
            signing: paths(signing::ENDING)?.map(|path| signing::read(&path, rng)).collect::<Result<_, _>>()?,
        })
    }

    /// Whether the folder holds a key already.
    #[must_use]
    pub fn is_there(folder: &Path) -> bool {
        folder::list(folder, sealing::ENDING).is_ok_and(|names| !names.is_empty())
    }

    /// Adds a key of each kind that is used from the next start on. Returns their file names.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn rotate(folder: &Path, rng: &Rng, now: Micros) -> Result<[String; 2], KeyProblem> {
        folder::make(folder)?;
        let _alone = folder::lock(folder)?;
        Ok([
            folder::write_newest(folder, sealing::ENDING, &sealing::draw(rng)?, now)?,
            folder::write_newest(folder, signing::ENDING, &signing::draw(rng)?, now)?,
        ])
    }

    /// Encrypts `plain` (ChaCha20-Poly1305, RFC 8439) for `purpose`; it opens for the same purpose only.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn seal(&self, purpose: &str, plain: &[u8], rng: &Rng) -> Result<Vec<u8>, crate::Error> {
        let key = self.newest()?;
        let nonce: [u8; NONCE_LEN] = rng.bytes()?;
        let mut body = plain.to_vec();
        key.aead()?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose.as_bytes()), &mut body)
            .map_err(|_| crate::Error::Internal("sealing failed".into()))?;
        Ok([key.id.as_slice(), &nonce, &body].concat())
    }

    /// Decrypts what [`KeyRing::seal`] gave for the same purpose.
    ///
    /// # Errors
    /// When the key is gone or the bytes were changed.
    pub fn open_sealed(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, crate::Error> {
        let unreadable = || crate::Error::Internal("sealed bytes do not open".into());
        let (id, rest) = sealed.split_at_checked(8).ok_or_else(unreadable)?;
        let (nonce, body) = rest.split_at_checked(NONCE_LEN).ok_or_else(unreadable)?;
        let key = self.sealing.iter().find(|key| key.id == id).ok_or_else(unreadable)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| unreadable())?;
        let mut body = body.to_vec();
        let plain =
            key.aead()?.open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut body).map_err(|_| unreadable())?;
        Ok(plain.to_vec())
    }

    /// Keyed hash of a short secret, so that a copy of the database does not let it be guessed.
    ///
    /// # Errors
    /// When there is no key.
    pub fn hash_code(&self, purpose: &str, code: &str) -> Result<[u8; 32], crate::Error> {
        let tag = hmac::sign(&self.newest()?.mac, &framed(purpose, code));
        tag.as_ref().try_into().map_err(|_| crate::Error::Internal("a SHA-256 is 32 bytes".into()))
    }

    /// Whether `code` has this keyed hash, under any key; in constant time for each.
    #[must_use]
    pub fn code_matches(&self, purpose: &str, code: &str, hash: &[u8; 32]) -> bool {
        let framed = framed(purpose, code);
        self.sealing.iter().any(|key| hmac::verify(&key.mac, &framed, hash).is_ok())
    }

    /// Keyed hashes of a text under every key, the newest first: what was hashed before a rotation is found too.
    pub(crate) fn hash_under_all(&self, purpose: &str, text: &str) -> Vec<[u8; 32]> {
        let framed = framed(purpose, text);
        let tags = self.sealing.iter().map(|key| hmac::sign(&key.mac, &framed));
        tags.filter_map(|tag| tag.as_ref().try_into().ok()).collect()
    }

    /// The key that signs now.
    pub(crate) fn signing(&self) -> Result<&SigningKey, crate::Error> {
        self.signing.first().ok_or_else(|| crate::Error::Internal("no signing key".into()))
    }

    /// The public halves of all signing keys, the newest first: a JWK set (RFC 7517 §5).
    #[must_use]
    pub fn jwks(&self) -> Value {
        let keys: Vec<_> = self.signing.iter().map(|key| key.public.to_jwk()).collect();
        json!({ "keys": keys })
    }

    fn newest(&self) -> Result<&SealingKey, crate::Error> {
        self.sealing.first().ok_or_else(|| crate::Error::Internal("no key".into()))
    }
}

/// SHA-256, for secrets of 128 bits and more (shorter ones need [`KeyRing::hash_code`]).
#[must_use]
pub fn sha256(secret: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, secret).as_ref());
    hash
}

fn framed(purpose: &str, code: &str) -> Vec<u8> {
    [purpose.as_bytes(), &[0], code.as_bytes()].concat()
}

#[cfg(test)]
mod tests;
