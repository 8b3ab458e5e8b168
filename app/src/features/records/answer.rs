//! The answers that every list of records gives: its page, and the page of a record.

use axum::response::{Html, IntoResponse, Response};
use portico_identity::portal::kinds::Kind;
use portico_identity::portal::{About, Acting, ListAsk, Listed, RecordPage, Role, Shown};
use uuid::Uuid;

use super::build::{Place, list_of};
use super::detail::{detail_of, detail_page};
use super::filter::{Asked, Filter};
use super::list::list_page;
use super::reader::Reader;
use super::view::{DetailView, Link};
use crate::locale::zones::Zone;
use crate::shell::{Detour, Failure, Visit, refused, render};

/// A kind by its stable name; "not found" when there is none.
///
/// # Errors
/// [`Failure::NotFound`].
pub fn find_kind<'a>(visit: &'a Visit, kind: &str) -> Result<&'a Kind, Failure> {
    visit.portal.identity.kinds().find(kind).ok_or(Failure::NotFound)
}

/// Whose records somebody reads who reads their own: the firm's as a member. A guardian's pages say which child.
///
/// # Errors
/// [`Failure::NotFound`] for guardians.
pub fn about_own(acting: &Acting) -> Result<About, Failure> {
    match acting.role() {
        Role::Customer(_) | Role::Student(_) => Ok(About::Myself),
        Role::Member(_) => Ok(About::Firm),
        Role::Guardian => Err(Failure::NotFound),
    }
}

/// The zone of whoever provides somebody's records: days in them begin by its clocks.
///
/// # Errors
/// When the database does not answer.
pub async fn provider_zone(visit: &Visit, acting: &Acting) -> Result<Zone, Failure> {
    let identity = &visit.portal.identity;
    let Some(held_at) = acting.role().organisation() else { return Ok(visit.zone()) };
    let Some(organisation) = identity.find_organisation(held_at).await? else { return Ok(visit.zone()) };
    // A firm's records are its vendor's.
    let provider = match organisation.parent {
        Some(parent) if matches!(acting.role(), Role::Member(_)) => identity.find_organisation(parent).await?,
        Some(_) | None => None,
    };
    Ok(Zone::from(provider.unwrap_or(organisation).time_zone))
}

/// The records that a page of a list shows; "not found" for whoever may not see any.
///
/// # Errors
/// [`Failure::NotFound`], or when the database does not answer.
pub async fn read_page(visit: &Visit, acting: &Acting, about: &About, ask: &ListAsk) -> Result<RecordPage, Failure> {
    match visit.portal.identity.list_records(acting, about, ask).await? {
        Listed::Shown(page) => Ok(page),
        Listed::Hidden(_) | Listed::NotFound => Err(Failure::NotFound),
    }
}

/// The page of a list.
///
/// # Errors
/// [`Failure::NotFound`], or when the database does not answer.
pub async fn answer_list(
    visit: &Visit,
    acting: &Acting,
    kind: &Kind,
    place: &Place,
    asked: Asked,
) -> Result<Response, Detour> {
    let filter = Filter::of(kind, asked);
    let reader = Reader::of(visit);
    let ask = filter.ask(kind, &reader, &provider_zone(visit, acting).await?, None);
    let page = read_page(visit, acting, &about_own(acting)?, &ask).await?;
    let list = list_of(&reader, kind, place, &filter, &page);
    let cx = visit.cx();
    Ok(answer(&filter, render(&cx, || list_page(&cx, &list))))
}

/// A page with a filter: refused when a day in it is none, with what was typed still there.
pub fn answer(filter: &Filter, page: Html<String>) -> Response {
    if filter.is_unclear() { refused(page) } else { page.into_response() }
}

/// What the page of a record shows.
///
/// # Errors
/// [`Failure::NotFound`], or when the database does not answer.
pub async fn read_detail(
    visit: &Visit,
    acting: &Acting,
    kind: &Kind,
    id: Uuid,
    back: Option<Link>,
) -> Result<(Shown, DetailView), Detour> {
    let identity = &visit.portal.identity;
    let about = about_own(acting)?;
    let shown = identity.find_record(acting, &about, &kind.id, id).await?.ok_or(Failure::NotFound)?;
    let freshness = identity.freshness(acting, &about, &kind.id).await?;
    let detail = detail_of(&Reader::of(visit), kind, &shown, &freshness, back);
    Ok((shown, detail))
}

/// The page of a record.
///
/// # Errors
/// [`Failure::NotFound`], or when the database does not answer.
pub async fn answer_record(
    visit: &Visit,
    acting: &Acting,
    kind: &Kind,
    id: Uuid,
    list: &str,
) -> Result<Html<String>, Detour> {
    let back = Link { href: list.to_owned(), words: kind.label(visit.language().tag()).many.clone() };
    let (_, detail) = read_detail(visit, acting, kind, id, Some(back)).await?;
    let cx = visit.cx();
    Ok(render(&cx, || detail_page(&cx, &detail)))
}
