//! Checking a receipt without database and network: the file and the public keys are all it takes.

use serde::Deserialize;
use serde_json::Value;

use super::KIND;
use crate::es256::{JwsProblem, OpenJws, PublicKey, verify_jws};
use crate::hex::hex;
use crate::keys::sha256;

/// Bytes of the largest file that is looked at.
pub const LARGEST_FILE: usize = 1024 * 1024;

/// A receipt that was signed by one of the keys and not changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedReceipt {
    /// What it says.
    pub record: Value,
    /// The thumbprint of the key that signed it (RFC 7638).
    pub key: String,
}

/// Why a file is no receipt of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptProblem {
    /// It is larger than any receipt.
    #[error("the file is too large to be a receipt")]
    TooLarge,
    /// It is no JSON document with `record` and `receipt`.
    #[error("the file is not a receipt")]
    NotAReceipt,
    /// The signature is of another kind: not ES256, not the type of a receipt, or with critical extensions that we do not know.
    #[error("the signature is not of the kind that receipts have")]
    OtherKind,
    /// None of the keys has signed it.
    #[error("the receipt was signed by a key that is not among these")]
    UnknownKey,
    /// Signature and content do not fit.
    #[error("the receipt was changed after it was signed, or was never signed by this key")]
    Forged,
    /// What the file shows is not what was signed.
    #[error("what the file says is not what was signed")]
    RecordDiffers,
    /// The text in it does not have the hash that it names.
    #[error("the text in the receipt is not the one that was agreed to")]
    TextDiffers,
}

/// What a person keeps.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReceiptFile {
    record: Value,
    receipt: String,
}

/// Checks the text of a receipt's file against public keys, a JWK set.
///
/// # Errors
/// When it is not a receipt that one of these keys signed.
pub fn verify(file: &str, jwks: &Value) -> Result<VerifiedReceipt, ReceiptProblem> {
    if file.len() > LARGEST_FILE {
        return Err(ReceiptProblem::TooLarge);
    }
    let file: ReceiptFile = serde_json::from_str(file).map_err(|_| ReceiptProblem::NotAReceipt)?;
    let open = OpenJws::read(&file.receipt, KIND).map_err(problem)?;
    let key = open.key.ok_or(ReceiptProblem::OtherKind)?;
    let public = find_key(jwks, &key).ok_or(ReceiptProblem::UnknownKey)?;
    let signed: Value = verify_jws(&file.receipt, KIND, &public).map_err(problem)?;
    if signed != file.record {
        return Err(ReceiptProblem::RecordDiffers);
    }
    if !text_has_its_hash(&signed) {
        return Err(ReceiptProblem::TextDiffers);
    }
    Ok(VerifiedReceipt { record: signed, key })
}

/// The key whose thumbprint this is; what a set calls its keys does not count.
fn find_key(jwks: &Value, thumbprint: &str) -> Option<PublicKey> {
    let keys = jwks.get("keys")?.as_array()?;
    keys.iter().filter_map(PublicKey::from_jwk).find(|key| key.thumbprint() == thumbprint)
}

fn text_has_its_hash(record: &Value) -> bool {
    let part = |name: &str| record.pointer(&format!("/pii_processing/privacy_notice/{name}")).and_then(Value::as_str);
    matches!((part("text"), part("hash")), (Some(text), Some(hash)) if hex(&sha256(text.as_bytes())) == hash)
}

fn problem(problem: JwsProblem) -> ReceiptProblem {
    match problem {
        JwsProblem::OtherKind => ReceiptProblem::OtherKind,
        JwsProblem::Forged => ReceiptProblem::Forged,
        JwsProblem::Unreadable => ReceiptProblem::NotAReceipt,
    }
}

#[cfg(test)]
mod tests;
