//! `/account/privacy/correct`, `/account/privacy/ask` and `/account/privacy/requests/{id}`.

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::rights::{RightsAsk, RightsAsked, RightsKind, WordsProblem};
use uuid::Uuid;

use super::api::request_row;
use super::ask::{Ask, ask_page};
use super::correct::{Correct, correct_page};
use super::form::{AskFields, CorrectFields};
use super::request::{RequestPage, request_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, refused, render, switched};

/// `GET /account/privacy/correct`.
pub async fn show_correct(visit: Visit) -> Result<Html<String>, Detour> {
    let _who = visit.signed_in()?;
    let cx = visit.cx();
    Ok(render(&cx, || correct_page(&cx, &Correct::default())))
}

/// `POST /account/privacy/correct`.
pub async fn correct(visit: Visit, form: Posted<CorrectFields>) -> Result<Response, Detour> {
    let _who = visit.signed_in()?;
    if let Some(language) = form.language {
        let typed = form.fields.untouched();
        return switched(&visit, language, |cx| render(cx, || correct_page(cx, &typed))).await;
    }
    let wrong = match form.fields.parse() {
        Ok((about, words)) => {
            let asked = RightsAsk { kind: RightsKind::Correct, about: about.as_str().into(), words: words.clone() };
            match send(&visit, asked).await? {
                Ok(id) => return sent(&visit, id).await,
                Err(error) => Correct { about: Some(about), words, words_error: Some(error), ..Correct::default() },
            }
        }
        Err(wrong) => wrong,
    };
    let cx = visit.cx();
    Ok(refused(render(&cx, || correct_page(&cx, &wrong))))
}

/// `GET /account/privacy/ask`.
pub async fn show_ask(visit: Visit) -> Result<Html<String>, Detour> {
    let _who = visit.signed_in()?;
    let cx = visit.cx();
    Ok(render(&cx, || ask_page(&cx, &Ask::default())))
}

/// `POST /account/privacy/ask`.
pub async fn ask(visit: Visit, form: Posted<AskFields>) -> Result<Response, Detour> {
    let _who = visit.signed_in()?;
    let typed = form.fields.words;
    if let Some(language) = form.language {
        let typed = Ask { words: typed, words_error: None };
        return switched(&visit, language, |cx| render(cx, || ask_page(cx, &typed))).await;
    }
    let asked = RightsAsk { kind: RightsKind::Other, about: String::new(), words: typed.clone() };
    let error = match send(&visit, asked).await? {
        Ok(id) => return sent(&visit, id).await,
        Err(error) => error,
    };
    let (cx, wrong) = (visit.cx(), Ask { words: typed, words_error: Some(error) });
    Ok(refused(render(&cx, || ask_page(&cx, &wrong))))
}

/// `GET /account/privacy/requests/{id}`.
pub async fn show_request(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let requests = visit.portal.identity.list_requests(&who).await?;
    let request = requests.into_iter().find(|request| request.id == id).ok_or(Failure::NotFound)?;
    let page = RequestPage {
        row: request_row(&visit, &request),
        asked: visit.date(request.asked_at),
        about: request.about,
        words: request.words,
        extension: request.extended_at.map(|_| request.extension_reason),
        answer: request.answer,
        sent: visit.take_flash().await? == Some(Flash::RightAsked),
    };
    let cx = visit.cx();
    Ok(render(&cx, || request_page(&cx, &page)))
}

/// The new request's id, or why it was not taken.
async fn send(visit: &Visit, asked: RightsAsk) -> Result<Result<Uuid, ErrorCode>, Detour> {
    let who = visit.signed_in()?;
    Ok(match visit.portal.identity.ask_right(&who, asked, &visit.circumstances()).await? {
        RightsAsked::Recorded { id, .. } => Ok(id),
        RightsAsked::TooMany => Err(ErrorCode::TooManyRequestsOpen),
        RightsAsked::Unreadable(WordsProblem::Missing) => Err(ErrorCode::WordsMissing),
        RightsAsked::Unreadable(WordsProblem::TooLong) => Err(ErrorCode::WordsTooLong),
    })
}

/// To its page, which says by when it is answered.
async fn sent(visit: &Visit, id: Uuid) -> Result<Response, Detour> {
    visit.leave_flash(Flash::RightAsked).await?;
    Ok(Redirect::to(&format!("/account/privacy/requests/{id}")).into_response())
}
