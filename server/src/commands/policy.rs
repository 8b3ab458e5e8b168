//! `portico policy show`: what a person would see at a moment, by the functions of the pages.

use jiff::Timestamp;
use portico_identity::Identity;
use portico_identity::address::EmailAddress;
use portico_identity::clock::Micros;
use portico_identity::portal::days::day_begins;
use portico_identity::portal::outlook::{AboutOutlook, Outlook};
use portico_identity::portal::{Role, Verdict, Why};
use portico_store::{contact, person};
use serde_json::Value;
use uuid::Uuid;

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::ShowPolicyArguments;
use crate::config::Config;

/// Prints everything that a person would see.
pub(super) async fn show(config: &Config, how: &ShowPolicyArguments) -> Result<(), Refusal> {
    let role = how.role.as_deref().map(|key| Role::parse(key).ok_or(Refusal::NoRole)).transpose()?;
    let identity = open_identity(config).await?;
    let shown = look(config, &identity, how, role).await;
    identity.store().close().await;
    let shown = shown?;
    if how.json {
        say(&serde_json::to_value(&shown).unwrap_or(Value::Null));
    } else {
        in_words(&shown).iter().for_each(|line| say(line));
    }
    Ok(())
}

async fn look(
    config: &Config,
    identity: &Identity,
    how: &ShowPolicyArguments,
    role: Option<Role>,
) -> Result<Outlook, Refusal> {
    let at = how.at.as_deref().map_or(Some(identity.now()), |at| moment(config, at)).ok_or(Refusal::NoMoment)?;
    let who = find_person(identity, &how.person).await?.ok_or_else(|| Refusal::Nobody(how.person.clone()))?;
    Ok(identity.policy_show(who, role, at).await?)
}

fn moment(config: &Config, text: &str) -> Option<Micros> {
    let time = || text.parse::<Timestamp>().ok().map(Timestamp::as_microsecond);
    day_begins(&config.organisation.time_zone, text).or_else(time)
}

async fn find_person(identity: &Identity, typed: &str) -> Result<Option<Uuid>, Refusal> {
    let mut db = identity.store().read().await?;
    if let Ok(id) = Uuid::try_parse(typed) {
        return Ok(person::find(&mut db, id).await?.map(|person| person.id));
    }
    let Ok(address) = EmailAddress::parse(typed) else { return Ok(None) };
    Ok(contact::find_by_address(&mut db, address.folded()).await?.map(|contact| contact.person_id))
}

/// A line for each topic that is not simply empty, and one for each record with its fields.
fn in_words(shown: &Outlook) -> Vec<String> {
    let mut lines = vec![format!("{} at {}", shown.person, shown.at)];
    for role in &shown.roles {
        lines.push(format!("{} {}", role.role, role.organisation));
        for about in &role.abouts {
            lines.push(format!("  {} {}", about.about, about.name));
            lines.extend(topics(about));
            for kind in &about.kinds {
                lines.push(format!("    {}: {}", kind.kind, kind.records.len()));
                lines.extend(kind.records.iter().map(|record| {
                    let names: Vec<_> = record.fields.keys().map(String::as_str).collect();
                    format!("      {} {}", record.id, names.join(" "))
                }));
            }
        }
    }
    if shown.roles.is_empty() {
        lines.push("no role: nothing".into());
    }
    lines
}

fn topics(about: &AboutOutlook) -> impl Iterator<Item = String> {
    about.topics.iter().map(|one| {
        let words = match one.verdict {
            Verdict::Allowed => "yes".to_owned(),
            Verdict::Hidden(Why::NoRelation) => "no: no relation".to_owned(),
            Verdict::Hidden(Why::NotInRights) => "no: not among the rights".to_owned(),
            Verdict::Hidden(Why::HandedOver { at }) => format!("no: handed over {}", portico_identity::clock::iso(at)),
            Verdict::Hidden(Why::Withheld) => "no: withheld".to_owned(),
            Verdict::Hidden(Why::Private) => "no: private".to_owned(),
        };
        format!("    {}: {words}", one.topic)
    })
}
