//! The steps of signing up: form, waiting for the mail, link or code, passkey.

use axum::extract::Query;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::sessions::Standing;
use portico_identity::sign_up::{AddressConfirmation, LinkState, MailRepeated, SignUpStarted, WaitingForMail};
use uuid::Uuid;

use super::confirm::{Confirm, confirm_page};
use super::form::{CodeFields, NoFields, SignUpFields, TokenFields};
use super::outcome::{SignUpOutcome, outcome_page};
use super::page::{SignUpForm, page};
use super::passkey::passkey_page;
use super::sent::{Sent, SentNotice, sent_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Flash, Posted, Visit, refused, render, switched, too_many};
use crate::ui::resend::NextMail;

/// `GET /sign-up`.
pub async fn show_form(visit: Visit) -> Result<Html<String>, Detour> {
    refuse_signed_in(&visit)?;
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &SignUpForm::default())))
}

/// Who has an account and is in it needs none.
fn refuse_signed_in(visit: &Visit) -> Result<(), Detour> {
    if visit.person_name().is_some() { Err(Detour::To("/home".into())) } else { Ok(()) }
}

/// `POST /sign-up`.
pub async fn start(visit: Visit, form: Posted<SignUpFields>) -> Result<Response, Detour> {
    refuse_signed_in(&visit)?;
    if let Some(language) = form.language {
        let typed = form.fields.untouched();
        return switched(&visit, language, |cx| render(cx, || page(cx, &typed))).await;
    }
    let typed = form.fields.clone();
    let cx = visit.cx();
    let request = match form.fields.parse(visit.language()) {
        Ok(request) => request,
        Err(wrong) => return Ok(refused(render(&cx, || page(&cx, &wrong)))),
    };
    match visit.portal.identity.start_sign_up(&request, &visit.circumstances()).await? {
        SignUpStarted::MailSent { sign_up } => {
            visit.take_standing(&Standing::Visitor { sign_up: Some(sign_up) }).await?;
            Ok(Redirect::to("/sign-up/sent").into_response())
        }
        SignUpStarted::Limited(wait) => {
            let form = SignUpForm { wait: Some(wait.0), ..typed.untouched() };
            Ok(too_many(wait, render(&cx, || page(&cx, &form))))
        }
    }
}

/// `GET /sign-up/sent`.
pub async fn show_sent(visit: Visit) -> Result<Response, Detour> {
    let notice = visit.take_flash().await?.and_then(SentNotice::of);
    let waiting = find_waiting(&visit).await?;
    if waiting.confirmed {
        return Ok(ended(&visit, SignUpOutcome::LinkSpent));
    }
    let cx = visit.cx();
    Ok(render(&cx, || sent_page(&cx, &Sent { notice, ..sent(&visit, waiting) })).into_response())
}

/// `POST /sign-up/resend`.
pub async fn resend(visit: Visit, _: Posted<NoFields>) -> Result<Response, Detour> {
    let sign_up = begun(&visit)?;
    let flash = match visit.portal.identity.repeat_sign_up_mail(sign_up, &visit.circumstances()).await? {
        MailRepeated::MailSent => Flash::MailSent,
        MailRepeated::TooSoon => Flash::TooSoon,
        MailRepeated::Limited(wait) => return Err(wait.into()),
        MailRepeated::AlreadyConfirmed => return Ok(ended(&visit, SignUpOutcome::LinkSpent)),
        MailRepeated::Gone => return Err(Detour::To("/sign-up".into())),
    };
    visit.leave_flash(flash).await?;
    Ok(Redirect::to("/sign-up/sent").into_response())
}

/// `POST /sign-up/code`.
pub async fn confirm_code(visit: Visit, form: Posted<CodeFields>) -> Result<Response, Detour> {
    let sign_up = begun(&visit)?;
    let typed = form.fields.code;
    if let Some(language) = form.language {
        let sent = Sent { code: typed, ..sent(&visit, find_waiting(&visit).await?) };
        return switched(&visit, language, |cx| render(cx, || sent_page(cx, &sent))).await;
    }
    let code_error = match visit.portal.identity.confirm_by_code(sign_up, &typed, &visit.circumstances()).await? {
        AddressConfirmation::Confirmed { sign_up } => return confirmed(&visit, sign_up).await,
        AddressConfirmation::WrongCode => ErrorCode::CodeWrong,
        AddressConfirmation::Expired => ErrorCode::CodeExpired,
        AddressConfirmation::Spent => ErrorCode::CodeSpent,
        AddressConfirmation::TooManyTries => ErrorCode::TooManyAttempts,
        AddressConfirmation::Limited(wait) => {
            let sent = Sent { code: typed, wait: Some(wait.0), ..sent(&visit, find_waiting(&visit).await?) };
            let cx = visit.cx();
            return Ok(too_many(wait, render(&cx, || sent_page(&cx, &sent))));
        }
        AddressConfirmation::Unknown => return Err(Detour::To("/sign-up".into())),
    };
    let sent = Sent { code: typed, code_error: Some(code_error), ..sent(&visit, find_waiting(&visit).await?) };
    let cx = visit.cx();
    Ok(refused(render(&cx, || sent_page(&cx, &sent))))
}

