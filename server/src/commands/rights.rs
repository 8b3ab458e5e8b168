//! `portico rights list`, `show`, `answer` and `extend`: the desk for requests about data, until there is one with pages.

use portico_app::locale::dates::iso;
use portico_identity::Identity;
use portico_identity::birth_date::BirthDate;
use portico_identity::clock::{DAY, Micros};
use portico_identity::name::PersonName;
use portico_identity::rights::{
    Correction, DeskRequest, RequestAnswered, RequestExtended, RequestOutcome, WordsProblem,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::{AnswerArguments, ExtendArguments};
use crate::config::Config;

/// Why a request was left as it is.
#[derive(Debug, thiserror::Error)]
pub(in crate::commands) enum RightsRefusal {
    #[error("there is no such request")]
    NotFound,
    #[error("it was answered before: `portico rights show` tells how")]
    Closed,
    #[error("a text is needed")]
    NoText,
    #[error("the text is longer than 4000 characters")]
    LongText,
    #[error("it was given more time before, or its date has passed")]
    TooLate,
    #[error("--set needs --done and a request for a correction whose person has an account")]
    NotACorrection,
    #[error("the account is frozen: nothing in it is put right until its owner thaws it")]
    Frozen,
    #[error("--set takes birth-date=YYYY-MM-DD or name=NAME")]
    UnknownCorrection,
}

impl From<WordsProblem> for RightsRefusal {
    fn from(problem: WordsProblem) -> Self {
        match problem {
            WordsProblem::Missing => Self::NoText,
            WordsProblem::TooLong => Self::LongText,
        }
    }
}

/// Prints all open requests, the most urgent first.
pub(super) async fn list(config: &Config, as_json: bool) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let (listed, now) = (identity.list_open_requests().await, identity.now());
    identity.store().close().await;
    let listed = listed?;
    if as_json {
        say(&Value::from(listed.iter().map(as_value).collect::<Vec<_>>()));
    } else {
        listed.iter().for_each(|one| say(&in_a_line(one, now)));
        say(&format!(
            "{} open, {} overdue.",
            listed.len(),
            listed.iter().filter(|one| one.request.due_at <= now).count()
        ));
    }
    Ok(())
}

/// Prints one request with its words.
pub(super) async fn show(config: &Config, id: Uuid) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let (found, now) = (identity.find_request(id).await, identity.now());
    identity.store().close().await;
    let found = found?.ok_or(RightsRefusal::NotFound)?;
    let request = &found.request;
    say(&in_a_line(&found, now));
    let person = found.person.map_or_else(|| "erased".to_owned(), |person| person.to_string());
    say(&format!("person: {person} {} {}", found.name, found.address));
    say(&format!("law: {}; asked: {}", request.law, iso(request.asked_at)));
    for (name, text) in [("about", &request.about), ("words", &request.words)] {
        say(&format!("{name}: {text}"));
    }
    if let Some(at) = request.extended_at {
        say(&format!("given more time: {}: {}", iso(at), request.extension_reason));
    }
    if let (Some(at), Some(outcome)) = (request.closed_at, request.outcome) {
        say(&format!("answered: {}: {}: {}", iso(at), outcome.as_str(), request.answer));
    }
    Ok(())
}

/// Answers a request, and puts right what it asked for.
pub(super) async fn answer(config: &Config, how: &AnswerArguments) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = answer_with(&identity, how).await;
    identity.store().close().await;
    done
}

async fn answer_with(identity: &Identity, how: &AnswerArguments) -> Result<(), Refusal> {
    // Recipients are told of a correction, by what is published.
    identity.refresh_catalogue().await?;
    let correction = how.set.as_deref().map(|text| read_correction(text, identity.now())).transpose()?;
    let outcome = if how.done { RequestOutcome::Done } else { RequestOutcome::Refused };
    match identity.answer_request(how.id, outcome, &how.text, correction.as_ref()).await? {
        RequestAnswered::Answered => {
            say(&"Answered. The person is told by mail, and reads it after signing in.");
            Ok(())
        }
        RequestAnswered::NotFound => Err(RightsRefusal::NotFound.into()),
        RequestAnswered::Closed => Err(RightsRefusal::Closed.into()),
        RequestAnswered::Unreadable(problem) => Err(RightsRefusal::from(problem).into()),
        RequestAnswered::NotACorrection => Err(RightsRefusal::NotACorrection.into()),
        RequestAnswered::Frozen => Err(RightsRefusal::Frozen.into()),
    }
}

/// Takes more time for a request.
pub(super) async fn extend(config: &Config, how: &ExtendArguments) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let extended = identity.extend_request(how.id, &how.reason).await;
    identity.store().close().await;
    match extended? {
        RequestExtended::Extended { due_at } => {
            say(&format!("Due {} now. The person is told by mail.", iso(due_at)));
            Ok(())
        }
        RequestExtended::NotFound => Err(RightsRefusal::NotFound.into()),
        RequestExtended::Closed => Err(RightsRefusal::Closed.into()),
        RequestExtended::TooLate => Err(RightsRefusal::TooLate.into()),
        RequestExtended::Unreadable(problem) => Err(RightsRefusal::from(problem).into()),
    }
}

fn read_correction(text: &str, now: Micros) -> Result<Correction, RightsRefusal> {
    let (field, value) = text.split_once('=').ok_or(RightsRefusal::UnknownCorrection)?;
    let correction = match field {
        "birth-date" => BirthDate::parse(value, now).ok().map(Correction::BirthDate),
        "name" => PersonName::parse(value).ok().map(Correction::Name),
        _ => None,
    };
    correction.ok_or(RightsRefusal::UnknownCorrection)
}

fn in_a_line(one: &DeskRequest, now: Micros) -> String {
    let request = &one.request;
    let when = match (request.closed_at, (request.due_at - now) / DAY) {
        (Some(_), _) => "closed".to_owned(),
        (None, _) if request.due_at <= now => "OVERDUE".to_owned(),
        (None, 0) => "within a day".to_owned(),
        (None, days) => format!("in {days} days"),
    };
    format!("{}  {:<8}  due {}  {when}", request.id, request.kind.as_str(), iso(request.due_at))
}

fn as_value(one: &DeskRequest) -> Value {
    let request = &one.request;
    json!({
        "id": request.id,
        "kind": request.kind.as_str(),
        "law": request.law,
        "person": one.person,
        "name": one.name,
        "address": one.address,
        "about": request.about,
        "words": request.words,
        "asked_at": iso(request.asked_at),
        "due_at": iso(request.due_at),
        "extended_at": request.extended_at.map(iso),
        "extension_reason": request.extension_reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_put_right_is_read() {
        let now = 1_800_000_000_000_000;
        assert!(matches!(read_correction("birth-date=2010-05-01", now), Ok(Correction::BirthDate(_))));
        assert!(matches!(read_correction("name=Noor = Ali", now), Ok(Correction::Name(_))));
        for wrong in ["birth-date", "birth-date=1.5.2010", "birth-date=2090-01-01", "name=", "email=a@b.example", ""] {
            assert!(read_correction(wrong, now).is_err(), "{wrong}");
        }
    }
}
