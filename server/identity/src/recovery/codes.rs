//! Recovery codes: ten secrets of 128 bits that a person keeps on paper. Shown once; only keyed hashes are kept.

use portico_store::recovery_code::RecoveryCode;
use portico_store::{Write, recovery, recovery_code};
use serde_json::json;
use uuid::Uuid;

use super::outcome::{CodesState, SecondProof};
use super::{GrantedBy, RECOVERY_CODES, Step};
use crate::events::EventKind;
use crate::letters::Notice;
use crate::limits::Limit;
use crate::random::{group_recovery_code, read_recovery_code};
use crate::sessions::{RecentAuth, SignedIn};
use crate::{Circumstances, Error, Identity};

impl Identity {
    /// How the person's recovery codes stand.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recovery_codes(&self, who: &SignedIn) -> Result<CodesState, Error> {
        let codes = recovery_code::list_by_person(&mut self.store().read().await?, who.person()).await?;
        let used = codes.iter().filter(|code| code.used_at.is_some()).count();
        Ok(CodesState { made_at: codes.first().map(|code| code.created_at), left: codes.len() - used, used })
    }

    /// Makes ten codes, in groups for reading. Older ones are void, and the owner is told.
    ///
    /// # Errors
    /// [`Error::Frozen`] while the account is frozen; when the database does not answer.
    pub async fn make_recovery_codes(&self, who: &RecentAuth, at: &Circumstances) -> Result<Vec<String>, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, who.person()).await?;
        recovery_code::delete_by_person(&mut db, person.id).await?;
        let codes = self.draw_recovery_codes(&mut db, person.id, RECOVERY_CODES).await?;
        let detail = json!({ "codes": codes.len(), "device": at.device });
        self.record(&mut db, EventKind::RecoveryCodesMade, Some(person.id), at, detail).await?;
        self.tell_owner(&mut db, &person, &Notice::CodesMade, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(codes)
    }

    /// Makes a code for each one that was used, in groups for reading. The unused ones stay good.
    ///
    /// # Errors
    /// [`Error::Frozen`] while the account is frozen; when the database does not answer.
    pub async fn replace_used_codes(&self, who: &RecentAuth, at: &Circumstances) -> Result<Vec<String>, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, who.person()).await?;
        let used = recovery_code::delete_used(&mut db, person.id).await?;
        if used == 0 {
            return Ok(Vec::new());
        }
        let codes = self.draw_recovery_codes(&mut db, person.id, usize::try_from(used).unwrap_or_default()).await?;
        let detail = json!({ "codes": codes.len(), "device": at.device });
        self.record(&mut db, EventKind::RecoveryCodesReplaced, Some(person.id), at, detail).await?;
        self.tell_owner(&mut db, &person, &Notice::CodesMade, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(codes)
    }

    async fn draw_recovery_codes(&self, db: &mut Write, person: Uuid, count: usize) -> Result<Vec<String>, Error> {
        let mut codes = Vec::with_capacity(count);
        for _ in 0..count {
            let (id, code) = (self.new_id()?, self.rng().recovery_code()?);
            let code_hash = self.keys().hash_code(&code_purpose(id), &code)?;
            let row = RecoveryCode { id, person_id: person, code_hash, created_at: self.now(), used_at: None };
            recovery_code::insert(db, &row).await?;
            codes.push(group_recovery_code(&code));
        }
        Ok(codes)
    }

    /// Gives the second proof by a recovery code. A mistyped one is told by its check characters and is no try.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recover_with_code(&self, id: Uuid, typed: &str, at: &Circumstances) -> Result<SecondProof, Error> {
        let mut db = self.store().write().await?;
        let person = match self.find_awaiting_second(&mut db, id).await? {
            Ok((_, person)) => person,
            Err(outcome) => return Ok(outcome),
        };
        let Some(code) = read_recovery_code(typed) else { return Ok(SecondProof::Mistyped) };
        let limits = [
            Limit::CodeNetwork(at.network),
            Limit::RecoveryCodeFrom(person, at.network),
            Limit::RecoveryCodeAccount(person),
        ];
        for limit in limits {
            if let Some(wait) = self.take(&mut db, limit).await? {
                return Ok(SecondProof::Limited(wait));
            }
        }
        self.open_change_even_frozen(&mut db, person).await?;
        let found = self.match_recovery_code(&mut db, person, &code).await?;
        if let Some(found) = found
            && recovery_code::spend(&mut db, person, found, self.now()).await?
        {
            return self.grant_recovery(db, id, person, GrantedBy::Code, at).await;
        }
        if recovery::find(&mut db, id).await?.is_none_or(|recovery| self.step_of(&recovery) == Step::Over) {
            return Ok(SecondProof::Gone);
        }
        let detail = json!({ "recovery": id, "device": at.device });
        self.record(&mut db, EventKind::RecoveryCodeRefused, Some(person), at, detail).await?;
        db.commit().await?;
        Ok(SecondProof::Wrong)
    }

    /// The unused code that was typed. All are compared, and each in constant time, whichever it is.
    async fn match_recovery_code(&self, db: &mut Write, person: Uuid, code: &str) -> Result<Option<Uuid>, Error> {
        let mut found = None;
        for row in recovery_code::list_by_person(db, person).await? {
            let matches = self.keys().code_matches(&code_purpose(row.id), code, &row.code_hash);
            if matches && row.used_at.is_none() {
                found = Some(row.id);
            }
        }
        Ok(found)
    }
}

fn code_purpose(id: Uuid) -> String {
    format!("recovery-code {id}")
}
