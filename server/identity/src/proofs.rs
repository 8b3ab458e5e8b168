//! Proofs that somebody reads an address: one mail with a link and a code, ten minutes, good once (OWASP ASVS 5.0, 6.5.5 and 6.6.2).
//!
//! A use-case opens a proof and writes the letter itself, so that it decides what to say. Codes count over all mails of a proof: another
//! mail does not give more tries. Every mail needs [`Identity::take_mail`] before; what was tried must be committed, right or wrong.

use portico_store::mail_proof::{self, MailProof, Renewal};
use portico_store::{Db, Write};
use uuid::Uuid;

use crate::clock::{MINUTE, Micros};
use crate::keys::sha256;
use crate::limits::{Limit, RetryAfter};
use crate::random::read_code;
use crate::settings::RECOVERY_MAIL_LIFETIME;
use crate::{Circumstances, Error, Identity};

/// A code may be typed this often, over all mails of one proof.
pub(crate) const MOST_PROOF_TRIES: i64 = 10;

/// What a proof is for. One for one purpose never serves another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The first proof of a recovery.
    Recovery,
    /// The second proof of a recovery, by another address.
    RecoverySecond,
    /// A further address of an account.
    FurtherAddress,
}

impl Purpose {
    /// The stable name, as it rests beside the proof and in the codes' hashes.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Recovery => "recovery",
            Self::RecoverySecond => "recovery-second",
            Self::FurtherAddress => "further-address",
        }
    }
}

/// Which address is to be proved, for whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Proving<'a> {
    pub(crate) purpose: Purpose,
    /// Whose account it is about; none when nobody has the address: nothing then ever proves it.
    pub(crate) person: Option<Uuid>,
    /// As typed.
    pub(crate) address: &'a str,
    /// As compared.
    pub(crate) address_folded: &'a str,
    /// The mail's.
    pub(crate) language: &'a str,
}

/// The secrets of one mail. They are in the letter and nowhere else.
pub(crate) struct MailSecrets {
    pub(crate) token: String,
    pub(crate) code: String,
    /// When both end, microseconds since 1970 UTC.
    pub(crate) expires_at: Micros,
}

/// What came of asking for another mail.
#[must_use]
pub(crate) enum Renewed {
    /// Write the letter with these; older links and codes are void.
    Secrets(MailSecrets),
    /// The waiting time is not over, or another request was first.
    TooSoon,
    /// It was spent meanwhile.
    Spent,
}

/// What came of a link or a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Tried {
    /// Spent now, by this caller and nobody else.
    Proved,
    /// The code is not the newest mail's.
    WrongCode,
    /// The code was typed too often.
    TooManyTries,
    /// The ten minutes are over.
    Expired,
    /// It was spent before.
    Spent,
    /// Too many codes for this address or from this network.
    Limited(RetryAfter),
}

/// Where a proof stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProofState {
    /// Link and code can be used.
    Open,
    /// Their time is over.
    Expired,
    /// They were used.
    Spent,
}

impl Identity {
    /// Opens a proof. The letter is the caller's to write.
    pub(crate) async fn open_proof(
        &self,
        db: &mut Write,
        proving: &Proving<'_>,
    ) -> Result<(MailProof, MailSecrets), Error> {
        let (now, id) = (self.now(), self.new_id()?);
        let (secrets, token_hash, code_hash) = self.draw_mail_secrets(proving.purpose.as_str(), id)?;
        let proof = MailProof {
            id,
            purpose: proving.purpose.as_str().into(),
            person_id: proving.person,
            address: proving.address.into(),
            address_folded: proving.address_folded.into(),
            language: proving.language.into(),
            token_hash,
            code_hash,
            code_tries: 0,
            mails: 1,
            mailed_at: now,
            created_at: now,
            expires_at: secrets.expires_at,
            spent_at: None,
        };
        mail_proof::insert(db, &proof).await?;
        Ok((proof, secrets))
    }

    /// Draws link and code anew for another mail; the number of typed codes is not forgotten.
    pub(crate) async fn renew_proof(&self, db: &mut Write, proof: &MailProof) -> Result<Renewed, Error> {
        let now = self.now();
        if proof.spent_at.is_some() {
            return Ok(Renewed::Spent);
        }
        if now < self.next_mail_at(proof) {
            return Ok(Renewed::TooSoon);
        }
        let (secrets, token_hash, code_hash) = self.draw_mail_secrets(&proof.purpose, proof.id)?;
        let renewal = Renewal { token_hash, code_hash, mailed_at: now, expires_at: secrets.expires_at };
        if mail_proof::renew(db, proof.id, &renewal, proof.mails).await? {
            Ok(Renewed::Secrets(secrets))
        } else {
            Ok(Renewed::TooSoon)
        }
    }

