//! `/account/terms`. Agreeing asks for no recent passkey: signing up asked for none either.

use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use portico_identity::hex::hex;
use portico_identity::publications::TextHash;
use portico_identity::sessions::SignedIn;
use portico_identity::terms::{TermsAcceptance, TermsAccepted, TermsWaiting};
use serde::Deserialize;

use super::page::{AcceptedRow, Terms, TermsNotice, WaitingRow, page};
use crate::shell::{Detour, Failure, Flash, InPath, Posted, TERMS_PATH, Visit, render, switched};

/// The fields of `accept-terms`.
#[derive(Deserialize)]
pub struct AcceptFields {
    /// The hash of the text that was read, hexadecimal.
    #[serde(default)]
    text: String,
}

/// `GET /account/terms`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let notice = match visit.take_flash().await? {
        Some(Flash::TermsAccepted) => Some(TermsNotice::Accepted),
        Some(_) | None => None,
    };
    list_page(&visit, &who, notice).await
}

/// `POST /account/terms/{document}`.
pub async fn accept(
    visit: Visit,
    InPath(name): InPath<String>,
    form: Posted<AcceptFields>,
) -> Result<Response, Detour> {
    let who = visit.signed_in()?;
    if let Some(language) = form.language {
        let terms = gather(&visit, &who, None).await?;
        return switched(&visit, language, |cx| render(cx, || page(cx, &terms))).await;
    }
    let identity = &visit.portal.identity;
    let accepted = match text_read(&visit, &name, &form.fields.text) {
        Some(hash) => identity.accept_terms(&who, &name, &hash, &visit.circumstances()).await?,
        None if identity.catalogue().document(&name).is_none() => TermsAccepted::NotFound,
        None => TermsAccepted::TextChanged,
    };
    match accepted {
        TermsAccepted::Accepted => {
            visit.leave_flash(Flash::TermsAccepted).await?;
            let next = if identity.terms_to_accept(&who).await?.is_empty() { "/home" } else { TERMS_PATH };
            Ok(Redirect::to(next).into_response())
        }
        TermsAccepted::TextChanged => {
            let list = list_page(&visit, &who, Some(TermsNotice::TextChanged)).await?;
            Ok((StatusCode::CONFLICT, list).into_response())
        }
        TermsAccepted::NotFound => Err(Failure::NotFound.into()),
    }
}

async fn list_page(visit: &Visit, who: &SignedIn, notice: Option<TermsNotice>) -> Result<Html<String>, Detour> {
    let terms = gather(visit, who, notice).await?;
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &terms)))
}

async fn gather(visit: &Visit, who: &SignedIn, notice: Option<TermsNotice>) -> Result<Terms, Detour> {
    let identity = &visit.portal.identity;
    let waiting = identity.terms_to_accept(who).await?;
    let accepted = identity.list_acceptances(who).await?;
    Ok(Terms {
        waiting: waiting.iter().filter_map(|waiting| waiting_row(visit, waiting)).collect(),
        accepted: accepted.iter().rev().map(|row| accepted_row(visit, row)).collect(),
        notice,
    })
}

fn waiting_row(visit: &Visit, waiting: &TermsWaiting) -> Option<WaitingRow> {
    let catalogue = visit.portal.identity.catalogue();
    let version = catalogue.document(&waiting.document)?.version(waiting.version)?;
    let (_, text) = version.text_for(visit.language().tag())?;
    Some(WaitingRow {
        document: waiting.document.clone(),
        version: waiting.version,
        title: text.text.title.clone(),
        changed: text.text.changed.clone(),
        hash: hex(&text.hash),
        until: waiting.due_at.map(|at| visit.date(at)),
    })
}

fn accepted_row(visit: &Visit, row: &TermsAcceptance) -> AcceptedRow {
    let catalogue = visit.portal.identity.catalogue();
    let version = catalogue.document(&row.document).and_then(|document| document.version(row.version));
    let text = version.and_then(|version| version.texts.get(&row.language));
    AcceptedRow {
        document: row.document.clone(),
        version: row.version,
        title: text.map_or_else(|| row.document.clone(), |text| text.text.title.clone()),
        at: visit.day(row.at),
    }
}

/// The hash that was sent, if it is that of one of the newest texts of the document.
fn text_read(visit: &Visit, name: &str, typed: &str) -> Option<TextHash> {
    let catalogue = visit.portal.identity.catalogue();
    let newest = catalogue.document(name)?.newest()?;
    newest.texts.values().map(|text| text.hash).find(|hash| hex(hash) == typed)
}
