//! Registration (WebAuthn L3 §7.1): the options, and the steps that verify the answer.

use portico_store::{Taken, Write, contact, passkey, person};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs_core::proto::{RegisterPublicKeyCredential, RegistrationState};

use super::account::{Verified, is_granted, unfinished};
use super::ceremony::{Binding, Kind};
use super::checks::{ClientData, Failed, read_attestation};
use super::relying_party::Subject;
use super::sign_in::AcceptedCredentials;
use super::signature::accept_new;
use crate::events::EventKind;
use crate::limits::{Limit, RetryAfter};
use crate::sessions::{Confirmed, RecentAuth, Recovering, Standing};
use crate::{Circumstances, Error, Identity};

/// Who may create a passkey.
#[derive(Debug, Clone)]
pub enum Registrant {
    /// Somebody who just confirmed an address: the account is made with the passkey.
    New(Confirmed),
    /// A person who used a passkey in the last ten minutes.
    Person(RecentAuth),
    /// A person whose recovery was granted: the account is theirs again with the passkey.
    Recovered(Recovering),
}

/// Options for the browser.
#[derive(Debug, Clone)]
#[must_use]
pub enum RegistrationOptions {
    /// `{"publicKey": {…}}`, as `PublicKeyCredential.parseCreationOptionsFromJSON` reads its inner object.
    Ready(Value),
    /// Too many ceremonies from this network.
    Limited(RetryAfter),
    /// There is nobody to make a passkey for: the sign-up is over or the account is gone.
    Nobody,
}

/// What came of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Registered {
    /// The account exists from now on.
    AccountCreated {
        /// What the session stands for from now on.
        standing: Standing,
        /// For the browser's passkey managers.
        accepted: AcceptedCredentials,
    },
    /// The passkey was added to the account.
    Added {
        /// For the browser's passkey managers.
        accepted: AcceptedCredentials,
    },
    /// The passkey was added to the account, which was thawed; its sessions ended everywhere.
    Recovered {
        /// What the session stands for from now on.
        standing: Standing,
        /// For the browser's passkey managers.
        accepted: AcceptedCredentials,
        /// Whether a recovery code was used up for it.
        code_used: bool,
    },
    /// Nothing was changed.
    Refused(RegistrationRefusal),
}

/// Why a new passkey was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistrationRefusal {
    /// No such ceremony is open for this browser: answered before, too late, or another browser's. Or the recovery was stopped meanwhile.
    CeremonyExpired,
    /// The credential id is registered, with whatever account (§7.1-26).
    CredentialKnown,
    /// Another account confirmed the address meanwhile.
    AddressTaken,
    /// A step of the ceremony failed; the log says which.
    NotAccepted,
}

#[derive(Serialize, Deserialize)]
struct State {
    registration: RegistrationState,
    registrant: Uuid,
}

