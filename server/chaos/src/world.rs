//! What clients and checks share: the ways to the server, the mailbox, the journal, the people and their passkeys.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use portico_visitor::{Answer, Browser, Mailbox, Network, Setup, VisitError};
use soft_passkey::{Faults, SoftPasskey};
use tokio::sync::{Mutex as TurnMutex, RwLock};

use crate::ChaosError;
use crate::findings::Findings;
use crate::journal::Journal;
use crate::random::Choices;

/// Everything that a run has besides its servers.
pub(crate) struct World {
    pub networks: Vec<Network>,
    pub mailbox: Mailbox,
    pub journal: Journal,
    pub findings: Findings,
    pub begun: Instant,
    pub over: AtomicBool,
    /// Clients hold it while they do one thing; checks take it alone, so that nothing changes under them.
    pub turn: RwLock<()>,
    people: Mutex<Vec<Arc<TurnMutex<SoftPasskey>>>>,
}

impl World {
    /// Around one server, or several replicas.
    pub(crate) fn new(setups: &[Setup]) -> Result<Self, ChaosError> {
        let first = setups.first().ok_or(VisitError::Unreadable("the server's setup"))?;
        Ok(Self {
            networks: setups.iter().map(Setup::network).collect(),
            mailbox: Mailbox::new(&first.mail()),
            journal: Journal::create(&first.folder().join("journal"))?,
            findings: Findings::default(),
            begun: Instant::now(),
            over: AtomicBool::new(false),
            turn: RwLock::new(()),
            people: Mutex::default(),
        })
    }

    /// Milliseconds since the beginning.
    pub(crate) fn millis(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// A new browser in front of any of the replicas, at an address of its own.
    pub(crate) fn browser(&self, choices: &mut Choices, family: usize) -> Result<Browser, VisitError> {
        let network = choices.pick(&self.networks).ok_or(VisitError::Unreadable("the network"))?;
        Ok(network.browser().from_address(&choices.address(family)))
    }

    /// The same browser in front of any of the replicas.
    pub(crate) fn anywhere(&self, choices: &mut Choices, browser: &Browser) -> Browser {
        choices.pick(&self.networks).map_or_else(|| browser.clone(), |network| browser.at(network))
    }

    /// Keeps a person's passkey; gives the person's number.
    pub(crate) fn keep_person(&self, passkey: SoftPasskey) -> usize {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.push(Arc::new(TurnMutex::new(passkey)));
        people.len() - 1
    }

    fn person(&self, number: usize) -> Result<Arc<TurnMutex<SoftPasskey>>, VisitError> {
        let people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.get(number).cloned().ok_or(VisitError::Unreadable("a person"))
    }

    /// Asks for a sign-in and lets the person's passkey answer; the answer is not sent yet.
    pub(crate) async fn answer_of(&self, number: usize, browser: &mut Browser) -> Result<String, VisitError> {
        let asked = r#"{"mediation":"modal"}"#.to_owned();
        let options = browser.post_json("/api/passkey/sign-in/options", asked).await?.expect(200)?;
        let person = self.person(number)?;
        let mut passkey = person.lock().await;
        let origin = self.networks.first().map_or("", Network::origin);
        Ok(passkey.authenticate(options.text()?, origin, &Faults::default())?)
    }
}

/// Whether the home page opens for the browser.
pub(crate) async fn is_signed_in(browser: &mut Browser) -> Result<bool, VisitError> {
    let answer = browser.get("/home").await?;
    match answer.status {
        200 => Ok(true),
        303 => Ok(false),
        _ => Err(unexpected(answer)),
    }
}

/// The error of an answer that is none of the expected ones.
pub(crate) fn unexpected(answer: Answer) -> VisitError {
    match answer.expect(0) {
        Err(error) => error,
        Ok(_) => VisitError::Unreadable("a status"),
    }
}
