//! `/portal/documents`. A file is always saved, never shown: nothing of a source runs on our origin (OWASP ASVS 5.0, 3.2.1). Every answer of the
//! portal says `nosniff`.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use portico_identity::portal::File;

use crate::features::records::{Asked, Place, about_own, answer_list, find_kind};
use crate::shell::{Detour, Failure, PathId, Visit};

const KIND: &str = "document";
const DOCUMENTS: &str = "/portal/documents";
/// What a name of a file is at most, in characters.
const MAX_NAME: usize = 80;

/// `GET /portal/documents`.
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let acting = visit.acting().await?.ok_or(Failure::NotFound)?;
    let texts = &visit.language().texts().customer;
    let place = Place {
        path: DOCUMENTS.into(),
        records: Some(DOCUMENTS.into()),
        record_ending: "/file",
        title: texts.documents.into(),
        lead: texts.documents_lead.into(),
        ..Place::default()
    };
    answer_list(&visit, &acting, find_kind(&visit, KIND)?, &place, asked).await
}

/// `GET /portal/documents/{id}/file`.
pub async fn file(visit: Visit, PathId(id): PathId) -> Result<Response, Detour> {
    let acting = visit.acting().await?.ok_or(Failure::NotFound)?;
    let found = visit.portal.identity.find_document(&acting, &about_own(&acting)?, id).await?;
    Ok(file_answer(found.ok_or(Failure::NotFound)?))
}

/// A document as a file to save. Of types that are not expected only the bytes are given, as bytes.
#[must_use]
pub fn file_answer(file: File) -> Response {
    let (media_type, ending) = match file.media_type.as_str() {
        "application/pdf" => ("application/pdf", "pdf"),
        "text/plain" => ("text/plain; charset=utf-8", "txt"),
        _ => ("application/octet-stream", "bin"),
    };
    let heads = [(CONTENT_TYPE, media_type.to_owned()), (CONTENT_DISPOSITION, saved_as(&file.name, ending))];
    (heads, file.bytes).into_response()
}

/// The name under which a browser saves a file (RFC 6266): in plain letters, and in all of them for whoever reads that (RFC 8187).
fn saved_as(name: &str, ending: &str) -> String {
    let kept = name.chars().filter(|letter| !letter.is_control() && !is_direction(*letter));
    let safe = kept.map(|letter| if r#"/\:*?"<>|%;"#.contains(letter) { '-' } else { letter });
    let name: String = safe.take(MAX_NAME).collect();
    let name = name.trim_matches(|edge: char| edge == '.' || edge.is_whitespace());
    let name = if name.is_empty() { "document" } else { name };
    let plain: String = name.chars().map(|letter| if letter.is_ascii() { letter } else { '-' }).collect();
    let all: String = name.bytes().map(octet).collect();
    format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{all}.{ending}")
}

/// A byte of a name in the form for all letters.
fn octet(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// Marks that turn the direction of what follows: with them a name could hide its ending.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place() {
        for (name, expected) in [
            ("Statement", "filename=\"Statement.pdf\""),
            ("../../etc/passwd", "filename=\"-..-etc-passwd.pdf\""),
            ("a\"\r\nSet-Cookie: x=1", "filename=\"a-Set-Cookie- x=1.pdf\""),
            ("\u{202e}fdp.exe", "filename=\"fdp.exe.pdf\""),
            ("...", "filename=\"document.pdf\""),
            ("كشف", "filename=\"---.pdf\"; filename*=UTF-8''%D9%83%D8%B4%D9%81.pdf"),
        ] {
            let saved = saved_as(name, "pdf");
            assert!(saved.starts_with("attachment; ") && saved.contains(expected), "{saved}");
            assert!(http::HeaderValue::from_str(&saved).is_ok(), "{saved}");
        }
    }

    #[test]
    fn only_known_types_are_named() {
        for (given, named) in [
            ("application/pdf", "application/pdf"),
            ("text/plain", "text/plain; charset=utf-8"),
            ("text/html", "application/octet-stream"),
            ("image/svg+xml", "application/octet-stream"),
        ] {
            let answer = file_answer(File { name: "x".into(), media_type: given.into(), bytes: vec![1] });
            assert_eq!(answer.headers()[CONTENT_TYPE], named);
        }
    }
}
