//! `/account/addresses/{id}` of an address that waits to be confirmed, and its forms.

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::RetryAfter;
use portico_identity::addresses::{AddressConfirmed, PendingAddress};
use portico_identity::sessions::SignedIn;
use portico_identity::sign_up::MailRepeated;
use uuid::Uuid;

use super::api::{added, ended};
use super::form::{CodeFields, NoFields};
use super::outcome::AddressOutcome;
use super::pending::{Pending, pending_page};
use crate::features::sign_up::SentNotice;
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, refused, render, switched, too_many};
use crate::ui::resend::NextMail;

/// `GET /account/addresses/{id}`.
pub async fn show_pending(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let pending = find(&visit, &who, id).await?;
    let notice = visit.take_flash().await?.and_then(SentNotice::of);
    let cx = visit.cx();
    Ok(render(&cx, || pending_page(&cx, &Pending { notice, ..shown(&visit, pending) })))
}

/// `POST /account/addresses/{id}/code`.
pub async fn confirm_code(visit: Visit, PathId(id): PathId, form: Posted<CodeFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let code = form.fields.code;
    if let Some(language) = form.language {
        let pending = Pending { code, ..shown(&visit, find(&visit, &who, id).await?) };
        return switched(&visit, language, |cx| render(cx, || pending_page(cx, &pending))).await;
    }
    let code_error =
        match visit.portal.identity.confirm_address_by_code(&who, id, &code, &visit.circumstances()).await? {
            AddressConfirmed::Added => return added(&visit).await,
            AddressConfirmed::WrongCode => ErrorCode::CodeWrong,
            AddressConfirmed::TooManyTries => ErrorCode::TooManyAttempts,
            AddressConfirmed::Expired => ErrorCode::CodeExpired,
            AddressConfirmed::Spent => return Ok(ended(&visit, AddressOutcome::Spent)),
            AddressConfirmed::Taken => return Ok(ended(&visit, AddressOutcome::Taken)),
            AddressConfirmed::Unknown => return Err(Failure::NotFound.into()),
            AddressConfirmed::Limited(wait) => return limited(&visit, &who, id, code, wait).await,
        };
    let pending = Pending { code, code_error: Some(code_error), ..shown(&visit, find(&visit, &who, id).await?) };
    let cx = visit.cx();
    Ok(refused(render(&cx, || pending_page(&cx, &pending))))
}

/// `POST /account/addresses/{id}/resend`.
pub async fn resend(visit: Visit, PathId(id): PathId, _: Posted<NoFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let flash = match visit.portal.identity.repeat_address_mail(&who, id, &visit.circumstances()).await? {
        MailRepeated::MailSent => Flash::MailSent,
        MailRepeated::TooSoon => Flash::TooSoon,
        MailRepeated::Limited(wait) => return limited(&visit, &who, id, String::new(), wait).await,
        MailRepeated::AlreadyConfirmed => return Ok(ended(&visit, AddressOutcome::Spent)),
        MailRepeated::Gone => return Err(Failure::NotFound.into()),
    };
    visit.leave_flash(flash).await?;
    Ok(Redirect::to(&format!("/account/addresses/{id}")).into_response())
}

/// `POST /account/addresses/{id}/drop`.
pub async fn drop_pending(visit: Visit, PathId(id): PathId, _: Posted<NoFields>) -> Result<Redirect, Detour> {
    let who = visit.signed_in()?;
    if !visit.portal.identity.drop_pending_address(&who, id, &visit.circumstances()).await? {
        return Err(Failure::NotFound.into());
    }
    visit.leave_flash(Flash::AddressDropped).await?;
    Ok(Redirect::to("/account/addresses"))
}

/// The person's own address that waits under this id.
async fn find(visit: &Visit, who: &SignedIn, id: Uuid) -> Result<PendingAddress, Detour> {
    let addresses = visit.portal.identity.list_addresses(who).await?;
    let found = addresses.pending.into_iter().find(|pending| pending.id == id);
    found.ok_or_else(|| Failure::NotFound.into())
}

fn shown(visit: &Visit, pending: PendingAddress) -> Pending {
    let next_mail = NextMail::of(visit.portal.identity.now(), pending.next_mail_at);
    Pending { id: pending.id, address: pending.address, next_mail, ..Pending::default() }
}

async fn limited(visit: &Visit, who: &SignedIn, id: Uuid, code: String, wait: RetryAfter) -> Result<Response, Detour> {
    let pending = Pending { code, wait: Some(wait.0), ..shown(visit, find(visit, who, id).await?) };
    let cx = visit.cx();
    Ok(too_many(wait, render(&cx, || pending_page(&cx, &pending))))
}
