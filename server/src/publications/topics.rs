//! `purposes/topics.toml`: a table for each topic of messages.

use std::path::Path;

use portico_identity::messages::OWN;
use portico_identity::publications::{Draft, TopicFacts, TopicText, is_name};

use super::fields::Fields;
use super::node::{Node, read_toml};
use super::problem::FileProblem;
use super::purposes::read_texts;
use super::values::{flag, list, number, words};

const CHANNELS: [&str; 3] = ["email", "post", "phone"];

/// Reads all topics; those that are wrong are noted.
pub(super) fn read_topics(path: &Path, problems: &mut Vec<FileProblem>) -> Vec<Draft<TopicFacts, TopicText>> {
    let mut topics = Vec::new();
    let Some(members) = read_toml(path, problems) else { return topics };
    let mut fields = Fields::of_file(path, members, problems);
    for (name, node) in fields.take_all() {
        if OWN.contains(&name.as_str()) {
            fields.note(Some(node.line), format!("`{name}` is a topic of Portico's own: expected another name"));
        } else if is_name(&name) {
            topics.extend(read_topic(&mut fields, &name, node));
        } else {
            fields
                .note(Some(node.line), format!("`{name}`: expected 1 to 40 small letters, digits and dashes as name"));
        }
    }
    topics
}

fn read_topic(fields: &mut Fields<'_>, name: &str, node: Node) -> Option<Draft<TopicFacts, TopicText>> {
    let mut topic = fields.inner(name, node);
    let version = topic.needed("version", "a whole number from 1 on", number(1..=1_000_000));
    let editorial = topic.optional("editorial", "true or false", flag).unwrap_or(false);
    let retired = topic.optional("retired", "true or false", flag).unwrap_or(false);
    let channels = topic.needed("channels", "a list of email, post and phone without repeats", |value| {
        list(|channel| CHANNELS.contains(&channel))(value).filter(|channels| !channels.is_empty())
    });
    let purpose =
        topic.optional("purpose", "the name of a purpose", |value| words(40)(value).filter(|name| is_name(name)));
    let texts = read_texts(&mut topic, |text| {
        let title = text.needed("title", "a few words, at most 80 characters", words(80));
        let sentence = text.needed("sentence", "what is sent and how often, at most 300 characters", words(300));
        Some(TopicText { title: title?, sentence: sentence? })
    });
    topic.finish();
    let facts = TopicFacts { retired, channels: channels?, purpose };
    Some(Draft { name: name.to_owned(), version: version?, editorial, facts, texts })
}
