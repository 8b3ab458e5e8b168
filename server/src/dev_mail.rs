//! The mailbox of a local demo at `/dev/mail`: reads the `.eml` files of the file transport, so that a newcomer can finish signing up.
//! It exists only with `file:` mail and a localhost address.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path as UrlPath, Request, State};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use mail_parser::MessageParser;
use portico_app::features::dev_mail::{MailList, MailRow, MailView, list_page, view_page};
use portico_app::locale::zones::Zone;
use portico_app::shell::{Failure, FromHere, Look, PageContext, render};
use portico_app::ui::moment::Moment;
use portico_identity::clock::{Clock, SECOND};
use uuid::Uuid;

use crate::layers::mail_frame_policy;

/// The newest mails that the list shows.
const SHOWN: usize = 100;

#[derive(Clone)]
struct Mailbox {
    folder: Arc<Path>,
    look: Look,
    clock: Clock,
}

/// A mail as it was read.
struct Read {
    id: Uuid,
    to: String,
    subject: String,
    /// Microseconds since 1970 UTC.
    sent: i64,
    plain: String,
    html: String,
}

/// The pages.
pub fn router(folder: PathBuf, look: Look, clock: Clock) -> Router {
    Router::new()
        .route("/dev/mail", get(show_list))
        .route("/dev/mail/{id}", get(show_mail))
        .route("/dev/mail/{id}/html", get(show_html))
        .with_state(Mailbox { folder: folder.into(), look, clock })
        .layer(from_fn(only_from_here))
}

/// The mails hold links and codes: a page of another name that resolves to this machine must not read them, nor the network when the
/// server listens to it.
async fn only_from_here(request: Request, next: Next) -> Response {
    match request.extensions().get::<FromHere>() {
        Some(FromHere) => next.run(request).await,
        None => Failure::NotFound.into_response(),
    }
}

async fn show_list(State(mailbox): State<Mailbox>, request: Request) -> Result<Response, Failure> {
    let cx = mailbox.context(request);
    let folder = mailbox.folder.clone();
    let mails = tokio::task::spawn_blocking(move || read_newest(&folder)).await.map_err(|_| Failure::Internal)?;
    let now = mailbox.clock.now();
    let rows = mails.iter().map(|mail| row(&cx, mail, now)).collect();
    Ok(render(&cx, || list_page(&cx, &MailList { rows })).into_response())
}

async fn show_mail(
    State(mailbox): State<Mailbox>,
    UrlPath(id): UrlPath<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let cx = mailbox.context(request);
    let mail = mailbox.read(id).await?;
    let view = MailView { row: row(&cx, &mail, mailbox.clock.now()), plain: mail.plain };
    Ok(render(&cx, || view_page(&cx, &view)).into_response())
}

/// The mail's own HTML for the frame. Its links leave the frame.
async fn show_html(State(mailbox): State<Mailbox>, UrlPath(id): UrlPath<Uuid>) -> Result<Response, Failure> {
    let html = mailbox.read(id).await?.html.replacen("<head>", "<head><base target=\"_top\">", 1);
    Ok((mail_frame_policy(), Html(html)).into_response())
}

impl Mailbox {
    fn context(&self, request: Request) -> PageContext {
        self.look.page_context(&request.into_parts().0, None, None)
    }

    async fn read(&self, id: Uuid) -> Result<Read, Failure> {
        let folder = self.folder.clone();
        let read = tokio::task::spawn_blocking(move || read_mail(&folder, id)).await;
        read.map_err(|_| Failure::Internal)?.ok_or(Failure::NotFound)
    }
}

/// Outbox ids begin with their time, so the newest sort last.
fn read_newest(folder: &Path) -> Vec<Read> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut ids: Vec<Uuid> = names.filter_map(|name| name.strip_suffix(".eml")?.parse().ok()).collect();
    ids.sort_unstable_by(|one, other| other.cmp(one));
    ids.into_iter().take(SHOWN).filter_map(|id| read_mail(folder, id)).collect()
}

fn read_mail(folder: &Path, id: Uuid) -> Option<Read> {
    let bytes = std::fs::read(folder.join(format!("{id}.eml"))).ok()?;
    let message = MessageParser::default().parse(&bytes)?;
    let to = message.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap_or_default();
    Some(Read {
        id,
        to: to.to_owned(),
        subject: message.subject().unwrap_or_default().to_owned(),
        sent: message.date().map_or(0, |date| date.to_timestamp().saturating_mul(SECOND)),
        plain: message.body_text(0).unwrap_or_default().into_owned(),
        html: message.body_html(0).unwrap_or_default().into_owned(),
    })
}

fn row(cx: &PageContext, mail: &Read, now: i64) -> MailRow {
    let sent = Moment::day(cx.language, &Zone::UTC, mail.sent, now);
    MailRow { id: mail.id.to_string(), to: mail.to.clone(), subject: mail.subject.clone(), sent }
}
