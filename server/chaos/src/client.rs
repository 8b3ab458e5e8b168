//! One client of the load: somebody who does one thing after the other for many people, in the order that the seed says, and writes
//! down what was acknowledged.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use portico_visitor::{Browser, Letter, VisitError};
use soft_passkey::{Algorithm, Faults, SoftPasskey};

use crate::ChaosError;
use crate::journal::{Cookies, Deed, Kind};
use crate::random::Choices;
use crate::world::{World, is_signed_in, unexpected};

/// While the server is dead.
const BREATHE: Duration = Duration::from_millis(15);
const LANGUAGES: [&str; 3] = ["en", "nl", "ar"];
/// More than one address gets from one network.
const ENOUGH_LETTERS: usize = 12;

/// Somebody who waits for a letter.
struct Applicant {
    address: String,
    browser: Browser,
    letter: Option<Letter>,
}

/// A browser in which a person is signed in.
struct Session {
    person: usize,
    browser: Browser,
}

/// The client.
pub(crate) struct Client {
    world: Arc<World>,
    choices: Choices,
    number: usize,
    begun: usize,
    applicants: Vec<Applicant>,
    people: Vec<usize>,
    sessions: Vec<Session>,
}

impl Client {
    pub(crate) fn new(world: Arc<World>, seed: u64, number: usize) -> Self {
        let choices = Choices::new(seed, u64::try_from(number).unwrap_or(0).saturating_add(1));
        let (applicants, people, sessions) = (Vec::new(), Vec::new(), Vec::new());
        Self { world, choices, number, begun: 0, applicants, people, sessions }
    }

    /// Goes on until the run is over.
    pub(crate) async fn run(mut self) -> Result<(), ChaosError> {
        let world = self.world.clone();
        while !world.over.load(Ordering::Relaxed) {
            let turn = world.turn.read().await;
            let done = self.do_something().await;
            drop(turn);
            match done {
                Ok(()) => tokio::time::sleep(self.choices.millis(5, 40)).await,
                Err(error) => self.bear(error).await?,
            }
        }
        Ok(())
    }

    /// A dead server is what we came for; a server that answers nonsense breaks a promise.
    async fn bear(&self, error: ChaosError) -> Result<(), ChaosError> {
        let ChaosError::Visit(error) = error else { return Err(error) };
        match error {
            VisitError::NoAnswer { .. } => self.world.findings.unanswered(),
            VisitError::Unexpected { status: 503, .. } => self.world.findings.unavailable(),
            VisitError::Unexpected { .. } => self.world.findings.broken(error.to_string()),
            VisitError::Io(_)
            | VisitError::Passkey(_)
            | VisitError::Late(..)
            | VisitError::Unreadable(_)
            | VisitError::Client(_) => return Err(error.into()),
        }
        tokio::time::sleep(BREATHE).await;
        Ok(())
    }

    async fn do_something(&mut self) -> Result<(), ChaosError> {
        match self.choices.below(100) {
            0..=24 => self.sign_up().await,
            25..=54 => self.follow_a_letter().await,
            55..=74 => self.sign_in().await,
            75..=84 => self.sign_out().await,
            85..=91 => self.choose_language().await,
            92..=98 => self.look_around().await,
            _ => self.use_up_letters().await,
        }
    }

    fn new_address(&mut self, what: &str) -> String {
        self.begun = self.begun.saturating_add(1);
        format!("{what}-{}-{}@example.org", self.number, self.begun)
    }

