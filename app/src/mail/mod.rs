//! What Portico's letters look like: subject, plain text and HTML in the person's language. Words stand in the catalogue;
//! everything that somebody typed is cleaned for a line and escaped for HTML.

mod accent;
mod content;
mod html;
mod notice;
mod plain;
mod privacy;
mod relations;
mod typed;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use portico_identity::letters::Letter;

use crate::locale::{Language, Texts};
use crate::shell::Brand;

/// What surrounds a letter: whom it speaks for, and in which language. Times are shown in UTC.
pub struct MailContext<'a> {
    /// The language of the person written to.
    pub language: Language,
    /// The words of that language.
    pub texts: &'static Texts,
    /// The operator's look.
    pub brand: &'a Brand,
    /// The origin that links start with, without a slash at the end; from the configuration and never from a request.
    pub public_url: &'a str,
}

/// A mail ready to be sent; headers other than the subject are the transport's.
#[derive(Clone, PartialEq, Eq)]
pub struct RenderedMail {
    /// One line without secrets.
    pub subject: String,
    /// The twin that reads well without HTML; lines end with LF.
    pub text: String,
    /// A whole document.
    pub html: String,
    /// Where all messages of the same topic are stopped at once (RFC 8058); none for mails that are no such message.
    pub stop: Option<String>,
}

impl std::fmt::Debug for RenderedMail {
    /// Shows sizes only: both bodies hold one-time secrets and personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RenderedMail")
            .field("text_bytes", &self.text.len())
            .field("html_bytes", &self.html.len())
            .finish()
    }
}

/// Gives a letter its words and its look.
#[must_use]
pub fn render(letter: &Letter, cx: &MailContext) -> RenderedMail {
    let content = content::write(letter, cx);
    RenderedMail {
        text: plain::lay_out(&content, cx),
        html: html::lay_out(&content, cx),
        subject: content.subject,
        stop: content.stop.map(|stop| stop.url),
    }
}
