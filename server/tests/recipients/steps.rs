//! What happens in these tests, in one call each.

use std::net::{Ipv4Addr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use portico::webhooks::{Courier, WebhookMetrics, tell_recipient};
use portico_identity::Circumstances;
use portico_identity::consents::{Channel, Decided, Decision};
use portico_identity::recipients::{Credentials, NewRecipient, RecipientAdded, RecipientId, WebhookUrl};
use portico_identity::sessions::{RecentAuth, SignedIn, Standing};
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::portal::{Answer, Member, Site, read};
use crate::receiver::Receiver;
use crate::token::{TokenKey, claims, header};

/// A registered recipient, with what it was given.
pub struct Partner {
    pub id: &'static str,
    pub key: TokenKey,
    pub credentials: Credentials,
    pub receiver: Receiver,
}

impl Partner {
    /// A token that counts now.
    pub fn token(&self, site: &Site) -> String {
        self.key.sign(&header(), &claims(site, self.id))
    }

    /// By which name it knows the only person that it was told of.
    pub fn subject(&self) -> String {
        self.receiver.last().json()["data"]["subject"].as_str().unwrap().to_owned()
    }
}

/// An operator at the command line, or nobody.
pub fn nowhere() -> Circumstances {
    Circumstances {
        request: "test".into(),
        network: Ipv4Addr::LOCALHOST.into(),
        device: "Chrome on Linux".into(),
        browser: None,
    }
}

impl Site {
    /// Registers a recipient that has a server.
    pub async fn partner(&self, id: &'static str) -> Partner {
        let receiver = Receiver::open().await;
        let new = NewRecipient {
            id: RecipientId::parse(id).unwrap(),
            name: id.to_uppercase(),
            url: WebhookUrl::parse(&receiver.url).unwrap(),
            token_key: None,
        };
        match self.identity.add_recipient(&new).await.unwrap() {
            RecipientAdded::Added { credentials, .. } => {
                let key = TokenKey::from_pem(credentials.private_key.as_ref().unwrap());
                Partner { id, key, credentials, receiver }
            }
            RecipientAdded::Exists => panic!("{id} is there already"),
        }
    }

    pub async fn guard_of(&self, member: &Member) -> SignedIn {
        self.identity.signed_in(&self.standing_of(member).await).unwrap()
    }

    pub async fn recent_guard_of(&self, member: &Member) -> RecentAuth {
        self.identity.recent_auth(&self.standing_of(member).await).unwrap()
    }

    async fn standing_of(&self, member: &Member) -> Standing {
        let person = self.record_of(member).await.person;
        let (authenticated_at, epoch) = (self.identity.now(), person.session_epoch);
        Standing::SignedIn { person: person.id, authenticated_at, epoch }
    }

    /// The person decides, having read the newest text.
    pub async fn decides(&self, member: &Member, purpose: &str, decision: Decision) -> Uuid {
        let (who, text) = (self.guard_of(member).await, self.purpose_hash(purpose, "en"));
        let decided = self.identity.decide(&who, purpose, decision, &text, Channel::Account, false, &nowhere()).await;
        match decided.unwrap() {
            Decided::Recorded { event, .. } => event,
            other @ (Decided::Unchanged
            | Decided::TextChanged
            | Decided::NotFound
            | Decided::Needed
            | Decided::Waiting(_)
            | Decided::HeldBySignal
            | Decided::Limited(_)) => panic!("{other:?}"),
        }
    }

    /// Delivers all that is due now.
    pub async fn deliver(&self) {
        let (courier, metrics) = (Courier::open().unwrap(), WebhookMetrics::default());
        while let Some(recipient) = self.identity.recipients_to_tell().await.unwrap().first() {
            while tell_recipient(&self.identity, &courier, &metrics, recipient).await {}
        }
    }

    /// A recipient asks with this token.
    pub async fn ask(&self, subject: &str, token: &str) -> Answer {
        self.ask_with(subject, &[("authorization", &format!("Bearer {token}"))]).await
    }

    /// The same with these headers.
    pub async fn ask_with(&self, subject: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(format!("/api/consents/{subject}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let from = ConnectInfo(SocketAddr::from((Ipv4Addr::new(192, 0, 2, 250), 4711)));
        let request = request.extension(from).body(Body::empty()).unwrap();
        read(self.router.clone().oneshot(request).await.unwrap()).await
    }
}
