//! What a notice says: what happened to the account, when and where, and the one button that takes it back.

use portico_identity::letters::Notice;

use super::MailContext;
use super::content::{Button, Content, brand, greet, help, link, moment};
use super::typed::{in_sentence, one_line};
use crate::locale::NoticeTexts;

/// The circumstances of what happened.
pub(super) struct Happened<'a> {
    /// Browser and system; empty when it happened by itself.
    pub device: &'a str,
    /// Microseconds since 1970 UTC.
    pub at: i64,
    /// The token that takes it back.
    pub not_me: Option<&'a str>,
}

/// Writes a notice.
pub(super) fn write(cx: &MailContext, name: &str, notice: &Notice, happened: &Happened) -> Content {
    let shared = &cx.texts.mail.notices;
    let (texts, about) = words(cx, notice);
    let brand = brand(cx);
    let what = (texts.happened)(&about);
    let device = one_line(happened.device);
    let when = (shared.when)(&moment(cx, happened.at), &in_sentence(cx.language, &device));
    let when = (!device.is_empty()).then_some(when);
    let before = [Some(what.clone()), when, Some(texts.was_you.to_owned())];
    Content {
        subject: (texts.subject)(&brand),
        preheader: what,
        heading: texts.heading.to_owned(),
        greeting: greet(cx, Some(one_line(name))),
        before: before.into_iter().flatten().chain([texts.not_you.to_owned()]).collect(),
        button: Some(button(cx, notice, happened.not_me)),
        code: None,
        stop: None,
        after: Vec::new(),
        why: (shared.why)(&brand),
        help: help(cx),
    }
}

/// The words of a notice, and what it is about.
fn words(cx: &MailContext, notice: &Notice) -> (&'static NoticeTexts, String) {
    let texts = &cx.texts.mail.notices;
    match notice {
        Notice::PasskeyAdded { passkey } => (&texts.passkey_added, name_passkey(cx, passkey)),
        Notice::PasskeyRemoved { passkey } => (&texts.passkey_removed, name_passkey(cx, passkey)),
        Notice::PasskeyTrusted => (&texts.passkey_trusted, String::new()),
        Notice::AddressAdded { address } => (&texts.address_added, foreign(cx, address)),
        Notice::AddressRemoved { address } => (&texts.address_removed, foreign(cx, address)),
        Notice::PrimaryChanged { address } => (&texts.primary_changed, foreign(cx, address)),
        Notice::NewDevice => (&texts.new_device, String::new()),
        Notice::CodesMade => (&texts.codes_made, String::new()),
        Notice::RecoveryProved => (&texts.recovery_proved, String::new()),
        Notice::RecoveryStarted { ready_at } => (&texts.recovery_started, moment(cx, *ready_at)),
        Notice::RecoveryWaits { ready_at } => (&texts.recovery_waits, moment(cx, *ready_at)),
        Notice::RecoveryReady { until } => (&texts.recovery_ready, moment(cx, *until)),
        Notice::RecoveryStopped => (&texts.recovery_stopped, String::new()),
        Notice::Recovered { passkey } => (&texts.recovered, name_passkey(cx, passkey)),
        Notice::Frozen => (&texts.frozen, String::new()),
        Notice::Thawed => (&texts.thawed, String::new()),
        Notice::ExportAsked => (&texts.export_asked, String::new()),
        Notice::ErasureAsked { due_at } => (&texts.erasure_asked, moment(cx, *due_at)),
        Notice::ErasureStopped => (&texts.erasure_stopped, String::new()),
        Notice::Vouched { ready_at } => (&texts.vouched, moment(cx, *ready_at)),
    }
}

/// Takes it back where it can be taken back; otherwise leads to where the owner sees more.
fn button(cx: &MailContext, notice: &Notice, not_me: Option<&str>) -> Button {
    let texts = &cx.texts.mail.notices;
    let is_running = matches!(
        notice,
        Notice::RecoveryProved
            | Notice::RecoveryStarted { .. }
            | Notice::RecoveryWaits { .. }
            | Notice::RecoveryReady { .. }
            | Notice::Vouched { .. }
    );
    match not_me {
        Some(token) if is_running => Button { label: texts.stop, url: link(cx, "/not-me", Some(token)) },
        Some(token) => Button { label: texts.not_me, url: link(cx, "/not-me", Some(token)) },
        None if *notice == Notice::Frozen => Button { label: texts.sign_in, url: link(cx, "/sign-in", None) },
        None => Button { label: texts.activity, url: link(cx, "/account/activity", None) },
    }
}

fn name_passkey(cx: &MailContext, name: &str) -> String {
    let name = one_line(name);
    let name = (!name.is_empty()).then(|| in_sentence(cx.language, &name));
    (cx.texts.mail.notices.passkey)(name.as_deref())
}

fn foreign(cx: &MailContext, text: &str) -> String {
    in_sentence(cx.language, &one_line(text))
}
