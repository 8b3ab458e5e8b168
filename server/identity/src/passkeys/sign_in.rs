//! Authentication (WebAuthn L3 §7.2) with discoverable credentials: nobody is asked for an address.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::{Db, Write, event, passkey};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use subtle::ConstantTimeEq as _;
use webauthn_rs_core::proto::{AuthenticationState, PublicKeyCredential};

use super::ceremony::{Binding, Kind};
use super::checks::{AuthenticatorData, ClientData, Failed};
use super::signature::{Known, verify};
use crate::events::EventKind;
use crate::limits::{Limit, RetryAfter};
use crate::sessions::Standing;
use crate::{Circumstances, Error, Identity};

/// How the browser shows the ceremony.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mediation {
    /// In the autofill of a field.
    Conditional,
    /// In a dialog, after a button.
    #[default]
    Modal,
}

/// Options for the browser.
#[derive(Debug, Clone)]
#[must_use]
pub enum SignInOptions {
    /// `{"publicKey": {…}}`, as `PublicKeyCredential.parseRequestOptionsFromJSON` reads its inner object.
    Ready(Value),
    /// Too many ceremonies from this network.
    Limited(RetryAfter),
}

/// For the browser's passkey managers (WebAuthn L3 §5.1.10): which credentials are valid, and how the person is called now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AcceptedCredentials {
    /// The relying party id.
    pub rp_id: String,
    /// The user handle, base64url.
    pub user_id: String,
    /// Every valid credential id, base64url; none is ever left out.
    pub all_accepted_credential_ids: Vec<String>,
    /// The account's primary address.
    pub name: String,
    /// How the person wants to be addressed.
    pub display_name: String,
}

/// What came of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum SignedInWith {
    /// It is this person.
    Person {
        /// What the session stands for from now on.
        standing: Standing,
        /// For the browser's passkey managers.
        accepted: AcceptedCredentials,
    },
    /// Nobody is signed in.
    Refused(SignInRefusal),
}

/// Why a sign-in was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInRefusal {
    /// No such ceremony is open for this browser: answered before, too late, or another browser's.
    CeremonyExpired,
    /// No account has this passkey; the browser may be told to forget it.
    UnknownCredential,
    /// A step of the ceremony failed; the log says which.
    NotAccepted,
    /// Too many tries.
    Limited(RetryAfter),
}

