//! A guardian's pages about children: the list, and the parts of one child's school.

use axum::extract::Query;
use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::portal::{About, Acting, ChildView, ListAsk, Why};
use uuid::Uuid;

use super::child::{Child, Found, card};
use super::documents::{DocumentRow, Documents, documents_page};
use super::hidden::{ended_page, hidden_page};
use super::list::{Children, list_page};
use super::overview::{Mails, overview_page};
use super::overview_parts::overview;
use crate::features::documents::file_answer;
use crate::features::school::{
    Part, Place, PlaceAsked, Schools, WeekAsked, attendance_page, child_path, result_page, results_page, stamps,
    timetable_page, written_day,
};
use crate::locale::SchoolTopic;
use crate::shell::{Detour, Failure, Flash, InPath, PathId, Posted, Visit, render};
use crate::ui::moment::Moment;

/// How many documents stand on their page.
const DOCUMENTS: u32 = 200;

/// `GET /portal/children`. With one child there is nothing to choose.
pub async fn show_all(visit: Visit) -> Result<Response, Detour> {
    let acting = visit.as_guardian().await?;
    let children = visit.portal.identity.children(&acting).await?;
    if let [only] = &children[..] {
        return Ok(Redirect::to(&child_path(&only.id.to_string(), Place::Overview)).into_response());
    }
    note_profiles(&visit, &acting, &children).await?;
    let children = Children { cards: children.iter().map(|child| card(&visit, child)).collect() };
    let cx = visit.cx();
    Ok(render(&cx, || list_page(&cx, &children)).into_response())
}

/// `GET /portal/children/{id}`.
pub async fn show_overview(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let child = match Found::find(&visit, id).await? {
        Found::Child(child) => child,
        Found::Ended(day) => return Ok(ended(&visit, &day)),
    };
    let mut overview = overview(&visit, &child).await?;
    let saved = visit.take_flash().await? == Some(Flash::MessagesSaved);
    overview.mails = Mails { saved, ..child.mails(&visit).await? };
    let cx = visit.cx();
    Ok(render(&cx, || overview_page(&cx, &overview)))
}

