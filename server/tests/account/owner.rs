//! Somebody with an account, as the use-cases see them.

use std::net::Ipv4Addr;

use portico_app::shell::hash_session_id;
use portico_identity::Circumstances;
use portico_identity::address::EmailAddress;
use portico_identity::letters::{Letter, Notice};
use portico_identity::sessions::{RecentAuth, SessionHash, SignedIn, Standing};
use tower_sessions::session::Id;
use uuid::Uuid;

use crate::portal::{Browser, Member, Site};

/// A member and who they are.
pub struct Owner {
    pub member: Member,
    pub id: Uuid,
    pub who: SignedIn,
}

/// The secrets of a mail that confirms a further address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secrets {
    pub token: String,
    pub code: String,
}

impl Site {
    pub async fn owner(&self, name: &str, address: &'static str) -> Owner {
        let member = self.member(name, address).await;
        let id = self.record_of(&member).await.person.id;
        let standing = Standing::SignedIn { person: id, authenticated_at: self.identity.now(), epoch: 0 };
        Owner { member, id, who: self.identity.signed_in(&standing).unwrap() }
    }

    pub async fn two_owners(&self) -> (Owner, Owner) {
        (self.owner("Anna de Wit", "anna@mail.example").await, self.owner("Eve", "eve@mail.example").await)
    }

    /// Asks for an address that nobody has, and gives what its mail says.
    pub async fn pending(&self, owner: &Owner, address: &str) -> (Uuid, Secrets) {
        use portico_identity::addresses::AddressAdded;
        let added = self.identity.add_address(&owner.recent(self), &parse(address), &at()).await.unwrap();
        let AddressAdded::MailSent { id } = added else { panic!("{added:?}") };
        (id, self.secrets_to(address).await.unwrap())
    }

    /// The newest mail to this address that confirms it as a further one.
    pub async fn secrets_to(&self, address: &str) -> Option<Secrets> {
        self.letters_to(address).await.into_iter().rev().find_map(|letter| {
            let Letter::ConfirmFurtherAddress { token, code, .. } = letter else { return None };
            Some(Secrets { token, code })
        })
    }

    /// What this address was told so far.
    pub async fn notices_to(&self, address: &str) -> Vec<Notice> {
        let letters = self.letters_to(address).await.into_iter();
        let notices = letters.filter_map(|letter| {
            let Letter::Notice { notice, .. } = letter else { return None };
            Some(notice)
        });
        notices.collect()
    }

    /// Adds an address, confirmed.
    pub async fn add_confirmed(&self, owner: &Owner, address: &str) -> Uuid {
        use portico_identity::addresses::AddressConfirmed;
        let (_, secrets) = self.pending(owner, address).await;
        let confirmed = self.identity.confirm_address_by_link(&owner.who, &secrets.token, &at()).await.unwrap();
        assert_eq!(confirmed, AddressConfirmed::Added);
        let listed = self.identity.list_addresses(&owner.who).await.unwrap().verified;
        listed.into_iter().find(|contact| contact.address == address).unwrap().id
    }

    /// How the statements of this engine name an id.
    pub fn literal(&self, id: Uuid) -> String {
        if self.database.is_sqlite() { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
    }
}

impl Owner {
    /// The guard of somebody who used a passkey just now.
    pub fn recent(&self, site: &Site) -> RecentAuth {
        let standing = Standing::SignedIn { person: self.id, authenticated_at: site.identity.now(), epoch: 0 };
        site.identity.recent_auth(&standing).unwrap()
    }

    /// How the database knows the session of the browser at hand.
    pub fn session(&self) -> SessionHash {
        session_of(&self.member.browser)
    }
}

/// How the database knows a browser's session.
pub fn session_of(browser: &Browser) -> SessionHash {
    hash_session_id(browser.session_cookie().unwrap().parse::<Id>().unwrap())
}

/// Whence the calls of the tests come.
pub fn at() -> Circumstances {
    Circumstances {
        request: "0123456789".into(),
        network: Ipv4Addr::new(198, 51, 100, 7).into(),
        device: "Firefox on Windows".into(),
        browser: Some([9; 32]),
    }
}

pub fn parse(address: &str) -> EmailAddress {
    EmailAddress::parse(address).unwrap()
}

/// A code that is not this one.
pub fn wrong(code: &str) -> &'static str {
    if code.starts_with('A') { "BBBBBBBB" } else { "AAAAAAAA" }
}
