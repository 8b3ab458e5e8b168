//! Reading the file of a kind. Whatever is wrong with it is said with the member's name.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::labels::{KindLabel, Labels};
use super::{Format, Kind, KindField, News, Subject, TOPICS};
use crate::portal::SCHOOL_TOPICS;
use crate::portal::acting::Sensitivity;

/// Why a file is no kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KindProblem {
    /// Not the JSON of a kind.
    #[error("{0}")]
    Json(String),
    /// A name that is none.
    #[error("`{0}` is not a name of 1 to 40 small letters, digits and dashes")]
    Name(String),
    /// A topic that the portal does not know.
    #[error("`{0}` is not a topic; they are {topics}", topics = TOPICS.join(", "))]
    Topic(String),
    /// A label without English.
    #[error("the labels of `{0}` have no `en`")]
    NoEnglish(String),
    /// A member that names a field which is not there, or not of the right format.
    #[error("`{0}` names `{1}`, which is not a field of the right format")]
    Field(&'static str, String),
    /// It is within another kind in name only.
    #[error("a kind whose subject is `within` names the kind in `within`")]
    NoWithin,
    /// Adults would be mailed about what is no child's, or about a state that is none.
    #[error("`news` needs a topic of schools, the subject `person`, and states of the field that `state` names")]
    News,
    /// The schema is none.
    #[error("schema: {0}")]
    Schema(String),
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    id: String,
    topic: String,
    sensitivity: String,
    subject: String,
    within: Option<String>,
    labels: BTreeMap<String, KindLabel>,
    at: Option<String>,
    amount: Option<String>,
    currency: Option<String>,
    state: Option<String>,
    title: String,
    #[serde(default)]
    search: Vec<String>,
    retention_days: u32,
    #[serde(default)]
    news: NewsFile,
    fields: InOrder<FieldFile>,
    schema: Value,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    labels: BTreeMap<String, String>,
    format: String,
    topic: Option<String>,
    sensitivity: Option<String>,
    #[serde(default)]
    states: InOrder<BTreeMap<String, String>>,
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum NewsFile {
    Each(bool),
    States(Vec<String>),
}

impl Default for NewsFile {
    fn default() -> Self {
        Self::Each(false)
    }
}

/// The members of an object in the order of the file.
struct InOrder<T>(Vec<(String, T)>);

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InOrder<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = InOrder<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(InOrder(members))
            }
        }
        deserializer.deserialize_map(Members(PhantomData))
    }
}

/// Reads the file of a kind.
///
/// # Errors
/// Says the first thing that is wrong with it.
pub fn read_kind(text: &str) -> Result<Kind, KindProblem> {
    let file: KindFile = serde_json::from_str(text).map_err(|error| KindProblem::Json(error.to_string()))?;
    let names = [&file.id].into_iter().chain(&file.within);
    if let Some(wrong) = names.into_iter().find(|name| !is_name(name, '-')) {
        return Err(KindProblem::Name(wrong.clone()));
    }
    let topic = known_topic(file.topic)?;
    let sensitivity = read_sensitivity(&file.sensitivity)?;
    let fields = file.fields.0.into_iter().map(|(name, field)| read_field(name, field, &topic, sensitivity));
    let kind = Kind {
        labels: Labels::gather(file.labels).ok_or_else(|| KindProblem::NoEnglish(file.id.clone()))?,
        schema: jsonschema::validator_for(&file.schema).map_err(|error| KindProblem::Schema(error.to_string()))?,
        subject: read_subject(&file.subject)?,
        fields: fields.collect::<Result<_, _>>()?,
        id: file.id,
        topic,
        sensitivity,
        within: file.within,
        at: file.at,
        amount: file.amount,
        currency: file.currency,
        state: file.state,
        title: file.title,
        search: file.search,
        retention_days: file.retention_days,
        news: match file.news {
            NewsFile::Each(each) => {
                if each {
                    News::Each
                } else {
                    News::None
                }
            }
            NewsFile::States(states) => News::States(states),
        },
    };
    check_members(&kind)?;
    check_news(&kind)?;
    Ok(kind)
}

