//! Asking to be vouched for, and using it.

use axum::response::{IntoResponse, Response};
use portico_identity::recovery::{SecondProof, VouchAsked, Vouching};

use super::api::answer;
use super::form::{NoFields, NumberFields};
use super::proof_api::{again, choosing, granted, lost};
use super::stage::{Returned, begun};
use super::vouch::{UseVouch, VouchNumber, use_vouch_page, vouch_number_page};
use crate::features::recovery::in_one_language;
use crate::locale::ErrorCode;
use crate::shell::{Detour, Posted, Visit, render, switched};

/// `POST /recover/proof/vouch`: the number is in the answer, and nowhere else.
pub async fn ask_vouch(visit: Visit, _: Posted<NoFields>) -> Result<Response, Detour> {
    let (recovery, _) = begun(&visit).await?;
    match visit.portal.identity.ask_vouch(recovery, &visit.circumstances()).await? {
        VouchAsked::Asked { word, until } => {
            let asked = VouchNumber { number: word, until: visit.moment(until) };
            let cx = in_one_language(visit.cx());
            Ok(render(&cx, || vouch_number_page(&cx, &asked)).into_response())
        }
        VouchAsked::Limited(wait) => again(&visit, String::new(), Returned::later(wait)).await,
        VouchAsked::Gone => lost(&visit).await,
    }
}

/// `GET /recover/proof/vouched`.
pub async fn show_vouched(visit: Visit) -> Result<Response, Detour> {
    let choosing = match choosing(&visit).await? {
        Ok(choosing) => choosing,
        Err(other) => return Ok(other),
    };
    match choosing.proofs.vouching {
        Vouching::Ready { .. } => {}
        Vouching::NotAsked | Vouching::Asked { .. } | Vouching::Running { .. } => {
            return Err(Detour::To("/recover/proof".into()));
        }
    }
    let cx = visit.cx();
    Ok(render(&cx, || use_vouch_page(&cx, &UseVouch::default())).into_response())
}

/// `POST /recover/proof/vouched`.
pub async fn with_vouch(visit: Visit, form: Posted<NumberFields>) -> Result<Response, Detour> {
    let (recovery, _) = begun(&visit).await?;
    let number = form.fields.number;
    if let Some(language) = form.language {
        let typed = UseVouch { number, ..UseVouch::default() };
        return switched(&visit, language, |cx| render(cx, || use_vouch_page(cx, &typed))).await;
    }
    let returned = match visit.portal.identity.recover_with_vouch(recovery, &number, &visit.circumstances()).await? {
        SecondProof::Granted { person, recovery } => return granted(&visit, person, recovery).await,
        SecondProof::Wrong | SecondProof::Mistyped => Returned::wrong(ErrorCode::CodeWrong),
        SecondProof::TooManyTries => Returned::wrong(ErrorCode::RecoveryTriesSpent),
        SecondProof::Limited(wait) => Returned::later(wait),
        SecondProof::Expired | SecondProof::Gone | SecondProof::NotReady => return lost(&visit).await,
    };
    let wrong = UseVouch { number, error: returned.error, wait: returned.seconds() };
    Ok(answer(&visit, returned, |cx| render(cx, || use_vouch_page(cx, &wrong))))
}
