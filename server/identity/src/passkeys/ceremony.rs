//! An open ceremony: given to one browser, answered once, within five minutes (WebAuthn L3 §13.4.3).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico_store::{Write, ceremony};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::checks::ClientData;
use crate::keys::sha256;
use crate::settings::CEREMONY_LIFETIME;
use crate::{Error, Identity};

/// SHA-256 of a secret that only the browser has which began the ceremony.
pub type Binding = [u8; 32];

/// The two kinds; an answer of one never fits the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Registration,
    SignIn,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::SignIn => "sign-in",
        }
    }
}

impl Identity {
    /// A secret of 256 bits for a browser to hold, of which [`Binding`] is the hash.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn draw_binding(&self) -> Result<String, Error> {
        self.rng().token()
    }

    /// Keeps what the verifier needs until the answer comes.
    pub(super) async fn open_ceremony(
        &self,
        db: &mut Write,
        kind: Kind,
        binding: Binding,
        options: &Value,
        state: &impl Serialize,
    ) -> Result<(), Error> {
        let challenge = options.pointer("/publicKey/challenge").and_then(Value::as_str).unwrap_or_default();
        let challenge =
            URL_SAFE_NO_PAD.decode(challenge).map_err(|_| Error::Internal("options without challenge".into()))?;
        let mut state = serde_json::to_value(state)?;
        set_challenge(&mut state, &Value::Null);
        let open = ceremony::Ceremony {
            challenge_hash: sha256(&challenge),
            binding,
            kind: kind.as_str().into(),
            state: state.to_string(),
            expires_at: self.now() + CEREMONY_LIFETIME,
        };
        Ok(ceremony::insert(db, &open).await?)
    }

    /// Closes the ceremony that this answer claims to belong to. `None` when there is none for this browser, or its time is over.
    pub(super) async fn close_ceremony<S: DeserializeOwned>(
        &self,
        db: &mut Write,
        kind: Kind,
        binding: Binding,
        client: &ClientData,
    ) -> Result<Option<S>, Error> {
        let taken = ceremony::take(db, &sha256(client.challenge()), &binding, kind.as_str()).await?;
        match taken {
            Some((state, expires_at)) if self.now() < expires_at => {
                let mut state = serde_json::from_str(&state)?;
                set_challenge(&mut state, &URL_SAFE_NO_PAD.encode(client.challenge()).into());
                Ok(Some(serde_json::from_value(state)?))
            }
            Some(_) | None => Ok(None),
        }
    }
}

/// Only the challenge's hash rests in the database: it is taken out of the verifier's state, and comes back with the answer that was found by it.
fn set_challenge(state: &mut Value, challenge: &Value) {
    for place in ["/challenge", "/registration/challenge"] {
        if let Some(kept) = state.pointer_mut(place) {
            kept.clone_from(challenge);
        }
    }
}