fn read_field(name: String, field: FieldFile, topic: &str, sensitivity: Sensitivity) -> Result<KindField, KindProblem> {
    if !is_name(&name, '_') {
        return Err(KindProblem::Name(name));
    }
    let mut states = Vec::new();
    for (value, labels) in field.states.0 {
        states.push((value, Labels::gather(labels).ok_or_else(|| KindProblem::NoEnglish(name.clone()))?));
    }
    Ok(KindField {
        labels: Labels::gather(field.labels).ok_or_else(|| KindProblem::NoEnglish(name.clone()))?,
        format: read_format(&field.format)?,
        topic: field.topic.map_or_else(|| Ok(topic.to_owned()), known_topic)?,
        sensitivity: field.sensitivity.as_deref().map_or(Ok(sensitivity), read_sensitivity)?,
        states,
        name,
    })
}

/// What names a field, names one that is there.
fn check_members(kind: &Kind) -> Result<(), KindProblem> {
    let is = |name: &str, formats: &[Format]| kind.field(name).is_some_and(|field| formats.contains(&field.format));
    let any = &[Format::Text, Format::Number, Format::Choice, Format::Day, Format::Time, Format::Money][..];
    let members: [(&'static str, Option<&String>, &[Format]); 5] = [
        ("at", kind.at.as_ref(), &[Format::Day, Format::Time]),
        ("amount", kind.amount.as_ref(), &[Format::Money]),
        ("currency", kind.currency.as_ref(), &[Format::Text]),
        ("state", kind.state.as_ref(), &[Format::Choice]),
        ("title", Some(&kind.title), any),
    ];
    let searched = kind.search.iter().map(|field| ("search", Some(field), any));
    for (member, name, formats) in members.into_iter().chain(searched) {
        if let Some(name) = name.filter(|name| !is(name, formats)) {
            return Err(KindProblem::Field(member, name.clone()));
        }
    }
    let twice = kind.fields.iter().map(|field| &field.name).collect::<HashSet<_>>().len() < kind.fields.len();
    match (twice, kind.subject, &kind.within) {
        (true, _, _) => Err(KindProblem::Json("a field is there twice".into())),
        (false, Subject::Within, None) => Err(KindProblem::NoWithin),
        (false, _, _) => Ok(()),
    }
}

fn check_news(kind: &Kind) -> Result<(), KindProblem> {
    let known =
        |state: &String| kind.state_field().is_some_and(|field| field.states.iter().any(|(known, _)| known == state));
    let of_child = kind.subject == Subject::Person && SCHOOL_TOPICS.contains(&kind.topic.as_str());
    let right = match &kind.news {
        News::None => true,
        News::Each => of_child,
        News::States(states) => of_child && !states.is_empty() && states.iter().all(known),
    };
    if right { Ok(()) } else { Err(KindProblem::News) }
}

fn is_name(name: &str, dash: char) -> bool {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == dash;
    (1..=40).contains(&name.len()) && name.chars().all(plain)
}

fn known_topic(topic: String) -> Result<String, KindProblem> {
    if TOPICS.contains(&topic.as_str()) { Ok(topic) } else { Err(KindProblem::Topic(topic)) }
}

fn read_sensitivity(text: &str) -> Result<Sensitivity, KindProblem> {
    match text {
        "normal" => Ok(Sensitivity::Normal),
        "private" => Ok(Sensitivity::Private),
        _ => Err(KindProblem::Json(format!("`{text}` is not a sensitivity: normal or private"))),
    }
}

fn read_subject(text: &str) -> Result<Subject, KindProblem> {
    match text {
        "person" => Ok(Subject::Person),
        "organisation" => Ok(Subject::Organisation),
        "held" => Ok(Subject::Held),
        "within" => Ok(Subject::Within),
        _ => Err(KindProblem::Json(format!("`{text}` is not a subject: person, organisation, held or within"))),
    }
}

fn read_format(text: &str) -> Result<Format, KindProblem> {
    match text {
        "text" => Ok(Format::Text),
        "day" => Ok(Format::Day),
        "time" => Ok(Format::Time),
        "money" => Ok(Format::Money),
        "number" => Ok(Format::Number),
        "choice" => Ok(Format::Choice),
        "list" => Ok(Format::List),
        "file" => Ok(Format::File),
        _ => Err(KindProblem::Json(format!(
            "`{text}` is not a format: text, day, time, money, number, choice, list or file"
        ))),
    }
}
