//! The first steps of getting back in: the address, the mail, its link or its code; and the last one, the new passkey.

use axum::extract::Query;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::recovery::{FirstProof, RecoveryLink, RecoveryStage, RecoveryStarted, RecoveryView};
use portico_identity::sign_up::MailRepeated;

use super::confirm::{RecoverConfirm, confirm_page};
use super::form::{CodeFields, NoFields, RecoverFields, TokenFields};
use super::outcome::RecoverOutcome;
use super::page::{Recover, page};
use super::passkey::passkey_page;
use super::sent::{RecoverSent, sent_page};
use super::stage::{PASSKEY, Returned, START, begin, begun, elsewhere, ended, next_mail, path_of};
use crate::features::sign_up::SentNotice;
use crate::locale::ErrorCode;
use crate::shell::{Detour, Flash, PageContext, Posted, Visit, refused, render, switched, too_many};

const PROOF: &str = "/recover/proof";

/// `GET /recover`. Works for somebody who is signed in too: they may be without a passkey.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let under_way = if visit.portal.identity.recovering(visit.standing()).is_some() {
        Some(PASSKEY)
    } else {
        begun(&visit).await.ok().and_then(|(_, view)| path_of(&view.stage))
    };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &Recover { under_way, ..Recover::default() })))
}

/// `POST /recover`: the same answer for every address.
pub async fn start(visit: Visit, form: Posted<RecoverFields>) -> Result<Response, Detour> {
    let address = form.fields.parse();
    let typed = Recover { email: form.fields.email, ..Recover::default() };
    if let Some(language) = form.language {
        return switched(&visit, language, |cx| render(cx, || page(cx, &typed))).await;
    }
    let cx = visit.cx();
    let address = match address {
        Ok(address) => address,
        Err(error) => {
            let typed = Recover { email_error: Some(error), ..typed };
            return Ok(refused(render(&cx, || page(&cx, &typed))));
        }
    };
    let identity = &visit.portal.identity;
    match identity.start_recovery(&address, visit.language().tag(), &visit.circumstances()).await? {
        RecoveryStarted::MailSent { recovery } => {
            visit.remember_recovery(recovery).await?;
            Ok(Redirect::to("/recover/sent").into_response())
        }
        RecoveryStarted::Limited(wait) => {
            let typed = Recover { wait: Some(wait.0), ..typed };
            Ok(too_many(wait, render(&cx, || page(&cx, &typed))))
        }
    }
}

/// `GET /recover/sent`.
pub async fn show_sent(visit: Visit) -> Result<Response, Detour> {
    let (_, view) = begun(&visit).await?;
    if view.stage != RecoveryStage::AwaitingMail {
        return elsewhere(&visit, &view);
    }
    let notice = visit.take_flash().await?.and_then(SentNotice::of);
    let sent = RecoverSent { notice, ..sent(&visit, &view, String::new(), Returned::default()) };
    let cx = visit.cx();
    Ok(render(&cx, || sent_page(&cx, &sent)).into_response())
}

fn sent(visit: &Visit, view: &RecoveryView, code: String, returned: Returned) -> RecoverSent {
    RecoverSent {
        masked_address: view.masked_address.clone(),
        code,
        code_error: returned.error,
        wait: returned.seconds(),
        notice: None,
        next_mail: next_mail(visit, view.next_mail_at),
    }
}

/// `POST /recover/resend`: the first mail once more, or the second one while that is waited for.
pub async fn resend(visit: Visit, _: Posted<NoFields>) -> Result<Response, Detour> {
    let (recovery, _) = begun(&visit).await?;
    let flash = match visit.portal.identity.repeat_recovery_mail(recovery, &visit.circumstances()).await? {
        MailRepeated::MailSent => Some(Flash::MailSent),
        MailRepeated::TooSoon => Some(Flash::TooSoon),
        MailRepeated::AlreadyConfirmed => None,
        MailRepeated::Limited(wait) => return Err(wait.into()),
        MailRepeated::Gone => return Err(begin(&visit)),
    };
    // Where it stands now, and back to the beginning when a new mail cannot help any more.
    let (_, view) = begun(&visit).await?;
    let path = path_of(&view.stage).unwrap_or(START);
    match flash {
        // Too soon after a mail that is too old: the page that counts down.
        Some(Flash::TooSoon) if view.stage == RecoveryStage::Expired => return elsewhere(&visit, &view),
        Some(flash) => visit.leave_flash(flash).await?,
        None => {}
    }
    Ok(Redirect::to(path).into_response())
}