impl Identity {
    /// Options for signing in; the list of allowed credentials is empty for everybody.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin_sign_in(
        &self,
        mediation: Mediation,
        binding: Binding,
        at: &Circumstances,
    ) -> Result<SignInOptions, Error> {
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::CeremonyNetwork(at.network)).await? {
            return Ok(SignInOptions::Limited(wait));
        }
        let (mut options, state) = self.relying_party().ask_for_known()?;
        if mediation == Mediation::Conditional
            && let Some(options) = options.as_object_mut()
        {
            options.insert("mediation".into(), Value::from("conditional"));
        }
        self.open_ceremony(&mut db, Kind::SignIn, binding, &options, &state).await?;
        db.commit().await?;
        Ok(SignInOptions::Ready(options))
    }

    /// Takes the answer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn finish_sign_in(
        &self,
        binding: Binding,
        answer: &PublicKeyCredential,
        at: &Circumstances,
    ) -> Result<SignedInWith, Error> {
        let Ok(client) = ClientData::parse(&answer.response.client_data_json) else {
            return Ok(SignedInWith::Refused(SignInRefusal::NotAccepted));
        };
        let mut db = self.store().write().await?;
        let refusal = match self.judge_sign_in(&mut db, binding, answer, &client, at).await? {
            Ok((standing, accepted)) => {
                db.commit().await?;
                self.wake_mail();
                return Ok(SignedInWith::Person { standing, accepted });
            }
            Err(refusal) => refusal,
        };
        // The ceremony is spent and the refusal on record, whatever the reason.
        db.commit().await?;
        Ok(SignedInWith::Refused(refusal))
    }

    async fn judge_sign_in(
        &self,
        db: &mut Write,
        binding: Binding,
        answer: &PublicKeyCredential,
        client: &ClientData,
        at: &Circumstances,
    ) -> Result<Result<(Standing, AcceptedCredentials), SignInRefusal>, Error> {
        let state: Option<AuthenticationState> = self.close_ceremony(db, Kind::SignIn, binding, client).await?;
        let Some(state) = state else { return Ok(Err(SignInRefusal::CeremonyExpired)) };
        let Some((passkey, person)) = passkey::find_owned(db, &answer.raw_id).await? else {
            let detail = json!({ "step": "UnknownCredential", "device": at.device });
            self.record(db, EventKind::SignInRefused, None, at, detail).await?;
            return Ok(Err(SignInRefusal::UnknownCredential));
        };
        // The history first, as everywhere: two changes never wait for each other.
        event::lock_chain(db, person.id).await?;
        let step = match self.verify_sign_in(answer, client, &state, &passkey, &person) {
            Ok(data) => {
                let (counter, synced) = (i64::from(data.counter), data.backup_state());
                let used = passkey::record_use(db, passkey.id, counter, synced, self.now(), &at.device).await?;
                if used { None } else { Some(Failed::Counter) }
            }
            Err(step) => Some(step),
        };
        if let Some(step) = step {
            let detail = json!({ "passkey": passkey.id, "step": format!("{step:?}"), "device": at.device });
            self.record(db, EventKind::SignInRefused, Some(person.id), at, detail).await?;
            let limited = self.take(db, Limit::RefusedAccount(person.id, at.network)).await?;
            return Ok(Err(limited.map_or(SignInRefusal::NotAccepted, SignInRefusal::Limited)));
        }
        let detail = json!({ "passkey": passkey.id, "device": at.device });
        self.record(db, EventKind::SignedIn, Some(person.id), at, detail).await?;
        self.greet_browser(db, &person, at).await?;
        let epoch = person.session_epoch;
        let standing = Standing::SignedIn { person: person.id, authenticated_at: self.now(), epoch };
        Ok(Ok((standing, self.accepted_credentials(db, &person).await?)))
    }

    fn verify_sign_in(
        &self,
        answer: &PublicKeyCredential,
        client: &ClientData,
        state: &AuthenticationState,
        passkey: &Passkey,
        person: &Person,
    ) -> Result<AuthenticatorData, Failed> {
        let rp = self.relying_party();
        client.check("webauthn.get", &rp.origin)?;
        let data = AuthenticatorData::parse(&answer.response.authenticator_data)?;
        data.check(&rp.id)?;
        if answer.type_ != "public-key" {
            return Err(Failed::Form);
        }
        let handle = answer.response.user_handle.as_deref().ok_or(Failed::UserHandle)?;
        if !bool::from(handle.ct_eq(&person.user_handle)) {
            return Err(Failed::UserHandle);
        }
        if data.backup_eligible() != passkey.backup_eligible {
            return Err(Failed::BackupEligibility);
        }
        let known = Known {
            key: serde_json::from_str(&passkey.credential).map_err(|_| Failed::Form)?,
            counter: u32::try_from(passkey.counter).unwrap_or(u32::MAX),
            backup_state: passkey.backup_state,
        };
        verify(&rp.webauthn, answer, state, known, client, &data)?;
        // Last, and told nobody: the same answer as for any other passkey that is refused.
        if passkey.suspended_at.is_some() { Err(Failed::Suspended) } else { Ok(data) }
    }

    pub(super) async fn accepted_credentials(
        &self,
        db: &mut impl Db,
        person: &Person,
    ) -> Result<AcceptedCredentials, Error> {
        let (ids, address) = passkey::list_credential_ids(db, person.id).await?;
        Ok(AcceptedCredentials {
            rp_id: self.relying_party().id.clone(),
            user_id: URL_SAFE_NO_PAD.encode(&person.user_handle),
            all_accepted_credential_ids: ids.iter().map(|id| URL_SAFE_NO_PAD.encode(id)).collect(),
            name: address.unwrap_or_default(),
            display_name: person.called().to_owned(),
        })
    }
}
