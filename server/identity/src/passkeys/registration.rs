//! Registration (WebAuthn L3 §7.1): the first passkey makes the account, later ones are added to it.

use portico_store::contact::Contact;
use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::sign_up::SignUp;
use portico_store::{Taken, Write, contact, passkey, person, sign_up};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;
use webauthn_rs_core::proto::{RegisterPublicKeyCredential, RegistrationState};

use super::aaguid::provider_name;
use super::ceremony::{Binding, Kind, Options};
use super::checks::{ClientData, Failed, read_attestation};
use super::relying_party::Subject;
use super::signature::accept_new;
use super::sign_in::AcceptedCredentials;
use crate::events::EventKind;
use crate::letters::Letter;
use crate::limits::Limit;
use crate::sessions::{Confirmed, RecentAuth};
use crate::{Circumstances, Error, Identity};

/// Who may create a passkey.
#[derive(Debug, Clone)]
pub enum Registrant {
    /// Somebody who just confirmed an address: the account is made with the passkey.
    New(Confirmed),
    /// A person who used a passkey in the last ten minutes.
    Person(RecentAuth),
}

/// What came of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Registered {
    /// The account exists from now on.
    AccountCreated {
        /// Who.
        person: Uuid,
        /// For the browser's passkey managers.
        accepted: AcceptedCredentials,
    },
    /// The passkey was added to the account.
    Added {
        /// For the browser's passkey managers.
        accepted: AcceptedCredentials,
    },
    /// Nothing was changed.
    Refused(RegistrationRefusal),
}

/// Why a new passkey was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistrationRefusal {
    /// No such ceremony is open for this browser: answered before, too late, or another browser's.
    CeremonyExpired,
    /// The credential id is registered, with whatever account (§7.1-26).
    CredentialKnown,
    /// Another account confirmed the address meanwhile.
    AddressTaken,
    /// A step of the ceremony failed; the log says which.
    NotAccepted,
}