/// `POST /recover/code`.
pub async fn confirm_code(visit: Visit, form: Posted<CodeFields>) -> Result<Response, Detour> {
    let (recovery, view) = begun(&visit).await?;
    if view.stage != RecoveryStage::AwaitingMail {
        return elsewhere(&visit, &view);
    }
    let typed = form.fields.code;
    if let Some(language) = form.language {
        let sent = sent(&visit, &view, typed, Returned::default());
        return switched(&visit, language, |cx| render(cx, || sent_page(cx, &sent))).await;
    }
    let proof = visit.portal.identity.confirm_recovery_by_code(recovery, &typed, &visit.circumstances()).await?;
    let returned = match proof {
        FirstProof::Proved => return proved(&visit, recovery).await,
        FirstProof::WrongCode => Returned::wrong(ErrorCode::CodeWrong),
        FirstProof::TooManyTries => Returned::wrong(ErrorCode::TooManyAttempts),
        FirstProof::Limited(wait) => Returned::later(wait),
        FirstProof::Expired | FirstProof::Spent => {
            let (_, view) = begun(&visit).await?;
            return elsewhere(&visit, &view);
        }
        FirstProof::OtherBrowser | FirstProof::Unknown => return Err(begin(&visit)),
    };
    let sent = sent(&visit, &view, typed, returned);
    Ok(answer(&visit, returned, |cx| render(cx, || sent_page(cx, &sent))))
}

/// `GET /recover/confirm?token=`: shows a button and changes nothing.
pub async fn show_link(visit: Visit, Query(link): Query<TokenFields>) -> Result<Response, Detour> {
    let here = visit.recovery().await?;
    match visit.portal.identity.look_at_recovery_link(&link.token, here).await? {
        RecoveryLink::Ready { masked_address } => {
            let confirm = RecoverConfirm { token: link.token, masked_address };
            let cx = visit.cx();
            Ok(render(&cx, || confirm_page(&cx, &confirm)).into_response())
        }
        RecoveryLink::OtherBrowser => Ok(ended(&visit, RecoverOutcome::OtherBrowser)),
        RecoveryLink::Expired => expired(&visit).await,
        RecoveryLink::Spent => spent(&visit).await,
        RecoveryLink::Unknown => Ok(ended(&visit, RecoverOutcome::LinkUnknown)),
    }
}

/// `POST /recover/confirm`: spends the link.
pub async fn confirm_link(visit: Visit, form: Posted<TokenFields>) -> Result<Response, Detour> {
    let here = visit.recovery().await?;
    let token = form.fields.token;
    match visit.portal.identity.confirm_recovery_by_link(here, &token, &visit.circumstances()).await? {
        FirstProof::Proved => {
            let (recovery, _) = begun(&visit).await?;
            proved(&visit, recovery).await
        }
        FirstProof::Expired => expired(&visit).await,
        FirstProof::Spent => spent(&visit).await,
        FirstProof::OtherBrowser => Ok(ended(&visit, RecoverOutcome::OtherBrowser)),
        FirstProof::Limited(wait) => Err(wait.into()),
        FirstProof::Unknown | FirstProof::WrongCode | FirstProof::TooManyTries => {
            Ok(ended(&visit, RecoverOutcome::LinkUnknown))
        }
    }
}

/// The mail is proved: the session goes on under a new id.
async fn proved(visit: &Visit, recovery: uuid::Uuid) -> Result<Response, Detour> {
    visit.remember_recovery(recovery).await?;
    Ok(Redirect::to(PROOF).into_response())
}

/// In the browser that asked, the address is known still.
async fn expired(visit: &Visit) -> Result<Response, Detour> {
    match begun(visit).await {
        Ok((_, view)) if view.stage == RecoveryStage::Expired => elsewhere(visit, &view),
        Ok(_) | Err(Detour::To(_)) => Ok(ended(visit, RecoverOutcome::LinkExpired)),
        Err(failure @ Detour::Failure(_)) => Err(failure),
    }
}

/// The back button, or a second click on the link: this browser is one step further already.
async fn spent(visit: &Visit) -> Result<Response, Detour> {
    match begun(visit).await {
        Ok((_, view)) if view.stage != RecoveryStage::AwaitingMail => elsewhere(visit, &view),
        Ok(_) | Err(Detour::To(_)) => Ok(ended(visit, RecoverOutcome::LinkSpent)),
        Err(failure @ Detour::Failure(_)) => Err(failure),
    }
}

/// The page with what was typed, and why it came back: 422, or 429 with the time to wait.
pub(super) fn answer(visit: &Visit, returned: Returned, show: impl FnOnce(&PageContext) -> Html<String>) -> Response {
    let page = show(&visit.cx());
    match returned.wait {
        Some(wait) => too_many(wait, page),
        None => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
    }
}

/// `GET /recover/passkey`: for a session whose recovery was granted, and nobody else.
pub async fn show_passkey(visit: Visit) -> Result<Html<String>, Detour> {
    if visit.portal.identity.recovering(visit.standing()).is_none() {
        return Err(begin(&visit));
    }
    let cx = visit.cx();
    Ok(render(&cx, || passkey_page(&cx)))
}
