//! What people do at the portal, in one call each.

use portico_identity::letters::Letter;
use portico_store::contact::Contact;
use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::{contact, passkey, person};
use serde_json::{Value, json};
use soft_passkey::{Algorithm, Faults, SoftPasskey};

use super::browser::Browser;
use super::site::Site;
use super::support::Answer;

/// The secrets of a mail that confirms an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    pub name: String,
    pub token: String,
    pub code: String,
}

/// Somebody with an account, signed in, with the passkey at hand.
pub struct Member {
    pub browser: Browser,
    pub passkey: SoftPasskey,
    pub address: &'static str,
}

/// All that the portal keeps of somebody, to see whether it was touched.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    pub person: Person,
    pub contacts: Vec<Contact>,
    pub passkeys: Vec<Passkey>,
}

impl Site {
    /// The newest mail to this address that confirms it.
    pub async fn confirmation_to(&self, address: &str) -> Confirmation {
        let letters = self.letters_to(address).await;
        let newest = letters.into_iter().rev().find_map(|letter| {
            let Letter::ConfirmAddress { name, token, code, .. } = letter else { return None };
            Some(Confirmation { name, token, code })
        });
        newest.unwrap_or_else(|| panic!("no mail to {address}"))
    }

    /// Somebody who fills in the form and waits for the mail.
    pub async fn applicant(&self, name: &str, address: &str) -> (Browser, Confirmation) {
        let browser = self.browser();
        browser.sign_up(name, address).await.leads_to("/sign-up/sent");
        (browser, self.confirmation_to(address).await)
    }

    /// Somebody who signed up, with an ES256 passkey that counts nothing.
    pub async fn member(&self, name: &str, address: &'static str) -> Member {
        self.member_with(name, address, SoftPasskey::new(Algorithm::Es256)).await
    }

    pub async fn member_with(&self, name: &str, address: &'static str, mut passkey: SoftPasskey) -> Member {
        let (browser, mail) = self.applicant(name, address).await;
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        let created = browser.create_passkey(&mut passkey).await;
        assert_eq!(created.json()["next"], "/home", "{}", created.body);
        Member { browser, passkey, address }
    }

    /// What is kept of the owner of a passkey.
    pub async fn record_of(&self, member: &Member) -> Record {
        let mut db = self.identity.store().read().await.unwrap();
        let credential_id = member.passkey.credential_id().unwrap();
        let (known, _) = passkey::find_owned(&mut db, credential_id).await.unwrap().unwrap();
        Record {
            person: person::find(&mut db, known.person_id).await.unwrap().unwrap(),
            contacts: contact::list_by_person(&mut db, known.person_id).await.unwrap(),
            passkeys: passkey::list_by_person(&mut db, known.person_id).await.unwrap(),
        }
    }

    /// The names of all events in the order in which they happened.
    pub async fn events(&self) -> Vec<String> {
        self.database.column("SELECT kind FROM event ORDER BY at, id").await
    }

    /// How often this event happened.
    pub async fn count_events(&self, kind: &str) -> u64 {
        self.database.count(&format!("event WHERE kind = '{kind}'")).await
    }
}

impl Browser {
    pub async fn sign_up(&self, name: &str, address: &str) -> Answer {
        self.post_form("/sign-up", &[("name", name), ("email", address)]).await
    }

    pub async fn confirm_link(&self, token: &str) -> Answer {
        self.post_form("/sign-up/confirm", &[("token", token)]).await
    }

    pub async fn confirm_code(&self, code: &str) -> Answer {
        self.post_form("/sign-up/code", &[("code", code)]).await
    }

    /// Options for a new passkey.
    pub async fn ask_to_register(&self) -> Answer {
        self.post_json("/api/passkey/register/options", &json!({})).await
    }

    pub async fn register(&self, credential: &str) -> Answer {
        self.post("/api/passkey/register", super::browser::JSON, credential.to_owned()).await
    }

    /// Options for signing in.
    pub async fn ask_to_sign_in(&self) -> Answer {
        self.post_json("/api/passkey/sign-in/options", &json!({})).await
    }

    pub async fn redeem(&self, credential: &str) -> Answer {
        self.post("/api/passkey/sign-in", super::browser::JSON, credential.to_owned()).await
    }

    /// The whole ceremony of creating a passkey.
    pub async fn create_passkey(&self, passkey: &mut SoftPasskey) -> Answer {
        self.create_passkey_with(passkey, &Faults::default()).await
    }

    pub async fn create_passkey_with(&self, passkey: &mut SoftPasskey, faults: &Faults) -> Answer {
        let options = self.ask_to_register().await;
        if !options.status.is_success() {
            return options;
        }
        self.register(&passkey.register(&options.body, self.origin, faults).unwrap()).await
    }

    /// The whole ceremony of signing in.
    pub async fn sign_in(&self, passkey: &mut SoftPasskey) -> Answer {
        self.sign_in_with(passkey, &Faults::default()).await
    }

    pub async fn sign_in_with(&self, passkey: &mut SoftPasskey, faults: &Faults) -> Answer {
        let options = self.ask_to_sign_in().await;
        if !options.status.is_success() {
            return options;
        }
        self.redeem(&passkey.authenticate(&options.body, self.origin, faults).unwrap()).await
    }

    pub async fn sign_out(&self) -> Answer {
        self.post_form("/sign-out", &[]).await
    }

    /// Whether the home page opens.
    pub async fn is_signed_in(&self) -> bool {
        self.get("/home").await.status.is_success()
    }
}

impl Member {
    /// Signs in anew in a browser without cookies.
    pub async fn sign_in_elsewhere(&mut self, site: &Site) -> Browser {
        let browser = site.browser();
        let answer = browser.sign_in(&mut self.passkey).await;
        assert_eq!(answer.json()["next"], "/home", "{}", answer.body);
        browser
    }
}

/// The inner object of options.
pub fn public_key(options: &Answer) -> Value {
    options.json()["publicKey"].clone()
}
