//! `/account/addresses`: the list, adding, the mailed link, the primary address, removing.

use axum::extract::Query;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::Contact;
use portico_identity::addresses::{AddressAdded, AddressConfirmed, AddressLink, AddressRemoved, PendingAddress};
use portico_identity::sessions::SignedIn;
use uuid::Uuid;

use super::confirm::{ConfirmAddress, confirm_page};
use super::form::{EmailFields, Held, NoFields, TokenFields};
use super::list::{AddressList, AddressNotice, AddressRow, PendingRow, list_page};
use super::outcome::{AddressOutcome, outcome_page};
use super::remove::{RemoveAddress, remove_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, refused, render, switched, too_many};

const LIST: &str = "/account/addresses";

/// `GET /account/addresses`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let mut list = list(&visit, &who).await?;
    list.notice = visit.take_flash().await?.and_then(AddressNotice::of);
    match visit.take_held().await? {
        Some(Held::Add(email)) => list = AddressList { email, notice: Some(AddressNotice::Kept), ..list },
        Some(Held::Primary(id)) => list = AddressList { asked: Some(id), notice: Some(AddressNotice::Kept), ..list },
        None => {}
    }
    let cx = visit.cx();
    Ok(render(&cx, || list_page(&cx, &list)))
}

/// `POST /account/addresses`.
pub async fn add(visit: Visit, form: Posted<EmailFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let email = form.fields.email.clone();
    if let Some(language) = form.language {
        let list = AddressList { email, ..list(&visit, &who).await? };
        return switched(&visit, language, |cx| render(cx, || list_page(cx, &list))).await;
    }
    let recent = visit.recent_auth_or_hold(LIST, &Held::Add(email.clone())).await?;
    let email_error = match form.fields.parse() {
        Err(error) => error,
        Ok(address) => match visit.portal.identity.add_address(&recent, &address, &visit.circumstances()).await? {
            AddressAdded::MailSent { id } => return Ok(Redirect::to(&format!("{LIST}/{id}")).into_response()),
            AddressAdded::AlreadyYours => ErrorCode::AddressYours,
            AddressAdded::TooMany => ErrorCode::TooManyAddresses,
            AddressAdded::Limited(wait) => {
                let list = AddressList { email, wait: Some(wait.0), ..list(&visit, &who).await? };
                let cx = visit.cx();
                return Ok(too_many(wait, render(&cx, || list_page(&cx, &list))));
            }
        },
    };
    let list = AddressList { email, email_error: Some(email_error), ..list(&visit, &who).await? };
    let cx = visit.cx();
    Ok(refused(render(&cx, || list_page(&cx, &list))))
}

/// `GET /account/addresses/confirm?token=`: shows a button and changes nothing.
pub async fn show_link(visit: Visit, Query(link): Query<TokenFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let ended_by = match visit.portal.identity.look_at_address_link(&who, &link.token).await? {
        AddressLink::Ready { address } => {
            let (cx, confirm) = (visit.cx(), ConfirmAddress { token: link.token, address });
            return Ok(render(&cx, || confirm_page(&cx, &confirm)).into_response());
        }
        AddressLink::NotYours => AddressOutcome::NotYours,
        AddressLink::Expired => AddressOutcome::Expired,
        AddressLink::Spent => AddressOutcome::Spent,
        AddressLink::Unknown => AddressOutcome::Unknown,
    };
    Ok(ended(&visit, ended_by))
}

/// `POST /account/addresses/confirm`: spends the link.
pub async fn confirm_link(visit: Visit, form: Posted<TokenFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let (token, at) = (form.fields.token, visit.circumstances());
    match visit.portal.identity.confirm_address_by_link(&who, &token, &at).await? {
        AddressConfirmed::Added => added(&visit).await,
        AddressConfirmed::Expired => Ok(ended(&visit, AddressOutcome::Expired)),
        AddressConfirmed::Spent => Ok(ended(&visit, AddressOutcome::Spent)),
        AddressConfirmed::Taken => Ok(ended(&visit, AddressOutcome::Taken)),
        AddressConfirmed::Limited(wait) => Err(wait.into()),
        AddressConfirmed::Unknown | AddressConfirmed::WrongCode | AddressConfirmed::TooManyTries => {
            Ok(ended(&visit, AddressOutcome::Unknown))
        }
    }
}