/// `POST /portal/children/{id}`: about what of the child the reader wants mails. Each part is a field `topic`; `shown` names all that had a box,
/// between spaces.
pub async fn choose_mails(
    visit: Visit,
    PathId(id): PathId,
    form: Posted<Vec<(String, String)>>,
) -> Result<Response, Detour> {
    let child = match Found::find(&visit, id).await? {
        Found::Child(child) => child,
        Found::Ended(_) => return Err(Failure::NotFound.into()),
    };
    let of = |field: &str| {
        let values = form.fields.iter().filter(|(name, _)| name == field).flat_map(|(_, value)| value.split(' '));
        values.filter(|topic| SchoolTopic::parse(topic).is_some()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (shown, wanted) = (of("shown"), of("topic"));
    let identity = &visit.portal.identity;
    let _changed = identity.choose_news(&child.pupil.acting, id, (&shown, &wanted), &visit.circumstances()).await?;
    visit.leave_flash(Flash::MessagesSaved).await?;
    Ok(Redirect::to(&format!("{}#mails", child_path(&child.frame.id, Place::Overview))).into_response())
}

/// `GET /portal/children/{id}/timetable`.
pub async fn show_timetable(
    visit: Visit,
    PathId(id): PathId,
    Query(asked): Query<WeekAsked>,
) -> Result<Html<String>, Detour> {
    let child = match Found::find(&visit, id).await? {
        Found::Child(child) => child,
        Found::Ended(day) => return Ok(ended(&visit, &day)),
    };
    let cx = visit.cx();
    match child.pupil.timetable(&visit, asked.week.as_deref()).await? {
        Part::Open(timetable) => Ok(render(&cx, || timetable_page(&cx, &timetable))),
        Part::Closed(why) => Ok(hidden(&visit, &child, SchoolTopic::Timetable, why)),
    }
}

/// `GET /portal/children/{id}/results`.
pub async fn show_results(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let child = match Found::find(&visit, id).await? {
        Found::Child(child) => child,
        Found::Ended(day) => return Ok(ended(&visit, &day)),
    };
    let cx = visit.cx();
    match child.pupil.results(&visit).await? {
        Part::Open(results) => Ok(render(&cx, || results_page(&cx, &results))),
        Part::Closed(why) => Ok(hidden(&visit, &child, SchoolTopic::Results, why)),
    }
}

/// `GET /portal/children/{id}/results/{record}`. Where results are closed every one is, whether there is such a one or not.
pub async fn show_result(visit: Visit, InPath((id, record)): InPath<(Uuid, Uuid)>) -> Result<Html<String>, Detour> {
    let child = match Found::find(&visit, id).await? {
        Found::Child(child) => child,
        Found::Ended(day) => return Ok(ended(&visit, &day)),
    };
    if let Part::Closed(why) = child.pupil.list(&visit, &ListAsk { limit: 1, ..ListAsk::newest("result") }).await? {
        return Ok(hidden(&visit, &child, SchoolTopic::Results, why));
    }
    let result = child.pupil.result(&visit, record).await?;
    let cx = visit.cx();
    Ok(render(&cx, || result_page(&cx, &result)))
}

/// `GET /portal/children/{id}/attendance`.
pub async fn show_attendance(
    visit: Visit,
    PathId(id): PathId,
    Query(asked): Query<PlaceAsked>,
) -> Result<Html<String>, Detour> {
    let child = match Found::find(&visit, id).await? {
        Found::Child(child) => child,
        Found::Ended(day) => return Ok(ended(&visit, &day)),
    };
    let cx = visit.cx();
    match child.pupil.attendance(&visit, asked.after.as_deref()).await? {
        Part::Open(attendance) => Ok(render(&cx, || attendance_page(&cx, &attendance))),
        Part::Closed(why) => Ok(hidden(&visit, &child, SchoolTopic::Attendance, why)),
    }
}

/// `GET /portal/children/{id}/documents`.
pub async fn show_documents(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let child = match Found::find(&visit, id).await? {
        Found::Child(child) => child,
        Found::Ended(day) => return Ok(ended(&visit, &day)),
    };
    let ask = ListAsk { limit: DOCUMENTS, ..ListAsk::newest("document") };
    let page = match child.pupil.list(&visit, &ask).await? {
        Part::Open(page) => page,
        Part::Closed(why) => return Ok(hidden(&visit, &child, SchoolTopic::Documents, why)),
    };
    child.pupil.note(&visit, SchoolTopic::Documents, &page.records).await?;
    let schools = Schools::of_records(&visit, &page.records).await?;
    let path = child_path(&child.frame.id, Place::Of(SchoolTopic::Documents));
    let rows = page.records.iter().map(|record| DocumentRow {
        href: format!("{path}/{}/file", record.id),
        title: record.text("title").to_owned(),
        day: written_day(visit.language(), record.text("issued_on")),
        school: schools.name_among_several(record.provider),
    });
    let (rows, stamps) = (rows.collect(), stamps(&visit, &page.freshness));
    let documents = Documents { child: child.frame.clone(), rows, is_part: page.next.is_some(), stamps };
    let cx = visit.cx();
    Ok(render(&cx, || documents_page(&cx, &documents)))
}

/// `GET /portal/children/{id}/documents/{document}/file`.
pub async fn document_file(visit: Visit, InPath((id, document)): InPath<(Uuid, Uuid)>) -> Result<Response, Detour> {
    let acting = visit.as_guardian().await?;
    let identity = &visit.portal.identity;
    let file = identity.find_document(&acting, &About::Child(id), document).await?.ok_or(Failure::NotFound)?;
    let topic = SchoolTopic::Documents.as_str();
    identity.note_sight(&acting, id, topic, None, &visit.circumstances()).await?;
    Ok(file_answer(file))
}

/// A look at each child whose grade or class stands in the list, at each school that says it.
async fn note_profiles(visit: &Visit, acting: &Acting, children: &[ChildView]) -> Result<(), Detour> {
    let (topic, at) = (SchoolTopic::Profile.as_str(), visit.circumstances());
    for child in children {
        for school in child.schools.iter().filter(|school| !school.grade.is_empty()) {
            let provider = Some(school.organisation);
            visit.portal.identity.note_sight(acting, child.id, topic, provider, &at).await?;
        }
    }
    Ok(())
}

fn hidden(visit: &Visit, child: &Child, topic: SchoolTopic, why: Why) -> Html<String> {
    let (cx, sees) = (visit.cx(), child.closed(why));
    render(&cx, || hidden_page(&cx, &child.frame, topic, &sees))
}

fn ended(visit: &Visit, day: &Moment) -> Html<String> {
    let cx = visit.cx();
    render(&cx, || ended_page(&cx, day))
}
