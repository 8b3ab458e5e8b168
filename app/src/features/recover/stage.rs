//! Where the recovery of this browser stands, and the page that belongs there.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use portico_identity::RetryAfter;
use portico_identity::recovery::{RecoveryStage, RecoveryView};
use uuid::Uuid;

use super::outcome::{Expired, RecoverOutcome, expired_page, outcome_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Visit, render};
use crate::ui::resend::NextMail;

/// The page where it begins.
pub(super) const START: &str = "/recover";
/// The page of the new passkey.
pub(super) const PASSKEY: &str = "/recover/passkey";

/// The recovery that this browser began; without one, it begins.
pub(super) async fn begun(visit: &Visit) -> Result<(Uuid, RecoveryView), Detour> {
    let found = match visit.recovery().await? {
        Some(id) => visit.portal.identity.find_recovery(id).await?.map(|view| (id, view)),
        None => None,
    };
    found.ok_or_else(|| begin(visit))
}

/// The beginning, or the last step for a session that has come so far.
pub(super) fn begin(visit: &Visit) -> Detour {
    let last = visit.portal.identity.recovering(visit.standing()).is_some();
    Detour::To(if last { PASSKEY } else { START }.into())
}

/// The page of a stage that has one to come back to.
pub(super) fn path_of(stage: &RecoveryStage) -> Option<&'static str> {
    match stage {
        RecoveryStage::AwaitingMail => Some("/recover/sent"),
        RecoveryStage::Choosing(_) => Some("/recover/proof"),
        RecoveryStage::AwaitingSecondMail { .. } => Some("/recover/proof/address"),
        RecoveryStage::Expired | RecoveryStage::Over => None,
    }
}

/// Where somebody belongs who asks for the page of another stage.
pub(super) fn elsewhere(visit: &Visit, view: &RecoveryView) -> Result<Response, Detour> {
    if let Some(path) = path_of(&view.stage) {
        return Err(Detour::To(path.into()));
    }
    if visit.portal.identity.recovering(visit.standing()).is_some() {
        return Err(Detour::To(PASSKEY.into()));
    }
    if view.stage == RecoveryStage::Over {
        return Ok(ended(visit, RecoverOutcome::Over));
    }
    let next_mail = next_mail(visit, view.next_mail_at);
    let cx = visit.cx();
    let expired = Expired { masked_address: view.masked_address.clone(), next_mail };
    Ok((StatusCode::GONE, render(&cx, || expired_page(&cx, &expired))).into_response())
}

/// A calm page for what leads no further here: 410 when it once did, 404 when it never did.
pub(super) fn ended(visit: &Visit, outcome: RecoverOutcome) -> Response {
    let status = match outcome {
        // Nothing is wrong with the link, and it still works where it belongs.
        RecoverOutcome::OtherBrowser => StatusCode::OK,
        RecoverOutcome::LinkExpired | RecoverOutcome::LinkSpent | RecoverOutcome::Over => StatusCode::GONE,
        RecoverOutcome::LinkUnknown => StatusCode::NOT_FOUND,
    };
    let cx = visit.cx();
    (status, render(&cx, || outcome_page(&cx, outcome))).into_response()
}

/// When another mail may be asked for.
pub(super) fn next_mail(visit: &Visit, at: i64) -> NextMail {
    NextMail::of(visit.portal.identity.now(), at)
}

/// A form that came back: what is wrong with its field, or how long to wait.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Returned {
    pub(super) error: Option<ErrorCode>,
    pub(super) wait: Option<RetryAfter>,
}

impl Returned {
    pub(super) fn wrong(error: ErrorCode) -> Self {
        Self { error: Some(error), wait: None }
    }

    pub(super) fn later(wait: RetryAfter) -> Self {
        Self { error: None, wait: Some(wait) }
    }

    pub(super) fn seconds(self) -> Option<u64> {
        self.wait.map(|wait| wait.0)
    }
}
