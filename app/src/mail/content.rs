//! What each letter says, part by part, before it becomes text or HTML.

use portico_identity::letters::Letter;

use super::MailContext;
use super::typed::{greeting_name, in_sentence, one_line};
use crate::locale::dates;

/// The parts of a mail in reading order. All of it is plain text.
pub(super) struct Content {
    pub subject: String,
    pub preheader: String,
    pub heading: String,
    pub greeting: String,
    pub before: Vec<String>,
    pub button: Button,
    pub code: Option<Code>,
    pub after: Vec<String>,
    pub why: String,
    pub help: Option<String>,
}

/// The one thing to press.
pub(super) struct Button {
    pub label: &'static str,
    pub url: String,
}

/// A code to type elsewhere, with the sentence that says so.
pub(super) struct Code {
    pub intro: &'static str,
    pub code: String,
}

/// Writes a letter.
pub(super) fn write(letter: &Letter, cx: &MailContext) -> Content {
    match letter {
        Letter::ConfirmAddress { name, token, code, expires_at } => confirm(cx, name, token, code, *expires_at),
        Letter::AddressAlreadyKnown { name } => known(cx, name),
        Letter::Notice { name, notice: portico_identity::letters::Notice::PasskeyAdded { passkey }, at, .. } => {
            passkey_added(cx, name, passkey, *at)
        }
        Letter::ConfirmFurtherAddress { name, .. }
        | Letter::AddressWantedElsewhere { name }
        | Letter::Recover { name, .. }
        | Letter::RecoverSecond { name, .. }
        | Letter::Notice { name, .. } => known(cx, name),
        Letter::RecoverUnknown => known(cx, ""),
    }
}

fn confirm(cx: &MailContext, name: &str, token: &str, code: &str, expires_at: i64) -> Content {
    let texts = &cx.texts.mail.confirm;
    let brand = brand(cx);
    Content {
        subject: (texts.subject)(&brand),
        preheader: texts.preheader.to_owned(),
        heading: texts.heading.to_owned(),
        // Whoever typed this name need not be who reads the mail.
        greeting: greet(cx, greeting_name(name)),
        before: vec![(texts.intro)(&brand)],
        button: Button { label: texts.button, url: link(cx, "/sign-up/confirm", Some(token)) },
        code: Some(Code { intro: texts.code, code: grouped(code) }),
        after: vec![
            (texts.ends)(&dates::moment(cx.language, expires_at)),
            (texts.keep)(&brand),
            texts.not_you.to_owned(),
        ],
        why: (texts.why)(&brand),
        help: help(cx),
    }
}

fn known(cx: &MailContext, name: &str) -> Content {
    let texts = &cx.texts.mail.known;
    let brand = brand(cx);
    Content {
        subject: (texts.subject)(&brand),
        preheader: texts.preheader.to_owned(),
        heading: texts.heading.to_owned(),
        greeting: greet(cx, Some(one_line(name))),
        before: vec![(texts.intro)(&brand), texts.was_you.to_owned()],
        button: Button { label: texts.button, url: link(cx, "/sign-in", None) },
        code: None,
        after: vec![texts.not_you.to_owned()],
        why: (texts.why)(&brand),
        help: help(cx),
    }
}

fn passkey_added(cx: &MailContext, name: &str, passkey: &str, at: i64) -> Content {
    let texts = &cx.texts.mail.passkey_added;
    let brand = brand(cx);
    let passkey = in_sentence(cx.language, &one_line(passkey));
    Content {
        subject: (texts.subject)(&brand),
        preheader: texts.preheader.to_owned(),
        heading: texts.heading.to_owned(),
        greeting: greet(cx, Some(one_line(name))),
        before: vec![(texts.intro)(&passkey, &dates::moment(cx.language, at)), texts.was_you.to_owned()],
        button: Button { label: texts.button, url: link(cx, "/account/passkeys", None) },
        code: None,
        after: vec![texts.not_you.to_owned()],
        why: (texts.why)(&brand),
        help: help(cx),
    }
}

fn brand(cx: &MailContext) -> String {
    in_sentence(cx.language, &one_line(&cx.brand.name))
}

fn greet(cx: &MailContext, name: Option<String>) -> String {
    let name = name.map(|name| in_sentence(cx.language, &name));
    (cx.texts.mail.greeting)(name.as_deref())
}

fn help(cx: &MailContext) -> Option<String> {
    let support = cx.brand.support.as_deref().map(one_line)?;
    Some((cx.texts.mail.help)(&in_sentence(cx.language, &support)))
}

fn link(cx: &MailContext, path: &str, token: Option<&str>) -> String {
    let address = format!("{}{path}", cx.public_url);
    match token {
        Some(token) => {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair("token", token);
            format!("{address}?{}", query.finish())
        }
        None => address,
    }
}

/// Eight characters in two groups. A hyphen keeps their order in right-to-left text too, where a space between
/// groups of digits would not (UAX #9 W4).
fn grouped(code: &str) -> String {
    match (code.len(), code.split_at_checked(4)) {
        (8, Some((first, second))) => format!("{first}-{second}"),
        _ => code.to_owned(),
    }
}
