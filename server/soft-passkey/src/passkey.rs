//! One passkey: `register` makes it, `authenticate` uses it. What it is like (provider, flags, counter) are its fields.

use ring::digest::{SHA256, digest};
use ring::rand::SecureRandom as _;
use serde_json::{Value, json};

use crate::authenticator_data::{AttestedCredential, AuthenticatorData, attestation_object};
use crate::client_data::{Ceremony, client_data};
use crate::credential_json::{credential, extension_results};
use crate::key::{Key, system_random};
use crate::options::{CreationOptions, RequestOptions};
use crate::{Algorithm, Faults, Refusal, base64url};

/// A credential id this long is one byte more than WebAuthn allows.
const OVERSIZED_ID: usize = 1024;

/// Where the authenticator sits (`authenticatorAttachment`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attachment {
    /// In the device itself.
    Platform,
    /// Another device, by cable, radio or a scanned code.
    CrossPlatform,
}

impl Attachment {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::CrossPlatform => "cross-platform",
        }
    }
}

/// A passkey provider with room for one discoverable passkey; registering again replaces it.
pub struct SoftPasskey {
    /// The model of the provider; zeros by default.
    pub aaguid: [u8; 16],
    /// The passkey may be synced (BE); false by default, fixed for life in a real one.
    pub backup_eligible: bool,
    /// The passkey is synced (BS); false by default, may change.
    pub backed_up: bool,
    /// Whether the signature counter moves; false by default, as with synced passkeys.
    pub counts: bool,
    /// Length of new credential ids in bytes; 16 by default.
    pub credential_id_length: usize,
    /// How the relying party may reach it; `internal` and `hybrid` by default.
    pub transports: Vec<String>,
    /// Platform by default.
    pub attachment: Attachment,
    algorithm: Algorithm,
    counter: u32,
    made: Option<Made>,
}

/// What a registration left behind.
struct Made {
    key: Key,
    rp_id: String,
    credential_id: Vec<u8>,
    user_handle: Vec<u8>,
}

impl SoftPasskey {
    /// A provider that signs with `algorithm` and holds nothing yet.
    #[must_use]
    pub fn new(algorithm: Algorithm) -> Self {
        Self {
            aaguid: [0; 16],
            backup_eligible: false,
            backed_up: false,
            counts: false,
            credential_id_length: 16,
            transports: vec!["internal".to_owned(), "hybrid".to_owned()],
            attachment: Attachment::Platform,
            algorithm,
            counter: 0,
            made: None,
        }
    }

    /// The id of the registered credential.
    #[must_use]
    pub fn credential_id(&self) -> Option<&[u8]> {
        self.made.as_ref().map(|made| made.credential_id.as_slice())
    }

    /// The user handle that the relying party gave at registration.
    #[must_use]
    pub fn user_handle(&self) -> Option<&[u8]> {
        self.made.as_ref().map(|made| made.user_handle.as_slice())
    }

    /// The public key in the form `ring::signature` verifies with.
    #[must_use]
    pub fn public_key(&self) -> Option<&[u8]> {
        self.made.as_ref().map(|made| made.key.public_key())
    }

    /// The signature counter that was sent last.
    #[must_use]
    pub const fn counter(&self) -> u32 {
        self.counter
    }

    /// `navigator.credentials.create()` on a page of `origin`: makes a passkey and gives its `RegistrationResponseJSON`.
    ///
    /// # Errors
    /// As a browser would refuse: unreadable options, algorithm not offered, already registered.
    pub fn register(&mut self, options_json: &str, origin: &str, faults: &Faults) -> Result<String, Refusal> {
        let options = CreationOptions::parse(options_json, origin)?;
        let algorithm = if faults.algorithm_not_offered { Algorithm::Es384 } else { self.algorithm };
        if !faults.algorithm_not_offered && !options.algorithms.contains(&algorithm.cose_id()) {
            return Err(Refusal::AlgorithmNotOffered);
        }
        let known = self.credential_id().is_some_and(|own| options.excluded.iter().any(|id| id == own));
        if known && faults.credential_id.is_none() {
            return Err(Refusal::AlreadyRegistered);
        }
        let made = Made {
            key: Key::generate(algorithm)?,
            credential_id: self.new_credential_id(faults)?,
            rp_id: options.rp_id,
            user_handle: options.user_handle,
        };
        let client_data = client_data(Ceremony::Registration, &options.challenge, origin, faults);
        let response = self.registration_response(&made, &client_data, faults)?;
        let extensions = extension_results(options.asks_cred_props, faults);
        let json = credential(&made.credential_id, &response, &extensions, self.attachment);
        self.made = Some(made);
        Ok(json)
    }