impl Identity {
    /// Options for a new passkey.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin_registration(
        &self,
        who: &Registrant,
        binding: Binding,
        at: &Circumstances,
    ) -> Result<RegistrationOptions, Error> {
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::CeremonyNetwork(at.network)).await? {
            return Ok(RegistrationOptions::Limited(wait));
        }
        let (registrant, asked) = match who {
            Registrant::New(confirmed) => {
                let Some(row) = unfinished(&mut db, confirmed).await? else {
                    return Ok(RegistrationOptions::Nobody);
                };
                let subject = Subject { user_handle: &row.user_handle, address: &row.address, name: &row.name };
                (row.id, self.relying_party().ask_for_new(&subject, Vec::new())?)
            }
            Registrant::Person(recent) => {
                let Some(asked) = self.ask_person(&mut db, recent.person()).await? else {
                    return Ok(RegistrationOptions::Nobody);
                };
                (recent.person(), asked)
            }
            Registrant::Recovered(recovering) => {
                if !is_granted(&mut db, recovering).await? {
                    return Ok(RegistrationOptions::Nobody);
                }
                let Some(asked) = self.ask_person(&mut db, recovering.person()).await? else {
                    return Ok(RegistrationOptions::Nobody);
                };
                (recovering.recovery(), asked)
            }
        };
        let (options, registration) = asked;
        self.open_ceremony(&mut db, Kind::Registration, binding, &options, &State { registration, registrant }).await?;
        db.commit().await?;
        Ok(RegistrationOptions::Ready(options))
    }

    /// Options for one more passkey of somebody who has an account; none when it is gone.
    async fn ask_person(&self, db: &mut Write, person: Uuid) -> Result<Option<(Value, RegistrationState)>, Error> {
        let Some(person) = person::find(db, person).await? else { return Ok(None) };
        let address = primary_address(db, person.id).await?;
        let known = passkey::list_by_person(db, person.id).await?;
        let known = known.into_iter().map(|passkey| passkey.credential_id).collect();
        let subject = Subject { user_handle: &person.user_handle, address: &address, name: person.called() };
        Ok(Some(self.relying_party().ask_for_new(&subject, known)?))
    }

    /// Takes the answer: `name` is what the person calls the passkey, if they said.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn finish_registration(
        &self,
        who: &Registrant,
        binding: Binding,
        answer: &RegisterPublicKeyCredential,
        name: Option<&str>,
        at: &Circumstances,
    ) -> Result<Registered, Error> {
        let mut db = self.store().write().await?;
        let Ok(client) = ClientData::parse(&answer.response.client_data_json) else {
            return Ok(Registered::Refused(RegistrationRefusal::NotAccepted));
        };
        let state: Option<State> = self.close_ceremony(&mut db, Kind::Registration, binding, &client).await?;
        let Some(state) = state.filter(|state| state.registrant == registrant_id(who)) else {
            // The ceremony is spent even when its time was over.
            db.commit().await?;
            return Ok(Registered::Refused(RegistrationRefusal::CeremonyExpired));
        };
        let verified = match self.verify_registration(answer, &client, &state.registration) {
            Ok(verified) => verified,
            Err(step) => {
                self.record_refused(&mut db, who, at, step).await?;
                db.commit().await?;
                return Ok(Registered::Refused(RegistrationRefusal::NotAccepted));
            }
        };
        let stored = match who {
            Registrant::New(confirmed) => self.create_account(&mut db, confirmed, &verified, name, at).await,
            Registrant::Person(recent) => self.add_passkey(&mut db, recent, &verified, name, at).await,
            Registrant::Recovered(recovering) => self.recover_account(&mut db, recovering, &verified, name, at).await,
        };
        match stored {
            Ok(registered) => {
                db.commit().await?;
                self.wake_mail();
                Ok(registered)
            }
            Err(error) => {
                let (refusal, step) = refused_by_store(error)?;
                // What was begun is undone as a whole; the ceremony is spent nevertheless, and the refusal on record.
                drop(db);
                let mut db = self.store().write().await?;
                let _spent: Option<State> = self.close_ceremony(&mut db, Kind::Registration, binding, &client).await?;
                self.record_refused(&mut db, who, at, step).await?;
                db.commit().await?;
                Ok(Registered::Refused(refusal))
            }
        }
    }

    fn verify_registration(
        &self,
        answer: &RegisterPublicKeyCredential,
        client: &ClientData,
        state: &RegistrationState,
    ) -> Result<Verified, Failed> {
        let rp = self.relying_party();
        client.check("webauthn.create", &rp.origin)?;
        let (data, new) = read_attestation(&answer.response.attestation_object)?;
        data.check(&rp.id)?;
        if answer.type_ != "public-key" || answer.raw_id != new.id {
            return Err(Failed::Form);
        }
        let key = accept_new(&rp.webauthn, answer, state, &new.public_key)?;
        let transports = answer.response.transports.iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
        Ok(Verified {
            credential: serde_json::to_string(&key).map_err(|_| Failed::Form)?,
            credential_id: new.id,
            aaguid: new.aaguid,
            transports: transports.join(","),
            counter: data.counter,
            backup_eligible: data.backup_eligible(),
            backup_state: data.backup_state(),
        })
    }

    async fn record_refused(
        &self,
        db: &mut Write,
        who: &Registrant,
        at: &Circumstances,
        step: Failed,
    ) -> Result<(), Error> {
        let person = match who {
            Registrant::New(_) => None,
            Registrant::Person(recent) => Some(recent.person()),
            Registrant::Recovered(recovering) => Some(recovering.person()),
        };
        let detail = json!({ "step": format!("{step:?}"), "device": at.device });
        self.record(db, EventKind::PasskeyRefused, person, at, detail).await
    }
}

async fn primary_address(db: &mut Write, person: Uuid) -> Result<String, Error> {
    let contacts = contact::list_by_person(db, person).await?;
    let first = contacts.into_iter().next();
    first.map(|contact| contact.address).ok_or_else(|| Error::Internal(format!("person {person} has no address")))
}

/// Ties an open ceremony to whom it was opened for.
fn registrant_id(who: &Registrant) -> Uuid {
    match who {
        Registrant::New(confirmed) => confirmed.sign_up(),
        Registrant::Person(recent) => recent.person(),
        Registrant::Recovered(recovering) => recovering.recovery(),
    }
}

/// What is unique and taken is the person's to know; everything else is not.
fn refused_by_store(error: Error) -> Result<(RegistrationRefusal, Failed), Error> {
    match error {
        Error::Taken(Taken::Address) => Ok((RegistrationRefusal::AddressTaken, Failed::AddressTaken)),
        Error::Taken(Taken::Credential) => Ok((RegistrationRefusal::CredentialKnown, Failed::CredentialKnown)),
        error @ (Error::Taken(Taken::Other)
        | Error::Unavailable(_)
        | Error::Frozen
        | Error::NoAccount
        | Error::Unmergeable(_)
        | Error::Internal(_)) => Err(error),
    }
}
