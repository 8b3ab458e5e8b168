//! Source systems send their files themselves: `POST /api/import/{source}` with the source's token (RFC 6750). The answer is the report as JSON.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Extension, Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use http_body_util::BodyExt;
use portico_app::shell::{Failure, RequestId};
use portico_identity::Identity;
use portico_identity::portal::imports::{ImportPlan, ImportProblem, ImportReport, Outcome};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout, timeout_at};

use crate::imports::{Mapping, TableProblems, nameless, open_file, open_reader};

/// Bytes of the files in one request. Larger ones are for `portico import`.
pub const IMPORT_LIMIT: usize = 256 << 20;
/// Bytes that a zip in a request unpacks to.
const UNPACKED_LIMIT: u64 = 2 << 30;
/// So many requests are worked on at once by one program, dry runs too: each keeps its files on the disk and its keys in memory.
const PLACES: usize = 2;
/// Seconds after which whoever found no place may ask again.
const ASK_AGAIN: u64 = 30;
/// A place is not for whoever sends nothing, or next to nothing.
const SENDS_WITHIN: Duration = Duration::from_secs(30);
const SENT_WITHIN: Duration = Duration::from_secs(3600);
/// Where the addresses of imports begin.
pub(crate) const IMPORT_PATH: &str = "/api/import/";

/// `POST /api/import/{source}`.
pub fn router(identity: Identity) -> Router {
    let desk = Desk { identity, places: Arc::new(Semaphore::new(PLACES)) };
    Router::new().route("/api/import/{source}", post(import)).with_state(desk)
}

/// Who takes imports, and how many more.
#[derive(Clone)]
struct Desk {
    identity: Identity,
    places: Arc<Semaphore>,
}

/// What stands behind the question mark.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    dry_run: u8,
}

/// Why an import was not done, as an answer.
enum Refusal {
    /// No token, or not this source's.
    Token,
    /// Too large, or broken off.
    Body(Failure),
    /// The files, or the mapping, are wrong as a whole.
    Files(String),
    /// It would do too much harm.
    Harm(Box<ImportReport>),
    /// Another one is under way.
    Busy(String),
    /// As many are under way as this program takes.
    Full,
    /// The database does not answer, or a defect of ours.
    Failed(Failure),
}

async fn import(
    State(desk): State<Desk>,
    Extension(RequestId(request)): Extension<RequestId>,
    Path(source): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    match take(desk, source, asked.dry_run > 0, &headers, body).await {
        Ok(report) => Json(report).into_response(),
        Err(refusal) => refuse(&request, refusal),
    }
}

