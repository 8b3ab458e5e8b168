//! What clients and checks share: the ways to the server, the mailbox, the journal, the people and their passkeys.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use portico_visitor::{Answer, Browser, Mailbox, Network, Setup, VisitError};
use soft_passkey::{Algorithm, Faults, SoftPasskey};
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
    passkeys: Mutex<Vec<Arc<TurnMutex<SoftPasskey>>>>,
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
            passkeys: Mutex::default(),
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

    /// Keeps a passkey and gives its number. A person has the number of their first one.
    pub(crate) fn keep_passkey(&self, passkey: SoftPasskey) -> usize {
        let mut passkeys = self.passkeys.lock().unwrap_or_else(PoisonError::into_inner);
        passkeys.push(Arc::new(TurnMutex::new(passkey)));
        passkeys.len() - 1
    }

    fn passkey(&self, number: usize) -> Result<Arc<TurnMutex<SoftPasskey>>, VisitError> {
        let passkeys = self.passkeys.lock().unwrap_or_else(PoisonError::into_inner);
        passkeys.get(number).cloned().ok_or(VisitError::Unreadable("a passkey"))
    }

    /// Asks for a sign-in and lets this passkey answer; the answer is not sent yet.
    pub(crate) async fn answer_of(&self, number: usize, browser: &mut Browser) -> Result<String, VisitError> {
        let asked = r#"{"mediation":"modal"}"#.to_owned();
        let options = browser.post_json("/api/passkey/sign-in/options", asked).await?.expect(200)?;
        let passkey = self.passkey(number)?;
        let mut passkey = passkey.lock().await;
        let origin = self.networks.first().map_or("", Network::origin);
        Ok(passkey.authenticate(options.text()?, origin, &Faults::default())?)
    }
}

/// A new passkey, and its answer to the options that the server gives this browser; the answer is not sent yet.
pub(crate) async fn new_passkey(world: &World, browser: &mut Browser) -> Result<(SoftPasskey, String), VisitError> {
    let options = browser.post_json("/api/passkey/register/options", "{}".to_owned()).await?.expect(200)?;
    let mut passkey = SoftPasskey::new(Algorithm::Es256);
    let origin = world.networks.first().map_or("", Network::origin);
    let credential = passkey.register(options.text()?, origin, &Faults::default())?;
    Ok((passkey, credential))
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
