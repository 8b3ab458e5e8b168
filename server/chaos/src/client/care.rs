//! What members do about their accounts: save recovery codes, add an address, freeze and thaw.

use portico_visitor::{Answer, Browser, Letter, VisitError};

use super::{Client, Session};
use crate::ChaosError;
use crate::journal::{Deed, Kind};
use crate::world::{is_signed_in, unexpected};

const ADDRESSES: &str = "/account/addresses";
const CONFIRM_ADDRESS: &str = "/account/addresses/confirm";
/// Of so many frozen accounts one stays frozen for a while.
const STAYS_FROZEN: usize = 4;

/// An address that waits for its letter, and the path of its page.
pub(super) struct Further {
    person: usize,
    address: String,
    path: String,
    letter: Option<Letter>,
}

impl Client {
    /// Makes ten codes; those of before are void.
    pub(super) async fn make_codes(&mut self) -> Result<(), ChaosError> {
        let Some(index) = self.pick_member(|member| !member.recovering) else { return Ok(()) };
        let mut browser = self.session_of(index).await?;
        let answer = browser.post_form("/account/recovery/codes", &[]).await;
        let world = self.world.clone();
        let member = self.member(index)?;
        let void = std::mem::take(&mut member.codes);
        let answer = match answer {
            Ok(answer) if answer.status == 200 => answer,
            not_done => {
                world.journal.doubt_codes(&void);
                return if_not_asked_for_a_passkey(not_done);
            }
        };
        let shown = answer.text()?.split("<code dir=\"ltr\">").skip(1);
        let codes: Vec<String> = shown.filter_map(|rest| rest.split('<').next()).map(ToOwned::to_owned).collect();
        if codes.len() != 10 {
            world.findings.broken(format!("{} recovery codes were shown", codes.len()));
        }
        member.used.extend(void);
        member.codes.clone_from(&codes);
        let (person, address) = (member.person, member.address.clone());
        world.journal.write(&Deed::CodesMade { person, address, codes })
    }

    /// Begins to add an address.
    pub(super) async fn add_address(&mut self) -> Result<(), ChaosError> {
        let Some(index) = self.pick_member(|_| true) else { return Ok(()) };
        let address = self.new_address("further");
        let mut browser = self.session_of(index).await?;
        let answer = browser.post_form(ADDRESSES, &[("email", &address)]).await?;
        let person = self.member(index)?.person;
        match (answer.status, answer.location.starts_with(ADDRESSES)) {
            (303, true) => {
                self.further.push(Further { person, address, path: answer.location, letter: None });
                Ok(())
            }
            // There is a most, of addresses and of those that wait.
            (422, _) => Ok(()),
            _ => if_not_asked_for_a_passkey(Ok(answer)),
        }
    }

    /// Takes up the address that waits longest, if its letter is there and its owner can sign in.
    pub(super) async fn follow_address(&mut self) -> Result<(), ChaosError> {
        if self.further.is_empty() {
            return Ok(());
        }
        let mut further = self.further.remove(0);
        if further.letter.is_none() {
            let wanted = |letter: &Letter| letter.token(CONFIRM_ADDRESS).is_some();
            further.letter = self.world.mailbox.take(&further.address, wanted).await?;
        }
        let person = further.person;
        let owner = self.members.iter().position(|member| member.person == person && !member.frozen);
        let (Some(index), Some(letter)) = (owner, &further.letter) else {
            self.further.push(further);
            return Ok(());
        };
        let code = letter.code().ok_or(VisitError::Unreadable("the code in a letter"))?;
        let path = format!("{}/code", further.path);
        let asked = match self.session_of(index).await {
            Ok(mut browser) => browser.post_form(&path, &[("code", &code)]).await.map_err(ChaosError::from),
            Err(error) => Err(error),
        };
        match asked {
            Ok(answer) if answer.status == 303 && answer.location == ADDRESSES => {
                self.world.journal.write(&Deed::AddressAdded { person, address: further.address, path, code })
            }
            // An earlier try was spent without an answer.
            Ok(answer) if matches!(answer.status, 404 | 410) => Ok(()),
            Ok(answer) => Err(unexpected(answer).into()),
            Err(error) => {
                self.further.push(further);
                Err(error)
            }
        }
    }

    /// Thaws who is frozen; when nobody is, freezes somebody.
    pub(super) async fn freeze_or_thaw(&mut self) -> Result<(), ChaosError> {
        if let Some(index) = self.members.iter().position(|member| member.frozen) {
            return self.thaw(index).await;
        }
        let Some(index) = self.pick_member(|member| !member.recovering) else { return Ok(()) };
        let mut browser = self.session_of(index).await?;
        let person = self.member(index)?.person;
        let frozen = browser.post_form("/account/freeze", &[]).await;
        self.member(index)?.frozen = true;
        let ended = self.take_sessions(person);
        match frozen {
            Ok(answer) if answer.status == 200 => {
                self.world.journal.write(&Deed::Frozen { person, ended })?;
            }
            not_done => {
                ended.iter().for_each(|session| self.world.journal.doubt_session(session));
                self.world.journal.doubt_frozen(person);
                return Err(not_done.map_or_else(|error| error, unexpected).into());
            }
        }
        // Ended for all replicas by the next request.
        if is_signed_in(&mut self.world.anywhere(&mut self.choices, &browser)).await? {
            self.world.findings.replayed(Kind::Freezes, "a session outlived the freezing of its account".to_owned());
        }
        if self.choices.below(STAYS_FROZEN) == 0 { Ok(()) } else { self.thaw(index).await }
    }

    /// A passkey still signs in, changes nothing, and thaws.
    async fn thaw(&mut self, index: usize) -> Result<(), ChaosError> {
        let person = self.member(index)?.person;
        let mut browser = self.world.browser(&mut self.choices, self.number)?;
        let credential = self.world.answer_of(person, &mut browser).await?;
        browser.post_json("/api/passkey/sign-in", credential).await?.expect(200)?;
        let mut browser = self.world.anywhere(&mut self.choices, &browser);
        if self.world.journal.is_frozen(person) == crate::journal::Frozen::Yes {
            self.try_to_change(&mut browser).await?;
        }
        self.world.journal.doubt_frozen(person);
        let answer = browser.post_form("/account/thaw", &[]).await?;
        if answer.status != 303 || answer.location != "/home" {
            return Err(unexpected(answer).into());
        }
        self.member(index)?.frozen = false;
        let session = browser.cookies().clone();
        self.world.journal.write(&Deed::Thawed { person, session })?;
        self.sessions.push(Session { person, browser });
        Ok(())
    }

    async fn try_to_change(&self, browser: &mut Browser) -> Result<(), ChaosError> {
        for (path, fields) in [("/account/recovery/codes", &[][..]), (ADDRESSES, &[("email", "frozen@example.org")])] {
            let answer = browser.post_form(path, fields).await?;
            if answer.status >= 500 {
                return Err(unexpected(answer).into());
            }
            if answer.location != "/account/frozen" {
                let told = format!("{path} of a frozen account was answered with {}", answer.status);
                self.world.findings.lost(Kind::Freezes, told);
            }
        }
        Ok(())
    }
}

/// A session whose passkey was used long ago is asked for it, and too many letters are too many: nothing was done then.
fn if_not_asked_for_a_passkey(answer: Result<Answer, VisitError>) -> Result<(), ChaosError> {
    match answer {
        Ok(answer) if answer.status == 429 || answer.location.starts_with("/sign-in") => Ok(()),
        Ok(answer) => Err(unexpected(answer).into()),
        Err(error) => Err(error.into()),
    }
}
