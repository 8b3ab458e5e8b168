//! From nobody to a member: form, letter, link or code, passkey. And asking for more letters than one address gets.

use portico_visitor::{Browser, Letter, VisitError};

use super::{Client, Member, Session};
use crate::ChaosError;
use crate::journal::Deed;
use crate::world::{new_passkey, unexpected};

const CONFIRM: &str = "/sign-up/confirm";
/// More than one address gets from one network.
const ENOUGH_LETTERS: usize = 12;

/// Somebody who waits for a letter.
pub(super) struct Applicant {
    address: String,
    browser: Browser,
    letter: Option<Letter>,
}

impl Client {
    pub(super) async fn sign_up(&mut self) -> Result<(), ChaosError> {
        let address = self.new_address("person");
        let mut browser = self.world.browser(&mut self.choices, self.number)?;
        self.begin(&mut browser, &address).await?;
        self.applicants.push(Applicant { address, browser, letter: None });
        Ok(())
    }

    async fn begin(&self, browser: &mut Browser, address: &str) -> Result<(), ChaosError> {
        let answer = browser.post_form("/sign-up", &[("name", "Some Body"), ("email", address)]).await?;
        match (answer.status, answer.location.as_str()) {
            (303, "/sign-up/sent") => self.world.journal.write(&Deed::SignUp { address: address.to_owned() }),
            _ => Err(unexpected(answer).into()),
        }
    }

    /// Takes up the oldest applicant. Who has no letter yet waits on.
    pub(super) async fn follow_a_letter(&mut self) -> Result<(), ChaosError> {
        if self.applicants.is_empty() {
            return Ok(());
        }
        let mut applicant = self.applicants.remove(0);
        if applicant.letter.is_none() {
            applicant.letter =
                self.world.mailbox.take(&applicant.address, |letter| letter.token(CONFIRM).is_some()).await?;
        }
        let Some(letter) = applicant.letter.clone() else {
            self.applicants.push(applicant);
            return Ok(());
        };
        let mut browser = self.world.anywhere(&mut self.choices, &applicant.browser);
        match self.confirm(&mut browser, &letter).await {
            Ok(true) => self.create_passkey(browser, applicant.address).await,
            Ok(false) => Ok(()),
            Err(error) => {
                // Not acknowledged: whether it was spent shows at the next try.
                self.applicants.push(applicant);
                Err(error)
            }
        }
    }

    /// By link or by code. False when an earlier try was spent without an answer.
    async fn confirm(&mut self, browser: &mut Browser, letter: &Letter) -> Result<bool, ChaosError> {
        let token = letter.token(CONFIRM).ok_or(VisitError::Unreadable("the link in a letter"))?;
        let code = letter.code().ok_or(VisitError::Unreadable("the code in a letter"))?;
        let before = browser.cookies().clone();
        let by_code = self.choices.below(2) == 0;
        let answer = if by_code {
            browser.post_form("/sign-up/code", &[("code", &code)]).await?
        } else {
            browser.post_form(CONFIRM, &[("token", &token)]).await?
        };
        match (answer.status, answer.location.as_str()) {
            (303, "/sign-up/passkey") => {
                let spent = if by_code { Deed::CodeSpent { before, code } } else { Deed::LinkSpent { token } };
                self.world.journal.write(&spent)?;
                Ok(true)
            }
            (303 | 410 | 422, _) => Ok(false),
            _ => Err(unexpected(answer).into()),
        }
    }

    async fn create_passkey(&mut self, mut browser: Browser, address: String) -> Result<(), ChaosError> {
        let (passkey, credential) = new_passkey(&self.world, &mut browser).await?;
        let before = browser.cookies().clone();
        browser.post_json("/api/passkey/register", credential.clone()).await?.expect(200)?;
        let person = self.world.keep_passkey(passkey);
        let session = browser.cookies().clone();
        self.world.journal.write(&Deed::AccountMade { person, before, credential, session })?;
        let (codes, used) = (Vec::new(), Vec::new());
        let passkeys = vec![person];
        self.members.push(Member { person, address, passkeys, codes, used, frozen: false, recovering: false });
        self.sessions.push(Session { person, browser });
        Ok(())
    }

    /// Asks for letters to one address until there are no more.
    pub(super) async fn use_up_letters(&mut self) -> Result<(), ChaosError> {
        let address = self.new_address("limit");
        let network = self.choices.address(self.number);
        for _ in 0..ENOUGH_LETTERS {
            let mut browser = self.world.browser(&mut self.choices, self.number)?.from_address(&network);
            match self.begin(&mut browser, &address).await {
                Err(ChaosError::Visit(VisitError::Unexpected { status: 429, .. })) => {
                    return self.note_limit(address, network).await;
                }
                done => done?,
            }
        }
        self.world.findings.broken(format!("{ENOUGH_LETTERS} letters to {address} from one network"));
        Ok(())
    }

    async fn note_limit(&mut self, address: String, network: String) -> Result<(), ChaosError> {
        let mut browser = self.world.browser(&mut self.choices, self.number)?.from_address(&network);
        let answer = browser.post_form("/sign-up", &[("name", "Some Body"), ("email", &address)]).await?;
        if answer.status != 429 {
            return Err(unexpected(answer).into());
        }
        let until = self.world.millis().saturating_add(answer.retry_after.saturating_mul(1000));
        self.world.journal.write(&Deed::Limited { address, network, until })
    }
}
