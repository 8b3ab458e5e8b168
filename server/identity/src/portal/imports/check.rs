//! What makes a row right by itself. What can be left out without harm is left out and told; the rest is a defect.

use serde_json::Value;

use super::said::{AffiliationSaid, Fault, GuardianSaid, OrganisationSaid, PersonSaid, RecordSaid, Said};
use crate::address::EmailAddress;
use crate::birth_date::BirthDate;
use crate::clock::Micros;
use crate::law::is_country;
use crate::name::{NameProblem, PersonName};
use crate::portal::days::{parse_day, zone_named};
use crate::portal::kinds::{Kinds, Subject, TOPICS};
use crate::portal::organisations::OrganisationKind;

const ROLES: [&str; 6] = ["customer", "student", "teacher", "guardian", "member", "admin"];
const GUARDIANS: [&str; 4] = ["parent", "guardian", "relative", "aide"];
const LONGEST_TEXT: usize = 1000;
const LONGEST_WORD: usize = 200;

/// What is odd about a row; or what is wrong with it.
pub(super) fn check(said: &mut Said, kinds: &Kinds, now: Micros) -> Result<Vec<Fault>, Fault> {
    let mut odd = Vec::new();
    match said {
        Said::Organisation(said) => check_organisation(said, &mut odd)?,
        Said::Person(said) => check_person(said, now, &mut odd)?,
        Said::Affiliation(said) => check_affiliation(said)?,
        Said::Guardian(said) => check_guardian(said)?,
        Said::Record(said) => check_record(said, kinds)?,
        Said::Holding(said) => {
            short("role", &said.role)?;
            days(said.begins_on.as_deref(), said.ends_on.as_deref())?;
        }
    }
    Ok(odd)
}

fn check_organisation(said: &mut OrganisationSaid, odd: &mut Vec<Fault>) -> Result<(), Fault> {
    if OrganisationKind::parse(&said.kind).is_none() {
        return Err(Fault::of("kind", "invalid", "is not bank, shop, school, vendor, firm or district"));
    }
    said.name = name("name", &said.name)?;
    if said.country.as_ref().is_some_and(|country| !is_country(country)) {
        said.country = None;
        odd.push(Fault::of("country", "country", "is not a country such as NL or US-CA; left out"));
    }
    if said.time_zone.as_ref().is_some_and(|zone| zone_named(zone).is_none()) {
        said.time_zone = None;
        odd.push(Fault::of("time_zone", "time-zone", "is not a time zone such as Europe/Amsterdam; left out"));
    }
    short("mail", &said.mail)?;
    short("phone", &said.phone)
}

fn check_person(said: &mut PersonSaid, now: Micros, odd: &mut Vec<Fault>) -> Result<(), Fault> {
    said.name = name("name", &said.name)?;
    if let Some(day) = &said.birth_date {
        match BirthDate::parse(day, now) {
            Ok(day) => said.birth_date = Some(day.to_string()),
            Err(_) => {
                said.birth_date = None;
                odd.push(Fault::of(
                    "birth_date",
                    "birth-date",
                    "is not a day on which somebody can have been born; left out",
                ));
            }
        }
    }
    let email = said.fields.get("email").and_then(Value::as_str);
    if email.is_some_and(|email| EmailAddress::parse(email).is_err()) {
        said.fields.remove("email");
        odd.push(Fault::of("email", "email", "is not an email address; left out"));
    }
    for (field, value) in &said.fields {
        plain(field, value)?;
    }
    let long =
        said.fields.iter().find(|(_, value)| value.as_str().is_some_and(|text| text.chars().count() > LONGEST_TEXT));
    match long {
        Some((field, _)) => Err(Fault::of(field, "too-long", "is longer than 1000 characters")),
        None => Ok(()),
    }
}

fn check_affiliation(said: &mut AffiliationSaid) -> Result<(), Fault> {
    if !ROLES.contains(&said.role.as_str()) {
        return Err(Fault::of("role", "invalid", "is not customer, student, teacher, guardian, member or admin"));
    }
    short("grade", &said.grade)?;
    short("title", &said.title)?;
    if let Some(rights) = &said.rights {
        check_rights(rights)?;
    }
    days(said.begins_on.as_deref(), said.ends_on.as_deref())
}

