//! `GET /legal/{document}`.

use axum::extract::Path;
use axum::response::Html;

use super::page::page;
use crate::shell::{Detour, Failure, Visit, render};

/// One document, or 404.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Html<String>, Detour> {
    let document = visit.portal.legal.get(&name).ok_or(Failure::NotFound)?;
    let cx = visit.cx();
    Ok(render(&cx, || page(document)))
}
