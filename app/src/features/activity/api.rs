//! `/account/activity`, and the file that holds all of it.

use std::collections::HashMap;

use axum::extract::Query;
use axum::response::{Html, IntoResponse, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use portico_identity::activity::ActivityEntry;
use portico_identity::events::{Category, EventKind};
use portico_identity::sessions::SignedIn;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::export::{Exported, Format, write_csv, write_json};
use super::page::{Activity, ActivityDay, ActivityRow, filter_name, filter_of, page};
use super::sentence::sentence;
use crate::locale::dates;
use crate::shell::{Detour, Posted, Visit, render};

const PATH: &str = "/account/activity";

/// What to show. Anything unknown shows everything, from the newest on.
#[derive(Deserialize)]
pub struct Asked {
    show: Option<String>,
    before: Option<String>,
}

/// The form of the file.
#[derive(Serialize, Deserialize)]
pub struct ExportFields {
    format: Format,
}

/// The list.
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let filter = filter_of(asked.show.as_deref().unwrap_or_default());
    let before = asked.before.and_then(|before| before.parse().ok());
    let listed = visit.portal.identity.list_activity(&who, filter, before).await?;
    let names = passkey_names(&visit, &who).await?;
    let held: Option<ExportFields> = visit.take_held().await?;
    let activity = Activity {
        filter,
        days: by_day(&visit, listed.entries, &names),
        older: listed.older.map(|older| format!("{PATH}?show={}&before={older}", filter_name(filter))),
        later: before.is_some(),
        format: held.map_or(Format::Csv, |fields| fields.format),
    };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &activity)))
}

/// `POST /account/activity/export`: everything, as a file.
pub async fn export(visit: Visit, form: Posted<ExportFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let recent = visit.recent_auth_or_hold(PATH, &form.fields).await?;
    let identity = &visit.portal.identity;
    let entries = identity.export_activity(&recent, &visit.circumstances()).await?;
    let names = passkey_names(&visit, &who).await?;
    let texts = visit.language().texts();
    let exported: Vec<_> = entries
        .into_iter()
        .map(|entry| Exported {
            at: dates::iso(entry.at),
            event: entry.kind.as_str(),
            description: sentence(texts, entry.kind, &entry.about),
            passkey: name_of(&entry, &names).unwrap_or_default(),
            device: entry.device,
        })
        .collect();
    let (media, ending, file) = match form.fields.format {
        Format::Csv => ("text/csv; charset=utf-8; header=present", "csv", write_csv(&exported)),
        Format::Json => ("application/json", "json", write_json(&exported)),
    };
    let today = dates::iso(identity.now());
    let day = today.split('T').next().unwrap_or_default();
    let saved_as = format!("attachment; filename=\"activity-{day}.{ending}\"");
    Ok(([(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, saved_as)], file).into_response())
}

/// How the person calls each passkey; one that was removed has no name any more.
async fn passkey_names(visit: &Visit, who: &SignedIn) -> Result<HashMap<Uuid, String>, Detour> {
    let passkeys = visit.portal.identity.list_passkeys(who).await?;
    Ok(passkeys.into_iter().map(|passkey| (passkey.id, passkey.name)).collect())
}

fn name_of(entry: &ActivityEntry, names: &HashMap<Uuid, String>) -> Option<String> {
    names.get(&entry.passkey?).filter(|name| !name.is_empty()).cloned()
}

fn by_day(visit: &Visit, entries: Vec<ActivityEntry>, names: &HashMap<Uuid, String>) -> Vec<ActivityDay> {
    let mut days: Vec<ActivityDay> = Vec::new();
    for entry in entries {
        let day = visit.day(entry.at);
        let row = ActivityRow {
            id: entry.id.to_string(),
            kind: entry.kind,
            at: visit.time(entry.at),
            passkey: name_of(&entry, names),
            about: entry.about,
            device: entry.device,
            can_disown: can_disown(entry.kind),
        };
        match days.last_mut() {
            Some(last) if last.day.words == day.words => last.rows.push(row),
            Some(_) | None => days.push(ActivityDay { day, rows: vec![row] }),
        }
    }
    days
}

/// Whether freezing the account would take something back. What was refused did nothing, and the first passkey is its owner's own.
fn can_disown(kind: EventKind) -> bool {
    match kind.category() {
        Category::Failures => false,
        // What nobody in the account did.
        Category::Privacy => !matches!(
            kind,
            EventKind::ConsentAsked
                | EventKind::ConsentExpired
                | EventKind::RecipientRead
                | EventKind::RightsAnswered
                | EventKind::RightsExtended
        ),
        // Most of it is done by somebody else, or stands in two histories.
        Category::Relations => matches!(
            kind,
            EventKind::Joined
                | EventKind::ClaimAsked
                | EventKind::MemberInvited
                | EventKind::MembersAttested
                | EventKind::SettingChanged
        ),
        Category::SignIns | Category::Changes | Category::Recovery => kind != EventKind::AccountCreated,
    }
}
