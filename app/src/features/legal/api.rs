//! `GET /legal/{document}`, of a published document also `?version=`.

use axum::extract::Query;
use axum::response::Html;
use portico_identity::publications::LegalDocument;
use serde::Deserialize;

use super::page::{LegalVersion, VersionRow, page, version_page};
use super::parse_blocks;
use crate::shell::{Detour, Failure, InPath, Visit, render};

/// Which version; none for the newest.
#[derive(Deserialize)]
pub struct VersionQuery {
    version: Option<String>,
}

/// One document, or 404. A published one takes the place of a plain file of its name.
pub async fn show(
    visit: Visit,
    InPath(name): InPath<String>,
    Query(query): Query<VersionQuery>,
) -> Result<Html<String>, Detour> {
    let cx = visit.cx();
    let catalogue = visit.portal.identity.catalogue();
    if let Some(document) = catalogue.document(&name) {
        let version = version_of(&visit, document, query.version.as_deref()).ok_or(Failure::NotFound)?;
        return Ok(render(&cx, || version_page(&cx, &version)));
    }
    let document = visit.portal.legal.get(&name).filter(|_| query.version.is_none()).ok_or(Failure::NotFound)?;
    Ok(render(&cx, || page(document)))
}

fn version_of(visit: &Visit, document: &LegalDocument, asked: Option<&str>) -> Option<LegalVersion> {
    let version = match asked {
        Some(number) => document.version(number.parse().ok()?)?,
        None => document.newest()?,
    };
    let (language, text) = version.text_for(visit.language().tag())?;
    let rows = document.versions.iter().rev().map(|version| VersionRow {
        number: version.number,
        published: visit.date(version.published_at),
        editorial: version.editorial,
    });
    Some(LegalVersion {
        name: document.name.clone(),
        number: version.number,
        title: text.text.title.clone(),
        blocks: parse_blocks(&text.text.text),
        language: language.to_owned(),
        published: visit.date(version.published_at),
        changed: text.text.changed.clone(),
        versions: rows.collect(),
    })
}