/// `POST /account/addresses/{id}/primary`.
pub async fn make_primary(visit: Visit, PathId(id): PathId, _: Posted<NoFields>) -> Result<Redirect, Detour> {
    let recent = visit.recent_auth_or_hold(LIST, &Held::Primary(id)).await?;
    if !visit.portal.identity.make_primary(&recent, id, &visit.circumstances()).await? {
        return Err(Failure::NotFound.into());
    }
    visit.leave_flash(Flash::PrimaryChanged).await?;
    Ok(Redirect::to(LIST))
}

/// `GET /account/addresses/{id}/remove`.
pub async fn show_remove(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let removal = find_removal(&visit, &who, id).await?;
    let kept = visit.take_held::<NoFields>().await?.is_some();
    let cx = visit.cx();
    Ok(render(&cx, || remove_page(&cx, &RemoveAddress { kept, ..removal })))
}

/// `POST /account/addresses/{id}/remove`.
pub async fn remove(visit: Visit, PathId(id): PathId, form: Posted<NoFields>) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let recent = visit.recent_auth_or_hold(&format!("{LIST}/{id}/remove"), &form.fields).await?;
    match visit.portal.identity.remove_address(&recent, id, &visit.circumstances()).await? {
        AddressRemoved::Removed => {
            visit.leave_flash(Flash::AddressRemoved).await?;
            Ok(Redirect::to(LIST).into_response())
        }
        AddressRemoved::LastOne => {
            let removal = RemoveAddress { last: true, ..find_removal(&visit, &who, id).await? };
            let cx = visit.cx();
            Ok(refused(render(&cx, || remove_page(&cx, &removal))))
        }
        AddressRemoved::NotFound => Err(Failure::NotFound.into()),
    }
}

/// A calm page where the way ends: 410 when it once led on, 409 when somebody was first, 404 when it never did.
pub(super) fn ended(visit: &Visit, outcome: AddressOutcome) -> Response {
    let status = match outcome {
        AddressOutcome::Expired | AddressOutcome::Spent => StatusCode::GONE,
        AddressOutcome::Taken => StatusCode::CONFLICT,
        AddressOutcome::Unknown | AddressOutcome::NotYours => StatusCode::NOT_FOUND,
    };
    let cx = visit.cx();
    (status, render(&cx, || outcome_page(&cx, outcome))).into_response()
}

/// Back to the list, which says so.
pub(super) async fn added(visit: &Visit) -> Result<Response, Detour> {
    visit.leave_flash(Flash::AddressAdded).await?;
    Ok(Redirect::to(LIST).into_response())
}

async fn list(visit: &Visit, who: &SignedIn) -> Result<AddressList, Detour> {
    let addresses = visit.portal.identity.list_addresses(who).await?;
    let verified = addresses.verified.into_iter().map(|contact| row(visit, contact)).collect();
    let pending = addresses.pending.into_iter().map(|pending| pending_row(visit, pending)).collect();
    Ok(AddressList { verified, pending, ..AddressList::default() })
}

fn row(visit: &Visit, contact: Contact) -> AddressRow {
    let confirmed = visit.day(contact.verified_at);
    let suspended = contact.suspended_at.is_some();
    AddressRow { id: contact.id, address: contact.address, is_primary: contact.is_primary, confirmed, suspended }
}

fn pending_row(visit: &Visit, pending: PendingAddress) -> PendingRow {
    let open = pending.expires_at > visit.portal.identity.now();
    PendingRow { id: pending.id, address: pending.address, until: open.then(|| visit.moment(pending.expires_at)) }
}

/// The person's own address that is to be removed.
async fn find_removal(visit: &Visit, who: &SignedIn, id: Uuid) -> Result<RemoveAddress, Detour> {
    let verified = visit.portal.identity.list_addresses(who).await?.verified;
    let last = verified.len() == 1;
    let found = verified.into_iter().find(|contact| contact.id == id).ok_or(Failure::NotFound)?;
    Ok(RemoveAddress { id, address: found.address, is_primary: found.is_primary, last, kept: false })
}