/// `GET /sign-up/confirm?token=`: shows a button and changes nothing.
pub async fn show_link(visit: Visit, Query(link): Query<TokenFields>) -> Result<Response, Detour> {
    let state = visit.portal.identity.look_at_link(&link.token).await?;
    let ended_by = match state {
        LinkState::Ready { masked_address } => {
            let cx = visit.cx();
            let confirm = Confirm { token: link.token, masked_address };
            return Ok(render(&cx, || confirm_page(&cx, &confirm)).into_response());
        }
        LinkState::Expired => SignUpOutcome::LinkExpired,
        // The back button, or a second click on the link: this browser is one step further already.
        LinkState::Spent if may_create_passkey(&visit) => return Err(Detour::To("/sign-up/passkey".into())),
        LinkState::Spent => SignUpOutcome::LinkSpent,
        LinkState::Unknown => SignUpOutcome::LinkUnknown,
    };
    Ok(ended(&visit, ended_by))
}

/// `POST /sign-up/confirm`: spends the link.
pub async fn confirm_link(visit: Visit, form: Posted<TokenFields>) -> Result<Response, Detour> {
    let token = form.fields.token;
    match visit.portal.identity.confirm_by_link(&token, &visit.circumstances()).await? {
        AddressConfirmation::Confirmed { sign_up } => confirmed(&visit, sign_up).await,
        AddressConfirmation::Expired => Ok(ended(&visit, SignUpOutcome::LinkExpired)),
        AddressConfirmation::Spent if may_create_passkey(&visit) => Err(Detour::To("/sign-up/passkey".into())),
        AddressConfirmation::Spent => Ok(ended(&visit, SignUpOutcome::LinkSpent)),
        AddressConfirmation::Limited(wait) => Err(wait.into()),
        AddressConfirmation::Unknown | AddressConfirmation::WrongCode | AddressConfirmation::TooManyTries => {
            Ok(ended(&visit, SignUpOutcome::LinkUnknown))
        }
    }
}

/// `GET /sign-up/passkey`: the last step, for a session that just confirmed an address.
pub async fn show_passkey(visit: Visit) -> Result<Html<String>, Detour> {
    if !may_create_passkey(&visit) {
        let first = if visit.person_name().is_some() { "/home" } else { "/sign-up" };
        return Err(Detour::To(first.into()));
    }
    let cx = visit.cx();
    Ok(render(&cx, || passkey_page(&cx)))
}

fn may_create_passkey(visit: &Visit) -> bool {
    visit.portal.identity.confirmed(visit.standing()).is_some()
}

async fn confirmed(visit: &Visit, sign_up: Uuid) -> Result<Response, Detour> {
    let at = visit.portal.identity.now();
    visit.take_standing(&Standing::Confirmed { sign_up, at }).await?;
    Ok(Redirect::to("/sign-up/passkey").into_response())
}

/// The sign-up that this browser began; without one, it begins.
fn begun(visit: &Visit) -> Result<Uuid, Detour> {
    match visit.standing() {
        Standing::Visitor { sign_up: Some(sign_up) } => Ok(*sign_up),
        Standing::Confirmed { .. } => Err(Detour::To("/sign-up/passkey".into())),
        Standing::Visitor { sign_up: None } | Standing::SignedIn { .. } | Standing::Recovering { .. } => {
            Err(Detour::To("/sign-up".into()))
        }
    }
}

async fn find_waiting(visit: &Visit) -> Result<WaitingForMail, Detour> {
    let found = visit.portal.identity.find_waiting(begun(visit)?).await?;
    found.ok_or_else(|| Detour::To("/sign-up".into()))
}

fn sent(visit: &Visit, waiting: WaitingForMail) -> Sent {
    let next_mail = NextMail::of(visit.portal.identity.now(), waiting.next_mail_at);
    Sent { masked_address: waiting.masked_address, next_mail, ..Sent::default() }
}

/// A calm page for a link that leads no further: 410 when it once did, 404 when it never did.
fn ended(visit: &Visit, outcome: SignUpOutcome) -> Response {
    let status = match outcome {
        SignUpOutcome::LinkExpired | SignUpOutcome::LinkSpent => StatusCode::GONE,
        SignUpOutcome::LinkUnknown => StatusCode::NOT_FOUND,
    };
    let cx = visit.cx();
    (status, render(&cx, || outcome_page(&cx, outcome))).into_response()
}
