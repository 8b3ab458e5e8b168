//! Mails about consents and rights: what happened, what comes next, and where to look. Nothing of an answer or a copy stands in a mail.

use super::MailContext;
use super::content::{Button, Content, brand, greet, help, link, moment};
use super::typed::{in_sentence, one_line};
use crate::locale::ToldMailTexts;

/// The copy of everything can be downloaded.
pub(super) fn export_ready(cx: &MailContext, name: &str, expires_at: i64) -> Content {
    let texts = &cx.texts.mail.privacy.export_ready;
    let until = moment(cx, expires_at);
    tell(cx, texts, Some(name), ((texts.happened)(&until, ""), "/account/privacy"))
}

/// The account is gone.
pub(super) fn erasure_done(cx: &MailContext, name: &str) -> Content {
    let texts = &cx.texts.mail.privacy.erasure_done;
    tell(cx, texts, Some(name), ((texts.happened)("", ""), "/"))
}

/// A consent ends: which purpose and when.
pub(super) fn consent_ends(cx: &MailContext, name: &str, (purpose, ends_at): (&str, i64), stop: &str) -> Content {
    let texts = &cx.texts.mail.privacy.consent_ends;
    let purpose = in_sentence(cx.language, &one_line(purpose));
    let happened = (texts.happened)(&purpose, &moment(cx, ends_at));
    let content = tell(cx, texts, Some(name), (happened, "/account/consents"));
    let stop = Button { label: cx.texts.mail.privacy.stop, url: link(cx, "/stop", Some(stop)) };
    Content { stop: Some(stop), ..content }
}

/// A request has its answer.
pub(super) fn request_answered(cx: &MailContext, name: &str, request: &str) -> Content {
    let texts = &cx.texts.mail.privacy.request_answered;
    tell(cx, texts, Some(name), ((texts.happened)("", ""), &request_path(request)))
}

/// A request takes longer.
pub(super) fn request_extended(cx: &MailContext, name: &str, request: &str, due_at: i64) -> Content {
    let texts = &cx.texts.mail.privacy.request_extended;
    tell(cx, texts, Some(name), ((texts.happened)(&moment(cx, due_at), ""), &request_path(request)))
}

fn request_path(request: &str) -> String {
    format!("/account/privacy/requests/{}", one_line(request))
}

/// Requests are due: for the operator, who has no name here.
pub(super) fn requests_due(cx: &MailContext, open: u32, overdue: u32) -> Content {
    let texts = &cx.texts.mail.privacy.requests_due;
    tell(cx, texts, None, ((texts.happened)(&open.to_string(), &overdue.to_string()), "/"))
}

pub(super) fn tell(
    cx: &MailContext,
    texts: &ToldMailTexts,
    name: Option<&str>,
    (happened, path): (String, &str),
) -> Content {
    let brand = brand(cx);
    Content {
        subject: (texts.subject)(&brand),
        preheader: texts.preheader.to_owned(),
        heading: texts.heading.to_owned(),
        greeting: greet(cx, name.map(one_line)),
        before: vec![happened, texts.next.to_owned()],
        button: texts.button.map(|label| Button { label, url: link(cx, path, None) }),
        code: None,
        after: Vec::new(),
        why: (texts.why)(&brand),
        help: help(cx),
        stop: None,
    }
}
