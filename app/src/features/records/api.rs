//! `/portal/records/…`: a page for every kind of one's own records, also for kinds that an operator added. Customers, students and members.

use axum::extract::Query;
use axum::response::{Html, Response};
use portico_identity::portal::kinds::Kind;
use portico_identity::portal::{Acting, ListAsk};
use uuid::Uuid;

use super::answer::{about_own, answer_list, answer_record, find_kind, read_page};
use super::build::Place;
use super::file::answer_file;
use super::filter::Asked;
use crate::shell::{Detour, Failure, InPath, Visit};

const RECORDS: &str = "/portal/records";

/// `GET /portal/records/{kind}`.
pub async fn show(visit: Visit, InPath(kind): InPath<String>, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let (acting, kind) = find_list(&visit, &kind).await?;
    let path = format!("{RECORDS}/{}", kind.id);
    let place = Place { records: Some(path.clone()), file: Some(format!("{path}/file")), path, ..Place::default() };
    answer_list(&visit, &acting, kind, &place, asked).await
}

/// `GET /portal/records/{kind}/{id}`.
pub async fn show_one(visit: Visit, InPath((kind, id)): InPath<(String, Uuid)>) -> Result<Html<String>, Detour> {
    let (acting, kind) = find(&visit, &kind).await?;
    answer_record(&visit, &acting, kind, id, &format!("{RECORDS}/{}", kind.id)).await
}

/// `GET /portal/records/{kind}/file`.
pub async fn file(visit: Visit, InPath(kind): InPath<String>, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let (acting, kind) = find_list(&visit, &kind).await?;
    answer_file(&visit, &acting, kind, None, asked).await
}

/// The visitor in their role, and the kind. Who they are is asked first: to strangers every kind looks the same.
async fn find<'a>(visit: &'a Visit, kind: &str) -> Result<(Acting, &'a Kind), Detour> {
    let acting = visit.acting().await?.ok_or(Failure::NotFound)?;
    Ok((acting, find_kind(visit, kind)?))
}

/// The same where there is a list: an empty one only of topics that the role is about. What a school tells its students nothing of, say
/// transactions, is to them what nobody has.
async fn find_list<'a>(visit: &'a Visit, kind: &str) -> Result<(Acting, &'a Kind), Detour> {
    let (acting, kind) = find(visit, kind).await?;
    if !acting.role().topics().contains(&kind.topic.as_str()) {
        let ask = ListAsk { limit: 1, ..ListAsk::newest(&kind.id) };
        let page = read_page(visit, &acting, &about_own(&acting)?, &ask).await?;
        if page.records.is_empty() {
            return Err(Failure::NotFound.into());
        }
    }
    Ok((acting, kind))
}
