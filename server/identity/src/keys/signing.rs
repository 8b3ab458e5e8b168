//! One key that signs receipts. Its file is PKCS#8 as PEM, as other tools write it too.

use std::path::Path;

use super::{KeyProblem, folder};
use crate::es256::{SigningKey, from_pem, to_pem};
use crate::random::Rng;

pub(super) const ENDING: &str = ".es256";
const LABEL: &str = "PRIVATE KEY";

/// The text of a new key's file.
pub(super) fn draw(rng: &Rng) -> Result<String, KeyProblem> {
    let pkcs8 = SigningKey::draw(rng).map_err(|_| KeyProblem::NoRandomness)?;
    Ok(to_pem(&pkcs8, LABEL))
}

pub(super) fn read(path: &Path, rng: &Rng) -> Result<SigningKey, KeyProblem> {
    let pkcs8 = from_pem(&folder::read(path)?, LABEL);
    let key = pkcs8.and_then(|pkcs8| SigningKey::from_pkcs8(&pkcs8, rng));
    key.ok_or_else(|| KeyProblem::NotASigningKey(path.display().to_string()))
}
