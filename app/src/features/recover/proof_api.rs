//! The second proof: a saved code, another address, or the waiting time. What is proved is granted once, and only a passkey follows.

use axum::response::{IntoResponse, Redirect, Response};
use portico_identity::clock::HOUR;
use portico_identity::recovery::{
    RecoveryStage, RecoveryView, SecondMail, SecondProof, SecondProofs, Vouching, WaitStarted, Waiting,
};
use portico_identity::sessions::Standing;
use uuid::Uuid;

use super::api::answer;
use super::form::{AddressFields, CodeFields, NoFields, RecoveryCodeFields};
use super::proof::{Proof, ProofAddress, ProofWaiting, proof_page};
use super::second_mail::{SecondMailSent, second_mail_page};
use super::stage::{PASSKEY, Returned, begun, elsewhere, next_mail};
use super::vouch::ProofVouching;
use super::waiting::waiting_page;
use crate::features::sign_up::SentNotice;
use crate::locale::ErrorCode;
use crate::shell::{Detour, Posted, Visit, render, switched};

const WAITING: &str = "/recover/waiting";
const SECOND_MAIL: &str = "/recover/proof/address";

/// A recovery whose mail is proved, and what may follow.
pub(super) struct Choosing {
    recovery: Uuid,
    pub(super) proofs: SecondProofs,
}

/// What comes instead when this browser's recovery stands elsewhere.
pub(super) async fn choosing(visit: &Visit) -> Result<Result<Choosing, Response>, Detour> {
    let (recovery, view) = begun(visit).await?;
    match visit.portal.identity.second_proofs(recovery).await? {
        Some(proofs) => Ok(Ok(Choosing { recovery, proofs })),
        None => elsewhere(visit, &view).map(Err),
    }
}

/// `GET /recover/proof`.
pub async fn show_proof(visit: Visit) -> Result<Response, Detour> {
    let choosing = match choosing(&visit).await? {
        Ok(choosing) => choosing,
        Err(other) => return Ok(other),
    };
    let proof = proof(&visit, choosing.proofs, String::new(), Returned::default());
    let cx = visit.cx();
    Ok(render(&cx, || proof_page(&cx, &proof)).into_response())
}

fn proof(visit: &Visit, proofs: SecondProofs, code: String, returned: Returned) -> Proof {
    let addresses = proofs
        .addresses
        .into_iter()
        .map(|address| ProofAddress { contact: address.contact.to_string(), masked_address: address.masked_address });
    Proof {
        codes_left: proofs.codes_left,
        code,
        code_error: returned.error,
        wait: returned.seconds(),
        addresses: addresses.collect(),
        waiting: match proofs.waiting {
            Waiting::NotStarted { micros } => {
                ProofWaiting::NotStarted { hours: u64::try_from((micros + HOUR - 1) / HOUR).unwrap_or(0) }
            }
            Waiting::Running { ready_at } => ProofWaiting::Running { ready: visit.moment(ready_at) },
            Waiting::Ready { until } => ProofWaiting::Ready { until: visit.moment(until) },
        },
        vouching: match proofs.vouching {
            Vouching::NotAsked => ProofVouching::NotAsked,
            Vouching::Asked { until } => ProofVouching::Asked { until: visit.moment(until) },
            Vouching::Running { ready_at } => ProofVouching::Running { ready: visit.moment(ready_at) },
            Vouching::Ready { until } => ProofVouching::Ready { until: visit.moment(until) },
        },
    }
}

/// `POST /recover/proof/code`.
pub async fn with_code(visit: Visit, form: Posted<RecoveryCodeFields>) -> Result<Response, Detour> {
    let Choosing { recovery, proofs } = match choosing(&visit).await? {
        Ok(choosing) => choosing,
        Err(other) => return Ok(other),
    };
    let typed = form.fields.recovery_code;
    if let Some(language) = form.language {
        let proof = proof(&visit, proofs, typed, Returned::default());
        return switched(&visit, language, |cx| render(cx, || proof_page(cx, &proof))).await;
    }
    match visit.portal.identity.recover_with_code(recovery, &typed, &visit.circumstances()).await? {
        SecondProof::Granted { person, recovery } => granted(&visit, person, recovery).await,
        SecondProof::Mistyped => again(&visit, typed, Returned::wrong(ErrorCode::RecoveryCodeMistyped)).await,
        SecondProof::Wrong => again(&visit, typed, Returned::wrong(ErrorCode::RecoveryCodeWrong)).await,
        SecondProof::TooManyTries => again(&visit, typed, Returned::wrong(ErrorCode::RecoveryTriesSpent)).await,
        SecondProof::Limited(wait) => again(&visit, typed, Returned::later(wait)).await,
        SecondProof::Expired | SecondProof::Gone | SecondProof::NotReady => lost(&visit).await,
    }
}

/// The page of the second proof once more, with what was typed.
pub(super) async fn again(visit: &Visit, typed: String, returned: Returned) -> Result<Response, Detour> {
    let choosing = match choosing(visit).await? {
        Ok(choosing) => choosing,
        Err(other) => return Ok(other),
    };
    let proof = proof(visit, choosing.proofs, typed, returned);
    Ok(answer(visit, returned, |cx| render(cx, || proof_page(cx, &proof))))
}

