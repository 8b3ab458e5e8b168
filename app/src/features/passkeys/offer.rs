//! `POST /account/passkeys/offer`: what a person says to the offer of a passkey for the device at hand.

use axum::response::Redirect;
use portico_identity::passkeys::OfferAnswer;
use serde::Deserialize;

use crate::shell::{Detour, Flash, Posted, Visit};

/// The two buttons.
#[derive(Deserialize)]
pub struct OfferFields {
    answer: Answer,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Later,
    Never,
}

/// Remembers the answer and goes home.
pub async fn answer_offer(visit: Visit, form: Posted<OfferFields>) -> Result<Redirect, Detour> {
    let who = visit.signed_in()?;
    let (answer, flash) = match form.fields.answer {
        Answer::Later => (OfferAnswer::Later, Flash::OfferPutOff),
        Answer::Never => (OfferAnswer::Never, Flash::OfferDeclined),
    };
    visit.portal.identity.answer_passkey_offer(&who, answer).await?;
    visit.leave_flash(flash).await?;
    Ok(Redirect::to("/home"))
}
