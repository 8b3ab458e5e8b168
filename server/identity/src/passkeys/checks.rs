//! The steps of both ceremonies that do not depend on the algorithm (WebAuthn L3 §7.1 steps 7 to 17, §7.2 steps 10 to 19).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use crate::keys::sha256;

/// Which step an answer failed. For the log: people get one text for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failed {
    /// The answer is not of the form the standard gives it.
    Form,
    /// §7.1-7, §7.2-10: the other ceremony's type.
    Type,
    /// §7.1-9, §7.2-12: another origin.
    Origin,
    /// §7.1-10, §7.2-13: made inside a frame of another site.
    CrossOrigin,
    /// §7.1-14, §7.2-15: made for another relying party.
    RelyingParty,
    /// §7.1-15, §7.2-16: nobody was present.
    UserPresence,
    /// §7.1-16, §7.2-17: the person was not verified.
    UserVerification,
    /// §7.1-17, §7.2-18: backed up, though that is said to be impossible.
    BackupState,
    /// §7.2-19: whether it can be backed up must never change.
    BackupEligibility,
    /// §7.1-20: an algorithm that was not offered.
    Algorithm,
    /// §7.1-25: longer than 1023 bytes.
    CredentialId,
    /// §7.2-6: the user handle is missing or another person's.
    UserHandle,
    /// §7.2-21: the signature does not verify.
    Signature,
    /// §7.2-22: the counter did not advance, as with a copied key.
    Counter,
    /// §7.1-26: the credential is registered, with whatever account.
    CredentialKnown,
    /// Another account confirmed the address meanwhile.
    AddressTaken,
    /// Its owner said that it is not theirs.
    Suspended,
    /// Something the library refuses beyond the steps above.
    Library,
}

/// `clientDataJSON` (§5.8.1), parsed and raw.
pub(super) struct ClientData {
    hash: [u8; 32],
    parsed: Collected,
    challenge: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Collected {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

impl ClientData {
    pub(super) fn parse(raw: &[u8]) -> Result<Self, Failed> {
        let parsed: Collected = serde_json::from_slice(raw).map_err(|_| Failed::Form)?;
        let challenge = URL_SAFE_NO_PAD.decode(&parsed.challenge).map_err(|_| Failed::Form)?;
        Ok(Self { hash: sha256(raw), parsed, challenge })
    }

    /// The challenge it answers; the open ceremony is found by it.
    pub(super) fn challenge(&self) -> &[u8] {
        &self.challenge
    }

    pub(super) fn hash(&self) -> &[u8; 32] {
        &self.hash
    }

    pub(super) fn check(&self, kind: &str, origin: &str) -> Result<(), Failed> {
        if self.parsed.kind != kind {
            return Err(Failed::Type);
        }
        if self.parsed.origin != origin {
            return Err(Failed::Origin);
        }
        if self.parsed.cross_origin || self.parsed.top_origin.is_some() {
            return Err(Failed::CrossOrigin);
        }
        Ok(())
    }
}

/// The head of authenticator data (§6.1): 32 bytes hash of the relying party id, flags, counter.
pub(super) struct AuthenticatorData {
    rp_id_hash: [u8; 32],
    flags: u8,
    pub(super) counter: u32,
}

impl AuthenticatorData {
    const UP: u8 = 1;
    const UV: u8 = 1 << 2;
    const BE: u8 = 1 << 3;
    const BS: u8 = 1 << 4;

    pub(super) fn parse(raw: &[u8]) -> Result<Self, Failed> {
        let (rp_id_hash, rest) = raw.split_first_chunk::<32>().ok_or(Failed::Form)?;
        let (flags, rest) = rest.split_first().ok_or(Failed::Form)?;
        let (counter, _) = rest.split_first_chunk::<4>().ok_or(Failed::Form)?;
        Ok(Self { rp_id_hash: *rp_id_hash, flags: *flags, counter: u32::from_be_bytes(*counter) })
    }

    pub(super) fn backup_eligible(&self) -> bool {
        self.flags & Self::BE != 0
    }

    pub(super) fn backup_state(&self) -> bool {
        self.flags & Self::BS != 0
    }

    pub(super) fn check(&self, rp_id: &str) -> Result<(), Failed> {
        if self.rp_id_hash != sha256(rp_id.as_bytes()) {
            return Err(Failed::RelyingParty);
        }
        if self.flags & Self::UP == 0 {
            return Err(Failed::UserPresence);
        }
        if self.flags & Self::UV == 0 {
            return Err(Failed::UserVerification);
        }
        if self.backup_state() && !self.backup_eligible() {
            return Err(Failed::BackupState);
        }
        Ok(())
    }
}

/// What a new credential says of itself (§6.5.2).
pub(super) struct NewCredential {
    pub(super) aaguid: [u8; 16],
    pub(super) id: Vec<u8>,
    pub(super) public_key: ciborium::Value,
}

/// Takes authenticator data out of an attestation object (§6.5.4) and the credential out of that.
pub(super) fn read_attestation(raw: &[u8]) -> Result<(AuthenticatorData, NewCredential), Failed> {
    let object: ciborium::Value = ciborium::from_reader(raw).map_err(|_| Failed::Form)?;
    let entries = object.as_map().ok_or(Failed::Form)?;
    let data =
        entries.iter().find(|(key, _)| key.as_text() == Some("authData")).and_then(|(_, value)| value.as_bytes());
    let data = data.ok_or(Failed::Form)?;
    let head = AuthenticatorData::parse(data)?;
    let attested = data.get(37..).ok_or(Failed::Form)?;
    let (aaguid, rest) = attested.split_first_chunk::<16>().ok_or(Failed::Form)?;
    let (length, rest) = rest.split_first_chunk::<2>().ok_or(Failed::Form)?;
    let length = usize::from(u16::from_be_bytes(*length));
    let (id, key) = rest.split_at_checked(length).ok_or(Failed::Form)?;
    if id.is_empty() || id.len() > 1023 {
        return Err(Failed::CredentialId);
    }
    let public_key = ciborium::from_reader(key).map_err(|_| Failed::Form)?;
    Ok((head, NewCredential { aaguid: *aaguid, id: id.to_vec(), public_key }))
}
