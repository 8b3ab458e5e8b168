//! Sign-up: from a name and an address to a confirmed address. The account is made with the first passkey (see `passkeys`).
//!
//! Known and unknown addresses take the same path and the same writes, so that nobody learns from outside who has an account
//! (OWASP ASVS 5.0, 6.3.8). What differs is the letter.

mod outcome;

use portico_store::sign_up::{Renewal, SignUp};
use portico_store::{Write, contact, event, person, sign_up};
use serde_json::json;
use uuid::Uuid;

use crate::address::{EmailAddress, mask};
use crate::clock::Micros;
use crate::events::EventKind;
use crate::keys::sha256;
use crate::letters::Letter;
use crate::limits::Limit;
use crate::name::PersonName;
use crate::proofs::next_mail_at;
use crate::random::read_code;
use crate::settings::SIGN_UP_LIFETIME;
use crate::{Circumstances, Error, Identity};

pub use outcome::{AddressConfirmation, LinkState, MailRepeated, SignUpStarted, WaitingForMail};

/// A code may be typed this often, over all mails of one sign-up.
pub const MOST_CODE_TRIES: i64 = 10;

/// What was asked for, parsed.
#[derive(Debug, Clone)]
pub struct SignUpRequest {
    /// How the person wants to be called.
    pub name: PersonName,
    /// Where the mail goes.
    pub address: EmailAddress,
    /// Language tag of the page; the mail's and later the person's.
    pub language: String,
}

struct Secrets {
    token: String,
    code: String,
    token_hash: [u8; 32],
    code_hash: [u8; 32],
}

