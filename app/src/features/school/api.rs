//! A student's own pages about school.

use axum::extract::Query;
use axum::response::Html;
use portico_identity::portal::About;
use serde::Deserialize;

use super::attendance::attendance_page;
use super::parents::{Parents, parents_page};
use super::pupil::{Part, Pupil};
use super::result::result_page;
use super::results::results_page;
use super::timetable::timetable_page;
use super::whose::Whose;
use crate::features::family::{ChosenOn, FamilyNotice, adult_shown};
use crate::shell::{Detour, Failure, PathId, Visit, render};

/// Which week. What is no week is the one it is.
#[derive(Deserialize)]
pub struct WeekAsked {
    pub(crate) week: Option<String>,
}

/// From which place in a list on.
#[derive(Deserialize)]
pub struct PlaceAsked {
    pub(crate) after: Option<String>,
}

/// `GET /portal/timetable`.
pub async fn show_timetable(visit: Visit, Query(asked): Query<WeekAsked>) -> Result<Html<String>, Detour> {
    let pupil = student(&visit).await?;
    let timetable = open(pupil.timetable(&visit, asked.week.as_deref()).await?)?;
    let cx = visit.cx();
    Ok(render(&cx, || timetable_page(&cx, &timetable)))
}

/// `GET /portal/results`.
pub async fn show_results(visit: Visit) -> Result<Html<String>, Detour> {
    let results = open(student(&visit).await?.results(&visit).await?)?;
    let cx = visit.cx();
    Ok(render(&cx, || results_page(&cx, &results)))
}

/// `GET /portal/results/{id}`.
pub async fn show_result(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let result = student(&visit).await?.result(&visit, id).await?;
    let cx = visit.cx();
    Ok(render(&cx, || result_page(&cx, &result)))
}

/// `GET /portal/attendance`.
pub async fn show_attendance(visit: Visit, Query(asked): Query<PlaceAsked>) -> Result<Html<String>, Detour> {
    let pupil = student(&visit).await?;
    let attendance = open(pupil.attendance(&visit, asked.after.as_deref()).await?)?;
    let cx = visit.cx();
    Ok(render(&cx, || attendance_page(&cx, &attendance)))
}

/// `GET /portal/parents`. What is chosen there is posted to the family page, and leads back.
pub async fn show_parents(visit: Visit) -> Result<Html<String>, Detour> {
    let _acting = visit.as_student().await?;
    let family = visit.portal.identity.family(&visit.signed_in()?).await?;
    let adults = family.adults.into_iter().map(|adult| adult_shown(visit.language(), ChosenOn::Parents, adult));
    let notice = visit.take_flash().await?.and_then(FamilyNotice::of);
    let parents = Parents { adults: adults.collect(), notice };
    let cx = visit.cx();
    Ok(render(&cx, || parents_page(&cx, &parents)))
}

/// Whoever is here as a student.
async fn student(visit: &Visit) -> Result<Pupil, Detour> {
    let acting = visit.as_student().await?;
    let schools = acting.role().organisation().into_iter().collect();
    Ok(Pupil { acting, about: About::Myself, whose: Whose::Mine, schools })
}

/// What is closed is not there for somebody who asks about themselves.
fn open<T>(part: Part<T>) -> Result<T, Detour> {
    match part {
        Part::Open(part) => Ok(part),
        Part::Closed(_) => Err(Failure::NotFound.into()),
    }
}
