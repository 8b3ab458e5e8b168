//! `GET /account/seen`.

use axum::extract::Query;
use axum::response::Html;
use portico_identity::portal::{ChildView, Cursor, Role, SightPage, SightView};
use serde::Deserialize;
use uuid::Uuid;

use super::page::{Seen, SeenDay, SeenRow, page};
use crate::locale::isolate;
use crate::shell::{Detour, Failure, Visit, render};

const PATH: &str = "/account/seen";

/// Whose, and from where on. A place that is none is the newest.
#[derive(Deserialize)]
pub struct Asked {
    child: Option<String>,
    before: Option<String>,
}

/// The list: one's own, or as a guardian a child's.
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Html<String>, Detour> {
    let who = visit.signed_in()?;
    let identity = &visit.portal.identity;
    let before = asked.before.as_deref().and_then(Cursor::parse);
    let guardian = visit.acting().await?.filter(|acting| acting.role() == Role::Guardian);
    let children = match &guardian {
        Some(acting) => identity.children(acting).await?,
        None => Vec::new(),
    };
    let child = asked.child.as_deref().map(|id| Uuid::try_parse(id).map_err(|_| Failure::NotFound)).transpose()?;
    let listed = match (child, &guardian) {
        (None, _) => identity.list_sights(&who, before).await?,
        (Some(child), Some(acting)) => {
            identity.list_child_sights(acting, child, before).await?.ok_or(Failure::NotFound)?
        }
        (Some(_), None) => return Err(Failure::NotFound.into()),
    };
    let seen = seen(&visit, &children, child, before.is_some(), listed);
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &seen)))
}

fn seen(visit: &Visit, children: &[ChildView], child: Option<Uuid>, later: bool, listed: SightPage) -> Seen {
    let of = |child: Option<Uuid>| child.map_or(PATH.to_owned(), |child| format!("{PATH}?child={child}"));
    let newest = of(child);
    let older = listed.older.map(|place| {
        let sign = if child.is_some() { '&' } else { '?' };
        format!("{newest}{sign}before={place}")
    });
    Seen {
        whose: children.iter().map(|view| (of(Some(view.id)), view.name.clone(), Some(view.id) == child)).collect(),
        child: children.iter().find(|view| Some(view.id) == child).map(|view| view.name.clone()),
        days: by_day(visit, listed.sights),
        older,
        newest: later.then_some(newest),
    }
}

fn by_day(visit: &Visit, sights: Vec<SightView>) -> Vec<SeenDay> {
    let texts = &visit.language().texts().seen;
    let mut days: Vec<SeenDay> = Vec::new();
    for sight in sights {
        let viewer = if sight.viewer.is_empty() { texts.nobody.to_owned() } else { isolate(&sight.viewer) };
        let row = SeenRow {
            words: (texts.looked)(&viewer, (texts.topic)(&sight.topic)),
            relation: (texts.relation)(&sight.relation).to_owned(),
            organisation: sight.organisation,
            at: visit.time(sight.at),
        };
        let day = visit.day(sight.at);
        match days.last_mut() {
            Some(last) if last.day.words == day.words => last.rows.push(row),
            Some(_) | None => days.push(SeenDay { day, rows: vec![row] }),
        }
    }
    days
}
