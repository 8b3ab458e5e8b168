//! People: each signs up through the pages and the mail, then signs in with a passkey of their own.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use portico_visitor::{Browser, Mailbox, Network, VisitError};
use soft_passkey::{Algorithm, Faults, SoftPasskey};
use tokio::sync::Semaphore;

/// So many sign up at once.
const AT_ONCE: usize = 16;

/// Somebody with a passkey, whose browser is known: a sign-in from a new one also writes a mail.
pub(crate) struct Person {
    passkey: SoftPasskey,
    known_by: BTreeMap<String, String>,
}

/// Signs up `count` people; `run` keeps their addresses apart from those of other runs on the same database.
pub(crate) async fn sign_up(
    network: &Network,
    mailbox: Arc<Mailbox>,
    count: u32,
    run: &str,
) -> Result<Vec<Person>, VisitError> {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut tasks = Vec::new();
    for number in 0..count {
        let (network, mailbox, places) = (network.clone(), mailbox.clone(), places.clone());
        let address = format!("person-{number}.{run}@example.org");
        tasks.push(tokio::spawn(async move {
            let _place = places.acquire_owned().await;
            Person::sign_up(&network, &mailbox, number, &address).await
        }));
    }
    let mut people = Vec::new();
    for task in tasks {
        people.push(task.await??);
    }
    Ok(people)
}

impl Person {
    /// The whole journey: form, mail, confirmation, passkey.
    async fn sign_up(network: &Network, mailbox: &Mailbox, number: u32, address: &str) -> Result<Self, VisitError> {
        let mut browser = network.browser();
        let name = format!("Person {number}");
        browser.post_form("/sign-up", &[("name", &name), ("email", address)]).await?.expect(303)?;
        let token = mailbox.token(address).await?;
        browser.post_form("/sign-up/confirm", &[("token", &token)]).await?.expect(303)?;
        let options = browser.post_json("/api/passkey/register/options", "{}".to_owned()).await?.expect(200)?;
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        let credential = passkey.register(options.text()?, network.origin(), &Faults::default())?;
        browser.post_json("/api/passkey/register", credential).await?.expect(200)?;
        let mut known_by = browser.cookies().clone();
        known_by.retain(|name, _| name == "browser");
        Ok(Self { passkey, known_by })
    }

    /// One full sign-in, from no session on: both calls. Gives the browser, and the time the server took.
    pub(crate) async fn sign_in(&mut self, network: &Network) -> Result<(Browser, Duration), VisitError> {
        let mut browser = network.browser().with_cookies(self.known_by.clone());
        let begun = Instant::now();
        let asked = r#"{"mediation":"modal"}"#.to_owned();
        let options = browser.post_json("/api/passkey/sign-in/options", asked).await?.expect(200)?;
        let options_took = begun.elapsed();
        let credential = self.passkey.authenticate(options.text()?, network.origin(), &Faults::default())?;
        let answered = Instant::now();
        browser.post_json("/api/passkey/sign-in", credential).await?.expect(200)?;
        Ok((browser, options_took + answered.elapsed()))
    }
}
