//! `/not-me`, `/account/freeze`, `/account/frozen` and `/account/thaw`.

use axum::extract::Query;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::freeze::{NoticeAnswer, NoticeAnswered, NoticeLinkState};
use serde::Deserialize;
use uuid::Uuid;

use super::freeze::freeze_page;
use super::not_me::{NotMe, not_me_page};
use super::outcome::{FrozenOutcome, outcome_page};
use super::page::{FrozenAccount, page};
use crate::shell::{Detour, FROZEN_PATH, Failure, Flash, PageContext, Posted, SignedInAs, Visit, render};

/// What the link of a notice carries.
#[derive(Deserialize)]
pub struct NotMeLink {
    #[serde(default)]
    token: String,
}

/// What the buttons of `/not-me` say.
#[derive(Deserialize)]
pub struct NotMeFields {
    #[serde(default)]
    token: String,
    answer: Answer,
}

/// What to do about it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Stop,
    Freeze,
}

/// `GET /not-me?token=`: says what it is about and changes nothing.
pub async fn show_not_me(visit: Visit, Query(link): Query<NotMeLink>) -> Result<Response, Detour> {
    let came = match visit.portal.identity.look_at_notice(&link.token).await? {
        NoticeLinkState::Ready { takes_back: None, recovery_running: false, frozen: true, .. } => {
            FrozenOutcome::Already
        }
        NoticeLinkState::Ready { notice, takes_back, recovery_running, frozen } => {
            let not_me = NotMe { token: link.token, notice, takes_back, recovery_running, frozen };
            let cx = visit.cx();
            return Ok(render(&cx, || not_me_page(&cx, &not_me)).into_response());
        }
        NoticeLinkState::Spent => FrozenOutcome::LinkSpent,
        NoticeLinkState::Unknown => FrozenOutcome::LinkUnknown,
    };
    Ok(ended(&visit.cx(), came))
}

/// `POST /not-me`.
pub async fn answer_not_me(visit: Visit, form: Posted<NotMeFields>) -> Result<Response, Detour> {
    let NotMeFields { token, answer } = form.fields;
    let answer = match answer {
        Answer::Stop => NoticeAnswer::StopRecovery,
        Answer::Freeze => NoticeAnswer::Freeze,
    };
    let came = match visit.portal.identity.answer_notice(&token, answer, &visit.circumstances()).await? {
        NoticeAnswered::Stopped => FrozenOutcome::Stopped,
        NoticeAnswered::Frozen => FrozenOutcome::Frozen,
        NoticeAnswered::Spent => FrozenOutcome::LinkSpent,
        NoticeAnswered::Unknown => FrozenOutcome::LinkUnknown,
    };
    let cx = match came {
        FrozenOutcome::Frozen if !visit.still_in().await? => signed_out(&visit),
        FrozenOutcome::Stopped => without_recovery(&visit),
        FrozenOutcome::Frozen | FrozenOutcome::Already | FrozenOutcome::LinkSpent | FrozenOutcome::LinkUnknown => {
            visit.cx()
        }
    };
    Ok(ended(&cx, came))
}

/// Whoever asked was signed out with everybody else.
fn signed_out(visit: &Visit) -> PageContext {
    PageContext { signed_in: None, ..visit.cx() }
}

/// Nothing runs any more, so nothing warns of it.
fn without_recovery(visit: &Visit) -> PageContext {
    let cx = visit.cx();
    let signed_in = cx.signed_in.clone().map(|person| SignedInAs { recovery_ready_at: None, ..person });
    PageContext { signed_in, ..cx }
}

/// 410 for a link that was good once, 404 for one that never was.
fn ended(cx: &PageContext, came: FrozenOutcome) -> Response {
    let status = match came {
        FrozenOutcome::Frozen | FrozenOutcome::Already | FrozenOutcome::Stopped => StatusCode::OK,
        FrozenOutcome::LinkSpent => StatusCode::GONE,
        FrozenOutcome::LinkUnknown => StatusCode::NOT_FOUND,
    };
    (status, render(cx, || outcome_page(cx, came))).into_response()
}

/// The entry of the activity that was somebody else, in the query of the page and in the form.
#[derive(Deserialize)]
pub struct FreezeFields {
    event: Option<Uuid>,
}

/// `GET /account/freeze?event=`.
pub async fn show_freeze(visit: Visit, Query(asked): Query<FreezeFields>) -> Result<Html<String>, Detour> {
    let _who = visit.signed_in()?;
    let cx = visit.cx();
    Ok(render(&cx, || freeze_page(&cx, asked.event.map(|event| event.to_string()))))
}

/// `POST /account/freeze`. Without a recent passkey too: it only protects.
pub async fn freeze(visit: Visit, form: Posted<FreezeFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    visit.portal.identity.freeze(&who, form.fields.event, &visit.circumstances()).await?;
    Ok(ended(&signed_out(&visit), FrozenOutcome::Frozen))
}

/// `GET /account/frozen`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in_even_frozen()?;
    let person = visit.portal.identity.find_person(&who).await?;
    let Some(since) = person.and_then(|person| person.frozen_at) else {
        return Err(Detour::To("/home".into()));
    };
    let running = visit.portal.identity.running_recovery(&who).await?;
    let frozen = FrozenAccount {
        since: visit.moment(since),
        running: running.map(|at| visit.moment(at)),
        shown_again: visit.take_held::<()>().await?.is_some(),
    };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &frozen)))
}

/// `POST /account/thaw`.
pub async fn thaw(visit: Visit) -> Result<Redirect, Detour> {
    let who = visit.recent_auth_or_hold_even_frozen(FROZEN_PATH, &()).await?;
    visit.portal.identity.thaw(&who, &visit.circumstances()).await.map_err(Failure::from)?;
    visit.leave_flash(Flash::Thawed).await?;
    Ok(Redirect::to("/home"))
}