impl RegistrationRefusal {
    /// The stable code of the error.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::CeremonyExpired => "ceremony-expired",
            Self::CredentialKnown => "passkey-known",
            Self::AddressTaken => "address-taken",
            Self::NotAccepted => "passkey-refused",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct State {
    registration: RegistrationState,
    registrant: Uuid,
}

/// A verified new passkey, not stored yet.
struct Verified {
    credential_id: Vec<u8>,
    credential: String,
    aaguid: [u8; 16],
    transports: String,
    counter: u32,
    backup_eligible: bool,
    backup_state: bool,
}

impl Identity {
    /// Options for a new passkey.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin_registration(&self, who: &Registrant, binding: Binding, at: &Circumstances) -> Result<Options, Error> {
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::CeremonyNetwork(at.network)).await? {
            return Ok(Options::Limited(wait));
        }
        let (registrant, asked) = match who {
            Registrant::New(confirmed) => {
                let Some(row) = unfinished(&mut db, confirmed).await? else { return Ok(Options::Nobody) };
                let subject = Subject { user_handle: &row.user_handle, address: &row.address, name: &row.name };
                (row.id, self.relying_party().ask_for_new(&subject, Vec::new())?)
            }
            Registrant::Person(recent) => {
                let Some(person) = person::find(&mut db, recent.person()).await? else { return Ok(Options::Nobody) };
                let address = primary_address(&mut db, person.id).await?;
                let known = passkey::list_by_person(&mut db, person.id).await?;
                let known = known.into_iter().map(|passkey| passkey.credential_id).collect();
                let subject = Subject { user_handle: &person.user_handle, address: &address, name: &person.name };
                (person.id, self.relying_party().ask_for_new(&subject, known)?)
            }
        };
        let (options, registration) = asked;
        self.open_ceremony(&mut db, Kind::Registration, binding, &options, &State { registration, registrant }).await?;
        db.commit().await?;
        Ok(Options::Ready(options))
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
        };
        match stored {
            Ok(registered) => {
                db.commit().await?;
                self.wake_mail();
                Ok(registered)
            }
            Err(error) => refused_by_store(error),
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

    async fn create_account(
        &self,
        db: &mut Write,
        confirmed: &Confirmed,
        verified: &Verified,
        name: Option<&str>,
        at: &Circumstances,
    ) -> Result<Registered, Error> {
        let now = self.now();
        let Some(row) = unfinished(db, confirmed).await? else {
            return Ok(Registered::Refused(RegistrationRefusal::CeremonyExpired));
        };
        if !sign_up::finish(db, row.id, now).await? {
            return Ok(Registered::Refused(RegistrationRefusal::CeremonyExpired));
        }
        let SignUp { name: person_name, language, user_handle, address, address_folded, confirmed_at, .. } = row;
        let person = Person { id: self.new_id()?, user_handle, name: person_name, language, created_at: now };
        person::insert(db, &person).await?;
        let contact = Contact {
            id: self.new_id()?,
            person_id: person.id,
            address,
            address_folded,
            is_primary: true,
            verified_at: confirmed_at.unwrap_or(now),
            created_at: now,
        };
        contact::insert(db, &contact).await?;
        let passkey = self.store_passkey(db, person.id, verified, name).await?;
        let detail = json!({ "sign_up": confirmed.sign_up(), "passkey": passkey, "device": at.device });
        self.record(db, EventKind::AccountCreated, Some(person.id), at, detail).await?;
        let accepted = self.accepted_credentials(db, &person).await?;
        Ok(Registered::AccountCreated { person: person.id, accepted })
    }

    async fn add_passkey(
        &self,
        db: &mut Write,
        recent: &RecentAuth,
        verified: &Verified,
        name: Option<&str>,
        at: &Circumstances,
    ) -> Result<Registered, Error> {
        let Some(person) = person::find(db, recent.person()).await? else {
            return Ok(Registered::Refused(RegistrationRefusal::CeremonyExpired));
        };
        let passkey = self.store_passkey(db, person.id, verified, name).await?;
        let detail = json!({ "passkey": passkey, "device": at.device });
        self.record(db, EventKind::PasskeyAdded, Some(person.id), at, detail).await?;
        let called = passkey_name(verified, name);
        for contact in contact::list_by_person(db, person.id).await? {
            let letter = Letter::PasskeyAdded { name: person.name.clone(), passkey: called.clone(), at: self.now() };
            self.post(db, &contact.address, &person.language, letter).await?;
        }
        Ok(Registered::Added { accepted: self.accepted_credentials(db, &person).await? })
    }

    async fn store_passkey(&self, db: &mut Write, person: Uuid, verified: &Verified, name: Option<&str>) -> Result<Uuid, Error> {
        let passkey = Passkey {
            id: self.new_id()?,
            person_id: person,
            credential_id: verified.credential_id.clone(),
            credential: verified.credential.clone(),
            aaguid: verified.aaguid.to_vec(),
            name: passkey_name(verified, name),
            transports: verified.transports.clone(),
            counter: i64::from(verified.counter),
            backup_eligible: verified.backup_eligible,
            backup_state: verified.backup_state,
            created_at: self.now(),
            last_used_at: None,
        };
        passkey::insert(db, &passkey).await?;
        Ok(passkey.id)
    }

    async fn record_refused(&self, db: &mut Write, who: &Registrant, at: &Circumstances, step: Failed) -> Result<(), Error> {
        let person = match who {
            Registrant::New(_) => None,
            Registrant::Person(recent) => Some(recent.person()),
        };
        let detail = json!({ "step": format!("{step:?}"), "device": at.device });
        self.record(db, EventKind::PasskeyRefused, person, at, detail).await
    }
}

/// The sign-up, if it still waits for its passkey.
async fn unfinished(db: &mut Write, confirmed: &Confirmed) -> Result<Option<SignUp>, Error> {
    let row = sign_up::find(db, confirmed.sign_up()).await?;
    Ok(row.filter(|row| row.confirmed_at.is_some() && row.finished_at.is_none()))
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
    }
}

/// What the person said, or the provider's name, or nothing: the page then says "Passkey" in the person's language.
fn passkey_name(verified: &Verified, name: Option<&str>) -> String {
    let said = name.map(str::trim).filter(|name| !name.is_empty());
    let said = said.map(|name| name.chars().filter(|letter| !letter.is_control()).take(60).collect());
    said.unwrap_or_else(|| provider_name(&verified.aaguid).unwrap_or_default().into())
}

/// What is unique and taken is the person's to know; everything else is not.
fn refused_by_store(error: Error) -> Result<Registered, Error> {
    match error {
        Error::Taken(Taken::Address) => Ok(Registered::Refused(RegistrationRefusal::AddressTaken)),
        Error::Taken(Taken::Credential) => Ok(Registered::Refused(RegistrationRefusal::CredentialKnown)),
        error @ (Error::Taken(Taken::Other) | Error::Unavailable(_) | Error::Internal(_)) => Err(error),
    }
}
