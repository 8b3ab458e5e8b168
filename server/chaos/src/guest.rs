//! Somebody with an account and an open session, for the faults that need only one.

use portico_visitor::{Answer, Browser, Mailbox, Network, Setup, VisitError};
use soft_passkey::{Algorithm, Faults, SoftPasskey};

/// The person, the passkey and the browser.
pub(crate) struct Guest {
    pub browser: Browser,
    network: Network,
    passkey: SoftPasskey,
}

impl Guest {
    /// The whole journey: form, letter, link, passkey.
    pub(crate) async fn sign_up(setup: &Setup, address: &str) -> Result<Self, VisitError> {
        let network = setup.network();
        let mut browser = network.browser();
        browser.post_form("/sign-up", &[("name", "Some Body"), ("email", address)]).await?.expect(303)?;
        let token = Mailbox::new(&setup.mail()).token(address).await?;
        browser.post_form("/sign-up/confirm", &[("token", &token)]).await?.expect(303)?;
        let options = browser.post_json("/api/passkey/register/options", "{}".to_owned()).await?.expect(200)?;
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        let credential = passkey.register(options.text()?, network.origin(), &Faults::default())?;
        browser.post_json("/api/passkey/register", credential).await?.expect(200)?;
        Ok(Self { browser, network, passkey })
    }

    /// Signs in with a fresh browser.
    pub(crate) async fn sign_in(&mut self) -> Result<Browser, VisitError> {
        let (browser, answer) = self.try_to_sign_in().await?;
        answer.expect(200)?;
        Ok(browser)
    }

    /// The same, whatever the answer is; the one that ended it is given.
    pub(crate) async fn try_to_sign_in(&mut self) -> Result<(Browser, Answer), VisitError> {
        let mut browser = self.network.browser();
        let options = browser.post_json("/api/passkey/sign-in/options", "{}".to_owned()).await?;
        if options.status != 200 {
            return Ok((browser, options));
        }
        let credential = self.passkey.authenticate(options.text()?, self.network.origin(), &Faults::default())?;
        let answer = browser.post_json("/api/passkey/sign-in", credential).await?;
        Ok((browser, answer))
    }
}
