//! A box for each topic and each way it can come. A topic of a purpose that is not in force says so, and leads there.

use leptos::prelude::*;

use crate::locale::{MessagesTexts, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, submit};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Messages {
    /// The topics, in the order of the operator.
    pub topics: Vec<MessageTopic>,
    /// The choices were saved just now.
    pub saved: bool,
}

/// One topic.
#[derive(Clone, Debug)]
pub struct MessageTopic {
    /// Its stable name.
    pub name: String,
    /// A few words.
    pub title: String,
    /// What is sent.
    pub sentence: String,
    /// Each channel by its stable name, and whether it is wanted.
    pub channels: Vec<(String, bool)>,
    /// The purpose that comes first.
    pub blocked: Option<Blocked>,
}

/// A purpose that is not in force.
#[derive(Clone, Debug)]
pub struct Blocked {
    /// Its stable name.
    pub purpose: String,
    /// Its title.
    pub title: String,
}

/// The page.
pub fn page(cx: &PageContext, messages: &Messages) -> Page {
    let texts = &cx.texts.messages;
    let topics = messages.topics.iter().map(|topic| one_topic(texts, topic)).collect_view();
    // What the page did not show is left as it is, whatever was published since.
    let shown: Vec<_> = messages.topics.iter().filter(|topic| topic.blocked.is_none()).flat_map(box_names).collect();
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {messages.saved.then(|| notice(Tone::Done, texts.saved))}
        <form id="messages" class="form" method="post" action="/account/messages">
            <input type="hidden" name="shown" value=shown.join(" ") />
            {topics}
            {submit(Rank::Primary, texts.submit)}
        </form>
        <p class="small">{texts.always}</p>
    };
    Page { switch_through: Some("messages"), ..account_page(cx, AccountPlace::Messages, texts.title, body) }
}

fn one_topic(texts: &MessagesTexts, topic: &MessageTopic) -> AnyView {
    let hint_id = format!("topic-{}", topic.name);
    let described_by = hint_id.clone();
    let is_blocked = topic.blocked.is_some();
    let boxes = topic.channels.iter().zip(box_names(topic)).map(|((channel, wanted), name)| {
        let (words, wanted) = (channel_words(texts, channel), *wanted);
        view! {
            <label class="answer">
                <input type="checkbox" name=name value="on" checked=wanted disabled=is_blocked />
                <span dir="auto">{words}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    let blocked = topic.blocked.as_ref().map(|blocked| {
        let href = format!("/account/consents#purpose-{}", blocked.purpose);
        view! {
            <p class="small">{(texts.blocked)(&isolate(&blocked.title))} " " <a href=href>{texts.blocked_link}</a></p>
        }
    });
    view! {
        <fieldset class="field choices" aria-describedby=described_by>
            <legend dir="auto">{topic.title.clone()}</legend>
            <p class="hint" id=hint_id dir="auto">{topic.sentence.clone()}</p>
            <div class="answers">{boxes}</div>
            {blocked}
        </fieldset>
    }
    .into_any()
}

/// The name of the form field of each channel.
fn box_names(topic: &MessageTopic) -> Vec<String> {
    topic.channels.iter().map(|(channel, _)| format!("{}.{channel}", topic.name)).collect()
}

fn channel_words(texts: &MessagesTexts, channel: &str) -> String {
    match channel {
        "email" => texts.by_mail.to_owned(),
        "post" => texts.by_post.to_owned(),
        "phone" => texts.by_phone.to_owned(),
        other => other.to_owned(),
    }
}
