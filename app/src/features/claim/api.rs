//! Using a code. What is wrong with one is said to whoever has it, and to nobody else.

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::portal::invitations::InvitationUsed;
use serde::Deserialize;

use super::page::{ClaimForm, Claimed, page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Posted, Visit, refused, render, switched, too_many};

/// What the form sends.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(default)]
    code: String,
    #[serde(default)]
    birth_date: String,
}

/// `GET /account/family/claim`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    visit.signed_in()?;
    let form = ClaimForm { claimed: visit.take_claimed().await?, ..ClaimForm::default() };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &form)))
}

/// `POST /account/family/claim`. Afterwards the same page asks for the next code.
pub async fn submit(visit: Visit, form: Posted<Fields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let Fields { code, birth_date } = form.fields;
    let typed = ClaimForm { code: code.clone(), birth_date: birth_date.clone(), ..ClaimForm::default() };
    if let Some(language) = form.language {
        return switched(&visit, language, |cx| render(cx, || page(cx, &typed))).await;
    }
    let day = Some(birth_date.trim()).filter(|day| !day.is_empty());
    let cx = visit.cx();
    let claimed = match visit.portal.identity.use_invitation(&who, &code, day, &visit.circumstances()).await? {
        InvitationUsed::Linked { child, organisation } => Claimed::Linked { child, school: organisation },
        InvitationUsed::Joined { organisation, .. } => Claimed::Joined { organisation },
        InvitationUsed::Waits { organisation } => Claimed::Waits { organisation },
        InvitationUsed::Limited(wait) => {
            let form = ClaimForm { wait: Some(wait.0), ..typed };
            return Ok(too_many(wait, render(&cx, || page(&cx, &form))));
        }
        InvitationUsed::WrongBirthDate => {
            let form = ClaimForm { birth_date_error: Some(ErrorCode::InvitationBirthDate), ..typed };
            return Ok(refused(render(&cx, || page(&cx, &form))));
        }
        used @ (InvitationUsed::Wrong
        | InvitationUsed::Expired
        | InvitationUsed::Used
        | InvitationUsed::Withdrawn
        | InvitationUsed::OfAge
        | InvitationUsed::Nothing) => {
            let form = ClaimForm { code_error: why(&used), ..typed };
            return Ok(refused(render(&cx, || page(&cx, &form))));
        }
    };
    visit.leave_claimed(&claimed).await?;
    Ok(Redirect::to("/account/family/claim").into_response())
}

/// Why a code was refused; none when it was not.
fn why(used: &InvitationUsed) -> Option<ErrorCode> {
    match used {
        InvitationUsed::Wrong => Some(ErrorCode::InvitationCodeWrong),
        InvitationUsed::Expired => Some(ErrorCode::InvitationExpired),
        InvitationUsed::Used => Some(ErrorCode::InvitationUsed),
        InvitationUsed::Withdrawn => Some(ErrorCode::InvitationWithdrawn),
        InvitationUsed::OfAge => Some(ErrorCode::ChildOfAge),
        InvitationUsed::Nothing => Some(ErrorCode::InvitationNothing),
        InvitationUsed::WrongBirthDate => Some(ErrorCode::InvitationBirthDate),
        InvitationUsed::Joined { .. }
        | InvitationUsed::Linked { .. }
        | InvitationUsed::Waits { .. }
        | InvitationUsed::Limited(_) => None,
    }
}
