//! Authenticator data, attested credential data and the attestation object of format `none`
//! (WebAuthn Level 3 §6.1, §6.5.1 and §8.7).

use ciborium::Value;
use ring::digest::{SHA256, digest};

use crate::Refusal;

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const BACKUP_ELIGIBLE: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const ATTESTED: u8 = 0x40;
const EXTENSIONS: u8 = 0x80;

/// The parts of authenticator data before they are laid out.
pub(crate) struct AuthenticatorData<'a> {
    pub rp_id: &'a str,
    pub user_present: bool,
    pub user_verified: bool,
    pub backup_eligible: bool,
    pub backed_up: bool,
    pub counter: u32,
    pub attested: Option<AttestedCredential<'a>>,
    pub unknown_extension: bool,
}

/// The part that only a registration carries.
pub(crate) struct AttestedCredential<'a> {
    pub aaguid: [u8; 16],
    pub credential_id: &'a [u8],
    pub cose_key: &'a Value,
}

impl AuthenticatorData<'_> {
    fn flags(&self) -> u8 {
        [
            (USER_PRESENT, self.user_present),
            (USER_VERIFIED, self.user_verified),
            (BACKUP_ELIGIBLE, self.backup_eligible),
            (BACKED_UP, self.backed_up),
            (ATTESTED, self.attested.is_some()),
            (EXTENSIONS, self.unknown_extension),
        ]
        .into_iter()
        .filter(|(_, set)| *set)
        .fold(0, |flags, (flag, _)| flags | flag)
    }

    /// The bytes: hash of the RP id, flags, counter, then credential and extensions where there are any.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, Refusal> {
        let mut bytes = digest(&SHA256, self.rp_id.as_bytes()).as_ref().to_vec();
        bytes.push(self.flags());
        bytes.extend_from_slice(&self.counter.to_be_bytes());
        if let Some(attested) = &self.attested {
            let length = u16::try_from(attested.credential_id.len()).map_err(|_| Refusal::Key)?;
            bytes.extend_from_slice(&attested.aaguid);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(attested.credential_id);
            write(attested.cose_key, &mut bytes)?;
        }
        if self.unknown_extension {
            let name = Value::Text("unknownExtension".to_owned());
            write(&Value::Map(vec![(name, Value::Bool(true))]), &mut bytes)?;
        }
        Ok(bytes)
    }
}

/// The attestation object that says nothing about the authenticator; keys in CTAP2 canonical order.
pub(crate) fn attestation_object(authenticator_data: &[u8]) -> Result<Vec<u8>, Refusal> {
    let object = Value::Map(vec![
        (Value::Text("fmt".to_owned()), Value::Text("none".to_owned())),
        (Value::Text("attStmt".to_owned()), Value::Map(Vec::new())),
        (Value::Text("authData".to_owned()), Value::Bytes(authenticator_data.to_vec())),
    ]);
    let mut bytes = Vec::with_capacity(authenticator_data.len() + 32);
    write(&object, &mut bytes)?;
    Ok(bytes)
}

fn write(value: &Value, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
    ciborium::into_writer(value, bytes).map_err(|_| Refusal::Key)
}
