//! What can be done with one passkey: another name, trusting it after a suspension, removing it. Each asks for a recent passkey and
//! comes back to the form as it was.

use axum::Json;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::passkeys::{PasskeyRemoved, Removal, Renamed};
use portico_identity::sessions::SignedIn;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::list::{HeldCard, LIST_PATH, Shown, list_page};
use super::page::{PasskeysNotice, Renaming};
use super::removal::{RemovalPage, Stake, removal_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, refused, render};

/// The form with the name.
#[derive(Deserialize)]
pub struct NameFields {
    #[serde(default)]
    name: String,
}

/// The form of the removal.
#[derive(Default, Serialize, Deserialize)]
pub struct RemovalFields {
    /// There when the tick is set.
    sure: Option<String>,
}

/// `POST /account/passkeys/{id}/rename`.
pub async fn rename(visit: Visit, PathId(id): PathId, form: Posted<NameFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let name = form.fields.name;
    let held = HeldCard { passkey: id, name: Some(name.clone()) };
    let recent = visit.recent_auth_or_hold(LIST_PATH, &held).await?;
    match visit.portal.identity.rename_passkey(&recent, id, &name, &visit.circumstances()).await? {
        Renamed::Renamed => done(&visit, Flash::PasskeyRenamed).await,
        Renamed::Invalid => {
            let renaming = Renaming { typed: name, error: Some(ErrorCode::PasskeyNameInvalid) };
            let shown = Shown { renaming: Some((id, renaming)), notice: None };
            Ok(refused(list_page(&visit, &who, shown).await?))
        }
        Renamed::NotFound => gone(&visit, &who).await,
    }
}

/// `POST /account/passkeys/{id}/trust`.
pub async fn trust(visit: Visit, PathId(id): PathId) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let recent = visit.recent_auth_or_hold(LIST_PATH, &HeldCard { passkey: id, name: None }).await?;
    if visit.portal.identity.trust_passkey(&recent, id, &visit.circumstances()).await? {
        done(&visit, Flash::PasskeyTrusted).await
    } else {
        gone(&visit, &who).await
    }
}

/// `GET /account/passkeys/{id}/remove`.
pub async fn show_removal(visit: Visit, PathId(id): PathId) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let Some(removal) = visit.portal.identity.look_at_removal(&who, id).await? else {
        return gone(&visit, &who).await;
    };
    let held: Option<RemovalFields> = visit.take_held().await?;
    let sure = held.is_some_and(|fields| fields.sure.is_some());
    Ok(removal_html(&visit, RemovalPage { sure, ..ask(removal) }).into_response())
}

/// `POST /account/passkeys/{id}/remove`.
pub async fn remove(visit: Visit, PathId(id): PathId, form: Posted<RemovalFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let identity = &visit.portal.identity;
    let recent = visit.recent_auth_or_hold(&format!("{LIST_PATH}/{id}/remove"), &form.fields).await?;
    let current = visit.session_hash().ok_or(Failure::Internal)?;
    let sure = form.fields.sure.is_some();
    match identity.remove_passkey(&recent, id, sure, &current, &visit.circumstances()).await? {
        PasskeyRemoved::Removed => done(&visit, Flash::PasskeyRemoved).await,
        PasskeyRemoved::NotFound => gone(&visit, &who).await,
        PasskeyRemoved::LastOne => match identity.look_at_removal(&who, id).await? {
            Some(removal) => {
                let page = RemovalPage { error: Some(ErrorCode::SureNeeded), ..ask(removal) };
                Ok(refused(removal_html(&visit, page)))
            }
            None => gone(&visit, &who).await,
        },
    }
}

/// `GET /api/passkey/accepted`: what the browser's passkey managers should know (WebAuthn Level 3, section 5.1.10).
pub async fn accepted(visit: Visit) -> Result<Json<Value>, Failure> {
    let who = visit.portal.identity.signed_in(visit.standing()).ok_or(Failure::SignInNeeded)?;
    visit.refuse_frozen()?;
    Ok(Json(json!({ "accepted": visit.portal.identity.accepted_now(&who).await? })))
}

fn ask(removal: Removal) -> RemovalPage {
    let synced = removal.none_synced_left.then_some(Stake::NoneSynced);
    RemovalPage {
        id: removal.passkey.id.to_string(),
        name: (!removal.passkey.name.is_empty()).then_some(removal.passkey.name),
        stake: if removal.last { Some(Stake::Last) } else { synced },
        ..RemovalPage::default()
    }
}

fn removal_html(visit: &Visit, removal: RemovalPage) -> Html<String> {
    let cx = visit.cx();
    render(&cx, || removal_page(&cx, &removal))
}

async fn done(visit: &Visit, flash: Flash) -> Result<Response, Detour> {
    visit.leave_flash(flash).await?;
    Ok(Redirect::to(LIST_PATH).into_response())
}

/// Another person's, never there, or removed meanwhile in another tab: the same calm answer, with the list as it is.
async fn gone(visit: &Visit, who: &SignedIn) -> Result<Response, Detour> {
    let shown = Shown { notice: Some(PasskeysNotice::Gone), renaming: None };
    Ok((StatusCode::NOT_FOUND, list_page(visit, who, shown).await?).into_response())
}
