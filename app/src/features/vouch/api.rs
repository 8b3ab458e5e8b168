//! `/account/vouch` and `/account/vouch/{id}`.

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::recovery::{VouchGiven, VouchRelation, VouchRequest};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::page::{Asker, GiveVouch, Vouches, give_page, page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, refused, render, switched};

const PATH: &str = "/account/vouch";

/// The field of `vouch-{id}`.
#[derive(Clone, Deserialize, Serialize)]
pub struct NumberFields {
    #[serde(default)]
    number: String,
}

/// `GET /account/vouch`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let requests = visit.portal.identity.list_vouch_requests(&who).await?;
    let askers = requests.into_iter().map(|request| asker(&visit, request)).collect();
    let given = visit.take_flash().await? == Some(Flash::Vouched);
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &Vouches { askers, given })))
}

/// `GET /account/vouch/{id}`.
pub async fn show_one(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let asker = find(&visit, id).await?;
    let number = visit.take_held::<NumberFields>().await?.map(|held| held.number).unwrap_or_default();
    let cx = visit.cx();
    Ok(render(&cx, || give_page(&cx, &GiveVouch { asker, number, error: None })))
}

/// `POST /account/vouch/{id}`.
pub async fn give(visit: Visit, PathId(id): PathId, form: Posted<NumberFields>) -> Result<Response, Detour> {
    let asker = find(&visit, id).await?;
    let number = form.fields.number.clone();
    if let Some(language) = form.language {
        let typed = GiveVouch { asker, number, error: None };
        return switched(&visit, language, |cx| render(cx, || give_page(cx, &typed))).await;
    }
    let recent = visit.recent_auth_or_hold(&format!("{PATH}/{id}"), &form.fields).await?;
    let error = match visit.portal.identity.give_vouch(&recent, id, &number, &visit.circumstances()).await? {
        VouchGiven::Given { .. } => {
            visit.leave_flash(Flash::Vouched).await?;
            return Ok(Redirect::to(PATH).into_response());
        }
        VouchGiven::Wrong => ErrorCode::CodeWrong,
        VouchGiven::TooManyTries => ErrorCode::RecoveryTriesSpent,
        VouchGiven::NotFound => return Err(Failure::NotFound.into()),
    };
    let wrong = GiveVouch { asker, number, error: Some(error) };
    let cx = visit.cx();
    Ok(refused(render(&cx, || give_page(&cx, &wrong))))
}

/// One of those that this person may answer; nothing else is there.
async fn find(visit: &Visit, id: Uuid) -> Result<Asker, Detour> {
    let who = visit.signed_in()?;
    let requests = visit.portal.identity.list_vouch_requests(&who).await?;
    let found = requests.into_iter().find(|request| request.id == id);
    found.map(|request| asker(visit, request)).ok_or_else(|| Failure::NotFound.into())
}

fn asker(visit: &Visit, request: VouchRequest) -> Asker {
    Asker {
        id: request.id.to_string(),
        name: request.name,
        as_guardian: request.relation == VouchRelation::Guardian,
        until: visit.moment(request.until),
    }
}