impl Identity {
    /// Begins a sign-up and writes one mail: to confirm the address, or to tell its owner that somebody tried.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn start_sign_up(&self, request: &SignUpRequest, at: &Circumstances) -> Result<SignUpStarted, Error> {
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::SignUpNetwork(at.network)).await? {
            return Ok(SignUpStarted::Limited(wait));
        }
        if let Some(wait) = self.take_mail(&mut db, request.address.folded(), at.network).await? {
            return Ok(SignUpStarted::Limited(wait));
        }
        let (now, id) = (self.now(), self.new_id()?);
        let secrets = self.draw_secrets(id)?;
        let row = SignUp {
            id,
            name: request.name.as_str().into(),
            address: request.address.as_str().into(),
            address_folded: request.address.folded().into(),
            language: request.language.clone(),
            user_handle: self.rng().bytes::<64>()?.to_vec(),
            token_hash: secrets.token_hash,
            code_hash: secrets.code_hash,
            code_tries: 0,
            mails: 1,
            mailed_at: now,
            created_at: now,
            expires_at: now + SIGN_UP_LIFETIME,
            confirmed_at: None,
            finished_at: None,
        };
        sign_up::insert(&mut db, &row).await?;
        let kind = self.write_sign_up_mail(&mut db, &row, secrets, row.expires_at).await?;
        self.record(&mut db, kind, None, at, json!({ "sign_up": id })).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(SignUpStarted::MailSent { sign_up: id })
    }

    /// What the waiting page shows; none when the sign-up is gone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_waiting(&self, id: Uuid) -> Result<Option<WaitingForMail>, Error> {
        let found = sign_up::find(&mut self.store().read().await?, id).await?;
        Ok(found.map(|row| WaitingForMail {
            masked_address: mask(&row.address),
            next_mail_at: next_mail_at(self.now(), row.mailed_at, row.mails),
            confirmed: row.confirmed_at.is_some(),
        }))
    }

    /// Writes another mail with new secrets; the number of wrong codes is not forgotten.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn repeat_sign_up_mail(&self, id: Uuid, at: &Circumstances) -> Result<MailRepeated, Error> {
        let mut db = self.store().write().await?;
        let Some(row) = sign_up::find(&mut db, id).await? else { return Ok(MailRepeated::Gone) };
        if row.confirmed_at.is_some() {
            return Ok(MailRepeated::AlreadyConfirmed);
        }
        let now = self.now();
        if now < next_mail_at(now, row.mailed_at, row.mails) {
            return Ok(MailRepeated::TooSoon);
        }
        if let Some(wait) = self.take_mail(&mut db, &row.address_folded, at.network).await? {
            return Ok(MailRepeated::Limited(wait));
        }
        let secrets = self.draw_secrets(id)?;
        let expires_at = now + SIGN_UP_LIFETIME;
        let renewal =
            Renewal { token_hash: secrets.token_hash, code_hash: secrets.code_hash, mailed_at: now, expires_at };
        if !sign_up::renew(&mut db, id, &renewal, row.mailed_at).await? {
            return Ok(MailRepeated::TooSoon);
        }
        self.write_sign_up_mail(&mut db, &row, secrets, expires_at).await?;
        self.record(&mut db, EventKind::SignUpMailRepeated, None, at, json!({ "sign_up": id })).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(MailRepeated::MailSent)
    }

    /// What a link says before it is used. Changes nothing: mail scanners open links.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_at_link(&self, token: &str) -> Result<LinkState, Error> {
        let row = sign_up::find_by_token(&mut self.store().read().await?, &sha256(token.as_bytes())).await?;
        Ok(match row {
            None => LinkState::Unknown,
            Some(row) if row.confirmed_at.is_some() => LinkState::Spent,
            Some(row) if row.expires_at <= self.now() => LinkState::Expired,
            Some(row) => LinkState::Ready { masked_address: mask(&row.address) },
        })
    }

    /// Spends a link.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn confirm_by_link(&self, token: &str, at: &Circumstances) -> Result<AddressConfirmation, Error> {
        let mut db = self.store().write().await?;
        let Some(row) = sign_up::find_by_token(&mut db, &sha256(token.as_bytes())).await? else {
            return Ok(AddressConfirmation::Unknown);
        };
        self.spend(db, &row, at).await
    }

    /// Spends the code of a sign-up that this browser began. Each try counts, so that 40 bits are enough.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn confirm_by_code(
        &self,
        id: Uuid,
        typed: &str,
        at: &Circumstances,
    ) -> Result<AddressConfirmation, Error> {
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::CodeNetwork(at.network)).await? {
            return Ok(AddressConfirmation::Limited(wait));
        }
        let Some(row) = sign_up::find(&mut db, id).await? else { return Ok(AddressConfirmation::Unknown) };
        if row.confirmed_at.is_some() {
            return Ok(AddressConfirmation::Spent);
        }
        let Some(code) = read_code(typed) else { return Ok(AddressConfirmation::WrongCode) };
        if !sign_up::count_code_try(&mut db, id, MOST_CODE_TRIES).await? {
            return Ok(AddressConfirmation::TooManyTries);
        }
        if self.keys().code_matches(&code_purpose(id), &code, &row.code_hash) {
            return self.spend(db, &row, at).await;
        }
        self.record(&mut db, EventKind::SignUpCodeRefused, None, at, json!({ "sign_up": id })).await?;
        db.commit().await?;
        Ok(AddressConfirmation::WrongCode)
    }

    async fn spend(&self, mut db: Write, row: &SignUp, at: &Circumstances) -> Result<AddressConfirmation, Error> {
        let now = self.now();
        if !sign_up::confirm(&mut db, row.id, &row.token_hash, now).await? {
            let expired = row.confirmed_at.is_none() && row.expires_at <= now;
            return Ok(if expired { AddressConfirmation::Expired } else { AddressConfirmation::Spent });
        }
        self.record(&mut db, EventKind::AddressConfirmed, None, at, json!({ "sign_up": row.id })).await?;
        db.commit().await?;
        Ok(AddressConfirmation::Confirmed { sign_up: row.id })
    }

    fn draw_secrets(&self, id: Uuid) -> Result<Secrets, Error> {
        let (token, code) = (self.rng().token()?, self.rng().code()?);
        let code_hash = self.keys().hash_code(&code_purpose(id), &code)?;
        Ok(Secrets { token_hash: sha256(token.as_bytes()), code_hash, token, code })
    }

    /// Both branches read the same tables and write one letter.
    async fn write_sign_up_mail(
        &self,
        db: &mut Write,
        row: &SignUp,
        secrets: Secrets,
        expires_at: Micros,
    ) -> Result<EventKind, Error> {
        // Before anything that belongs to an owner: whoever erases them holds this and waits for that.
        event::lock_chain(db, Uuid::nil()).await?;
        let known = contact::find_by_address(db, &row.address_folded).await?;
        let owner = person::find(db, known.as_ref().map_or(row.id, |contact| contact.person_id)).await?;
        match (known, owner) {
            (Some(contact), Some(owner)) => {
                let letter = Letter::AddressAlreadyKnown { name: owner.called().to_owned() };
                self.post(db, Some(owner.id), &contact.address, &owner.language, letter).await?;
                Ok(EventKind::SignUpWithKnownAddress)
            }
            (Some(_) | None, _) => {
                let Secrets { token, code, .. } = secrets;
                let letter = Letter::ConfirmAddress { name: row.name.clone(), token, code, expires_at };
                self.post(db, None, &row.address, &row.language, letter).await?;
                Ok(EventKind::SignUpStarted)
            }
        }
    }
}

fn code_purpose(sign_up: Uuid) -> String {
    format!("sign-up-code {sign_up}")
}