    /// `navigator.credentials.get()` on a page of `origin`: signs and gives the `AuthenticationResponseJSON`.
    ///
    /// # Errors
    /// As a browser would refuse: unreadable options, no passkey for this relying party or in the allow list.
    pub fn authenticate(&mut self, options_json: &str, origin: &str, faults: &Faults) -> Result<String, Refusal> {
        let options = RequestOptions::parse(options_json, origin)?;
        let counter = self.next_counter(faults);
        let made = self.made.as_ref().filter(|made| made.fits(&options)).ok_or(Refusal::NoPasskey)?;
        let client_data = client_data(Ceremony::Authentication, &options.challenge, origin, faults);
        let authenticator_data = self.authenticator_data(&made.rp_id, counter, faults).to_bytes()?;
        let signature = made.signature(&authenticator_data, &client_data, faults)?;
        let mut response = json!({
            "clientDataJSON": base64url(&client_data),
            "authenticatorData": base64url(&authenticator_data),
            "signature": base64url(&signature),
        });
        if let (false, Value::Object(members)) = (faults.no_user_handle, &mut response) {
            let handle = faults.user_handle.as_ref().unwrap_or(&made.user_handle);
            members.insert("userHandle".to_owned(), base64url(handle).into());
        }
        let id = faults.credential_id.as_ref().unwrap_or(&made.credential_id);
        let json = credential(id, &response, &extension_results(false, faults), self.attachment);
        if faults.counter.is_none() {
            self.counter = counter;
        }
        Ok(json)
    }

    fn registration_response(&self, made: &Made, client_data: &[u8], faults: &Faults) -> Result<Value, Refusal> {
        let cose_key = made.key.cose_key();
        let mut data = self.authenticator_data(&made.rp_id, faults.counter.unwrap_or(self.counter), faults);
        data.attested =
            Some(AttestedCredential { aaguid: self.aaguid, credential_id: &made.credential_id, cose_key: &cose_key });
        let authenticator_data = data.to_bytes()?;
        Ok(json!({
            "clientDataJSON": base64url(client_data),
            "authenticatorData": base64url(&authenticator_data),
            "attestationObject": base64url(&attestation_object(&authenticator_data)?),
            "transports": self.transports,
            "publicKeyAlgorithm": made.key.algorithm().cose_id(),
            "publicKey": base64url(&made.key.subject_public_key_info()),
        }))
    }

    fn authenticator_data<'a>(&self, rp_id: &'a str, counter: u32, faults: &'a Faults) -> AuthenticatorData<'a> {
        let eligible = self.backup_eligible != faults.eligibility_changed;
        AuthenticatorData {
            rp_id: faults.rp_id.as_deref().unwrap_or(rp_id),
            user_present: !faults.user_absent,
            user_verified: !faults.user_unverified,
            backup_eligible: eligible && !faults.backed_up_but_not_eligible,
            backed_up: faults.backed_up_but_not_eligible || (self.backed_up && eligible),
            counter,
            attested: None,
            unknown_extension: faults.unknown_authenticator_extension,
        }
    }

    fn next_counter(&self, faults: &Faults) -> u32 {
        let step = u32::from(self.counts);
        faults.counter.unwrap_or_else(|| self.counter.saturating_add(step))
    }

    fn new_credential_id(&self, faults: &Faults) -> Result<Vec<u8>, Refusal> {
        if let Some(fixed) = &faults.credential_id {
            return Ok(fixed.clone());
        }
        let length = if faults.oversized_credential_id { OVERSIZED_ID } else { self.credential_id_length };
        let mut id = vec![0; length];
        system_random().fill(&mut id).map_err(|_| Refusal::Key)?;
        Ok(id)
    }
}

impl Made {
    fn fits(&self, options: &RequestOptions) -> bool {
        let allowed = options.allowed.is_empty() || options.allowed.contains(&self.credential_id);
        allowed && options.rp_id == self.rp_id
    }

    /// Signs authenticator data followed by the hash of the client data (§6.3.3 step 11).
    fn signature(&self, authenticator_data: &[u8], client_data: &[u8], faults: &Faults) -> Result<Vec<u8>, Refusal> {
        let message = [authenticator_data, digest(&SHA256, client_data).as_ref()].concat();
        let mut signature = self.key.sign(&message)?;
        if faults.flipped_signature_bit
            && let Some(last) = signature.last_mut()
        {
            *last ^= 1;
        }
        Ok(signature)
    }
}
