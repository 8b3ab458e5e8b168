//! The installation's secret keys: sealing what rests in the database, and keyed hashes of short codes.
//!
//! A key file holds 32 random bytes in hexadecimal. The newest key (by name) is used; older ones still open what they sealed.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::{digest, hkdf, hmac};

use crate::clock::Micros;
use crate::random::Rng;

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
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoRandomness,
}

/// All keys, the newest first. Printing it shows none.
#[derive(Clone)]
pub struct KeyRing(Vec<Key>);

#[derive(Clone)]
struct Key {
    /// First eight bytes of a hash of the key, written before what it sealed.
    id: [u8; 8],
    seal: [u8; 32],
    mac: hmac::Key,
}

impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyRing({} keys)", self.0.len())
    }
}

impl KeyRing {
    /// Reads the keys in `folder`; makes folder (mode 0700) and first key (mode 0600) when there are none.
    ///
    /// # Errors
    /// When the folder cannot be used or holds something else.
    pub fn open(folder: &Path, rng: &Rng, now: Micros) -> Result<Self, KeyProblem> {
        make_folder(folder)?;
        let mut names = key_files(folder)?;
        if names.is_empty() {
            Self::rotate(folder, rng, now)?;
            names = key_files(folder)?;
        }
        names.sort();
        names.reverse();
        let keys = names.iter().map(|name| read_key(&folder.join(name))).collect::<Result<_, _>>()?;
        Ok(Self(keys))
    }

    /// Whether the folder holds a key already.
    #[must_use]
    pub fn is_there(folder: &Path) -> bool {
        key_files(folder).is_ok_and(|names| !names.is_empty())
    }

    /// Adds a key that is used from the next start on. Returns its file name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rotate(folder: &Path, rng: &Rng, now: Micros) -> Result<String, KeyProblem> {
        make_folder(folder)?;
        let secret: [u8; 32] = rng.bytes().map_err(|_| KeyProblem::NoRandomness)?;
        let name = format!("{now:020}.key");
        write_key(&folder.join(&name), &secret)?;
        Ok(name)
    }

    /// Encrypts `plain` (ChaCha20-Poly1305, RFC 8439) for `purpose`; it opens for the same purpose only.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn seal(&self, purpose: &str, plain: &[u8], rng: &Rng) -> Result<Vec<u8>, crate::Error> {
        let key = self.newest()?;
        let nonce: [u8; NONCE_LEN] = rng.bytes()?;
        let mut body = plain.to_vec();
        aead(&key.seal)?
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
        let key = self.0.iter().find(|key| key.id == id).ok_or_else(unreadable)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| unreadable())?;
        let mut body = body.to_vec();
        let plain = aead(&key.seal)?
            .open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut body)
            .map_err(|_| unreadable())?;
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
        self.0.iter().any(|key| hmac::verify(&key.mac, &framed, hash).is_ok())
    }

    fn newest(&self) -> Result<&Key, crate::Error> {
        self.0.first().ok_or_else(|| crate::Error::Internal("no key".into()))
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

fn aead(secret: &[u8; 32]) -> Result<LessSafeKey, crate::Error> {
    UnboundKey::new(&CHACHA20_POLY1305, secret)
        .map(LessSafeKey::new)
        .map_err(|_| crate::Error::Internal("not a sealing key".into()))
}

fn make_folder(folder: &Path) -> Result<(), KeyProblem> {
    let file = |source| KeyProblem::File { path: folder.display().to_string(), source };
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(file)
}

fn key_files(folder: &Path) -> Result<Vec<String>, KeyProblem> {
    let file = |source| KeyProblem::File { path: folder.display().to_string(), source };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(file)? {
        let name = entry.map_err(file)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".key") {
            names.push(name);
        }
    }
    Ok(names)
}

fn read_key(path: &Path) -> Result<Key, KeyProblem> {
    let text =
        fs::read_to_string(path).map_err(|source| KeyProblem::File { path: path.display().to_string(), source })?;
    let secret = from_hex(text.trim()).ok_or_else(|| KeyProblem::NotAKey(path.display().to_string()))?;
    let derive = |label: &[u8]| {
        let mut out = [0_u8; 32];
        let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, b"portico").extract(&secret);
        let filled = prk.expand(&[label], hkdf::HKDF_SHA256).and_then(|okm| okm.fill(&mut out));
        filled.map(|()| out).map_err(|_| KeyProblem::NotAKey(path.display().to_string()))
    };
    let mut id = [0; 8];
    id.copy_from_slice(derive(b"id")?.split_at(8).0);
    Ok(Key { id, seal: derive(b"seal")?, mac: hmac::Key::new(hmac::HMAC_SHA256, &derive(b"mac")?) })
}

fn write_key(path: &Path, secret: &[u8; 32]) -> Result<(), KeyProblem> {
    let file = |source| KeyProblem::File { path: path.display().to_string(), source };
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let text: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    // Written beside and renamed: another replica never reads half a key.
    let beside = path.with_extension("new");
    let mut opened = options.open(&beside).map_err(file)?;
    opened.write_all(text.as_bytes()).and_then(|()| opened.sync_all()).map_err(file)?;
    fs::rename(&beside, path).map_err(file)
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("portico-keys-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn what_an_older_key_sealed_still_opens_after_a_rotation() {
        let (folder, rng) = (folder("rotate"), Rng::default());
        let old = KeyRing::open(&folder, &rng, 1).unwrap();
        let sealed = old.seal("mail", b"words", &rng).unwrap();
        let code = old.hash_code("code", "7KQFM201").unwrap();
        KeyRing::rotate(&folder, &rng, 2).unwrap();
        let new = KeyRing::open(&folder, &rng, 3).unwrap();
        assert_eq!(new.open_sealed("mail", &sealed).unwrap(), b"words");
        assert!(new.code_matches("code", "7KQFM201", &code));
        assert!(old.open_sealed("mail", &new.seal("mail", b"x", &rng).unwrap()).is_err());
        assert!(!sealed.windows(5).any(|window| window == b"words"));
    }

    #[test]
    fn a_changed_byte_another_purpose_and_a_cut_do_not_open() {
        let (folder, rng) = (folder("tamper"), Rng::default());
        let keys = KeyRing::open(&folder, &rng, 1).unwrap();
        let sealed = keys.seal("mail", b"words", &rng).unwrap();
        for index in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[index] ^= 1;
            assert!(keys.open_sealed("mail", &changed).is_err());
            assert!(keys.open_sealed("mail", &sealed[..index]).is_err());
        }
        assert!(keys.open_sealed("other", &sealed).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn key_files_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let (folder, rng) = (folder("mode"), Rng::default());
        KeyRing::open(&folder, &rng, 1).unwrap();
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(folder.join("bad.key"), "hello").unwrap();
        assert!(matches!(KeyRing::open(&folder, &rng, 1), Err(KeyProblem::NotAKey(_))));
    }
}
