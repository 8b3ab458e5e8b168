//! What this relying party asks of authenticators, once for all ceremonies.

use std::time::Duration;

use serde_json::Value;
use webauthn_rs_core::WebauthnCore;
use webauthn_rs_core::proto::{
    AttestationConveyancePreference, AuthenticationState, COSEAlgorithm, CredentialID, RegistrationState,
    RequestRegistrationExtensions, UserVerificationPolicy,
};

use crate::Error;
use crate::settings::{CEREMONY_LIFETIME, Settings};

/// The algorithms offered, in order: ES256 (-7), EdDSA (-8), RS256 (-257).
pub(super) const ALGORITHMS: [COSEAlgorithm; 3] = [COSEAlgorithm::ES256, COSEAlgorithm::EDDSA, COSEAlgorithm::RS256];

pub(crate) struct RelyingParty {
    pub(super) webauthn: WebauthnCore,
    pub(super) id: String,
    pub(super) origin: String,
}

/// Whom a new passkey is for.
pub(super) struct Subject<'a> {
    pub(super) user_handle: &'a [u8],
    pub(super) address: &'a str,
    pub(super) name: &'a str,
}

impl RelyingParty {
    pub(crate) fn new(settings: &Settings) -> Self {
        let micros = u64::try_from(CEREMONY_LIFETIME).unwrap_or_default();
        let webauthn = WebauthnCore::new_unsafe_experts_only(
            &settings.name,
            settings.rp_id(),
            vec![settings.public_url.clone()],
            Duration::from_micros(micros),
            Some(false),
            Some(false),
        );
        Self { webauthn, id: settings.rp_id().into(), origin: settings.origin() }
    }

    /// Options for a new passkey, as JSON, and what the verifier needs again.
    pub(super) fn ask_for_new(
        &self,
        subject: &Subject<'_>,
        known: Vec<CredentialID>,
    ) -> Result<(Value, RegistrationState), Error> {
        let extensions =
            RequestRegistrationExtensions { cred_props: Some(true), ..RequestRegistrationExtensions::default() };
        let builder = self
            .webauthn
            .new_challenge_register_builder(subject.user_handle, subject.address, subject.name)
            .map_err(internal)?
            .attestation(AttestationConveyancePreference::None)
            .user_verification_policy(UserVerificationPolicy::Required)
            .require_resident_key(true)
            .credential_algorithms(ALGORITHMS.to_vec())
            .exclude_credentials(Some(known))
            .extensions(Some(extensions));
        let (options, state) = self.webauthn.generate_challenge_register(builder).map_err(internal)?;
        Ok((serde_json::to_value(options)?, state))
    }

    /// Options for signing in with any passkey of this site, as JSON, and what the verifier needs again.
    pub(super) fn ask_for_known(&self) -> Result<(Value, AuthenticationState), Error> {
        let builder = self
            .webauthn
            .new_challenge_authenticate_builder(Vec::new(), Some(UserVerificationPolicy::Required))
            .map_err(internal)?;
        let (options, state) = self.webauthn.generate_challenge_authenticate(builder).map_err(internal)?;
        Ok((serde_json::to_value(options)?, state))
    }
}

fn internal(error: webauthn_rs_core::error::WebauthnError) -> Error {
    Error::Internal(format!("webauthn options: {error:?}"))
}
