//! `GET /home`.

use axum::extract::Query;
use axum::response::Html;
use portico_identity::Passkey;
use portico_identity::sessions::SignedIn;
use serde::Deserialize;
use uuid::Uuid;

use super::family_needs;
use super::needs::Need;
use super::page::{Home, HomeNotice, page};
use super::reading;
use crate::features::privacy;
use crate::shell::{Detour, Flash, Visit, render, role_words};

/// Which child a guardian wants to see first.
#[derive(Deserialize)]
pub struct ChildAsked {
    child: Option<String>,
}

/// The page behind the door.
pub async fn show(visit: Visit, Query(asked): Query<ChildAsked>) -> Result<Html<String>, Detour> {
    let (who, terms) = visit.signed_in_with_terms().await?;
    let identity = &visit.portal.identity;
    let passkeys = identity.list_passkeys(&who).await?;
    let codes = identity.recovery_codes(&who).await?;
    let to_ask = identity.consents_to_ask(&who, visit.language().tag()).await?.len();
    let flash = visit.take_flash().await?;
    let first_visit = flash == Some(Flash::AccountCreated);
    let no_codes = codes.made_at.is_none();
    let child = asked.child.as_deref().and_then(|child| Uuid::try_parse(child).ok());
    let (day, of_the_day) = reading::read(&visit, child).await?;
    let claims = family_needs::claims(&visit, &who).await?;
    let needs = [
        passkeys.iter().any(|passkey| passkey.suspended_at.is_some()).then_some(Need::SuspendedPasskey),
        (!terms.is_empty()).then_some(Need::Terms),
        visit.invitation().await?.map(|_| Need::Invitation),
    ];
    let of_the_account = [
        (no_codes && !first_visit).then_some(Need::RecoveryCodes),
        (codes.used > 0).then_some(Need::ReplaceCodes),
        (to_ask > 0).then_some(Need::Consents(to_ask)),
        is_offer_due(&visit, &who).await?.then_some(Need::PasskeyOnThisDevice),
        is_alone(&passkeys).then_some(Need::SecondPasskey),
        privacy::has_copy(&visit, &who).await?.then_some(Need::CopyReady),
    ];
    let home = Home {
        name: visit.person_name().unwrap_or_default().to_owned(),
        first_visit,
        codes_first: first_visit && no_codes,
        erasure: privacy::read_erasure(&visit, &who).await?,
        notice: flash.and_then(noticed),
        role: visit.role().map(|view| role_words(&visit.language().texts().roles, view)),
        needs: needs
            .into_iter()
            .flatten()
            .chain(of_the_day)
            .chain(claims)
            .chain(of_the_account.into_iter().flatten())
            .collect(),
        day,
        passkeys: u32::try_from(passkeys.len()).unwrap_or(u32::MAX),
    };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &home)))
}

fn noticed(flash: Flash) -> Option<HomeNotice> {
    let known = [
        (Flash::OfferPutOff, HomeNotice::OfferPutOff),
        (Flash::OfferDeclined, HomeNotice::OfferDeclined),
        (Flash::Recovered, HomeNotice::Recovered),
        (Flash::Thawed, HomeNotice::Thawed),
        (Flash::TermsAccepted, HomeNotice::TermsAccepted),
        (Flash::Joined, HomeNotice::Joined),
        (Flash::ChildLinked, HomeNotice::ChildLinked),
    ];
    known.into_iter().find(|(left, _)| *left == flash).map(|(_, notice)| notice)
}

/// One passkey that never leaves its device is lost with it.
fn is_alone(passkeys: &[Passkey]) -> bool {
    passkeys.len() == 1 && passkeys.iter().all(|passkey| !passkey.backup_state)
}

/// After a sign-in with another device's passkey, unless the offer was put off or declined.
async fn is_offer_due(visit: &Visit, who: &SignedIn) -> Result<bool, Detour> {
    if !visit.is_from_elsewhere().await? {
        return Ok(false);
    }
    let identity = &visit.portal.identity;
    let person = identity.find_person(who).await?;
    Ok(person.is_some_and(|person| person.passkey_offer_at <= identity.now()))
}
