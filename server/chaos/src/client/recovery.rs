//! Getting back in by a saved code: address, letter, recovery code, new passkey.

use portico_visitor::{Browser, Letter, VisitError};

use super::{Client, Session};
use crate::ChaosError;
use crate::journal::{Cookies, Deed, Kind};
use crate::world::{is_signed_in, new_passkey, unexpected};

const CONFIRM_RECOVERY: &str = "/recover/confirm";

/// A recovery that waits for its letter.
pub(super) struct Flow {
    person: usize,
    browser: Browser,
}

/// The first proof, as it was asked for.
struct Mailed {
    before: Cookies,
    code: String,
}

impl Client {
    /// Begins the recovery of somebody with codes. Their passkeys are lost, let us say.
    pub(super) async fn begin_recovery(&mut self) -> Result<(), ChaosError> {
        let able = |member: &super::Member| !member.codes.is_empty() && !member.recovering;
        let Some(index) = self.pick_member(able) else { return Ok(()) };
        let mut browser = self.world.browser(&mut self.choices, self.number)?;
        let member = self.member(index)?;
        let (person, address) = (member.person, member.address.clone());
        let answer = browser.post_form("/recover", &[("email", &address)]).await?;
        match (answer.status, answer.location.as_str()) {
            (303, "/recover/sent") => {
                self.member(index)?.recovering = true;
                self.flows.push(Flow { person, browser });
                Ok(())
            }
            // One address gets so many letters.
            (429, _) => Ok(()),
            _ => Err(unexpected(answer).into()),
        }
    }

    /// Takes up the recovery that waits longest, if a letter is there. When an answer is missing on the way, it is given up.
    pub(super) async fn follow_recovery(&mut self) -> Result<(), ChaosError> {
        if self.flows.is_empty() {
            return Ok(());
        }
        let flow = self.flows.remove(0);
        let Some(index) = self.members.iter().position(|member| member.person == flow.person) else { return Ok(()) };
        let address = self.member(index)?.address.clone();
        let wanted = |letter: &Letter| letter.token(CONFIRM_RECOVERY).is_some();
        let Some(letter) = self.world.mailbox.take(&address, wanted).await? else {
            self.flows.push(flow);
            return Ok(());
        };
        let code = letter.code().ok_or(VisitError::Unreadable("the code in a letter"))?;
        let mut browser = self.world.anywhere(&mut self.choices, &flow.browser);
        let mailed = Mailed { before: browser.cookies().clone(), code };
        let asked = browser.post_form("/recover/code", &[("code", &mailed.code)]).await;
        if asked.as_ref().is_ok_and(|answer| answer.status == 422) {
            // The letter of an earlier one that was given up; ours comes after it.
            self.flows.push(flow);
            return Ok(());
        }
        self.member(index)?.recovering = false;
        let answer = asked?;
        match (answer.status, answer.location.as_str()) {
            (303, "/recover/proof") => self.prove(index, browser, mailed).await,
            _ => Err(unexpected(answer).into()),
        }
    }

    /// The second proof: a code that is void first, which must not work, then one that must.
    async fn prove(&mut self, index: usize, browser: Browser, mailed: Mailed) -> Result<(), ChaosError> {
        let mut browser = self.world.anywhere(&mut self.choices, &browser);
        let used = self.member(index)?.used.clone();
        if let Some(used) = self.choices.pick(&used) {
            let answer = browser.post_form("/recover/proof/code", &[("recovery_code", used)]).await?;
            match answer.status {
                422 => {}
                303 => {
                    self.world.findings.replayed(Kind::CodesUsed, "a void recovery code worked".to_owned());
                    return Ok(());
                }
                _ => return Err(unexpected(answer).into()),
            }
        }
        let Some(code) = self.member(index)?.codes.pop() else { return Ok(()) };
        let before = browser.cookies().clone();
        let answer = match browser.post_form("/recover/proof/code", &[("recovery_code", &code)]).await {
            Ok(answer) if answer.status < 500 => answer,
            not_done => {
                self.world.journal.doubt_codes(&[code]);
                return Err(not_done.map_or_else(|error| error, unexpected).into());
            }
        };
        if answer.status != 303 || answer.location != "/recover/passkey" {
            self.world.journal.doubt_codes(&[code]);
            self.world.findings.lost(Kind::Codes, format!("a saved code was refused: {}", answer.status));
            return Ok(());
        }
        let member = self.member(index)?;
        member.used.push(code.clone());
        let person = member.person;
        let Mailed { before: mailed_before, code: mailed } = mailed;
        self.world.journal.write(&Deed::CodeUsed { person, mailed_before, mailed, before, code })?;
        self.create_passkey_again(index, browser).await
    }

    /// The new passkey, which ends the sessions of before.
    async fn create_passkey_again(&mut self, index: usize, browser: Browser) -> Result<(), ChaosError> {
        let mut browser = self.world.anywhere(&mut self.choices, &browser);
        let (passkey, credential) = new_passkey(&self.world, &mut browser).await?;
        let before = browser.cookies().clone();
        let created = browser.post_json("/api/passkey/register", credential.clone()).await;
        let person = self.member(index)?.person;
        let ended = self.take_sessions(person);
        match created {
            Ok(answer) if answer.status == 200 => {}
            not_done => {
                ended.iter().for_each(|session| self.world.journal.doubt_session(session));
                return Err(not_done.map_or_else(|error| error, unexpected).into());
            }
        }
        let passkey = self.world.keep_passkey(passkey);
        self.member(index)?.passkeys.push(passkey);
        let session = browser.cookies().clone();
        let one = ended.first().cloned();
        self.world.journal.write(&Deed::Recovered { passkey, before, credential, session, ended })?;
        self.sessions.push(Session { person, browser });
        // Ended for all replicas by the next request.
        let Some(one) = one else { return Ok(()) };
        if is_signed_in(&mut self.world.browser(&mut self.choices, self.number)?.with_cookies(one)).await? {
            self.world.findings.replayed(Kind::Recoveries, "a session outlived a recovery".to_owned());
        }
        Ok(())
    }
}
