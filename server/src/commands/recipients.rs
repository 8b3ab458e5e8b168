//! `portico recipients`: other systems that get data for a purpose. Secrets are printed once, when they are made.

use std::path::Path;

use portico_identity::Identity;
use portico_identity::clock::iso;
use portico_identity::es256::PublicKey;
use portico_identity::recipients::{
    Credentials, DeadWebhook, NewRecipient, RecipientAdded, RecipientId, RecipientProblem, RecipientView, WebhookUrl,
};

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::{AddRecipientArguments, RecipientsCommand, RotateRecipientArguments};
use crate::config::Config;

/// Does what is asked, over the database that is configured.
pub(super) async fn manage(config: &Config, what: &RecipientsCommand) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = manage_in(&identity, what).await;
    identity.store().close().await;
    done
}

async fn manage_in(identity: &Identity, what: &RecipientsCommand) -> Result<(), Refusal> {
    identity.refresh_catalogue().await?;
    match what {
        RecipientsCommand::Add(new) => add(identity, new).await,
        RecipientsCommand::List => list(identity).await,
        RecipientsCommand::Rotate(how) => rotate(identity, how).await,
        RecipientsCommand::Remove { id } => remove(identity, id).await,
        RecipientsCommand::Dead => list_dead(identity).await,
        RecipientsCommand::Retry { webhook } => {
            let many = identity.retry_webhook(*webhook).await?;
            match webhook {
                Some(id) if many == 0 => Err(Refusal::NoDeadWebhook(*id)),
                Some(_) | None => {
                    say(&format!("Tried again: {many}."));
                    Ok(())
                }
            }
        }
    }
}

async fn add(identity: &Identity, new: &AddRecipientArguments) -> Result<(), Refusal> {
    let recipient = NewRecipient {
        id: RecipientId::parse(&new.id)?,
        name: new.name.clone(),
        url: WebhookUrl::parse(&new.url)?,
        token_key: new.token_key.as_deref().map(read_key).transpose()?,
    };
    let (credentials, people) = match identity.add_recipient(&recipient).await? {
        RecipientAdded::Added { credentials, people } => (credentials, people),
        RecipientAdded::Exists => return Err(Refusal::RecipientExists(new.id.clone())),
    };
    say(&format!("{} is registered. It is told of {people} people from the start.", new.id));
    show(identity, &credentials);
    let views = identity.list_recipients().await?;
    if views.iter().any(|view| view.id == new.id && view.purposes.is_empty()) {
        say(&format!("No published purpose names {} yet: until one does, it gets nothing.", new.id));
    }
    Ok(())
}

fn show(identity: &Identity, credentials: &Credentials) {
    say(&format!("Tokens: iss is its name, aud is {}.", identity.settings().origin()));
    say(&format!("Token key: {}", credentials.token_key));
    say(&format!("Webhook secret, shown only now: {}", credentials.webhook_secret));
    if let Some(private) = &credentials.private_key {
        say(&format!("Private token key, shown only now and kept nowhere:\n{}", private.trim_end()));
    }
}

async fn list(identity: &Identity) -> Result<(), Refusal> {
    let views = identity.list_recipients().await?;
    if views.is_empty() {
        say(&"No recipients.");
    }
    for RecipientView { id, name, url, token_key, old_until, purposes } in views {
        say(&format!("{id}  {name}  {url}"));
        say(&format!("  purposes: {}", if purposes.is_empty() { "none".into() } else { purposes.join(", ") }));
        say(&format!("  token key: {token_key}"));
        if let Some(until) = old_until {
            say(&format!("  the old secret and key count until {}", iso(until)));
        }
    }
    Ok(())
}

async fn rotate(identity: &Identity, how: &RotateRecipientArguments) -> Result<(), Refusal> {
    let key = how.token_key.as_deref().map(read_key).transpose()?;
    let rotated = identity.rotate_recipient(&RecipientId::parse(&how.id)?, key.as_ref()).await?;
    let credentials = rotated.ok_or_else(|| Refusal::NoRecipient(how.id.clone()))?;
    say(&format!("{} has a new secret. The old one counts for 24 hours beside it.", how.id));
    show(identity, &credentials);
    Ok(())
}

async fn remove(identity: &Identity, id: &str) -> Result<(), Refusal> {
    if !identity.remove_recipient(&RecipientId::parse(id)?).await? {
        return Err(Refusal::NoRecipient(id.to_owned()));
    }
    say(&format!("{id} is removed: it is told nothing more, and its tokens count no more."));
    Ok(())
}

async fn list_dead(identity: &Identity) -> Result<(), Refusal> {
    let dead = identity.list_dead_webhooks().await?;
    if dead.is_empty() {
        say(&"No webhook was given up.");
    }
    for DeadWebhook { id, recipient, kind, created_at, dead_at, error } in dead {
        let (written, given_up) = (iso(created_at), iso(dead_at));
        say(&format!("{id}  {recipient}  {kind}  written {written}, given up {given_up}: {error}"));
    }
    Ok(())
}

fn read_key(path: &Path) -> Result<PublicKey, Refusal> {
    let text = std::fs::read_to_string(path)?;
    Ok(PublicKey::parse(&text).ok_or(RecipientProblem::TokenKey)?)
}
