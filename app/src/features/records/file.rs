//! All records that match a filter as one file, written while it is read: it is never in memory as a whole.

use axum::body::{Body, Bytes};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use portico_identity::Identity;
use portico_identity::portal::kinds::Kind;
use portico_identity::portal::{About, Acting, Cursor, ListAsk, Listed, RecordPage};
use uuid::Uuid;

use super::answer::{about_own, provider_zone, read_page};
use super::csv::{BYTE_ORDER_MARK, heads_of, line_of};
use super::filter::{Asked, Filter};
use super::reader::Reader;
use crate::locale::dates;
use crate::shell::{Detour, Failure, Visit};

/// A file holds so many records at most.
const MAX_ROWS: u32 = 100_000;
/// So many are read at once.
const ROWS_AT_ONCE: u32 = 1_000;

/// The file of all that match, of one account for instance when `within` says so.
///
/// # Errors
/// [`Failure::NotFound`] for whoever may not see any, [`Failure::Unprocessable`] for a day that is none, or when the database does not answer.
pub async fn answer_file(
    visit: &Visit,
    acting: &Acting,
    kind: &Kind,
    within: Option<Uuid>,
    asked: Asked,
) -> Result<Response, Detour> {
    let about = about_own(acting)?;
    let filter = Filter::of(kind, Asked { after: String::new(), ..asked });
    if filter.is_unclear() {
        return Err(Failure::Unprocessable.into());
    }
    let zone = provider_zone(visit, acting).await?;
    let ask = ListAsk { limit: ROWS_AT_ONCE, ..filter.ask(kind, &Reader::of(visit), &zone, within) };
    // Read before anything is answered: whoever may not see it gets no file at all.
    let first = read_page(visit, acting, &about, &ask).await?;
    let identity = visit.portal.identity.clone();
    let language = visit.language().tag();
    let file = File { identity, acting: acting.clone(), about, language, ask, left: MAX_ROWS, next: None };
    let today = dates::iso(visit.portal.identity.now());
    let day = today.split('T').next().unwrap_or_default();
    let saved_as = format!("attachment; filename=\"{}-{day}.csv\"", kind.id);
    let heads = [(CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()), (CONTENT_DISPOSITION, saved_as)];
    Ok((heads, file.body(first)).into_response())
}

/// A file while it is written.
struct File {
    identity: Identity,
    acting: Acting,
    about: About,
    language: &'static str,
    ask: ListAsk,
    left: u32,
    next: Option<Cursor>,
}

impl File {
    /// The whole of it, part by part.
    fn body(mut self, first: RecordPage) -> Body {
        let text = format!("{BYTE_ORDER_MARK}{}", self.heads()) + &self.lines(first);
        let parts = stream::try_unfold((self, Some(text)), |(mut file, begun)| async move {
            let text = match begun {
                Some(text) => Some(text),
                None => file.read_more().await?,
            };
            Ok::<_, std::io::Error>(text.map(|text| (Bytes::from(text), (file, None))))
        });
        Body::from_stream(parts)
    }

    fn heads(&self) -> String {
        self.kind().map(|kind| heads_of(kind, self.language)).unwrap_or_default()
    }

    /// The lines of a part; remembers where the next one begins.
    fn lines(&mut self, page: RecordPage) -> String {
        self.left = self.left.saturating_sub(ROWS_AT_ONCE);
        self.next = page.next.filter(|_| self.left > 0);
        let Some(kind) = self.kind() else { return String::new() };
        page.records.iter().map(|shown| line_of(kind, self.language, shown)).collect()
    }

    /// The next part, by the facts of now; none at the end. When it cannot be read, or not any more, the connection breaks off, so that half a
    /// file does not pass for a whole one.
    async fn read_more(&mut self) -> Result<Option<String>, std::io::Error> {
        let Some(next) = self.next else { return Ok(None) };
        self.ask.after = Some(next);
        match self.list_more().await {
            Ok(Listed::Shown(page)) => Ok(Some(self.lines(page))),
            Ok(Listed::Hidden(_) | Listed::NotFound) => Err(std::io::Error::other("not shown any more")),
            Err(error) => {
                tracing::error!(%error, "a file broke off");
                Err(std::io::Error::other(error))
            }
        }
    }

    async fn list_more(&self) -> Result<Listed, portico_identity::Error> {
        match self.identity.act_again(&self.acting).await? {
            Some(acting) => self.identity.list_records(&acting, &self.about, &self.ask).await,
            None => Ok(Listed::NotFound),
        }
    }

    fn kind(&self) -> Option<&Kind> {
        self.identity.kinds().find(&self.ask.kind)
    }
}