    /// The proof whose newest link has this token, if it is for this purpose.
    pub(crate) async fn find_proof_by_token(
        &self,
        db: &mut impl Db,
        purpose: Purpose,
        token: &str,
    ) -> Result<Option<MailProof>, Error> {
        let found = mail_proof::find_by_token(db, &sha256(token.as_bytes())).await?;
        Ok(found.filter(|proof| proof.purpose == purpose.as_str()))
    }

    /// The proof with this id, if it is for this purpose.
    pub(crate) async fn find_proof(
        &self,
        db: &mut impl Db,
        purpose: Purpose,
        id: Uuid,
    ) -> Result<Option<MailProof>, Error> {
        Ok(mail_proof::find(db, id).await?.filter(|proof| proof.purpose == purpose.as_str()))
    }

    /// Tries a typed code. Each try counts before it is looked at, so that 40 bits are enough: commit, whatever the outcome.
    /// Call it before [`Identity::open_change`]: limits, then the proof, then the person, in this order everywhere, and nobody waits for
    /// somebody who waits for them.
    pub(crate) async fn try_code(
        &self,
        db: &mut Write,
        proof: &MailProof,
        typed: &str,
        at: &Circumstances,
    ) -> Result<Tried, Error> {
        match self.proof_state(proof) {
            ProofState::Open => {}
            ProofState::Expired => return Ok(Tried::Expired),
            ProofState::Spent => return Ok(Tried::Spent),
        }
        let address = proof.address_folded.as_str();
        let limits =
            [Limit::CodeNetwork(at.network), Limit::CodeAddressFrom(address, at.network), Limit::CodeAddress(address)];
        for limit in limits {
            if let Some(wait) = self.take(db, limit).await? {
                return Ok(Tried::Limited(wait));
            }
        }
        let Some(code) = read_code(typed) else { return Ok(Tried::WrongCode) };
        if !mail_proof::count_code_try(db, proof.id, MOST_PROOF_TRIES).await? {
            return Ok(Tried::TooManyTries);
        }
        let matches = self.keys().code_matches(&code_purpose(&proof.purpose, proof.id), &code, &proof.code_hash);
        if matches && proof.person_id.is_some() { self.spend_proof(db, proof).await } else { Ok(Tried::WrongCode) }
    }

    /// Spends the proof that a link led to.
    pub(crate) async fn try_link(&self, db: &mut Write, proof: &MailProof) -> Result<Tried, Error> {
        match self.proof_state(proof) {
            ProofState::Open if proof.person_id.is_some() => self.spend_proof(db, proof).await,
            ProofState::Open | ProofState::Expired => Ok(Tried::Expired),
            ProofState::Spent => Ok(Tried::Spent),
        }
    }

    async fn spend_proof(&self, db: &mut Write, proof: &MailProof) -> Result<Tried, Error> {
        let spent = mail_proof::spend(db, proof.id, &proof.token_hash, self.now()).await?;
        Ok(if spent { Tried::Proved } else { Tried::Spent })
    }

    /// Where a proof stands now. A mail from the future, after the clock was set back, proves nothing.
    pub(crate) fn proof_state(&self, proof: &MailProof) -> ProofState {
        let now = self.now();
        if proof.spent_at.is_some() {
            ProofState::Spent
        } else if (proof.mailed_at..proof.expires_at).contains(&now) {
            ProofState::Open
        } else {
            ProofState::Expired
        }
    }

    /// From when another mail may be asked for.
    pub(crate) fn next_mail_at(&self, proof: &MailProof) -> Micros {
        next_mail_at(self.now(), proof.mailed_at, proof.mails)
    }

    fn draw_mail_secrets(&self, purpose: &str, id: Uuid) -> Result<(MailSecrets, [u8; 32], [u8; 32]), Error> {
        let (token, code) = (self.rng().token()?, self.rng().code()?);
        let (token_hash, code_hash) =
            (sha256(token.as_bytes()), self.keys().hash_code(&code_purpose(purpose, id), &code)?);
        Ok((MailSecrets { token, code, expires_at: self.now() + RECOVERY_MAIL_LIFETIME }, token_hash, code_hash))
    }
}

/// From when the next of several mails may be asked for: one minute after the first, two after the second, and so on doubling.
pub(crate) fn next_mail_at(now: Micros, mailed_at: Micros, mails: i64) -> Micros {
    // The clock was set back: nobody waits for it to catch up.
    if now < mailed_at {
        return now;
    }
    let doublings = u32::try_from(mails - 1).unwrap_or(0).min(4);
    mailed_at + (MINUTE << doublings)
}

fn code_purpose(purpose: &str, id: Uuid) -> String {
    format!("{purpose}-code {id}")
}
