//! Documents as lines of JSON, each with its file in base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use serde_json::json;

use super::pdf;

/// A document.
pub(super) struct Paper<'a> {
    /// The number that its source gave it.
    pub(super) number: &'a str,
    /// The source's number of the person whom it is for.
    pub(super) person: &'a str,
    pub(super) title: &'a str,
    pub(super) issued: Date,
    /// What sort of document.
    pub(super) kind: &'a str,
}

impl Paper<'_> {
    /// With a page under its title.
    pub(super) fn as_pdf(&self, lines: &[String]) -> String {
        self.line("application/pdf", &pdf::page(self.title, lines))
    }

    /// With lines of plain text, in UTF-8.
    pub(super) fn as_text(&self, lines: &[String]) -> String {
        self.line("text/plain", format!("{}\n", lines.join("\n")).as_bytes())
    }

    fn line(&self, media_type: &str, content: &[u8]) -> String {
        let document = json!({
            "document_no": self.number,
            "person_no": self.person,
            "title": self.title,
            "issued": self.issued.to_string(),
            "type": self.kind,
            "media_type": media_type,
            "content": STANDARD.encode(content),
        });
        format!("{document}\n")
    }
}