async fn take(
    Desk { identity, places }: Desk,
    source: String,
    dry_run: bool,
    headers: &HeaderMap,
    body: Body,
) -> Result<ImportReport, Refusal> {
    let token = crate::recipients_api::bearer(headers).ok_or(Refusal::Token)?;
    // Before anything of the body is read.
    if !identity.is_source_token(&source, token).await.map_err(failed)? {
        return Err(Refusal::Token);
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let name = if kind.starts_with("application/x-ndjson") { "body.ndjson" } else { "body.csv" };
    let place = places.try_acquire_owned().map_err(|_| Refusal::Full)?;
    let file = keep(body).await?;
    // By itself: whoever asked may go away, and half an import is nobody's wish.
    let working = tokio::spawn(async move { work(&identity, &source, dry_run, (file, name), place).await });
    working.await.map_err(|_| Refusal::Failed(Failure::Internal))?
}

async fn work(
    identity: &Identity,
    source: &str,
    dry_run: bool,
    (file, name): (File, &'static str),
    _place: OwnedSemaphorePermit,
) -> Result<ImportReport, Refusal> {
    let known = identity.find_source(source).await.map_err(failed)?.ok_or(Refusal::Token)?;
    let home = identity.find_organisation(known.organisation).await.map_err(failed)?;
    let home = home.ok_or(Refusal::Failed(Failure::Internal))?;
    let mapping = match known.mapping.as_str() {
        "" => None,
        text => Some(
            Mapping::parse(text)
                .map_err(|problem| Refusal::Files(TableProblems::of("the mapping", problem).to_string()))?,
        ),
    };
    let opening = identity.clone();
    // Unpacking and the look at all files wait for nothing but the disk: not on a thread that serves others.
    let opened = tokio::task::spawn_blocking(move || {
        let files = open_file(file, name, UNPACKED_LIMIT).map_err(|problem| Refusal::Files(problem.to_string()))?;
        let reader = open_reader(&files, mapping.as_ref(), &home, opening.kinds());
        reader.map_err(|problems| Refusal::Files(problems.to_string()))
    });
    let mut reader = opened.await.map_err(|_| Refusal::Failed(Failure::Internal))??;
    let plan = ImportPlan { dry_run, ..ImportPlan::new(source) };
    match identity.import(&plan, reader.as_mut(), &mut |_| ()).await {
        Ok(report) if report.outcome == Outcome::Refused => Err(Refusal::Harm(Box::new(report))),
        Ok(report) => Ok(report),
        Err(problem @ ImportProblem::Busy(_)) => Err(Refusal::Busy(problem.to_string())),
        Err(ImportProblem::Identity(error)) => Err(failed(error)),
        Err(
            problem @ (ImportProblem::NoSource(_)
            | ImportProblem::OtherOrganisation(_)
            | ImportProblem::Name(_)
            | ImportProblem::NoKind(_)
            | ImportProblem::Read(_)),
        ) => Err(Refusal::Files(problem.to_string())),
    }
}

fn failed(error: portico_identity::Error) -> Refusal {
    Refusal::Failed(Failure::from(error))
}

/// Keeps the body in a file without a name while it is read.
async fn keep(mut body: Body) -> Result<File, Refusal> {
    let broken = |error: std::io::Error| {
        tracing::warn!(%error, "the files of an import could not be kept");
        Refusal::Failed(Failure::Unavailable)
    };
    let slow = |_| Refusal::Body(Failure::TooSlow);
    let (mut file, end) = (nameless().map_err(broken)?, Instant::now() + SENT_WITHIN);
    while let Some(frame) = timeout_at(end, timeout(SENDS_WITHIN, body.frame())).await.map_err(slow)?.map_err(slow)? {
        // What is cut off at the limit comes out as an error too.
        let frame = frame.map_err(|_| Refusal::Body(Failure::TooLarge))?;
        if let Some(bytes) = frame.data_ref() {
            file.write_all(bytes).map_err(broken)?;
        }
    }
    file.seek(SeekFrom::Start(0)).map_err(broken)?;
    Ok(file)
}

/// As problem+json (RFC 9457).
fn refuse(request: &str, refusal: Refusal) -> Response {
    let (status, code, title, report) = match refusal {
        Refusal::Body(failure) | Refusal::Failed(failure) => return failure.into_response(),
        Refusal::Token => (StatusCode::UNAUTHORIZED, "token-refused", "the token of the source is needed".into(), None),
        Refusal::Files(what) => (StatusCode::UNPROCESSABLE_ENTITY, "files-refused", what, None),
        Refusal::Busy(what) => (StatusCode::CONFLICT, "import-under-way", what, None),
        Refusal::Full => {
            let what = "as many imports are under way as are taken at once";
            (StatusCode::SERVICE_UNAVAILABLE, "imports-full", what.into(), None)
        }
        Refusal::Harm(report) => {
            let why: Vec<String> = report.refused.iter().map(ToString::to_string).collect();
            (StatusCode::CONFLICT, "import-refused", why.join("; "), Some(report))
        }
    };
    let mut body = json!({ "title": title, "status": status.as_u16(), "code": code, "request_id": request });
    if let (Some(members), Some(report)) = (body.as_object_mut(), report) {
        members.insert("report".into(), serde_json::to_value(report).unwrap_or(Value::Null));
    }
    let mut response = (status, body.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(ASK_AGAIN));
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer scope=\"import\""));
    }
    response
}
