//! `GET /portal/search`.

use std::collections::BTreeSet;

use axum::extract::Query;
use axum::response::Html;
use portico_identity::portal::kinds::{Format, Kind};
use portico_identity::portal::{About, Acting, ChildView, SEARCH_WORDS, SearchResult, Shown};
use serde::Deserialize;
use uuid::Uuid;

use super::page::{Found, FoundRow, page};
use crate::features::records::{Reader, title_of};
use crate::shell::{Detour, Failure, Visit, render};
use crate::ui::moment::Moment;

/// More than that is no search.
const LONGEST: usize = 200;

/// What is searched for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The page. Whoever finds something of a child has looked at it: the child sees that.
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Html<String>, Detour> {
    let acting = visit.acting().await?.ok_or(Failure::NotFound)?;
    let words: String = asked.q.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    let identity = &visit.portal.identity;
    let (result, children) = (identity.search(&acting, &words).await?, identity.children(&acting).await?);
    note_sights(&visit, &acting, &result).await?;
    let reader = Reader::of(&visit);
    let rows = result.records.iter().filter_map(|(about, shown)| row(&visit, &reader, &children, about, shown));
    let found = Found {
        is_asked: !words.trim().is_empty(),
        is_cut: words.split_whitespace().count() > SEARCH_WORDS,
        rows: rows.collect(),
        more: result.more,
        words,
    };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &found)))
}

/// A look each for a child, a topic and a school.
async fn note_sights(visit: &Visit, acting: &Acting, result: &SearchResult) -> Result<(), Detour> {
    let identity = &visit.portal.identity;
    let looked = result.records.iter().filter_map(|(about, shown)| match about {
        About::Child(child) => Some((*child, identity.kinds().find(&shown.kind)?.topic.as_str(), shown.provider)),
        About::Myself | About::Firm => None,
    });
    let at = visit.circumstances();
    for (child, topic, provider) in looked.collect::<BTreeSet<_>>() {
        identity.note_sight(acting, child, topic, Some(provider), &at).await?;
    }
    Ok(())
}

fn row(visit: &Visit, reader: &Reader, children: &[ChildView], about: &About, shown: &Shown) -> Option<FoundRow> {
    let kind = visit.portal.identity.kinds().find(&shown.kind)?;
    let child = match about {
        About::Child(child) => children.iter().find(|view| view.id == *child),
        About::Myself | About::Firm => None,
    };
    Some(FoundRow {
        kind: kind.label(reader.language.tag()).one.clone(),
        title: title_of(reader, kind, shown),
        whose: child.map(|view| view.name.clone()).unwrap_or_default(),
        day: day_of(visit, reader, kind, shown),
        href: match about {
            About::Child(child) => child_page(*child, shown),
            About::Myself | About::Firm => Some(format!("/portal/records/{}/{}", shown.kind, shown.id)),
        },
    })
}

/// The day of a record: as its source wrote it, whatever the clocks; of a time by the reader's own.
fn day_of(visit: &Visit, reader: &Reader, kind: &Kind, shown: &Shown) -> Option<Moment> {
    let field = kind.at.as_deref().and_then(|at| kind.field(at))?;
    if field.format == Format::Day {
        return reader.day(shown.text(&field.name));
    }
    shown.fields.contains_key(&field.name).then(|| visit.day(shown.at))
}

/// Where a child's record is shown; kinds without a page of their own are only named.
fn child_page(child: Uuid, shown: &Shown) -> Option<String> {
    let part = match shown.kind.as_str() {
        "result" => format!("/results/{}", shown.id),
        "timetable-entry" | "class" => "/timetable".to_owned(),
        "attendance" => "/attendance".to_owned(),
        "document" => "/documents".to_owned(),
        _ => return None,
    };
    Some(format!("/portal/children/{child}{part}"))
}