    async fn sign_up(&mut self) -> Result<(), ChaosError> {
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
    async fn follow_a_letter(&mut self) -> Result<(), ChaosError> {
        if self.applicants.is_empty() {
            return Ok(());
        }
        let mut applicant = self.applicants.remove(0);
        if applicant.letter.is_none() {
            applicant.letter = self.world.mailbox.take(&applicant.address, |_| true).await?;
        }
        let Some(letter) = applicant.letter.clone() else {
            self.applicants.push(applicant);
            return Ok(());
        };
        let mut browser = self.world.anywhere(&mut self.choices, &applicant.browser);
        match self.confirm(&mut browser, &letter).await {
            Ok(true) => self.create_passkey(browser).await,
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
        let token = letter.token("/sign-up/confirm").ok_or(VisitError::Unreadable("the link in a letter"))?;
        let code = letter.code().ok_or(VisitError::Unreadable("the code in a letter"))?;
        let before = browser.cookies().clone();
        let by_code = self.choices.below(2) == 0;
        let answer = if by_code {
            browser.post_form("/sign-up/code", &[("code", &code)]).await?
        } else {
            browser.post_form("/sign-up/confirm", &[("token", &token)]).await?
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

    async fn create_passkey(&mut self, mut browser: Browser) -> Result<(), ChaosError> {
        let answer = browser.post_json("/api/passkey/register/options", "{}".to_owned()).await?;
        let options = answer.expect(200)?;
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        let origin = self.world.networks.first().map_or("", |network| network.origin());
        let credential = passkey.register(options.text()?, origin, &Faults::default()).map_err(VisitError::from)?;
        let before = browser.cookies().clone();
        browser.post_json("/api/passkey/register", credential.clone()).await?.expect(200)?;
        let person = self.world.keep_person(passkey);
        let session = browser.cookies().clone();
        self.world.journal.write(&Deed::AccountMade { person, before, credential, session })?;
        self.people.push(person);
        self.sessions.push(Session { person, browser });
        Ok(())
    }

    async fn sign_in(&mut self) -> Result<(), ChaosError> {
        let Some(person) = self.choices.pick(&self.people).copied() else { return Ok(()) };
        let mut browser = self.world.browser(&mut self.choices, self.number)?;
        let credential = self.world.answer_of(person, &mut browser).await?;
        let before = browser.cookies().clone();
        let mut browser = self.world.anywhere(&mut self.choices, &browser);
        browser.post_json("/api/passkey/sign-in", credential.clone()).await?.expect(200)?;
        let session = browser.cookies().clone();
        self.world.journal.write(&Deed::SignIn { person, before, credential, session })?;
        self.sessions.push(Session { person, browser });
        Ok(())
    }

    async fn sign_out(&mut self) -> Result<(), ChaosError> {
        if self.sessions.is_empty() {
            return Ok(());
        }
        let index = self.choices.below(self.sessions.len());
        let session = self.sessions.swap_remove(index);
        let cookies = session.browser.cookies().clone();
        let mut browser = self.world.anywhere(&mut self.choices, &session.browser);
        let answer = match browser.post_form("/sign-out", &[]).await {
            Ok(answer) if answer.status == 303 => answer,
            Ok(answer) => return self.doubt(&cookies, unexpected(answer)),
            Err(error) => return self.doubt(&cookies, error),
        };
        drop(answer);
        self.world.journal.write(&Deed::SignOut { session: cookies })?;
        // Ended for all replicas by the next request.
        let mut stolen = self.world.anywhere(&mut self.choices, &session.browser);
        if is_signed_in(&mut stolen).await? {
            self.world.findings.replayed(Kind::SignOuts, "a session outlived its sign-out".to_owned());
        }
        Ok(())
    }

    fn doubt(&self, cookies: &Cookies, error: VisitError) -> Result<(), ChaosError> {
        self.world.journal.doubt_session(cookies);
        Err(error.into())
    }

    async fn choose_language(&mut self) -> Result<(), ChaosError> {
        let Some(session) = self.choices.pick(&self.sessions) else { return Ok(()) };
        let (person, browser) = (session.person, session.browser.clone());
        let language = self.choices.pick(&LANGUAGES).copied().unwrap_or("en");
        let mut browser = self.world.anywhere(&mut self.choices, &browser);
        match browser.post_form("/language", &[("language", language), ("return", "/home")]).await {
            Ok(answer) if answer.status == 303 => {
                self.world.journal.write(&Deed::Language { person, language: language.to_owned() })
            }
            Ok(answer) => {
                self.world.journal.doubt_language(person, language);
                Err(unexpected(answer).into())
            }
            Err(error) => {
                self.world.journal.doubt_language(person, language);
                Err(error.into())
            }
        }
    }

    /// An open session is open, at any replica, all the time.
    async fn look_around(&mut self) -> Result<(), ChaosError> {
        let Some(session) = self.choices.pick(&self.sessions) else { return Ok(()) };
        let browser = session.browser.clone();
        let mut browser = self.world.anywhere(&mut self.choices, &browser);
        if !is_signed_in(&mut browser).await? {
            self.world.findings.lost(Kind::SignIns, "an open session was not known".to_owned());
        }
        Ok(())
    }

    /// Asks for letters to one address until there are no more.
    async fn use_up_letters(&mut self) -> Result<(), ChaosError> {
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
