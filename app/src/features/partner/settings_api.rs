//! `/portal/settings`.

use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::portal::settings_of_firms::{SETTINGS, SettingChanged, SettingView};
use portico_identity::portal::{About, Acting, Action, Sensitivity, Verdict};
use serde::Deserialize;
use uuid::Uuid;

use super::settings::{SettingRow, Settings, SettingsNotice, settings_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, refused, render};

const PATH: &str = "/portal/settings";

/// The fields of `setting-{id}`.
#[derive(Deserialize)]
pub struct SettingFields {
    #[serde(default)]
    value: String,
    /// The value that stood there when the form was made.
    seen: Option<String>,
}

/// `GET /portal/settings`.
pub async fn show_settings(visit: Visit) -> Result<Html<String>, Detour> {
    let acting = visit.as_member().await?;
    let settings = list(&visit, &acting).await?;
    let notice = visit.take_flash().await?.and_then(SettingsNotice::of);
    let (cx, settings) = (visit.cx(), Settings { notice, ..settings });
    Ok(render(&cx, || settings_page(&cx, &settings)))
}

/// `POST /portal/settings/{id}`.
pub async fn change(visit: Visit, PathId(id): PathId, form: Posted<SettingFields>) -> Result<Response, Detour> {
    let acting = visit.as_member().await?;
    let SettingFields { value, seen } = form.fields;
    let identity = &visit.portal.identity;
    match identity.change_setting(&acting, id, seen.as_deref(), &value, &visit.circumstances()).await? {
        SettingChanged::Changed => done(&visit, Flash::SettingSaved).await,
        SettingChanged::Unchanged => done(&visit, Flash::SettingUnchanged).await,
        SettingChanged::Invalid => Ok(refused(typed(&visit, &acting, id, value, ErrorCode::SettingInvalid).await?)),
        SettingChanged::Conflict => {
            let page = typed(&visit, &acting, id, value, ErrorCode::SettingConflict).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        SettingChanged::NotFound => Err(Failure::NotFound.into()),
        SettingChanged::Limited(wait) => Err(wait.into()),
    }
}

async fn done(visit: &Visit, flash: Flash) -> Result<Response, Detour> {
    visit.leave_flash(flash).await?;
    Ok(Redirect::to(PATH).into_response())
}

/// The page with what was typed and why it was refused.
async fn typed(
    visit: &Visit,
    acting: &Acting,
    id: Uuid,
    value: String,
    code: ErrorCode,
) -> Result<Html<String>, Detour> {
    let mut settings = list(visit, acting).await?;
    if let Some(row) = settings.rows.iter_mut().find(|row| row.id == id) {
        (row.typed, row.error) = (Some(value), Some(code));
    }
    let cx = visit.cx();
    Ok(render(&cx, || settings_page(&cx, &settings)))
}

async fn list(visit: &Visit, acting: &Acting) -> Result<Settings, Detour> {
    let identity = &visit.portal.identity;
    let views = identity.settings_of_firm(acting).await?.ok_or(Failure::NotFound)?;
    let may = |action, topic| {
        identity.may(acting, &About::Firm, action, topic, Sensitivity::Normal, None) == Verdict::Allowed
    };
    Ok(Settings {
        rows: views.into_iter().map(|view| row(visit, view)).collect(),
        may_change: may(Action::Act, SETTINGS),
        sees_report: may(Action::See, "reports"),
        notice: None,
    })
}

fn row(visit: &Visit, view: SettingView) -> SettingRow {
    let SettingView { id, name, help, value, takes, changed } = view;
    let changed = changed.map(|by| (by.name, visit.moment(by.at)));
    SettingRow { id, name, help, value, takes, changed, typed: None, error: None }
}
