//! `/account/messages`.

use std::collections::HashMap;

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::messages::{CHILD_NEWS, REMINDERS, TopicChoices};
use portico_identity::sessions::SignedIn;

use super::page::{Blocked, MessageTopic, Messages, page};
use crate::locale::{Language, MessagesTexts};
use crate::shell::{Detour, Flash, Posted, Visit, render, switched};

const PATH: &str = "/account/messages";

/// The boxes that are ticked, and `shown`: the names of all that were there, between spaces.
pub type MessageFields = HashMap<String, String>;

/// `GET /account/messages`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let topics = list_topics(&visit, &who, visit.language()).await?;
    let saved = visit.take_flash().await? == Some(Flash::MessagesSaved);
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &Messages { topics, saved })))
}

/// `POST /account/messages`.
pub async fn choose(visit: Visit, form: Posted<MessageFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let choices = read_choices(&form.fields);
    if let Some(language) = form.language {
        let topics = list_topics(&visit, &who, language).await?.into_iter().map(|topic| with_typed(topic, &choices));
        let typed = Messages { topics: topics.collect(), saved: false };
        return switched(&visit, language, |cx| render(cx, || page(cx, &typed))).await;
    }
    let _changed = visit.portal.identity.choose_messages(&who, &choices, &visit.circumstances()).await?;
    visit.leave_flash(Flash::MessagesSaved).await?;
    Ok(Redirect::to(PATH).into_response())
}

/// Topic, channel and whether it is ticked, for every box that was there.
fn read_choices(fields: &MessageFields) -> Vec<(String, String, bool)> {
    let shown = fields.get("shown").map(String::as_str).unwrap_or_default();
    let boxes = shown.split(' ').filter_map(|name| Some((name, name.split_once('.')?)));
    boxes.map(|(name, (topic, channel))| (topic.into(), channel.into(), fields.contains_key(name))).collect()
}

fn with_typed(topic: MessageTopic, choices: &[(String, String, bool)]) -> MessageTopic {
    let channels = topic.channels.into_iter().map(|(channel, wanted)| {
        let typed = choices.iter().find(|(name, way, _)| *name == topic.name && *way == channel);
        let wanted = typed.map_or(wanted, |(_, _, wanted)| *wanted);
        (channel, wanted)
    });
    MessageTopic { channels: channels.collect(), name: topic.name, ..topic }
}

async fn list_topics(visit: &Visit, who: &SignedIn, language: Language) -> Result<Vec<MessageTopic>, Detour> {
    let choices = visit.portal.identity.message_choices(who, language.tag()).await?;
    Ok(choices.into_iter().map(|choices| topic(visit, language, choices)).collect())
}

fn topic(visit: &Visit, language: Language, choices: TopicChoices) -> MessageTopic {
    let TopicChoices { topic, text, channels, blocked } = choices;
    let (title, sentence) = match text {
        Some(text) => (text.title, text.sentence),
        None => own_words(&language.texts().messages, &topic),
    };
    let blocked = blocked.map(|purpose| Blocked { title: title_of(visit, language, &purpose), purpose });
    MessageTopic { name: topic, title, sentence, channels, blocked }
}

/// The words of a topic that the operator did not write.
pub(crate) fn own_words(texts: &MessagesTexts, topic: &str) -> (String, String) {
    let (title, sentence) = match topic {
        REMINDERS => texts.reminders,
        CHILD_NEWS => texts.child_news,
        other => (other, ""),
    };
    (title.to_owned(), sentence.to_owned())
}

fn title_of(visit: &Visit, language: Language, name: &str) -> String {
    let catalogue = visit.portal.identity.catalogue();
    let purpose = catalogue.purposes.iter().find(|purpose| purpose.name == name);
    let shown = purpose.and_then(|purpose| purpose.shown_in(language.tag()));
    shown.map_or_else(|| name.to_owned(), |(_, text)| text.text.title.clone())
}
