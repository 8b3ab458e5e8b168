//! One client of the load: somebody who does one thing after the other for many people, in the order that the seed says, and writes
//! down what was acknowledged.

mod care;
mod recovery;
mod sign_up;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use portico_visitor::{Browser, VisitError};

use crate::ChaosError;
use crate::journal::{Cookies, Deed, Kind};
use crate::random::Choices;
use crate::world::{World, is_signed_in, unexpected};
use care::Further;
use recovery::Flow;
use sign_up::Applicant;

/// While the server is dead.
const BREATHE: Duration = Duration::from_millis(15);
const LANGUAGES: [&str; 3] = ["en", "nl", "ar"];

/// Somebody with an account.
struct Member {
    person: usize,
    address: String,
    /// The first one, and one of each recovery.
    passkeys: Vec<usize>,
    /// Recovery codes that can be used.
    codes: Vec<String>,
    /// Those that were used or are void.
    used: Vec<String>,
    /// Frozen, as far as is known.
    frozen: bool,
    /// Whether a recovery of theirs waits for its letter.
    recovering: bool,
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
    members: Vec<Member>,
    sessions: Vec<Session>,
    flows: Vec<Flow>,
    further: Vec<Further>,
}

impl Client {
    pub(crate) fn new(world: Arc<World>, seed: u64, number: usize) -> Self {
        let choices = Choices::new(seed, u64::try_from(number).unwrap_or(0).saturating_add(1));
        let (applicants, members, sessions) = (Vec::new(), Vec::new(), Vec::new());
        let (flows, further) = (Vec::new(), Vec::new());
        Self { world, choices, number, begun: 0, applicants, members, sessions, flows, further }
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

    /// As the seed says; as long as something was never done, every second time that.
    async fn do_something(&mut self) -> Result<(), ChaosError> {
        if self.choices.below(2) == 0
            && let Some(kind) = self.world.journal.missing_kind()
        {
            return self.work_towards(kind).await;
        }
        match self.choices.below(100) {
            0..=14 => self.sign_up().await,
            15..=38 => self.follow_a_letter().await,
            39..=49 => self.sign_in().await,
            50..=56 => self.sign_out().await,
            57..=61 => self.choose_language().await,
            62..=66 => self.look_around().await,
            67..=72 => self.make_codes().await,
            73..=78 => self.begin_recovery().await,
            79..=85 => self.follow_recovery().await,
            86..=89 => self.add_address().await,
            90..=93 => self.follow_address().await,
            94..=97 => self.freeze_or_thaw().await,
            _ => self.use_up_letters().await,
        }
    }

    async fn work_towards(&mut self, kind: Kind) -> Result<(), ChaosError> {
        let begin = self.choices.below(2) == 0;
        match kind {
            Kind::SignUps => self.sign_up().await,
            Kind::Spent | Kind::Accounts if begin => self.sign_up().await,
            Kind::Spent | Kind::Accounts => self.follow_a_letter().await,
            Kind::SignIns => self.sign_in().await,
            Kind::SignOuts => self.sign_out().await,
            Kind::Languages => self.choose_language().await,
            Kind::Codes => self.make_codes().await,
            Kind::CodesUsed | Kind::Recoveries if begin => self.begin_recovery().await,
            Kind::CodesUsed | Kind::Recoveries => self.follow_recovery().await,
            Kind::Addresses if begin => self.add_address().await,
            Kind::Addresses => self.follow_address().await,
            Kind::Freezes | Kind::Thaws => self.freeze_or_thaw().await,
            Kind::Limits => self.use_up_letters().await,
        }
    }

    fn new_address(&mut self, what: &str) -> String {
        self.begun = self.begun.saturating_add(1);
        format!("{what}-{}-{}@example.org", self.number, self.begun)
    }

    async fn sign_in(&mut self) -> Result<(), ChaosError> {
        match self.pick_member(|_| true) {
            Some(index) => self.sign_in_as(index).await.map(drop),
            None => Ok(()),
        }
    }

    /// Somebody who is not frozen and fits, by the place among the members.
    fn pick_member(&mut self, fits: impl Fn(&Member) -> bool) -> Option<usize> {
        let members = self.members.iter().enumerate().filter(|(_, member)| !member.frozen && fits(member));
        let fitting: Vec<usize> = members.map(|(index, _)| index).collect();
        self.choices.pick(&fitting).copied()
    }

    fn member(&mut self, index: usize) -> Result<&mut Member, VisitError> {
        self.members.get_mut(index).ok_or(VisitError::Unreadable("a member"))
    }

    /// Signs a member in by one of their passkeys, in a new browser.
    async fn sign_in_as(&mut self, index: usize) -> Result<Browser, ChaosError> {
        let (person, passkeys) = self.member(index).map(|member| (member.person, member.passkeys.clone()))?;
        let passkey = self.choices.pick(&passkeys).copied().unwrap_or(person);
        let mut browser = self.world.browser(&mut self.choices, self.number)?;
        let credential = self.world.answer_of(passkey, &mut browser).await?;
        let before = browser.cookies().clone();
        let mut browser = self.world.anywhere(&mut self.choices, &browser);
        browser.post_json("/api/passkey/sign-in", credential.clone()).await?.expect(200)?;
        let session = browser.cookies().clone();
        self.world.journal.write(&Deed::SignIn { before, credential, session })?;
        self.sessions.push(Session { person, browser: browser.clone() });
        Ok(browser)
    }

    /// An open session of a member in front of any of the replicas; a new one when there is none.
    async fn session_of(&mut self, index: usize) -> Result<Browser, ChaosError> {
        let person = self.member(index)?.person;
        match self.sessions.iter().find(|session| session.person == person) {
            Some(session) => Ok(self.world.anywhere(&mut self.choices, &session.browser)),
            None => self.sign_in_as(index).await,
        }
    }

    /// Takes all sessions of a person out of use, and gives their cookies.
    fn take_sessions(&mut self, person: usize) -> Vec<Cookies> {
        let theirs = self.sessions.extract_if(.., |session| session.person == person);
        theirs.map(|session| session.browser.cookies().clone()).collect()
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
}
