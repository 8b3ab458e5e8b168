//! Which messages people want, by topic and channel, and the link that stops a topic without signing in (RFC 8058).
//!
//! A topic that serves a purpose comes only while the purpose is in force, and only to whoever chose it. A topic of the service itself comes by
//! mail until it is stopped.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico_store::message_choice::{self, MessageChoice};
use portico_store::{Write, child_news};
use serde_json::json;
use uuid::Uuid;

use crate::events::EventKind;
use crate::limits::Limit;
use crate::publications::{Catalogue, Topic, TopicText};
use crate::recipients::Change;
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity, RetryAfter};

/// The topic of reminders that a consent ends. It is always there.
pub const REMINDERS: &str = "reminders";
/// The topic of what is new of one's children. It is there for whoever has children here.
pub const CHILD_NEWS: &str = "child-news";
/// The channel of mails.
pub const EMAIL: &str = "email";
/// Topics that no operator can take.
pub const OWN: [&str; 2] = [REMINDERS, CHILD_NEWS];
/// What stop tokens are sealed for.
const PURPOSE: &str = "stop-messages";

/// What a person chose about a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicChoices {
    /// The topic's stable name.
    pub topic: String,
    /// Its words; none for a topic that Portico brings itself and the operator did not publish.
    pub text: Option<TopicText>,
    /// Each channel, and whether messages may come by it.
    pub channels: Vec<(String, bool)>,
    /// The purpose that must be in force first; none when it is, or when there is none.
    pub blocked: Option<String>,
}

/// What a stop link is about. Looking changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopView {
    /// The topic's stable name.
    pub topic: String,
    /// Its words; none for a topic that Portico brings itself, or that is not published any more.
    pub text: Option<TopicText>,
    /// Whether mails of it may still come.
    pub wanted: bool,
}

/// What came of stopping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Stopped {
    /// No mail of the topic comes any more; also when it was stopped before.
    Stopped,
    /// The link is not one of ours, was cut, or its account is gone.
    Unknown,
    /// Too many were tried from one network.
    Limited(RetryAfter),
}

/// A topic as it is offered now.
struct Offer {
    name: String,
    channels: Vec<String>,
    purpose: Option<String>,
}