fn check_rights(rights: &Value) -> Result<(), Fault> {
    let wrong = || Fault::of("rights", "invalid", "is not an object of `see` and `act` with lists of topics");
    for (action, topics) in rights.as_object().ok_or_else(wrong)? {
        let known = |topic: &Value| topic.as_str().is_some_and(|topic| TOPICS.contains(&topic));
        if !["see", "act"].contains(&action.as_str()) || !topics.as_array().is_some_and(|all| all.iter().all(known)) {
            return Err(wrong());
        }
    }
    Ok(())
}

fn check_guardian(said: &mut GuardianSaid) -> Result<(), Fault> {
    if !GUARDIANS.contains(&said.kind.as_str()) {
        return Err(Fault::of("kind", "invalid", "is not parent, guardian, relative or aide"));
    }
    if said.adult == said.child {
        return Err(Fault::of("adult", "invalid", "names somebody as their own guardian"));
    }
    days(said.begins_on.as_deref(), said.ends_on.as_deref())
}

fn check_record(said: &mut RecordSaid, kinds: &Kinds) -> Result<(), Fault> {
    let Some(kind) = kinds.find(&said.kind) else {
        return Err(Fault::of("kind", "invalid", "is not a kind of records"));
    };
    if !has_subject(said, kind.subject) {
        return Err(Fault::of("", "missing", "names nobody whom it is about"));
    }
    for (field, value) in &said.body {
        plain(field, value)?;
    }
    let body = Value::Object(std::mem::take(&mut said.body));
    let wrong = kind.check(&body);
    if let Value::Object(body) = body {
        said.body = body;
    }
    match wrong {
        Some((field, expected)) => Err(Fault::of(&field, "invalid", expected)),
        None => Ok(()),
    }
}

/// Whether a record names whom its kind is about. Who holds what a record is within gets to see it where the kind says so, and never because a cell
/// that should name a student is empty. A firm may have what is otherwise a person's, for instance a document.
fn has_subject(said: &RecordSaid, subject: Subject) -> bool {
    let (firms, within) = (said.organisation.is_some(), said.within.is_some());
    said.person.is_some()
        || match subject {
            Subject::Person => firms && !within,
            Subject::Organisation => firms,
            Subject::Within => within,
            Subject::Held => true,
        }
}

/// Text of any depth without control characters other than ends of lines and tabs: PostgreSQL keeps no U+0000, and nobody reads the others.
fn plain(field: &str, value: &Value) -> Result<(), Fault> {
    let odd = |text: &str| text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'));
    let clean = match value {
        Value::String(text) => !odd(text),
        Value::Array(items) => return items.iter().try_for_each(|item| plain(field, item)),
        Value::Object(members) => {
            members.iter().try_for_each(|(_, member)| plain(field, member))?;
            !members.keys().any(|name| odd(name))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    };
    if clean { Ok(()) } else { Err(Fault::of(field, "invalid", "holds control characters")) }
}

fn name(field: &str, text: &str) -> Result<String, Fault> {
    PersonName::parse(text).map(|name| name.as_str().to_owned()).map_err(|problem| match problem {
        NameProblem::Missing => Fault::of(field, "missing", "is empty"),
        NameProblem::TooLong => Fault::of(field, "too-long", "is longer than 200 characters"),
        NameProblem::Invalid => Fault::of(field, "invalid", "has no letter, or holds control characters"),
    })
}

fn short(field: &str, text: &str) -> Result<(), Fault> {
    if text.chars().count() > LONGEST_WORD {
        return Err(Fault::of(field, "too-long", "is longer than 200 characters"));
    }
    if text.chars().any(char::is_control) {
        return Err(Fault::of(field, "invalid", "holds control characters"));
    }
    Ok(())
}

fn days(begins_on: Option<&str>, ends_on: Option<&str>) -> Result<(), Fault> {
    for (field, day) in [("begins_on", begins_on), ("ends_on", ends_on)] {
        if day.is_some_and(|day| parse_day(day).is_none()) {
            return Err(Fault::of(field, "invalid", "is not a day of the calendar"));
        }
    }
    match (begins_on, ends_on) {
        (Some(begins), Some(ends)) if ends < begins => Err(Fault::of("ends_on", "invalid", "is before the beginning")),
        _ => Ok(()),
    }
}
