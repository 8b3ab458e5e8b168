//! What each letter says, part by part, before it becomes text or HTML.

use portico_identity::letters::Letter;

use super::MailContext;
use super::notice;
use super::typed::{greeting_name, in_sentence, one_line};
use super::{privacy, relations};
use crate::locale::zones::Zone;
use crate::locale::{ProofMailTexts, TriedMailTexts, dates};

/// The parts of a mail in reading order. All of it is plain text.
pub(super) struct Content {
    pub subject: String,
    pub preheader: String,
    pub heading: String,
    pub greeting: String,
    pub before: Vec<String>,
    pub button: Option<Button>,
    pub code: Option<Code>,
    pub after: Vec<String>,
    pub why: String,
    pub help: Option<String>,
    /// Stops all messages of the same topic (RFC 8058).
    pub stop: Option<Button>,
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
    let texts = &cx.texts.mail;
    // Where the address is not confirmed yet, whoever typed the name need not be who reads the mail.
    match letter {
        Letter::ConfirmAddress { name, token, code, expires_at } => {
            let proof = Proof { link: Some(("/sign-up/confirm", token)), code, expires_at: *expires_at };
            prove(cx, &texts.confirm, greeting_name(name), &proof)
        }
        Letter::ConfirmFurtherAddress { name, token, code, expires_at } => {
            let proof = Proof { link: Some(("/account/addresses/confirm", token)), code, expires_at: *expires_at };
            prove(cx, &texts.further, greeting_name(name), &proof)
        }
        Letter::Recover { name, token, code, expires_at } => {
            let proof = Proof { link: Some(("/recover/confirm", token)), code, expires_at: *expires_at };
            prove(cx, &texts.recover, Some(one_line(name)), &proof)
        }
        Letter::RecoverSecond { name, code, expires_at } => {
            let proof = Proof { link: None, code, expires_at: *expires_at };
            prove(cx, &texts.recover_second, Some(one_line(name)), &proof)
        }
        Letter::AddressAlreadyKnown { name } => tried(cx, &texts.known, Some(one_line(name)), "/sign-in"),
        Letter::AddressWantedElsewhere { name } => {
            tried(cx, &texts.elsewhere, Some(one_line(name)), "/account/addresses")
        }
        Letter::RecoverUnknown => tried(cx, &texts.unknown, None, "/sign-up"),
        Letter::Notice { name, notice, device, at, not_me } => {
            notice::write(cx, name, notice, &notice::Happened { device, at: *at, not_me: not_me.as_deref() })
        }
        Letter::ExportReady { name, expires_at } => privacy::export_ready(cx, name, *expires_at),
        Letter::ErasureDone { name } => privacy::erasure_done(cx, name),
        Letter::ConsentEnds { name, purpose, ends_at, stop } => {
            privacy::consent_ends(cx, name, (purpose, *ends_at), stop)
        }
        Letter::RequestAnswered { name, request } => privacy::request_answered(cx, name, request),
        Letter::RequestExtended { name, request, due_at } => privacy::request_extended(cx, name, request, *due_at),
        Letter::RequestsDue { open, overdue } => privacy::requests_due(cx, *open, *overdue),
        Letter::Invitation { name, organisation, inviter, code, link, expires_at, what } => relations::invite(
            cx,
            name,
            &relations::Invites { organisation, inviter, code, link, expires_at: *expires_at, what: *what },
        ),
        Letter::HandOver { name, child, day, you_are } => relations::hand_over(cx, name, child, *day, *you_are),
        Letter::ChildNews { name, children, stop } => relations::child_news(cx, name, children, stop),
        Letter::ClaimDecided { name, child, approved } => relations::claim_decided(cx, name, child, *approved),
        Letter::AttestationDue { name, organisation, due_at } => {
            relations::attestation_due(cx, name, organisation, *due_at)
        }
        Letter::MemberSuspended { name, organisation } => relations::member_suspended(cx, name, organisation),
        Letter::AccountUnused { name, suspend_at, erase_at } => {
            relations::account_unused(cx, name, *suspend_at, *erase_at)
        }
        Letter::VouchAsked { name, who } => relations::vouch_asked(cx, name, who),
    }
}

/// What a letter proves by: a link with its token, and a code.
struct Proof<'a> {
    link: Option<(&'static str, &'a str)>,
    code: &'a str,
    expires_at: i64,
}

fn prove(cx: &MailContext, texts: &ProofMailTexts, name: Option<String>, proof: &Proof) -> Content {
    let brand = brand(cx);
    let button = texts.button.zip(proof.link);
    Content {
        subject: (texts.subject)(&brand),
        preheader: texts.preheader.to_owned(),
        heading: texts.heading.to_owned(),
        greeting: greet(cx, name),
        before: vec![(texts.intro)(&brand)],
        button: button.map(|(label, (path, token))| Button { label, url: link(cx, path, Some(token)) }),
        code: Some(Code { intro: texts.code, code: grouped(proof.code) }),
        after: vec![(texts.ends)(&moment(cx, proof.expires_at)), (texts.keep)(&brand), texts.not_you.to_owned()],
        why: (texts.why)(&brand),
        help: help(cx),
        stop: None,
    }
}

fn tried(cx: &MailContext, texts: &TriedMailTexts, name: Option<String>, path: &str) -> Content {
    let brand = brand(cx);
    Content {
        subject: (texts.subject)(&brand),
        preheader: texts.preheader.to_owned(),
        heading: texts.heading.to_owned(),
        greeting: greet(cx, name),
        before: vec![(texts.intro)(&brand), texts.was_you.to_owned()],
        button: Some(Button { label: texts.button, url: link(cx, path, None) }),
        code: None,
        after: vec![texts.not_you.to_owned()],
        why: (texts.why)(&brand),
        help: help(cx),
        stop: None,
    }
}

/// The operator's name, ready for a sentence.
pub(super) fn brand(cx: &MailContext) -> String {
    in_sentence(cx.language, &one_line(&cx.brand.name))
}

/// The first line.
pub(super) fn greet(cx: &MailContext, name: Option<String>) -> String {
    let name = name.filter(|name| !name.is_empty()).map(|name| in_sentence(cx.language, &name));
    (cx.texts.mail.greeting)(name.as_deref())
}

/// Where people get help, if the operator says so.
pub(super) fn help(cx: &MailContext) -> Option<String> {
    let support = cx.brand.support.as_deref().map(one_line)?;
    Some((cx.texts.mail.help)(&in_sentence(cx.language, &support)))
}

/// Date and time. A mail lies in mailboxes anywhere, so it says UTC.
pub(super) fn moment(cx: &MailContext, at: i64) -> String {
    dates::moment(cx.language, &Zone::UTC, at)
}

/// The address of a page, with the token that it asks for.
pub(super) fn link(cx: &MailContext, path: &str, token: Option<&str>) -> String {
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

/// Two groups of four or five characters. A hyphen keeps their order in right-to-left text too, where a space between
/// groups of digits would not (UAX #9 W4).
pub(super) fn grouped(code: &str) -> String {
    match (code.len(), code.split_at_checked(code.len() / 2)) {
        (8 | 10, Some((first, second))) => format!("{first}-{second}"),
        _ => code.to_owned(),
    }
}