impl Identity {
    /// Every topic with the person's choices, with the words in `language` or else in English.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn message_choices(&self, who: &SignedIn, language: &str) -> Result<Vec<TopicChoices>, Error> {
        let catalogue = self.catalogue();
        let mut db = self.store().read().await?;
        let chosen = message_choice::list_by_person(&mut db, who.person()).await?;
        let has_children = !child_news::list_of_adult(&mut db, who.person(), self.now()).await?.is_empty();
        drop(db);
        let mut all = Vec::new();
        for offer in offers(&catalogue).into_iter().filter(|offer| has_children || offer.name != CHILD_NEWS) {
            let blocked = self.blocking_purpose(who.person(), &offer).await?;
            let wanted = |channel: &String| blocked.is_none() && is_wanted(&chosen, &offer, channel);
            let channels = offer.channels.iter().map(|channel| (channel.clone(), wanted(channel))).collect();
            let text = text_of(&catalogue, &offer.name, language);
            all.push(TopicChoices { topic: offer.name, text, channels, blocked });
        }
        Ok(all)
    }

    /// Writes choices of topic, channel and whether it is wanted. What is not offered, and what cannot be wanted because its purpose is not in
    /// force, is left as it is. `false` when nothing changed. Recipients are told.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn choose_messages(
        &self,
        who: &SignedIn,
        choices: &[(String, String, bool)],
        at: &Circumstances,
    ) -> Result<bool, Error> {
        let offers = offers(&self.catalogue());
        let mut possible = Vec::new();
        // By what is offered, not by what was sent: that may be long, and say the same thing many times.
        for offer in &offers {
            let asked = |channel: &String| {
                let choice = choices.iter().find(|(topic, way, _)| *topic == offer.name && way == channel);
                choice.map(|(_, _, wanted)| *wanted)
            };
            let asked: Vec<_> = offer.channels.iter().filter_map(|channel| Some((channel, asked(channel)?))).collect();
            let wants = asked.iter().any(|(_, wanted)| *wanted);
            let blocked = wants && self.blocking_purpose(who.person(), offer).await?.is_some();
            let allowed = asked.into_iter().filter(|(_, wanted)| !(blocked && *wanted));
            possible.extend(allowed.map(|(channel, wanted)| (offer, channel, wanted)));
        }
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, who.person()).await?;
        let chosen = message_choice::list_by_person(&mut db, person.id).await?;
        let mut changed = Vec::new();
        for (offer, channel, wanted) in possible {
            if is_wanted(&chosen, offer, channel) != wanted {
                self.choose(&mut db, person.id, (&offer.name, channel), wanted).await?;
                changed.push(json!({ "topic": offer.name, "channel": channel, "wanted": wanted }));
            }
        }
        if changed.is_empty() {
            return Ok(false);
        }
        let detail = json!({ "choices": changed, "device": at.device });
        self.record(&mut db, EventKind::MessagesChosen, Some(person.id), at, detail).await?;
        self.tell_recipients(&mut db, &person, &Change::Topics).await?;
        db.commit().await?;
        self.wake_webhooks();
        Ok(true)
    }

    /// Whether messages of a topic may come to a person by a channel now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn wants(&self, person: Uuid, topic: &str, channel: &str) -> Result<bool, Error> {
        let offers = offers(&self.catalogue());
        let Some(offer) =
            offers.iter().find(|offer| offer.name == topic && offer.channels.iter().any(|one| one == channel))
        else {
            return Ok(false);
        };
        if self.blocking_purpose(person, offer).await?.is_some() {
            return Ok(false);
        }
        let chosen = message_choice::find(&mut self.store().read().await?, person, topic, channel).await?;
        Ok(chosen.map_or_else(|| default_of(offer, channel), |choice| choice.wanted))
    }

    /// What goes into `/stop?token=` of a mail: stops this topic for this person, and nothing else.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn stop_token(&self, person: Uuid, topic: &str) -> Result<String, Error> {
        let plain = [person.as_bytes().as_slice(), topic.as_bytes()].concat();
        Ok(URL_SAFE_NO_PAD.encode(self.keys().seal(PURPOSE, &plain, self.rng())?))
    }

    /// What a stop link is about, with the words in `language` or else in English.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_at_stop(&self, token: &str, language: &str) -> Result<Option<StopView>, Error> {
        let Some((person, topic)) = self.open_stop_token(token) else { return Ok(None) };
        let mut db = self.store().read().await?;
        if portico_store::person::find(&mut db, person).await?.is_none() {
            return Ok(None);
        }
        let wanted = message_choice::find(&mut db, person, &topic, EMAIL).await?.is_none_or(|choice| choice.wanted);
        let text = text_of(&self.catalogue(), &topic, language);
        Ok(Some(StopView { topic, text, wanted }))
    }

    /// Stops mails of the topic in the token, for the person in it; also while the account is frozen. Recipients are told.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn stop_messages(&self, token: &str, at: &Circumstances) -> Result<Stopped, Error> {
        let mut db = self.store().write().await?;
        if let Some(wait) = self.take(&mut db, Limit::StopNetwork(at.network)).await? {
            return Ok(Stopped::Limited(wait));
        }
        let Some((person, topic)) = self.open_stop_token(token) else {
            // Guessing counts.
            db.commit().await?;
            return Ok(Stopped::Unknown);
        };
        let person = match self.open_change_even_frozen(&mut db, person).await {
            Ok(person) => person,
            Err(Error::NoAccount) => return Ok(Stopped::Unknown),
            Err(error) => return Err(error),
        };
        let before = message_choice::find(&mut db, person.id, &topic, EMAIL).await?;
        if before.is_none_or(|choice| choice.wanted) {
            self.choose(&mut db, person.id, (&topic, EMAIL), false).await?;
            let detail = json!({ "topic": topic, "device": at.device });
            self.record(&mut db, EventKind::MessagesStopped, Some(person.id), at, detail).await?;
            self.tell_recipients(&mut db, &person, &Change::Topics).await?;
        }
        db.commit().await?;
        self.wake_webhooks();
        Ok(Stopped::Stopped)
    }

    async fn choose(
        &self,
        db: &mut Write,
        person: Uuid,
        (topic, channel): (&str, &str),
        wanted: bool,
    ) -> Result<(), Error> {
        let choice = MessageChoice { topic: topic.into(), channel: channel.into(), wanted, at: self.now() };
        Ok(message_choice::put(db, person, &choice).await?)
    }

    async fn blocking_purpose(&self, person: Uuid, offer: &Offer) -> Result<Option<String>, Error> {
        let Some(purpose) = &offer.purpose else { return Ok(None) };
        Ok((!self.may_use(person, purpose).await?).then(|| purpose.clone()))
    }

    fn open_stop_token(&self, token: &str) -> Option<(Uuid, String)> {
        let plain = self.keys().open_sealed(PURPOSE, &URL_SAFE_NO_PAD.decode(token).ok()?).ok()?;
        let (person, topic) = plain.split_at_checked(16)?;
        Some((Uuid::from_slice(person).ok()?, String::from_utf8(topic.to_vec()).ok()?))
    }
}

/// What the operator offers, and Portico's own topics.
fn offers(catalogue: &Catalogue) -> Vec<Offer> {
    let published =
        catalogue.topics.iter().filter(|topic| !OWN.contains(&topic.name.as_str())).filter_map(|topic: &Topic| {
            let facts = &topic.newest()?.facts;
            (!facts.retired).then(|| Offer {
                name: topic.name.clone(),
                channels: facts.channels.clone(),
                purpose: facts.purpose.clone(),
            })
        });
    let own = OWN.iter().map(|name| Offer { name: (*name).into(), channels: vec![EMAIL.into()], purpose: None });
    published.chain(own).collect()
}

fn is_wanted(chosen: &[MessageChoice], offer: &Offer, channel: &str) -> bool {
    let choice = chosen.iter().find(|choice| choice.topic == offer.name && choice.channel == channel);
    choice.map_or_else(|| default_of(offer, channel), |choice| choice.wanted)
}

/// Where nobody chose: nothing that serves a purpose (GDPR 25(2)), and of the service itself what comes by mail.
fn default_of(offer: &Offer, channel: &str) -> bool {
    offer.purpose.is_none() && channel == EMAIL
}

fn text_of(catalogue: &Catalogue, topic: &str, language: &str) -> Option<TopicText> {
    let texts = &catalogue.topics.iter().find(|known| known.name == topic)?.newest()?.texts;
    let found = [language, "en"].into_iter().find_map(|tag| texts.get(tag)).or_else(|| texts.values().next());
    found.map(|published| published.text.clone())
}
