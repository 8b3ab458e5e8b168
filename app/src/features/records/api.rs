//! `/portal/records/…`: a page for every kind of one's own records, also for kinds that an operator added. Customers, students and members.

use axum::extract::{Path, Query};
use axum::response::{Html, Response};
use portico_identity::portal::Acting;
use portico_identity::portal::kinds::Kind;
use uuid::Uuid;

use super::answer::{answer_list, answer_record, find_kind};
use super::build::Place;
use super::file::answer_file;
use super::filter::Asked;
use crate::shell::{Detour, Failure, Visit};

const RECORDS: &str = "/portal/records";

/// `GET /portal/records/{kind}`.
pub async fn show(visit: Visit, Path(kind): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let (acting, kind) = find(&visit, &kind).await?;
    let path = format!("{RECORDS}/{}", kind.id);
    let place = Place { records: Some(path.clone()), file: Some(format!("{path}/file")), path, ..Place::default() };
    answer_list(&visit, &acting, kind, &place, asked).await
}

/// `GET /portal/records/{kind}/{id}`.
pub async fn show_one(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Result<Html<String>, Detour> {
    let (acting, kind) = find(&visit, &kind).await?;
    let id = Uuid::try_parse(&id).map_err(|_| Failure::NotFound)?;
    answer_record(&visit, &acting, kind, id, &format!("{RECORDS}/{}", kind.id)).await
}

/// `GET /portal/records/{kind}/file`.
pub async fn file(visit: Visit, Path(kind): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let (acting, kind) = find(&visit, &kind).await?;
    answer_file(&visit, &acting, kind, None, asked).await
}

/// The visitor in their role, and the kind. Who they are is asked first: to strangers every kind looks the same.
async fn find<'a>(visit: &'a Visit, kind: &str) -> Result<(Acting, &'a Kind), Detour> {
    let acting = visit.acting().await?.ok_or(Failure::NotFound)?;
    Ok((acting, find_kind(visit, kind)?))
}
