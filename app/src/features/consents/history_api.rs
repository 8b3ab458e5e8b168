//! `/account/consents/{purpose}` and the receipts of its decisions.

use axum::response::{Html, IntoResponse, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use portico_identity::consents::{ConsentHistory, HistoryEntry};
use portico_identity::hex::hex;
use portico_identity::publications::Choice;
use portico_identity::receipts::Receipt;
use portico_identity::sessions::SignedIn;
use uuid::Uuid;

use super::history::{Entry, History, history_page};
use super::receipt::{ReceiptPage, receipt_page};
use crate::shell::{Detour, Failure, InPath, PathId, Visit, render};

/// The history of a purpose.
pub async fn show_history(visit: Visit, InPath(purpose): InPath<String>) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let known = visit.portal.identity.consent_history(&who, &purpose).await?.ok_or(Failure::NotFound)?;
    let history = History {
        title: title(&visit, &known),
        entries: known.entries.into_iter().map(|known| entry(&visit, known)).collect(),
    };
    let cx = visit.cx();
    Ok(render(&cx, || history_page(&cx, &history)))
}

/// `GET /account/consents/receipts/{id}`: the receipt of a decision, to read and to print.
pub async fn show_receipt(visit: Visit, PathId(event): PathId) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let receipt = find_receipt(&visit, &who, event).await?;
    let (purpose, known) = visit.portal.identity.consent_entry(&who, event).await?.ok_or(Failure::NotFound)?;
    let page = ReceiptPage {
        purpose,
        person: visit.person_name().unwrap_or_default().to_owned(),
        controller: (known.facts.controller.name.clone(), known.facts.controller.contact.clone()),
        recipients: known.facts.recipients.iter().map(|party| party.name.clone()).collect(),
        jws: receipt.jws,
        file: file_name(event),
        entry: entry(&visit, known),
    };
    let cx = visit.cx();
    Ok(render(&cx, || receipt_page(&cx, &page)))
}

/// `GET /account/consents/receipts/{id}/file`: the signed file.
pub async fn take_receipt(visit: Visit, PathId(event): PathId) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    let receipt = find_receipt(&visit, &who, event).await?;
    let saved_as = format!("attachment; filename=\"{}\"", file_name(event));
    let heads = [(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, saved_as)];
    Ok((heads, receipt.to_file()).into_response())
}

async fn find_receipt(visit: &Visit, who: &SignedIn, event: Uuid) -> Result<Receipt, Detour> {
    Ok(visit.portal.identity.receipt(who, event).await?.ok_or(Failure::NotFound)?)
}

fn file_name(event: Uuid) -> String {
    format!("receipt-{event}.json")
}

/// As it is called now in the language of the page, else as it was called when it was last decided.
fn title(visit: &Visit, history: &ConsentHistory) -> String {
    let catalogue = visit.portal.identity.catalogue();
    let purpose = catalogue.purpose(&history.purpose);
    let shown = purpose.and_then(|purpose| purpose.shown_in(visit.language().tag()));
    let now = shown.map(|(_, published)| published.text.title.clone());
    let then = history.entries.first().map(|entry| entry.text.title.clone());
    now.or(then).unwrap_or_else(|| history.purpose.clone())
}

fn entry(visit: &Visit, known: HistoryEntry) -> Entry {
    Entry {
        event: known.event.to_string(),
        at: visit.moment(known.at),
        state: known.state,
        objectable: known.facts.basis.choice() == Choice::Objectable,
        actor: known.actor,
        channel: known.channel,
        until: known.valid_until.map(|until| visit.day(until)),
        text: known.text,
        language: known.language,
        version: known.version,
        hash: hex(&known.hash),
    }
}