/// `POST /recover/proof/address`.
pub async fn mail_second(visit: Visit, form: Posted<AddressFields>) -> Result<Response, Detour> {
    let (recovery, _) = begun(&visit).await?;
    let identity = &visit.portal.identity;
    match identity.mail_second_address(recovery, form.fields.contact, &visit.circumstances()).await? {
        SecondMail::MailSent => Ok(Redirect::to(SECOND_MAIL).into_response()),
        SecondMail::Limited(wait) => again(&visit, String::new(), Returned::later(wait)).await,
        SecondMail::Gone => lost(&visit).await,
    }
}

/// `GET /recover/proof/address`.
pub async fn show_second_mail(visit: Visit) -> Result<Response, Detour> {
    let (_, view) = begun(&visit).await?;
    let Some(sent) = second_mail(&visit, &view, String::new(), Returned::default()) else {
        return elsewhere(&visit, &view);
    };
    let notice = visit.take_flash().await?.and_then(SentNotice::of);
    let sent = SecondMailSent { notice, ..sent };
    let cx = visit.cx();
    Ok(render(&cx, || second_mail_page(&cx, &sent)).into_response())
}

fn second_mail(visit: &Visit, view: &RecoveryView, code: String, returned: Returned) -> Option<SecondMailSent> {
    let (masked_address, at) = match &view.stage {
        RecoveryStage::AwaitingSecondMail { masked_address, next_mail_at } => (masked_address.clone(), *next_mail_at),
        RecoveryStage::AwaitingMail | RecoveryStage::Expired | RecoveryStage::Choosing(_) | RecoveryStage::Over => {
            return None;
        }
    };
    Some(SecondMailSent {
        masked_address,
        code,
        code_error: returned.error,
        wait: returned.seconds(),
        notice: None,
        next_mail: next_mail(visit, at),
    })
}

/// `POST /recover/proof/address/code`.
pub async fn with_second_mail(visit: Visit, form: Posted<CodeFields>) -> Result<Response, Detour> {
    let (recovery, view) = begun(&visit).await?;
    let typed = form.fields.code;
    if let Some(language) = form.language {
        let Some(sent) = second_mail(&visit, &view, typed, Returned::default()) else {
            return elsewhere(&visit, &view);
        };
        return switched(&visit, language, |cx| render(cx, || second_mail_page(cx, &sent))).await;
    }
    let identity = &visit.portal.identity;
    let returned = match identity.recover_with_second_address(recovery, &typed, &visit.circumstances()).await? {
        SecondProof::Granted { person, recovery } => return granted(&visit, person, recovery).await,
        SecondProof::Wrong | SecondProof::Mistyped => Returned::wrong(ErrorCode::CodeWrong),
        SecondProof::TooManyTries => Returned::wrong(ErrorCode::RecoveryTriesSpent),
        SecondProof::Expired => Returned::wrong(ErrorCode::CodeExpired),
        SecondProof::Limited(wait) => Returned::later(wait),
        SecondProof::Gone | SecondProof::NotReady => return lost(&visit).await,
    };
    let (_, view) = begun(&visit).await?;
    match second_mail(&visit, &view, typed, returned) {
        Some(sent) => Ok(answer(&visit, returned, |cx| render(cx, || second_mail_page(cx, &sent)))),
        None => elsewhere(&visit, &view),
    }
}

/// `POST /recover/proof/wait`.
pub async fn start_waiting(visit: Visit, _: Posted<NoFields>) -> Result<Response, Detour> {
    let (recovery, _) = begun(&visit).await?;
    match visit.portal.identity.start_waiting(recovery, &visit.circumstances()).await? {
        WaitStarted::Started { .. } | WaitStarted::Running { .. } => Ok(Redirect::to(WAITING).into_response()),
        WaitStarted::Gone => lost(&visit).await,
    }
}

/// `GET /recover/waiting`.
pub async fn show_waiting(visit: Visit) -> Result<Response, Detour> {
    let choosing = match choosing(&visit).await? {
        Ok(choosing) => choosing,
        Err(other) => return Ok(other),
    };
    let ready = match choosing.proofs.waiting {
        Waiting::Running { ready_at } => visit.moment(ready_at),
        Waiting::NotStarted { .. } | Waiting::Ready { .. } => return Err(Detour::To("/recover/proof".into())),
    };
    let cx = visit.cx();
    Ok(render(&cx, || waiting_page(&cx, &ready)).into_response())
}

/// `POST /recover/proof/waited`.
pub async fn after_waiting(visit: Visit, _: Posted<NoFields>) -> Result<Response, Detour> {
    let (recovery, _) = begun(&visit).await?;
    match visit.portal.identity.recover_after_waiting(recovery, &visit.circumstances()).await? {
        SecondProof::Granted { person, recovery } => granted(&visit, person, recovery).await,
        SecondProof::Limited(wait) => again(&visit, String::new(), Returned::later(wait)).await,
        SecondProof::NotReady
        | SecondProof::Wrong
        | SecondProof::Mistyped
        | SecondProof::TooManyTries
        | SecondProof::Expired
        | SecondProof::Gone => lost(&visit).await,
    }
}

/// Twice proved: a session of its own kind, under a new id, that can create a passkey and nothing else.
pub(super) async fn granted(visit: &Visit, person: Uuid, recovery: Uuid) -> Result<Response, Detour> {
    let at = visit.portal.identity.now();
    visit.take_standing(&Standing::Recovering { person, recovery, at }).await?;
    Ok(Redirect::to(PASSKEY).into_response())
}

/// It does not stand where the form was made: the page of where it stands now.
pub(super) async fn lost(visit: &Visit) -> Result<Response, Detour> {
    let (_, view) = begun(visit).await?;
    elsewhere(visit, &view)
}
