//! `/portal/reports/settings`, and the same as a file.

use axum::extract::Query;
use axum::response::{Html, IntoResponse, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use portico_identity::portal::settings_of_firms::{SettingChangeView, SettingType, SettingView};
use portico_identity::portal::{Acting, Cursor};
use serde::Deserialize;

use super::changes::{ChangeRow, ChangesPage, changes_page};
use super::lists::CHANGES_PATH;
use super::settings::value_words;
use crate::features::records::{BYTE_ORDER_MARK, line};
use crate::locale::{PartnerTexts, dates};
use crate::shell::{Detour, Failure, Visit, render};

/// A file holds so many changes at most.
const MAX_ROWS: usize = 100_000;

/// Which part of the report.
#[derive(Deserialize)]
pub struct ChangesAsked {
    #[serde(default)]
    after: String,
}

/// `GET /portal/reports/settings`.
pub async fn show_changes(visit: Visit, Query(asked): Query<ChangesAsked>) -> Result<Html<String>, Detour> {
    let acting = visit.as_member().await?;
    let (changes, next) = read(&visit, &acting, Cursor::parse(&asked.after)).await?;
    let settings = visit.portal.identity.settings_of_firm(&acting).await?.unwrap_or_default();
    let cx = visit.cx();
    let rows = changes.into_iter().map(|change| {
        let [before, after] = words_of(&cx.texts.partner, &settings, &change);
        ChangeRow { at: visit.moment(change.by.at), before, after, setting: change.setting, who: change.by.name }
    });
    let page = ChangesPage {
        rows: rows.collect(),
        older: next.map(|next| format!("{CHANGES_PATH}?after={next}")),
        is_first: asked.after.is_empty(),
    };
    Ok(render(&cx, || changes_page(&cx, &page)))
}

/// `GET /portal/reports/settings/file`: all of it, the newest first. Times are RFC 3339 in UTC.
pub async fn changes_file(visit: Visit) -> Result<Response, Detour> {
    let acting = visit.as_member().await?;
    let texts = &visit.language().texts().partner;
    let (mut changes, mut next) = read(&visit, &acting, None).await?;
    let settings = visit.portal.identity.settings_of_firm(&acting).await?.unwrap_or_default();
    let heads = &texts.changes;
    let mut file = line([heads.when, heads.setting, heads.before, heads.after, heads.who]);
    let mut written = 0;
    loop {
        for change in &changes {
            let at = dates::iso(change.by.at);
            let [before, after] = words_of(texts, &settings, change);
            file.push_str(&line([&at, &change.setting, &before, &after, &change.by.name]));
        }
        written += changes.len();
        if next.is_none() || written >= MAX_ROWS {
            break;
        }
        (changes, next) = read(&visit, &acting, next).await?;
    }
    let today = dates::iso(visit.portal.identity.now());
    let day = today.split('T').next().unwrap_or_default();
    let saved_as = format!("attachment; filename=\"settings-{day}.csv\"");
    let heads = [(CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()), (CONTENT_DISPOSITION, saved_as)];
    Ok((heads, format!("{BYTE_ORDER_MARK}{file}")).into_response())
}

async fn read(
    visit: &Visit,
    acting: &Acting,
    after: Option<Cursor>,
) -> Result<(Vec<SettingChangeView>, Option<Cursor>), Detour> {
    Ok(visit.portal.identity.setting_changes(acting, after).await?.ok_or(Failure::NotFound)?)
}

/// What a setting was and what it became, as people read it.
fn words_of(texts: &PartnerTexts, settings: &[SettingView], change: &SettingChangeView) -> [String; 2] {
    let setting = settings.iter().find(|setting| setting.id == change.record);
    let takes = setting.map_or(&SettingType::Text, |setting| &setting.takes);
    [&change.before, &change.after].map(|value| value_words(&texts.settings, takes, value))
}
