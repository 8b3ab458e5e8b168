//! The list of recipients, as the operator keeps it. Secrets are given out once, when they are made.

use portico_store::recipient::{self, Recipient};
use portico_store::{Write, recipient_subject, webhook};
use uuid::Uuid;

use super::parse::{RecipientId, WebhookUrl};
use super::signature::WebhookSecret;
use super::standing::ever_named;
use super::tell::Change;
use crate::clock::{DAY, Micros};
use crate::es256::{PublicKey, SigningKey, to_pem};
use crate::{Error, Identity};

/// How long the secret and the token key of before count beside new ones.
const OLD_COUNTS_FOR: Micros = DAY;

/// A recipient to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecipient {
    /// Its stable name, the same as in the facts of purposes.
    pub id: RecipientId,
    /// As people know it.
    pub name: String,
    /// Where webhooks go.
    pub url: WebhookUrl,
    /// What its tokens are checked with; none to have a pair of keys made.
    pub token_key: Option<PublicKey>,
}

/// What a recipient needs to know, shown once. Printing it shows no secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// What webhooks are signed with: `whsec_…`.
    pub webhook_secret: String,
    /// The thumbprint of its token key.
    pub token_key: String,
    /// The private half of the token key as PEM, when it was made here.
    pub private_key: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("token_key", &self.token_key).finish_non_exhaustive()
    }
}

/// What came of adding a recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum RecipientAdded {
    /// It is there. Whoever agreed to one of its purposes before is known to it now.
    Added {
        /// What it needs to know.
        credentials: Credentials,
        /// How many people it knows from the start.
        people: u64,
    },
    /// There is one of this name.
    Exists,
}

/// One recipient on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientView {
    /// Its stable name.
    pub id: String,
    /// As people know it.
    pub name: String,
    /// Where webhooks go.
    pub url: String,
    /// The thumbprint of its token key.
    pub token_key: String,
    /// Until when secret and key of before count, microseconds since 1970 UTC.
    pub old_until: Option<Micros>,
    /// The purposes that name it, in the order of the catalogue.
    pub purposes: Vec<String>,
}

impl Identity {
    /// Adds a recipient, or one that was removed anew.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn add_recipient(&self, new: &NewRecipient) -> Result<RecipientAdded, Error> {
        let (token_key, private_key) = match &new.token_key {
            Some(key) => (key.clone(), None),
            None => self.draw_token_key()?,
        };
        let secret = WebhookSecret::draw(self.rng())?;
        let row = Recipient {
            id: new.id.as_str().into(),
            name: new.name.clone(),
            webhook_url: new.url.as_str().into(),
            secret: self.seal_webhook_secret(&secret)?,
            old_secret: None,
            old_until: None,
            token_key: token_key.to_jwk().to_string(),
            old_token_key: None,
            created_at: self.now(),
            removed_at: None,
        };
        let mut db = self.store().write().await?;
        if !recipient::add(&mut db, &row).await? {
            return Ok(RecipientAdded::Exists);
        }
        db.commit().await?;
        let people = self.introduce_everybody(&row.id).await?;
        let credentials =
            Credentials { webhook_secret: secret.to_text(), token_key: token_key.thumbprint(), private_key };
        Ok(RecipientAdded::Added { credentials, people })
    }

    /// A new pair: the public half, and the private one as PEM.
    fn draw_token_key(&self) -> Result<(PublicKey, Option<String>), Error> {
        let pkcs8 = SigningKey::draw(self.rng())?;
        let key = SigningKey::from_pkcs8(&pkcs8, self.rng());
        let key = key.ok_or_else(|| Error::Internal("a key that was just drawn is none".into()))?;
        Ok((key.public, Some(to_pem(&pkcs8, "PRIVATE KEY"))))
    }

    /// Tells a new recipient of everybody who agreed to one of its purposes before. Tells how many it were.
    async fn introduce_everybody(&self, id: &str) -> Result<u64, Error> {
        let (catalogue, mut people) = (self.catalogue(), 0);
        for purpose in catalogue.purposes.iter().filter(|purpose| ever_named(purpose, id)) {
            let mut after = Uuid::nil();
            loop {
                let mut db = self.store().read().await?;
                let found = recipient_subject::list_unknown(&mut db, &purpose.name, id, after).await?;
                drop(db);
                let Some(last) = found.last() else { break };
                after = *last;
                for person in found {
                    let mut db = self.store().write().await?;
                    people += u64::from(self.introduce_one(&mut db, person, id, &purpose.name).await?);
                    db.commit().await?;
                }
            }
        }
        self.wake_webhooks();
        Ok(people)
    }

    async fn introduce_one(&self, db: &mut Write, person: Uuid, id: &str, purpose: &str) -> Result<bool, Error> {
        let person = match self.open_change_even_frozen(db, person).await {
            Err(Error::NoAccount) => return Ok(false),
            opened => opened?,
        };
        self.tell_recipient(db, &person, id, &Change::Consent { purpose }).await
    }

    /// All recipients, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_recipients(&self) -> Result<Vec<RecipientView>, Error> {
        let catalogue = self.catalogue();
        let rows = recipient::list(&mut self.store().read().await?).await?;
        let view = |row: Recipient| {
            let named = catalogue.purposes.iter().filter(|purpose| ever_named(purpose, &row.id));
            RecipientView {
                purposes: named.map(|purpose| purpose.name.clone()).collect(),
                token_key: token_key(&row).map(|key| key.thumbprint()).unwrap_or_default(),
                old_until: row.old_until.filter(|until| *until > self.now()),
                id: row.id,
                name: row.name,
                url: row.webhook_url,
            }
        };
        Ok(rows.into_iter().map(view).collect())
    }

    /// Makes a new webhook secret, and takes another token key if there is one. Those of before count for another day. `None` when there is no
    /// such recipient.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn rotate_recipient(
        &self,
        id: &RecipientId,
        new_key: Option<&PublicKey>,
    ) -> Result<Option<Credentials>, Error> {
        let mut db = self.store().write().await?;
        let Some(row) = recipient::find(&mut db, id.as_str()).await? else { return Ok(None) };
        let key = new_key.cloned().or_else(|| token_key(&row));
        let key = key.ok_or_else(|| Error::Internal("the token key of a recipient is none".into()))?;
        let secret = WebhookSecret::draw(self.rng())?;
        let (sealed, until) = (self.seal_webhook_secret(&secret)?, self.now() + OLD_COUNTS_FOR);
        recipient::rotate(&mut db, id.as_str(), &sealed, &key.to_jwk().to_string(), until).await?;
        db.commit().await?;
        let webhook_secret = secret.to_text();
        Ok(Some(Credentials { webhook_secret, token_key: key.thumbprint(), private_key: None }))
    }

    /// Removes a recipient: it is told nothing more, and knows nobody any more. `false` when there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remove_recipient(&self, id: &RecipientId) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        if !recipient::remove(&mut db, id.as_str(), self.now()).await? {
            return Ok(false);
        }
        // The names first, as whoever tells a recipient something: nobody waits for somebody who waits for them.
        recipient_subject::delete_by_recipient(&mut db, id.as_str()).await?;
        webhook::delete_by_recipient(&mut db, id.as_str()).await?;
        db.commit().await?;
        Ok(true)
    }
}

fn token_key(row: &Recipient) -> Option<PublicKey> {
    serde_json::from_str(&row.token_key).ok().as_ref().and_then(PublicKey::from_jwk)
}
