//! What a verified new passkey changes: the first one makes the account, later ones are added to it, and one gives it back.

use portico_store::contact::Contact;
use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::sign_up::SignUp;
use portico_store::{Write, browser, contact, passkey, person, recovery, recovery_wait, sign_up};
use serde_json::json;
use uuid::Uuid;

use super::aaguid::provider_name;
use super::registration::{Registered, RegistrationRefusal};
use crate::events::EventKind;
use crate::letters::Notice;
use crate::name::is_forbidden;
use crate::sessions::{Confirmed, RecentAuth, Recovering, Standing};
use crate::settings::RECOVERING_LIFETIME;
use crate::{Circumstances, Error, Identity};

/// A verified new passkey, not stored yet.
pub(super) struct Verified {
    pub(super) credential_id: Vec<u8>,
    pub(super) credential: String,
    pub(super) aaguid: [u8; 16],
    pub(super) transports: String,
    pub(super) counter: u32,
    pub(super) backup_eligible: bool,
    pub(super) backup_state: bool,
}

impl Identity {
    pub(super) async fn create_account(
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
        let SignUp {
            name: person_name, language, user_handle, address, address_folded, confirmed_at, created_at, ..
        } = row;
        let person = Person {
            id: self.new_id()?,
            user_handle,
            name: person_name,
            preferred_name: String::new(),
            birth_date: String::new(),
            birth_date_by: String::new(),
            language,
            time_zone: String::new(),
            look: String::new(),
            passkey_offer_at: now,
            frozen_at: None,
            session_epoch: 0,
            restricted_at: None,
            gpc_at: None,
            created_at: now,
        };
        person::insert(db, &person).await?;
        let contact = Contact {
            id: self.new_id()?,
            person_id: person.id,
            address,
            address_folded,
            is_primary: true,
            verified_at: confirmed_at.unwrap_or(now),
            created_at: now,
            suspended_at: None,
        };
        contact::insert(db, &contact).await?;
        self.lift_tombstone(db, &contact.address_folded).await?;
        let passkey = self.store_passkey(db, person.id, verified, name, at).await?;
        let detail = json!({ "sign_up": confirmed.sign_up(), "passkey": passkey, "device": at.device });
        self.record(db, EventKind::AccountCreated, Some(person.id), at, detail).await?;
        self.accept_terms_at_sign_up(db, &person, created_at, at).await?;
        self.know_browser(db, person.id, at).await?;
        let accepted = self.accepted_credentials(db, &person).await?;
        let standing = Standing::SignedIn { person: person.id, authenticated_at: now, epoch: person.session_epoch };
        Ok(Registered::AccountCreated { standing, accepted })
    }

    pub(super) async fn add_passkey(
        &self,
        db: &mut Write,
        recent: &RecentAuth,
        verified: &Verified,
        name: Option<&str>,
        at: &Circumstances,
    ) -> Result<Registered, Error> {
        let person = self.open_change(db, recent.person()).await?;
        let passkey = self.store_passkey(db, person.id, verified, name, at).await?;
        let detail = json!({ "passkey": passkey, "device": at.device });
        self.record(db, EventKind::PasskeyAdded, Some(person.id), at, detail).await?;
        let notice = Notice::PasskeyAdded { passkey: passkey_name(verified, name) };
        self.tell_owner(db, &person, &notice, Some(passkey), at).await?;
        Ok(Registered::Added { accepted: self.accepted_credentials(db, &person).await? })
    }

    /// Gives the account back: the recovery is finished, once, and with it everything that was open ends.
    pub(super) async fn recover_account(
        &self,
        db: &mut Write,
        recovering: &Recovering,
        verified: &Verified,
        name: Option<&str>,
        at: &Circumstances,
    ) -> Result<Registered, Error> {
        let person = self.open_change_even_frozen(db, recovering.person()).await?;
        let now = self.now();
        let id = recovering.recovery();
        if !recovery::finish(db, id, person.id, now, now - RECOVERING_LIFETIME).await? {
            return Ok(Registered::Refused(RegistrationRefusal::CeremonyExpired));
        }
        let granted_by = recovery::find(db, id).await?.and_then(|recovery| recovery.granted_by);
        let passkey = self.store_passkey(db, person.id, verified, name, at).await?;
        self.end_sessions(db, person.id, None).await?;
        browser::delete_by_person(db, person.id).await?;
        recovery::stop_by_person(db, person.id, now).await?;
        recovery_wait::end(db, person.id, now).await?;
        let thawed = person::thaw(db, person.id).await?;
        let detail = json!({ "recovery": id, "passkey": passkey, "by": granted_by, "device": at.device });
        self.record(db, EventKind::Recovered, Some(person.id), at, detail).await?;
        if thawed {
            self.record(db, EventKind::Thawed, Some(person.id), at, json!({ "device": at.device })).await?;
        }
        self.know_browser(db, person.id, at).await?;
        let notice = Notice::Recovered { passkey: passkey_name(verified, name) };
        self.tell_owner(db, &person, &notice, Some(passkey), at).await?;
        let accepted = self.accepted_credentials(db, &person).await?;
        let epoch = person.session_epoch + 1;
        let standing = Standing::SignedIn { person: person.id, authenticated_at: now, epoch };
        Ok(Registered::Recovered { standing, accepted, code_used: granted_by.as_deref() == Some("code") })
    }

    async fn store_passkey(
        &self,
        db: &mut Write,
        person: Uuid,
        verified: &Verified,
        name: Option<&str>,
        at: &Circumstances,
    ) -> Result<Uuid, Error> {
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
            created_on: at.device.clone(),
            last_used_at: None,
            last_used_on: String::new(),
            suspended_at: None,
        };
        passkey::insert(db, &passkey).await?;
        Ok(passkey.id)
    }
}

/// The sign-up, if it still waits for its passkey.
pub(super) async fn unfinished(db: &mut Write, confirmed: &Confirmed) -> Result<Option<SignUp>, Error> {
    let row = sign_up::find(db, confirmed.sign_up()).await?;
    Ok(row.filter(|row| row.confirmed_at.is_some() && row.finished_at.is_none()))
}

/// Whether a passkey can still be made with this recovery.
pub(super) async fn is_granted(db: &mut Write, recovering: &Recovering) -> Result<bool, Error> {
    let row = recovery::find(db, recovering.recovery()).await?;
    Ok(row.is_some_and(|row| row.granted_at.is_some() && row.finished_at.is_none() && row.stopped_at.is_none()))
}

/// What the person said, or the provider's name, or nothing: the page then says "Passkey" in the person's language.
fn passkey_name(verified: &Verified, name: Option<&str>) -> String {
    let said = name.map(str::trim).filter(|name| !name.is_empty());
    let said = said.map(|name| name.chars().filter(|letter| !is_forbidden(*letter)).take(60).collect());
    said.unwrap_or_else(|| provider_name(&verified.aaguid).unwrap_or_default().into())
}
