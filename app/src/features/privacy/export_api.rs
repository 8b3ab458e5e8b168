//! `/account/privacy/export`, and the file.

use axum::response::{IntoResponse, Redirect, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use portico_identity::clock::SECOND;
use portico_identity::exports::ExportAsked;

use super::api::{DESK, read_desk};
use super::form::{Held, NoFields};
use super::page::{PrivacyDesk, page};
use crate::locale::dates;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, render, too_many};

/// `POST /account/privacy/export`: begins a copy of everything, unless one is being made.
pub async fn export(visit: Visit, _: Posted<NoFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let recent = visit.recent_auth_or_hold(DESK, &Held::Export).await?;
    let language = visit.language().tag();
    let flash = match visit.portal.identity.ask_export(&recent, language, &visit.circumstances()).await? {
        ExportAsked::Started { .. } => Flash::CopyStarted,
        ExportAsked::Running { .. } => Flash::CopyRunning,
        ExportAsked::Limited(wait) => {
            let seconds = i64::try_from(wait.0).unwrap_or(i64::MAX);
            let next = visit.portal.identity.now().saturating_add(seconds.saturating_mul(SECOND));
            let desk = PrivacyDesk { next_copy: Some(visit.moment(next)), ..read_desk(&visit, &who).await? };
            let cx = visit.cx();
            return Ok(too_many(wait, render(&cx, || page(&cx, &desk))));
        }
    };
    visit.leave_flash(flash).await?;
    Ok(Redirect::to(DESK).into_response())
}

/// `POST /account/privacy/exports/{id}/file`: the archive itself.
pub async fn download(visit: Visit, PathId(id): PathId, _: Posted<NoFields>) -> Result<Response, Detour> {
    let recent = visit.recent_auth_or_hold(DESK, &Held::Download(id)).await?;
    let identity = &visit.portal.identity;
    let archive = identity.open_export(&recent, id, &visit.circumstances()).await?.ok_or(Failure::NotFound)?;
    let today = dates::iso(identity.now());
    let day = today.split('T').next().unwrap_or_default();
    let saved_as = format!("attachment; filename=\"my-data-{day}.zip\"");
    Ok(([(CONTENT_TYPE, "application/zip".to_owned()), (CONTENT_DISPOSITION, saved_as)], archive).into_response())
}
